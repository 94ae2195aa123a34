/** Only what differs is marked, in whole words and numbers. */
import { expect, test } from 'vitest'
import { differenceOf, fromDifference } from './difference.ts'

const marked = (text: string, ranges: readonly (readonly [number, number])[] | undefined): string =>
  (ranges ?? []).reduceRight((s, [from, to]) => `${s.slice(0, from)}[${s.slice(from, to)}]${s.slice(to)}`, text)

const shown = (a: string, b: string): readonly string[] | null => {
  const found = differenceOf(a, b)
  return found && [marked(a, found.a), marked(b, found.b)]
}

test('the group of a number that differs is marked as a whole', () => {
  expect(shown('138 0512 7740', '138 0512 7704')).toEqual(['138 0512 [7740]', '138 0512 [7704]'])
})

test('what one has more than the other is marked there alone', () => {
  expect(shown('苏州工业园区星湖街', '苏州工业园区星湖街 328 号')).toEqual([
    '苏州工业园区星湖街',
    '苏州工业园区星湖街[ 328 号]',
  ])
})

test('texts that share little are not marked, nor are equal or empty ones', () => {
  expect(differenceOf('招标', '商谈中')).toBeNull()
  expect(differenceOf('同', '同')).toBeNull()
  expect(differenceOf('', '有')).toBeNull()
})

test('a character of two halves is never cut', () => {
  expect(shown('好的😀再说吧', '好的😁再说吧')).toEqual(['好的[😀]再说吧', '好的[😁]再说吧'])
})

test('in a narrow place a text begins shortly before what differs', () => {
  const long = '苏州工业园区星湖街 328 号'
  const found = differenceOf(long, '苏州工业园区星湖街 382 号')
  expect(fromDifference(long, found?.a ?? [])).toBe('…街 328 号')
  expect(fromDifference('招标', [])).toBe('招标')
  expect(fromDifference('138 0512 7740', [[9, 13]])).toBe('138 0512 7740')
})
