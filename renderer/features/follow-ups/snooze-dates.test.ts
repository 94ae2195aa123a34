import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../shared/base/local-date.ts'
import { isWorkingDay } from '../../../shared/domain/working-calendar.ts'
import { snoozeDates } from './snooze-dates.ts'

const zone = 'Asia/Shanghai'

test('a Wednesday offers tomorrow, the Monday after, a week, two weeks and the next month', () => {
  expect(snoozeDates('2026-11-25', zone).map((d) => [d.name, d.on])).toEqual([
    ['tomorrow', '2026-11-26'],
    ['days3', '2026-11-30'],
    ['month', '2026-12-01'],
    ['week', '2026-12-02'],
    ['weeks2', '2026-12-09'],
  ])
})

test('after a Friday the next working day is Monday', () => {
  expect(snoozeDates('2026-11-27', zone)[0]).toEqual({ name: 'tomorrow', on: '2026-11-30' })
})

test('before a week off it is the day after it, once', () => {
  expect(snoozeDates('2026-09-30', zone).map((d) => [d.name, d.on])).toEqual([
    ['tomorrow', '2026-10-08'],
    ['weeks2', '2026-10-14'],
  ])
})

test('a Saturday that is worked instead counts', () => {
  expect(snoozeDates('2026-10-09', zone)[0]).toEqual({ name: 'tomorrow', on: '2026-10-10' })
})

test.each(['Asia/Shanghai', 'Europe/Berlin'])(
  'always later than today, in order, each once, never on a day off: %s',
  (of) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const today = addDays('1970-01-01', n)
        const dates = snoozeDates(today, of).map((d) => d.on)
        expect(dates).toEqual([...new Set(dates)].toSorted())
        expect(dates.every((on) => on > today && isWorkingDay(on, of))).toBe(true)
        expect(dates.length).toBeGreaterThanOrEqual(2)
      }),
    )
  },
)
