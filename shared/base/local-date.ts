/**
 * Calendar dates as the strings `YYYY-MM-DD` and wall-clock times as `HH:mm`, in a named zone.
 * A date is never an instant: "the 3rd of March" stays the 3rd wherever the laptop is opened.
 */
export const datePattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    found = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts, hourCycle: 'h23' })
    formatters.set(zone, found)
  }
  return found
}

/** Whether the runtime knows this IANA zone name. */
export function isZone(zone: string): boolean {
  try {
    formatterFor(zone)
    return true
  } catch {
    return false
  }
}

/** The wall clock of an instant (ms, UTC) in a zone, as date and time. */
export function wallClock(atMs: number, zone: string): { readonly date: string; readonly time: string } {
  const part = new Map(
    formatterFor(zone)
      .formatToParts(atMs)
      .map((p) => [p.type, p.value]),
  )
  const year = (part.get('year') ?? '').padStart(4, '0')
  return { date: `${year}-${part.get('month')}-${part.get('day')}`, time: `${part.get('hour')}:${part.get('minute')}` }
}

/** The calendar date of an instant (ms, UTC) in a zone. */
export const dateIn = (atMs: number, zone: string): string => wallClock(atMs, zone).date

/** Days since 1970-01-01 of a calendar date. */
export const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)

const firstDay = dayNumber('0000-01-01')
const lastDay = dayNumber('9999-12-31')

/** The date `days` after (or, if negative, before) the one given; never beyond the years 0000 to 9999. */
export function addDays(date: string, days: number): string {
  const day = Math.min(lastDay, Math.max(firstDay, dayNumber(date) + days))
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** ISO weekday of a date: 1 Monday to 7 Sunday. */
export const isoWeekday = (date: string): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** Whether the string is a date that exists (2026-02-30 does not). */
export const isDate = (text: string): boolean =>
  datePattern.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text

/** The first and the last instant a record can hold: the years 1 to 9999 in UTC. */
export const [firstInstantMs, lastInstantMs] = [-62_135_596_800_000, 253_402_300_799_999]

/** The evening of 9999-12-31 is in the year 10000 further east, which a date string writes with a sign. */
const utcOf = (date: string, time: string): number => Date.parse(`${date.length > 10 ? '+0' : ''}${date}T${time}:00Z`)

/**
 * The instant (ms, UTC) at which the wall clock of a zone shows this date and time. In the hour a clock change skips
 * it is the instant just after the gap; in the hour it repeats, the first of the two.
 */
export function instantOf(date: string, time: string, zone: string): number {
  const asUtc = utcOf(date, time)
  const offsetAt = (atMs: number): number => {
    const wall = wallClock(atMs, zone)
    return utcOf(wall.date, wall.time) - Math.floor(atMs / 60_000) * 60_000
  }
  const candidates = [asUtc - offsetAt(asUtc - 86_400_000), asUtc - offsetAt(asUtc + 86_400_000)].sort((a, b) => a - b)
  const exact = candidates.find((at) => at + offsetAt(at) === asUtc)
  return Math.min(lastInstantMs, Math.max(firstInstantMs, exact ?? candidates[1] ?? asUtc))
}
