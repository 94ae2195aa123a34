/** The dates offered for "when is the next visit": about 3, 7 and 14 days from now, never on a weekend. */
import { addDays, isoWeekday } from '../../../shared/base/local-date.ts'

const offered = [3, 7, 14] as const

function offWeekend(date: string): string {
  const weekday = isoWeekday(date)
  return weekday < 6 ? date : addDays(date, 8 - weekday)
}

export const nextDates = (today: string): readonly string[] => [
  ...new Set(offered.map((days) => offWeekend(addDays(today, days)))),
]
