import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'

test('rows a second and seconds left', () => {
  expect(paceOf(4_000, 10_000, 2_000)).toEqual({ perSecond: 2_000, leftSeconds: 3 })
  expect(paceOf(4_000, null, 2_000)).toEqual({ perSecond: 2_000, leftSeconds: null })
})

test('says nothing too early and never promises no time at all', () => {
  expect(paceOf(10, 100, 100)).toBeNull()
  expect(paceOf(0, 100, 5_000)).toBeNull()
  expect(paceOf(100, 100, 1_000)).toEqual({ perSecond: 100, leftSeconds: 1 })
})
