import { expect, test } from 'vitest'
import { piecesOf } from './marked.tsx'

const shown = (text: string, ranges: readonly (readonly [number, number])[]): string =>
  piecesOf(text, ranges)
    .map((p) => (p.isMarked ? `[${p.text}]` : p.text))
    .join('')

test('marks the ranges and nothing else', () => {
  expect(shown('苏州恒润精密', [[2, 4]])).toBe('苏州[恒润]精密')
  expect(
    shown('abcd', [
      [0, 1],
      [3, 4],
    ]),
  ).toBe('[a]bc[d]')
  expect(shown('恒润', [])).toBe('恒润')
})

test('ranges that do not fit are left out and no letter is lost', () => {
  const wrong = [
    [2, 9],
    [3, 3],
    [1, 2],
    [0, 1],
  ] as const
  expect(
    piecesOf('abcd', wrong)
      .map((p) => p.text)
      .join(''),
  ).toBe('abcd')
  expect(shown('abcd', wrong)).toBe('a[b]cd')
})
