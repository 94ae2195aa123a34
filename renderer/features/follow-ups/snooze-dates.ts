/** Dates a follow-up is put off to: near ones first, none on a day off, none twice. */
import { addDays, isoWeekday } from '../../../shared/base/local-date.ts'
import { workingDay } from '../../../shared/domain/working-calendar.ts'

export type SnoozeName = 'tomorrow' | 'days3' | 'monday' | 'week' | 'weeks2' | 'month'

export interface SnoozeDate {
  readonly name: SnoozeName
  readonly on: string
}

function firstOfNextMonth(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

/** In order; one that falls on the same day as one before it is left out. */
export function snoozeDates(today: string, zone: string): readonly SnoozeDate[] {
  const working = (date: string): string => workingDay(date, zone)
  const all: readonly SnoozeDate[] = [
    { name: 'tomorrow', on: working(addDays(today, 1)) },
    { name: 'days3', on: working(addDays(today, 3)) },
    { name: 'monday', on: working(addDays(today, 8 - isoWeekday(today))) },
    { name: 'week', on: working(addDays(today, 7)) },
    { name: 'weeks2', on: working(addDays(today, 14)) },
    { name: 'month', on: working(firstOfNextMonth(today)) },
  ]
  const first = all.filter(({ on }, i) => on > today && all.findIndex((other) => other.on === on) === i)
  return first.toSorted((a, b) => (a.on < b.on ? -1 : 1))
}
