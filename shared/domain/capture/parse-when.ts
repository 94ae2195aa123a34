/**
 * When something is to happen, from a line of Chinese or English: `下周三下午3点`, `next Wed 3pm`. chrono reads what is written
 * as a date and all English; what Chinese speech says otherwise, and what chrono reads amiss, is read before it.
 */
import { parse as parseEnglish } from 'chrono-node/en'
import { parse as parseChinese } from 'chrono-node/zh/hans'
import { addDays, isDate, isoWeekday } from '../../base/local-date.ts'
import { clockOf, pad, type FoundDate, type FoundWhen, type Now, type Span } from './when.ts'
import { findZhDate } from './zh-dates.ts'
import { findZhTime } from './zh-times.ts'

type Parsed = ReturnType<typeof parseEnglish>[number]

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** Spaces in the place of what was read, so that the places of the rest stay. */
const blank = (text: string, [start, end]: Span): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)

/** chrono lives in instants: it is told that now is the wall clock, in UTC. */
const reference = ({ today, time }: Now) => ({ instant: new Date(`${today}T${time}:00Z`), timezone: 0 })

function dateOf({ start }: Parsed): string | null {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  const date = `${String(year).padStart(4, '0')}-${pad(month ?? 0)}-${pad(day ?? 0)}`
  return isDate(date) ? date : null
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** What chrono reads amiss in English: `next Friday` is that of next week, `next week` its Monday. */
function findEnglishDate(text: string, today: string): FoundDate | null {
  const after = /\bday after tomorrow\b/i.exec(text)
  if (after) return { on: addDays(today, 2), span: [after.index, after.index + after[0].length] }
  const monday = addDays(today, 8 - isoWeekday(today))
  const next = /\bnext (?:week(?: on)? )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/i.exec(text)
  const day = weekdays.indexOf((next?.[1] ?? '').toLowerCase())
  if (next && day !== -1) return { on: addDays(monday, day), span: [next.index, next.index + next[0].length] }
  const week = /\bnext week\b/i.exec(text)
  return week ? { on: monday, span: [week.index, week.index + week[0].length] } : null
}

function timeOf({ start }: Parsed): string | null {
  if (!start.isCertain('hour')) return null
  const hour = start.get('hour') ?? 0
  // "at 3" of a working day is the afternoon
  const isBare = !start.isCertain('meridiem') && hour >= 1 && hour <= 6
  return clockOf(isBare ? hour + 12 : hour, start.get('minute') ?? 0)
}

const isWord = (parsed: Parsed): boolean => /[\p{L}\p{N}]{2}/u.test(parsed.text)
const spanOf = (parsed: Parsed): Span => [parsed.index, parsed.index + parsed.text.length]

function chronoWhen(text: string, now: Now, isZh: boolean): FoundWhen | null {
  const parse = isZh ? parseChinese : parseEnglish
  const found = parse(text, reference(now), { forwardDate: true }).find(isWord)
  const on = found === undefined ? null : dateOf(found)
  return found === undefined || on === null ? null : { on, time: timeOf(found), spans: [spanOf(found)] }
}

/** A time without a day is today, or tomorrow when it has passed. */
const dayFor = (time: string, now: Now): string => (time > now.time ? now.today : addDays(now.today, 1))

function chineseWhen(text: string, now: Now): FoundWhen | null {
  const iso = /(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?/.exec(text)
  const written = iso === null ? null : `${iso[1]}-${pad(Number(iso[2]))}-${pad(Number(iso[3]))}`
  const own =
    iso !== null && written !== null && isDate(written)
      ? { on: written, span: [iso.index, iso.index + iso[0].length] as const }
      : findZhDate(text, now.today)
  const rest = own === null ? text : blank(text, own.span)
  const time = findZhTime(rest)
  if (own !== null)
    return {
      on: addDays(own.on, time?.dayShift ?? 0),
      time: time?.time ?? null,
      spans: time === null ? [own.span] : [own.span, time.span],
    }
  if (time !== null) return { on: addDays(dayFor(time.time, now), time.dayShift), time: time.time, spans: [time.span] }
  return chronoWhen(text, now, true)
}

function englishWhen(text: string, now: Now): FoundWhen | null {
  const own = findEnglishDate(text, now.today)
  if (own === null) return chronoWhen(text, now, false)
  const time = chronoWhen(blank(text, own.span), now, false)
  if (time === null || time.time === null) return { on: own.on, time: null, spans: [own.span] }
  return { on: own.on, time: time.time, spans: [own.span, ...time.spans] }
}

/** The first date or time the text names, or null. The spans are places in the text as given. */
export function parseWhen(text: string, now: Now): FoundWhen | null {
  if (hasHan(text)) {
    const chinese = chineseWhen(text, now)
    if (chinese !== null) return chinese
  }
  return englishWhen(text, now)
}
