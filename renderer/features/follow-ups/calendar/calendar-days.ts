/** The days of a calendar and the way of a keyboard through them; weeks begin on Monday. */
import type { CalendarItem } from '../../../../shared/api/follow-ups.ts'
import { addDays, daysBetween, isoWeekday } from '../../../../shared/base/local-date.ts'

export type CalendarSpan = 'week' | 'month'

export interface DayRange {
  readonly from: string
  readonly days: number
}

export const mondayOf = (date: string): string => addDays(date, 1 - isoWeekday(date))
const firstOfMonth = (date: string): string => `${date.slice(0, 7)}-01`

/** The first of the month `by` months on. */
function monthOn(date: string, by: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + by
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** The week of a date, or the whole weeks its month lies in. */
export function rangeOf(span: CalendarSpan, date: string): DayRange {
  if (span === 'week') return { from: mondayOf(date), days: 7 }
  const from = mondayOf(firstOfMonth(date))
  const last = addDays(monthOn(date, 1), -1)
  return { from, days: daysBetween(from, addDays(mondayOf(last), 7)) }
}

/** A date in the week or month before or after. */
export const turned = (span: CalendarSpan, date: string, by: 1 | -1): string =>
  span === 'week' ? addDays(date, 7 * by) : monthOn(date, by)

export const isWithin = ({ from, days }: DayRange, date: string): boolean => date >= from && date < addDays(from, days)

export const itemKey = (item: Pick<CalendarItem, 'of' | 'id'>): string => `${item.of}-${item.id}`

export type ItemsByDay = ReadonlyMap<string, readonly CalendarItem[]>

/** By day; what is still to come or open stands before what took place, so that a crowded day never hides it. */
export function itemsByDay(items: readonly CalendarItem[]): ItemsByDay {
  const days = new Map<string, CalendarItem[]>()
  for (const item of items) {
    const day = days.get(item.on)
    if (day) day.push(item)
    else days.set(item.on, [item])
  }
  for (const day of days.values()) day.sort((a, b) => Number(b.isPlanned) - Number(a.isPlanned))
  return days
}

/** Where the keyboard stands: on a day, or on one of its items. */
export interface Stop {
  readonly on: string
  readonly key: string | null
}

export type Way = 'left' | 'right' | 'up' | 'down'

/**
 * Left and right go a day, to its first item; up and down go through the day and its items, and from the ends a week. Of
 * each day only the first `shown` items are there.
 */
export function nextStop(at: Stop, way: Way, days: ItemsByDay, shown: number): Stop {
  const keys = (on: string): readonly string[] => (days.get(on) ?? []).slice(0, shown).map(itemKey)
  const firstOf = (on: string): Stop => ({ on, key: keys(on)[0] ?? null })
  if (way === 'left') return firstOf(addDays(at.on, -1))
  if (way === 'right') return firstOf(addDays(at.on, 1))
  const here = keys(at.on)
  const place = at.key === null ? -1 : here.indexOf(at.key)
  if (way === 'down')
    return place + 1 < here.length ? { on: at.on, key: here[place + 1] ?? null } : firstOf(addDays(at.on, 7))
  if (place > 0) return { on: at.on, key: here[place - 1] ?? null }
  const above = addDays(at.on, -7)
  return { on: above, key: keys(above).at(-1) ?? null }
}
