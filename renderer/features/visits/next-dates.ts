/** The dates offered for "when is the next visit": about 3, 7 and 14 days from now, never on a day off. */
import { addDays } from '../../../shared/base/local-date.ts'
import { workingDay } from '../../../shared/domain/working-calendar.ts'

const offered = [3, 7, 14] as const

export const nextDates = (today: string, zone: string): readonly string[] => [
  ...new Set(offered.map((days) => workingDay(addDays(today, days), zone))),
]
