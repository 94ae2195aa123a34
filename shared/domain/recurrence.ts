/**
 * Series: the dates a recurrence rule gives. Dates are calendar dates and the time of day stays a wall clock beside them, so
 * no change of the clocks moves a member of a series. A rule from elsewhere may be anything: it never throws here and
 * never runs without end.
 */
import { RRuleTemporal } from 'rrule-temporal'
import { dayNumber } from '../base/local-date.ts'
import { countOf, readRepeat, ruleParts, untilOf, type RuleParts } from './repeat-rule.ts'

/** Steps after which a rule counts as one that gives no date: 21 years of every second day. */
const mostSteps = 4_000

const textOf = (parts: RuleParts, without: readonly string[]): string =>
  [...parts]
    .filter(([name]) => !without.includes(name))
    .map((pair) => pair.join('='))
    .join(';')

/** Whether the rule gives the same dates from whichever day one starts to count. */
const isPinned = (parts: RuleParts): boolean =>
  (parts.get('INTERVAL') ?? '1') === '1' &&
  (parts.get('FREQ') === 'DAILY' || parts.has('BYDAY') || parts.has('BYMONTHDAY')) &&
  (parts.get('FREQ') !== 'YEARLY' || parts.has('BYMONTH'))

/** The dates after `on`, one by one, until `take` has had enough; how many there were at most is capped. */
function eachAfter(parts: RuleParts, on: string, take: (date: string) => boolean): void {
  const start = `DTSTART;TZID=UTC:${on.replaceAll('-', '')}T000000`
  const rule = new RRuleTemporal({
    rruleString: `${start}\nRRULE:${textOf(parts, ['COUNT', 'UNTIL'])}`,
    maxIterations: mostSteps,
    maxCandidateEvaluations: 40 * mostSteps,
  })
  const until = untilOf(parts)
  rule.all((found, index) => {
    const date = found.toString().slice(0, 10)
    if (date <= on) return true
    if ((until !== null && date > until) || index > mostSteps) return false
    return take(date)
  })
}

/** A rule that gives no date, or too many steps, ends its series. */
function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // the library refuses what is no rule, and rules that never give a date
  }
}

export interface NextInSeries {
  readonly on: string
  /** The rule the next member carries: one time fewer where it is counted. */
  readonly rule: string
}

/**
 * The member after the one on `on`, never on or before `today`: what was missed is not made up for, though it counts.
 * Null when the series has ended or the rule is none.
 */
export function nextInSeries(rule: string, on: string, today: string): NextInSeries | null {
  const parts = ruleParts(rule)
  if (parts === null) return null
  const times = countOf(parts)
  const after = on > today ? on : today
  // nothing between the two needs counting
  const from = times === null && isPinned(parts) ? after : on
  let left = times ?? Number.POSITIVE_INFINITY
  let found: string | null = null
  attempt(() =>
    eachAfter(parts, from, (date) => {
      left -= 1
      if (left < 1) return false
      if (date > after) found = date
      return found === null
    }),
  )
  if (found === null) return null
  return { on: found, rule: times === null ? rule : `${textOf(parts, ['COUNT'])};COUNT=${left}` }
}

/** The next dates after `on`, `limit` of them at most: to show what a rule means. */
export function datesAfter(rule: string, on: string, limit: number): readonly string[] {
  const dates: string[] = []
  const parts = ruleParts(rule)
  if (parts === null || limit < 1) return dates
  const most = Math.min(limit, (countOf(parts) ?? Number.POSITIVE_INFINITY) - 1)
  if (most < 1) return dates
  attempt(() =>
    eachAfter(parts, on, (date) => {
      dates.push(date)
      return dates.length < most
    }),
  )
  return dates
}

/** Whether the text is a rule that gives at least one date after this one, or ends with it. */
export const isRepeatRule = (rule: string, on: string): boolean => {
  const repeat = readRepeat(rule)
  if (repeat === null || !Number.isFinite(dayNumber(on))) return false
  return repeat.times === 1 || (repeat.until !== null && repeat.until <= on) || datesAfter(rule, on, 1).length > 0
}
