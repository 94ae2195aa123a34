import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  firstInstantMs,
  instantOf,
  isDate,
  isoWeekday,
  lastInstantMs,
  wallClock,
} from './local-date.ts'

test('only dates that exist are dates', () => {
  expect(['2026-02-28', '2028-02-29', '0001-01-01'].map(isDate)).toEqual([true, true, true])
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '2026-04-31', '', '2026-01-01T00:00'].map(isDate)).toEqual(
    Array<boolean>(6).fill(false),
  )
})

test('weekdays', () => {
  expect(['2026-11-23', '2026-11-29', '1969-12-31', '2024-02-29'].map(isoWeekday)).toEqual([1, 7, 3, 4])
})

test('adding and counting days agree', () => {
  const day = fc.integer({ min: -200_000, max: 200_000 })
  fc.assert(
    fc.property(day, day, (a, b) => {
      const from = addDays('2000-01-01', a)
      expect(daysBetween(from, addDays(from, b))).toBe(b)
    }),
  )
})

test('the ends of the calendar stay in it', () => {
  expect([addDays('9999-12-31', 7), addDays('0000-01-01', -1)]).toEqual(['9999-12-31', '0000-01-01'])
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/St_Johns', 'Pacific/Kiritimati'])
    for (const date of ['9999-12-31', '0000-01-01', '0001-01-01'])
      for (const time of ['00:00', '23:59'])
        expect(instantOf(date, time, zone) >= firstInstantMs && instantOf(date, time, zone) <= lastInstantMs).toBe(true)
})

describe('instants of wall clocks', () => {
  test('in China', () => {
    expect(instantOf('2026-11-23', '14:00', 'Asia/Shanghai')).toBe(Date.UTC(2026, 10, 23, 6))
  })
  test('in the hour a clock change skips: the instant after the gap', () => {
    const skipped = instantOf('2026-03-08', '02:30', 'America/New_York')
    expect(wallClock(skipped, 'America/New_York')).toEqual({ date: '2026-03-08', time: '03:30' })
  })
  test('in the hour it repeats: the first one', () => {
    expect(instantOf('2026-11-01', '01:30', 'America/New_York')).toBe(Date.UTC(2026, 10, 1, 5, 30))
  })
  test('every other wall clock comes back as it was', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
    )
    const minute = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    fc.assert(
      fc.property(minute, zones, (m, zone) => {
        const wall = wallClock(m * 60_000, zone)
        expect(wallClock(instantOf(wall.date, wall.time, zone), zone)).toEqual(wall)
      }),
    )
  })
})
