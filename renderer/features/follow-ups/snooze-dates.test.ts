import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isoWeekday } from '../../../shared/base/local-date.ts'
import { snoozeDates } from './snooze-dates.ts'

test('a Wednesday offers tomorrow, the Monday after, a week, two weeks and the next month', () => {
  expect(snoozeDates('2026-11-25').map((d) => [d.name, d.on])).toEqual([
    ['tomorrow', '2026-11-26'],
    ['days3', '2026-11-30'],
    ['month', '2026-12-01'],
    ['week', '2026-12-02'],
    ['weeks2', '2026-12-09'],
  ])
})

test('after a Friday the next working day is Monday', () => {
  expect(snoozeDates('2026-11-27')[0]).toEqual({ name: 'tomorrow', on: '2026-11-30' })
})

test('always later than today, in order, each once, never on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
      const today = addDays('1970-01-01', n)
      const dates = snoozeDates(today).map((d) => d.on)
      expect(dates).toEqual([...new Set(dates)].toSorted())
      expect(dates.every((on) => on > today && isoWeekday(on) < 6)).toBe(true)
      expect(dates.length).toBeGreaterThanOrEqual(3)
    }),
  )
})
