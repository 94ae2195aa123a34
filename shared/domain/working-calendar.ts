/**
 * Working days. In mainland China the State Council moves them about each year: weekdays are taken off and weekends worked
 * instead. `chinese-days` carries what was decreed; a year that is not decreed yet, and every other place, has its weekends.
 */
import { getDayDetail } from 'chinese-days'
import { addDays, isoWeekday } from '../base/local-date.ts'

/** `rest`: taken off by decree. `work`: a weekend that is worked instead. */
export type DayMark = 'rest' | 'work'

const chineseZones: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
])

/** How a date (`YYYY-MM-DD`) departs from the plain week in a zone; null where it does not. */
export function dayMark(date: string, zone: string): DayMark | null {
  if (!chineseZones.has(zone)) return null
  const { name, work } = getDayDetail(date)
  // a decreed day has the names of its holiday, any other that of the weekday
  if (!name.includes(',')) return null
  return work ? 'work' : 'rest'
}

export function isWorkingDay(date: string, zone: string): boolean {
  const mark = dayMark(date, zone)
  return mark === null ? isoWeekday(date) < 6 : mark === 'work'
}

/** More than any rest there ever was. */
const mostDaysOff = 20

/** The date itself, or the first working day after it. */
export function workingDay(date: string, zone: string): string {
  for (let days = 0; days < mostDaysOff; days += 1) {
    const day = addDays(date, days)
    if (isWorkingDay(day, zone)) return day
  }
  return date
}
