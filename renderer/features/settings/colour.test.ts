/** A colour is taken as people write it, and one too pale for white paper is told. */
import { expect, test } from 'vitest'
import { hexOf, isFaint } from './colour.ts'

test.each([
  ['ff0000', '#ff0000'],
  ['#1C678F', '#1c678f'],
  ['＃１ｃ６７８ｆ', '#1c678f'],
  ['fa0', '#ffaa00'],
  ['ff00', null],
  ['red', null],
])('%s is %s', (typed, hex) => expect(hexOf(typed)).toBe(hex))

test.each([
  ['#ffff00', true],
  ['#1c678f', false],
  ['#949494', false],
  ['#969696', true],
])('%s on white is faint: %s', (hex, is) => expect(isFaint(hex)).toBe(is))
