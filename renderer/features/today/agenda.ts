/** The day in order: visits by their time, what is due at a time, then what is due any time. */
import { dateIn, wallClock } from '../../../shared/base/local-date.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { FollowUpListRow, VisitListRow } from '../../../shared/api/work.ts'

export type AgendaItem =
  | { readonly type: 'visit'; readonly time: string; readonly row: VisitListRow }
  | { readonly type: 'followUp'; readonly time: string | null; readonly row: FollowUpListRow }

/** A visit that was meant so long ago and was not begun is no longer the next one. */
const graceMs = 90 * 60_000

const lastOfDay = '99:99'

export function agendaOf(
  visits: readonly VisitListRow[],
  followUps: readonly FollowUpListRow[],
  zone: string,
  date: string,
): readonly AgendaItem[] {
  const items: AgendaItem[] = [
    ...visits
      .filter((v) => v.visit.status !== 'cancelled')
      .map((row) => ({ type: 'visit' as const, time: wallClock(row.visit.startAt, zone).time, row })),
    ...followUps.map((row) => ({ type: 'followUp' as const, time: row.followUp.dueTime, row })),
  ]
  // what was meant for another day and goes on comes first
  const orderOf = (item: AgendaItem): string =>
    item.type === 'visit' && dateIn(item.row.visit.startAt, zone) !== date ? '' : (item.time ?? lastOfDay)
  return items.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0))
}

/** How much is due on a day: the day lists the first hundred, the week counts them all. */
export const dueCount = ({ week, followUps }: Output<'today.get'>, date: string): number =>
  Math.max(followUps.length, week.find((d) => d.date === date)?.followUps ?? 0)

/** The visit that is under way, however long, the one begun last before others; else the planned one that comes next. */
export function nextVisit(visits: readonly VisitListRow[], nowMs: number): VisitListRow | undefined {
  const open = visits.filter((v) => v.visit.status === 'planned')
  const begun = open.filter((v) => v.visit.startedAt !== null)
  if (begun.length > 0) return begun.toSorted((a, b) => (b.visit.startedAt ?? 0) - (a.visit.startedAt ?? 0))[0]
  return open.filter((v) => v.visit.startAt >= nowMs - graceMs).toSorted((a, b) => a.visit.startAt - b.visit.startAt)[0]
}

/** Before which item the line of the present time stands: the first that is later than now. */
export function nowIndex(items: readonly AgendaItem[], time: string): number {
  const index = items.findIndex((item) => item.time === null || item.time > time)
  return index === -1 ? items.length : index
}

export interface Gap {
  /** Minutes from the end of the visit before to the beginning of this one; below zero they overlap. */
  readonly freeMin: number
  /** Minutes on the way, where it is known. */
  readonly travelMin: number | null
  readonly isTooShort: boolean
}

/** A visit of unknown length is taken for an hour. */
const usualMin = 60

/** What lies between the visit at `index` and the one before it that day; null for the first, and for what is no visit. */
export function gapBefore(items: readonly AgendaItem[], index: number): Gap | null {
  const item = items[index]
  const before = items.slice(0, index).findLast((i) => i.type === 'visit')
  if (item?.type !== 'visit' || before?.type !== 'visit') return null
  if (before.row.visit.startAt > item.row.visit.startAt) return null // one of a later day that goes on already
  const endAt = before.row.visit.startAt + (before.row.visit.durationMin ?? usualMin) * 60_000
  const freeMin = Math.round((item.row.visit.startAt - endAt) / 60_000)
  const travelMin = item.row.visit.travelMin
  return { freeMin, travelMin, isTooShort: freeMin < (travelMin ?? 0) }
}
