import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, isoWeekday } from '../base/local-date.ts'
import { datesAfter, isRepeatRule, nextInSeries } from './recurrence.ts'
import { readRepeat, repeatEveries, repeatFrom, repeatRule, ruleAnchor, type RepeatEvery } from './repeat-rule.ts'

const anyDate = fc
  .integer({ min: dayNumber('1996-01-01'), max: dayNumber('2110-12-31') })
  .map((n) => addDays('1970-01-01', n))
const anyEvery = fc.constantFrom(...repeatEveries)

const lastDay = (date: string): number => Number(addDays(`${nextMonth(date)}-01`, -1).slice(8))
function nextMonth(date: string): string {
  const [y, m] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  return m === 12 ? `${y + 1}-01` : `${date.slice(0, 4)}-${String(m + 1).padStart(2, '0')}`
}
const day = (date: string): number => Number(date.slice(8))
const month = (date: string): number => Number(date.slice(5, 7))

/** Whether a date belongs to the series that began on `first`: the definition, day by day, without the library. */
const belongs: Readonly<Record<RepeatEvery, (first: string, date: string) => boolean>> = {
  day: () => true,
  weekday: (_, date) => isoWeekday(date) <= 5,
  week: (first, date) => isoWeekday(first) === isoWeekday(date),
  twoWeeks: (first, date) => (dayNumber(date) - dayNumber(first)) % 14 === 0,
  month: (first, date) => day(date) === Math.min(day(first), lastDay(date)),
  quarter: (first, date) => (month(date) - month(first)) % 3 === 0 && belongs.month(first, date),
  year: (first, date) => month(date) === month(first) && belongs.month(first, date),
}

function firstAfter(every: RepeatEvery, first: string, after: string): string {
  let date = addDays(after, 1)
  while (!belongs[every](first, date)) date = addDays(date, 1)
  return date
}

describe('the next of a series', () => {
  test('is the first day after it that belongs to the series', () => {
    fc.assert(
      fc.property(anyEvery, anyDate, (every, on) => {
        expect(nextInSeries(repeatRule(every, on), on, on)?.on).toBe(firstAfter(every, on, on))
      }),
      { numRuns: 400 },
    )
  })

  test('is never in the past: what was missed is not made up for', () => {
    fc.assert(
      fc.property(anyEvery, anyDate, fc.integer({ min: 0, max: 900 }), (every, on, late) => {
        const today = addDays(on, late)
        expect(nextInSeries(repeatRule(every, on), on, today)?.on).toBe(firstAfter(every, on, today))
      }),
      { numRuns: 200 },
    )
  })

  test('one that was put off within its week or month does not drag the series along', () => {
    expect(nextInSeries(repeatRule('week', '2026-11-23'), '2026-11-25', '2026-11-25')?.on).toBe('2026-11-30')
    expect(nextInSeries(repeatRule('twoWeeks', '2026-11-23'), '2026-11-25', '2026-11-25')?.on).toBe('2026-12-07')
    expect(nextInSeries(repeatRule('quarter', '2026-04-15'), '2026-05-02', '2026-05-02')?.on).toBe('2026-07-15')
  })

  test('a counted series has as many members as it says, whenever they are done', () => {
    fc.assert(
      fc.property(anyEvery, anyDate, fc.integer({ min: 1, max: 12 }), (every, first, times) => {
        let member: { on: string; rule: string } | null = { on: first, rule: repeatRule(every, first, { times }) }
        let count = 0
        while (member !== null) {
          count += 1
          member = nextInSeries(member.rule, member.on, member.on)
        }
        expect(count).toBe(times)
      }),
      { numRuns: 100 },
    )
  })

  test('missed members count', () => {
    const rule = repeatRule('day', '2026-11-20', { times: 5 })
    expect(nextInSeries(rule, '2026-11-20', '2026-11-22')).toEqual({ on: '2026-11-23', rule: 'FREQ=DAILY;COUNT=2' })
    expect(nextInSeries(rule, '2026-11-20', '2026-11-24')).toBeNull()
  })

  test('none is after the end date, and one on it is', () => {
    fc.assert(
      fc.property(anyEvery, anyDate, fc.integer({ min: 0, max: 400 }), (every, on, days) => {
        const until = addDays(on, days)
        const expected = firstAfter(every, on, on)
        const next = nextInSeries(repeatRule(every, on, { until }), on, on)
        expect(next?.on ?? null).toBe(expected <= until ? expected : null)
      }),
      { numRuns: 200 },
    )
  })

  test('the 31st is the last day of a short month and the 31st again after it', () => {
    expect(datesAfter(repeatRule('month', '2027-12-31'), '2027-12-31', 4)).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
      '2028-04-30',
    ])
    expect(datesAfter(repeatRule('year', '2028-02-29'), '2028-02-29', 4).at(0)).toBe('2029-02-28')
    expect(datesAfter(repeatRule('year', '2028-02-29'), '2028-02-29', 4).at(3)).toBe('2032-02-29')
  })
})

