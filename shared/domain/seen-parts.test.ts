import { expect, test } from 'vitest'
import { seenPercent } from './course.ts'
import { allParts, partsSeen, withRange, type SeenRange } from './seen-parts.ts'

const joined = (...ranges: SeenRange[]): readonly SeenRange[] =>
  ranges.reduce<readonly SeenRange[]>((all, range) => withRange(all, range), [])

test('ranges that meet are one, others stay apart and in order', () => {
  expect(joined([10, 20], [0, 5], [20, 30], [3, 6])).toEqual([
    [0, 6],
    [10, 30],
  ])
  expect(joined([5, 5], [9, 2])).toEqual([])
  expect(joined([0, 10], [2, 3])).toEqual([[0, 10]])
})

test('a part counts when most of it was seen: jumping to the end shows nothing of the middle', () => {
  expect(partsSeen([[0, 100]], 100)).toEqual(allParts)
  expect(partsSeen([[95, 100]], 100)).toEqual(['19'])
  expect(partsSeen([[0, 3]], 100)).toEqual([])
  expect(partsSeen([[0, 4]], 100)).toEqual(['0'])
  expect(partsSeen([[0, 1]], 0)).toEqual([])
})

test('a paper of fewer pages than parts: each page shows its share', () => {
  expect(partsSeen([[0, 1]], 2)).toEqual(allParts.slice(0, 10))
  expect(partsSeen([[0, 3]], 3)).toEqual(allParts)
})

test('the share is of all that any row knows; credits may be left out', () => {
  expect(seenPercent(['0', '1', '1', '10'])).toBe(15)
  expect(seenPercent(allParts.slice(0, 17))).toBe(85)
  expect(seenPercent(allParts.slice(2))).toBe(100)
  expect(seenPercent(['20', '-1', 'x', '007'])).toBe(0)
})
