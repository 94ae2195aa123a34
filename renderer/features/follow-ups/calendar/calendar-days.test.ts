import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { addDays, isoWeekday } from '../../../../shared/base/local-date.ts'
import { isWithin, itemsByDay, nextStop, rangeOf, turned } from './calendar-days.ts'

const item = (id: string, on: string): CalendarItem => ({
  of: 'followUp',
  id,
  on,
  subject: id,
  accountId: null,
  accountName: null,
  time: null,
  zone: null,
  isPlanned: true,
  repeats: false,
})
const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1970-01-01', n))

describe('the days shown', () => {
  test('whole weeks from Monday that hold the month', () => {
    expect(rangeOf('month', '2026-11-23')).toEqual({ from: '2026-10-26', days: 42 })
    expect(rangeOf('month', '2027-02-10')).toEqual({ from: '2027-02-01', days: 28 })
    expect(rangeOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', days: 7 })
  })

  test('any date lies in its own range, which begins on a Monday', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('week' as const, 'month' as const), (date, span) => {
        const range = rangeOf(span, date)
        expect([isoWeekday(range.from), range.days % 7, isWithin(range, date)]).toEqual([1, 0, true])
        const there = turned(span, date, 1)
        expect(there > date && isWithin(rangeOf(span, turned(span, there, -1)), date)).toBe(true)
      }),
    )
  })
})

describe('the way of the keyboard', () => {
  const days = itemsByDay([item('a', '2026-11-23'), item('b', '2026-11-23'), item('c', '2026-11-24')])
  test('through a day, then a week on', () => {
    const a = { on: '2026-11-23', key: 'followUp-a' }
    const b = { on: '2026-11-23', key: 'followUp-b' }
    expect(nextStop({ on: '2026-11-23', key: null }, 'down', days, 9)).toEqual(a)
    expect(nextStop(a, 'down', days, 9)).toEqual(b)
    expect(nextStop(b, 'down', days, 9)).toEqual({ on: '2026-11-30', key: null })
    expect(nextStop(b, 'up', days, 9)).toEqual(a)
    expect(nextStop(a, 'up', days, 9)).toEqual({ on: '2026-11-16', key: null })
    expect(nextStop({ on: '2026-11-30', key: null }, 'up', days, 9)).toEqual(b)
  })
  test('to the first of the day beside', () => {
    expect(nextStop({ on: '2026-11-23', key: 'followUp-b' }, 'right', days, 9)).toEqual({
      on: '2026-11-24',
      key: 'followUp-c',
    })
    expect(nextStop({ on: '2026-11-23', key: null }, 'left', days, 9)).toEqual({ on: '2026-11-22', key: null })
  })
  test('no further than what is shown', () => {
    expect(nextStop({ on: '2026-11-23', key: 'followUp-a' }, 'down', days, 1)).toEqual({ on: '2026-11-30', key: null })
  })
})
