/** The day in order: visits by their time, what is due at a time, then what is due any time. */
import { wallClock } from '../../../shared/base/local-date.ts'
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
): readonly AgendaItem[] {
  const items: AgendaItem[] = [
    ...visits
      .filter((v) => v.visit.status !== 'cancelled')
      .map((row) => ({ type: 'visit' as const, time: wallClock(row.visit.startAt, zone).time, row })),
    ...followUps.map((row) => ({ type: 'followUp' as const, time: row.followUp.dueTime, row })),
  ]
  return items.sort((a, b) => (a.time ?? lastOfDay).localeCompare(b.time ?? lastOfDay))
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
