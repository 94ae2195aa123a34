import { expect, test } from 'vitest'
import { capitalAmount, quoteNumber } from './quote-paper.ts'

test('an amount in yuan is written out in capital numerals, another currency is not', () => {
  expect(capitalAmount(12_800_000, 'CNY')).toBe('壹拾贰万捌仟元整')
  expect(capitalAmount(1_000_101, 'CNY')).toBe('壹万零壹元零壹分')
  expect(capitalAmount(1_782_000, 'CNY')).toBe('壹万柒仟捌佰贰拾元整')
  expect(capitalAmount(0, 'CNY')).toBe('零元整')
  expect(capitalAmount(100, 'USD')).toBeNull()
})

test('a number can be said on the telephone', () => {
  expect(quoteNumber({ id: '0190a000-0000-7000-8000-0000000abcde' }, '2026-11-29')).toBe('20261129-BCDE')
})
