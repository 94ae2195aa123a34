/**
 * Dates as people and programs write them: ISO, 2026/3/5, 5.3.2026, 03/05/2026, 2026年3月5日 下午3:04, 5 Mar 2026, Excel's
 * day numbers. Which of day and month comes first in 03/05/2026 cannot be seen from one value: `detectDateOrder` looks at
 * a whole column.
 */
import { instantOf, isDate } from '../../base/local-date.ts'

export type DateOrder = 'dmy' | 'mdy'

export interface WrittenDate {
  /** YYYY-MM-DD, a date that exists. */
  readonly date: string
  /** `HH:mm:ss.SSS`, or null when only a date was written. */
  readonly time: string | null
  /** Minutes east of UTC when the text said so. */
  readonly offsetMin: number | null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = String.raw`(?:[T ,]*(?<half>上午|下午|凌晨|早上|中午|晚上)? ?(?<h>\d{1,2})[:时点](?<mi>\d{1,2})?[:分]?(?:(?<s>\d{1,2})秒?(?:[.,](?<ms>\d{1,9}))?)? ?(?<ampm>[ap]\.?m\.?)?)?`
const offset = String.raw` ?(?<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?`
const weekday = String.raw`(?: ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|,? ?\(?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?)?`
const shape = (day: string): RegExp => new RegExp(`^${day}${weekday}${clock}${offset}$`, 'i')

const yearFirst = shape(String.raw`(?<y>\d{4}) ?[-/.年] ?(?<m>\d{1,2})(?: ?[-/.月] ?(?<d>\d{1,2}))? ?[日号月]?`)
const compact = shape(String.raw`(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})`)
/** 20260305143000 or 202603051430, as many databases write a moment. */
const digitsOnly = /^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})(?<h>\d{2})(?<mi>\d{2})(?<s>\d{2})?$/
const yearLast = shape(String.raw`(?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})`)
const dayMonthName = shape(
  String.raw`(?:[a-z]{3,9}, ?)?(?<d>\d{1,2})[- .]{1,2}(?<name>[a-z]{3,9})[- .,]{1,2}(?<y>\d{4}|\d{2})`,
)
const monthNameDay = shape(
  String.raw`(?:[a-z]{3,9}, ?)?(?<name>[a-z]{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})`,
)
const serial = /^\d{5}(?:\.\d+)?$/

/** What a text says, or null when it is no date. `order` decides between day and month where both are possible. */
export function parseDate(text: string, order: DateOrder = 'mdy'): WrittenDate | null {
  const clean = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  if (clean === '' || clean.length > 60) return null
  if (serial.test(clean)) return fromSerial(Number(clean))
  for (const form of [yearFirst, compact, digitsOnly, yearLast, dayMonthName, monthNameDay]) {
    const groups = form.exec(clean)?.groups
    const found = groups && fromGroups(groups, order)
    if (found) return found
  }
  return null
}

type Groups = Readonly<Record<string, string | undefined>>

function fromGroups(g: Groups, order: DateOrder): WrittenDate | null {
  const { day, month } = dayAndMonth(g, order)
  const date = `${fullYear(g['y'] ?? '')}-${two(month)}-${two(day)}`
  const time = timeOf(g)
  if (!isDate(date) || time === undefined) return null
  return { date, time, offsetMin: time === null ? null : offsetOf(g['zone']) }
}

function dayAndMonth(g: Groups, order: DateOrder): { readonly day: number; readonly month: number } {
  if (g['name'] !== undefined)
    return { day: Number(g['d']), month: months.indexOf(g['name'].slice(0, 3).toLowerCase()) + 1 }
  if (g['a'] === undefined) return { day: Number(g['d'] ?? 1), month: Number(g['m']) }
  const [first, second] = [Number(g['a']), Number(g['b'])]
  // With dots the day comes first everywhere; otherwise the order of the column, unless this value rules it out.
  const isDayFirst = g['sep'] === '.' || first > 12 || (order === 'dmy' && second <= 12)
  return isDayFirst ? { day: first, month: second } : { day: second, month: first }
}

/** Two-digit years: 70-99 are of the last century. */
const fullYear = (year: string): string => (year.length === 2 ? `${Number(year) >= 70 ? '19' : '20'}${year}` : year)
const two = (n: number): string => String(n).padStart(2, '0')

/** The time of day; null when none was written, undefined when it does not exist. */
function timeOf(g: Groups): string | null | undefined {
  if (g['h'] === undefined) return null
  const isAfternoon = /^p/i.test(g['ampm'] ?? '') || ['下午', '晚上'].includes(g['half'] ?? '')
  const isMorning = /^a/i.test(g['ampm'] ?? '') || ['上午', '凌晨', '早上'].includes(g['half'] ?? '')
  let hours = Number(g['h'])
  if (isAfternoon && hours < 12) hours += 12
  if (isMorning && hours === 12) hours = 0
  const [minutes, seconds] = [Number(g['mi'] ?? 0), Number(g['s'] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${(g['ms'] ?? '').slice(0, 3).padEnd(3, '0')}`
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0
}

/** Excel counts days from 1899-12-30; 20000 to 80000 are the years 1954 to 2119. */
function fromSerial(days: number): WrittenDate | null {
  if (days < 20_000 || days >= 80_000) return null
  const iso = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString()
  return { date: iso.slice(0, 10), time: Number.isInteger(days) ? null : iso.slice(11, 23), offsetMin: null }
}

/** The instant a written date means in a zone, in ms; a date alone is its first moment. */
export function instantOfWritten(written: WrittenDate, zone: string): number {
  const time = written.time ?? '00:00:00.000'
  if (written.offsetMin !== null) return Date.parse(`${written.date}T${time}Z`) - written.offsetMin * 60_000
  return (
    startOfHour(written.date, time.slice(0, 2), zone) +
    Number(time.slice(3, 5)) * 60_000 +
    Math.round(Number(time.slice(6)) * 1000)
  )
}

const hours = new Map<string, number>()
const hoursKept = 10_000

/** Asking for the offset of a zone is slow, and files name the same hours again and again. */
function startOfHour(date: string, hour: string, zone: string): number {
  const key = `${date} ${hour} ${zone}`
  let atMs = hours.get(key)
  if (atMs === undefined) {
    atMs = instantOf(date, `${hour}:00`, zone)
    if (hours.size >= hoursKept) hours.clear()
    hours.set(key, atMs)
  }
  return atMs
}

/** The order of day and month that the values of a column allow; null when none decides, or they contradict each other. */
export function detectDateOrder(values: Iterable<string>): DateOrder | null {
  let isDmy = false
  let isMdy = false
  for (const value of values) {
    const found = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(value)
    if (!found) continue
    if (Number(found[1]) > 12) isDmy = true
    else if (Number(found[2]) > 12) isMdy = true
  }
  return isDmy === isMdy ? null : isDmy ? 'dmy' : 'mdy'
}

/** Whether a column holds a value whose day and month could be either: then the user is asked. */
export function hasAmbiguousDate(values: Iterable<string>): boolean {
  for (const value of values) {
    const found = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2,4}/.exec(value)
    if (found && Number(found[1]) <= 12 && Number(found[2]) <= 12 && found[1] !== found[2]) return true
  }
  return false
}
