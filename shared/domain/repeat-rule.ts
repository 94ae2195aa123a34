/**
 * Recurrence rules (the value of an RFC 5545 RRULE) as text: those offered, and what one that is kept says. The dates a
 * rule gives are found in `recurrence.ts`, which a page need not carry.
 *
 * The rules offered name their weekday, day of the month or months, so a member that was put off does not drag the rest of
 * its series along; a day a month lacks is its last day. COUNT is how many members there are from this one on.
 */
import { isDate, isoWeekday } from '../base/local-date.ts'

export const repeatEveries = ['day', 'weekday', 'week', 'twoWeeks', 'month', 'quarter', 'year'] as const
export type RepeatEvery = (typeof repeatEveries)[number]

/** How often, and until when: a date, a number of times from this one on, or (both null) with no end. */
export interface Repeat {
  /** `other`: a rule that is none of those offered. */
  readonly every: RepeatEvery | 'other'
  readonly until: string | null
  readonly times: number | null
}

export const mostTimes = 999
const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const workdays = 'MO,TU,WE,TH,FR'

const codeOf = (date: string): string => weekdayCodes[isoWeekday(date) - 1] ?? 'MO'
const dayOf = (date: string): number => Number(date.slice(8))
const monthOf = (date: string): number => Number(date.slice(5, 7))

/** The day of the month, or the last day of a month that lacks it. */
function monthDay(date: string): string {
  const day = dayOf(date)
  if (day <= 28) return `BYMONTHDAY=${day}`
  const days = [28, 29, 30, 31].filter((d) => d <= day)
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`
}

/** The month of a date and every third one from there: `2,5,8,11`. */
const quarterMonths = (date: string): string => {
  const first = ((monthOf(date) - 1) % 3) + 1
  return [first, first + 3, first + 6, first + 9].join(',')
}

const ruleOf: Readonly<Record<RepeatEvery, (on: string) => string>> = {
  day: () => 'FREQ=DAILY',
  weekday: () => `FREQ=WEEKLY;BYDAY=${workdays}`,
  week: (on) => `FREQ=WEEKLY;BYDAY=${codeOf(on)}`,
  twoWeeks: (on) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${codeOf(on)}`,
  month: (on) => `FREQ=MONTHLY;${monthDay(on)}`,
  quarter: (on) => `FREQ=MONTHLY;BYMONTH=${quarterMonths(on)};${monthDay(on)}`,
  year: (on) => `FREQ=YEARLY;BYMONTH=${monthOf(on)};${monthDay(on)}`,
}

/** The rule of a series that has a member on this date. */
export function repeatRule(every: RepeatEvery, on: string, end: Partial<Pick<Repeat, 'until' | 'times'>> = {}): string {
  const own = ruleOf[every](on)
  if (end.until) return `${own};UNTIL=${end.until.replaceAll('-', '')}`
  return end.times ? `${own};COUNT=${Math.min(mostTimes, end.times)}` : own
}

export type RuleParts = ReadonlyMap<string, string>

/** The parts of a rule of days, weeks, months or years; null when it is none. */
export function ruleParts(rule: string): RuleParts | null {
  const pairs = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .map((part) => part.split('='))
  if (pairs.some((pair) => pair.length !== 2 || pair[0] === '' || pair[1] === '')) return null
  const parts = new Map(pairs.map(([name, value]) => [name ?? '', value ?? '']))
  const isRule =
    /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(parts.get('FREQ') ?? '') &&
    /^[1-9]\d{0,5}$/.test(parts.get('COUNT') ?? '1') &&
    /^\d{8}(?:T\d{6}Z?)?$/.test(parts.get('UNTIL') ?? '20000101')
  return isRule ? parts : null
}

export function untilOf(parts: RuleParts): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '')
  const date = found ? `${found[1]}-${found[2]}-${found[3]}` : ''
  return isDate(date) ? date : null
}

export const countOf = (parts: RuleParts): number | null => (parts.has('COUNT') ? Number(parts.get('COUNT')) : null)

/** What each offered rule consists of, its end aside: the day numbers may differ. */
const shapes: readonly (readonly [RepeatEvery, RegExp])[] = [
  ['day', /^FREQ=DAILY$/],
  ['weekday', /^BYDAY=MO,TU,WE,TH,FR;FREQ=(?:WEEKLY|DAILY)$/],
  ['week', /^BYDAY=..;FREQ=WEEKLY$/],
  ['twoWeeks', /^BYDAY=..;FREQ=WEEKLY;INTERVAL=2$/],
  ['month', /^BYMONTHDAY=(?:[\d]+|28[\d,]+;BYSETPOS=-1);FREQ=MONTHLY$/],
  ['quarter', /^BYMONTH=\d+,\d+,\d+,\d+;BYMONTHDAY=(?:\d+|28[\d,]+;BYSETPOS=-1);FREQ=MONTHLY$/],
  ['year', /^BYMONTH=\d+;BYMONTHDAY=(?:\d+|28[\d,]+;BYSETPOS=-1);FREQ=YEARLY$/],
]

const ends: ReadonlySet<string> = new Set(['COUNT', 'UNTIL', 'WKST'])

/** How a rule repeats, in the terms in which it is offered; null for a text that is no rule. */
export function readRepeat(rule: string): Repeat | null {
  const parts = ruleParts(rule)
  if (parts === null) return null
  const own = [...parts].filter(([name, value]) => !ends.has(name) && !(name === 'INTERVAL' && value === '1'))
  const shape = own
    .map((pair) => pair.join('='))
    .toSorted()
    .join(';')
  const every = shapes.find(([, pattern]) => pattern.test(shape))?.[0] ?? 'other'
  return { every, until: untilOf(parts), times: countOf(parts) }
}

/** What a rule names: ISO weekday, day of the month (31 for the last one) and month; null where it names none, or several. */
export interface RuleAnchor {
  readonly weekday: number | null
  readonly day: number | null
  readonly month: number | null
}

export function ruleAnchor(rule: string): RuleAnchor {
  const parts = ruleParts(rule)
  const weekday = weekdayCodes.indexOf((parts?.get('BYDAY') ?? '') as 'MO') + 1
  const day = Number(parts?.get('BYMONTHDAY')?.split(',').at(-1) ?? 0)
  const month = Number(parts?.get('BYMONTH') ?? 0)
  return { weekday: weekday || null, day: day || null, month: month || null }
}

/** The same repetition for a member on another date: a series that is moved keeps its rhythm from there. */
export function repeatFrom(rule: string, on: string): string {
  const repeat = readRepeat(rule)
  return repeat === null || repeat.every === 'other' ? rule : repeatRule(repeat.every, on, repeat)
}
