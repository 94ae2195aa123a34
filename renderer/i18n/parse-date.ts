/**
 * A date as people type it, in either language: `2026-11-23`, `11-23`, `11月23日`, `23`, `+7`, `明天`, `周五`, `tomorrow`, `fri`,
 * `30天后`, `月底`, `下周五`, `in 30 days`, `end of month`, `next Friday`.
 * What has no year is the next such day from today on; of something past, the last one up to today. Null when it is no date.
 */
import { addDays, isDate, isoWeekday } from '../../shared/base/local-date.ts'
import { findZhDate } from '../../shared/domain/capture/zh-dates.ts'

const near: Readonly<Record<string, number>> = {
  前天: -2,
  昨天: -1,
  今天: 0,
  明天: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
  tmr: 1,
}
const weekdaysZh = '一二三四五六日'
const weekdaysEn = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Ahead of today, or back from it. */
type Way = 1 | -1

const pad = (n: string): string => n.padStart(2, '0')

/** The nearest one that is not today. */
function nearestWeekday(weekday: number, today: string, way: Way): string {
  const days = (way * (weekday - isoWeekday(today)) + 7) % 7
  return addDays(today, way * (days === 0 ? 7 : days))
}

function weekdayOf(text: string): number | null {
  const zh = /^(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text)?.[1]?.replace('天', '日')
  if (zh !== undefined) return weekdaysZh.indexOf(zh) + 1
  const en = weekdaysEn.findIndex((d) => text.length >= 3 && (text === d || text.startsWith(d)))
  return en === -1 ? null : en + 1
}

/** The first of these dates that exists and does not lie on the other side of today. */
const firstFrom = (today: string, way: Way, dates: readonly string[]): string | null =>
  dates.find((d) => isDate(d) && (way === 1 ? d >= today : d <= today)) ?? null

function withoutYear(month: string, day: string, today: string, way: Way): string | null {
  const year = Number(today.slice(0, 4))
  return firstFrom(
    today,
    way,
    Array.from({ length: 5 }, (_, i) => `${year + way * i}-${pad(month)}-${pad(day)}`),
  )
}

function dayOnly(day: string, today: string, way: Way): string | null {
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + way * i
    return `${Math.floor(month / 12)}-${pad(String((month % 12) + 1))}-${pad(day)}`
  })
  return firstFrom(today, way, months)
}

const weekOf: Readonly<Record<string, string>> = { this: '本周', next: '下周', last: '上周' }

/** English words that count from now, in the Chinese ones whose rules read them. */
const inChinese = (text: string): string =>
  text
    .replace(/^in (\d+) days?$/, '$1天后')
    .replace(/^in (\d+) weeks?$/, '$1周后')
    .replace(/^in (\d+) months?$/, '$1个月后')
    .replace(/^next week$/, '下周')
    .replace(/^next month$/, '下个月')
    .replace(/^(?:the )?end of (?:the |this )?month$/, '月底')
    .replace(/^(?:the )?end of next month$/, '下月底')
    .replace(/^(this|next|last) (mon|tue|wed|thu|fri|sat|sun)[a-z]*$/, (_, week: string, day: string) => {
      return `${weekOf[week]}${weekdaysZh[weekdaysEn.indexOf(day)]}`
    })

/** What is said of a day, where all of the text says it. */
function spoken(text: string, today: string): string | null {
  const words = inChinese(text).replaceAll(/\s/g, '')
  const ago = /^(\d{1,4})(?:天前|daysago)$/.exec(words)
  if (ago) return addDays(today, -Number(ago[1]))
  const found = findZhDate(words, today)
  return found !== null && found.span[0] === 0 && found.span[1] === words.length ? found.on : null
}

export function parseDateText(typed: string, today: string, isPast = false): string | null {
  const way = isPast ? -1 : 1
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const days = near[text] ?? (/^[+-]\d{1,4}$/.test(text) ? Number(text) : null)
  if (days !== null) return addDays(today, days)
  const weekday = weekdayOf(text)
  if (weekday !== null) return nearestWeekday(weekday, today, way)
  const full = /^(\d{4})[-./年 ](\d{1,2})[-./月 ](\d{1,2})日?$/.exec(text)
  if (full) {
    const date = `${full[1]}-${pad(full[2] ?? '')}-${pad(full[3] ?? '')}`
    return isDate(date) ? date : null
  }
  const short = /^(\d{1,2})[-./月 ](\d{1,2})日?$/.exec(text)
  if (short) return withoutYear(short[1] ?? '', short[2] ?? '', today, way)
  const day = /^(\d{1,2})[日号]?$/.exec(text)
  return day ? dayOnly(day[1] ?? '', today, way) : spoken(text, today)
}

/** A wall-clock time as people type it: `9`, `930`, `14:00`, `下午3点`, `3pm`. Null when it is none. */
export function parseTimeText(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().replaceAll(' ', '')
  const found = /^(上午|下午|晚上)?(\d{1,2})(?:[:.点时]?([0-5]\d)分?|点|时|点半)?(am|pm)?$/.exec(text)
  if (!found) return null
  const isLater = found[1] === '下午' || found[1] === '晚上' || found[4] === 'pm'
  const hour = Number(found[2])
  const shifted = isLater && hour < 12 ? hour + 12 : found[4] === 'am' && hour === 12 ? 0 : hour
  const minutes = found[3] ?? (text.includes('半') ? '30' : '00')
  return shifted > 23 ? null : `${pad(String(shifted))}:${minutes}`
}