describe('rules read back', () => {
  test('every rule offered is read as what it was made from', () => {
    fc.assert(
      fc.property(
        anyEvery,
        anyDate,
        fc.option(anyDate),
        fc.integer({ min: 1, max: 999 }),
        (every, on, until, times) => {
          const end = until === null ? { times, until: null } : { until, times: null }
          expect(readRepeat(repeatRule(every, on, end))).toEqual({ every, ...end })
          expect(repeatFrom(repeatRule(every, on, end), on)).toBe(repeatRule(every, on, end))
        },
      ),
    )
  })

  test('a rule names its weekday, its day and its month', () => {
    expect(ruleAnchor(repeatRule('week', '2026-11-24'))).toEqual({ weekday: 2, day: null, month: null })
    expect(ruleAnchor(repeatRule('month', '2026-10-31'))).toEqual({ weekday: null, day: 31, month: null })
    expect(ruleAnchor(repeatRule('year', '2026-11-24'))).toEqual({ weekday: null, day: 24, month: 11 })
  })

  test('a series moved to another date goes on from there', () => {
    expect(repeatFrom(repeatRule('week', '2026-11-23', { times: 3 }), '2026-11-26')).toBe(
      'FREQ=WEEKLY;BYDAY=TH;COUNT=3',
    )
  })
})

describe('rules from elsewhere', () => {
  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=SECONDLY',
    'garbage',
    '',
    'FREQ=;=',
    'FREQ=DAILY;COUNT=x',
  ])('gives nothing for %j, and soon', (rule) => {
    const startedMs = performance.now()
    expect(nextInSeries(rule, '2026-11-24', '2026-11-24')).toBeNull()
    expect(isRepeatRule(rule, '2026-11-24')).toBe(false)
    expect(performance.now() - startedMs).toBeLessThan(1000)
  })

  test('the last Friday of a month', () => {
    expect(datesAfter('FREQ=MONTHLY;BYDAY=-1FR', '2026-11-01', 3)).toEqual(['2026-11-27', '2026-12-25', '2027-01-29'])
    expect(readRepeat('FREQ=MONTHLY;BYDAY=-1FR')?.every).toBe('other')
  })

  test('any text ends without a throw', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'FREQ=DAILY',
        'FREQ=WEEKLY',
        'FREQ=MONTHLY',
        'FREQ=YEARLY',
        'COUNT=3',
        'UNTIL=20301231',
        'WKST=SU',
      ),
      fc
        .constantFrom('BYMONTHDAY=', 'BYDAY=', 'BYSETPOS=', 'INTERVAL=', 'BYYEARDAY=', 'BYWEEKNO=', 'BYHOUR=')
        .chain((n) => fc.string({ maxLength: 5 }).map((v) => n + v)),
      fc.string({ maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), anyDate, (parts, on) => {
        const next = nextInSeries(parts.join(';'), on, on)
        expect(next === null || next.on > on).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
