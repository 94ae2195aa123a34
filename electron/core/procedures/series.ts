/** Visits that repeat: closing one plans the next, with the same people, place and checklist. */
import { instantOf, wallClock, dateIn } from '../../../shared/base/local-date.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { nextInSeries, type NextInSeries } from '../../../shared/domain/recurrence.ts'
import type { Tx } from '../store/tx.ts'
import { itemsOf } from './visit-items.ts'

type InSeries = Pick<Row<'visit'>, 'repeat' | 'startAt' | 'zone'>

/** The member of its series after a visit, never before today; null when it does not repeat or the series has ended. */
export function seriesNext(visit: InSeries, nowMs: number): NextInSeries | null {
  if (visit.repeat === null) return null
  return nextInSeries(visit.repeat, wallClock(visit.startAt, visit.zone).date, dateIn(nowMs, visit.zone))
}

/** Plans the visit after this one; `plannedAt` is when this one was meant to begin. */
export function planNextOfSeries(tx: Tx, visit: Row<'visit'>, plannedAt: number): void {
  const next = seriesNext({ ...visit, startAt: plannedAt }, tx.nowMs)
  if (next === null) throw conflict('series_over')
  const { accountId, subject, visitType, zone, durationMin, place, purpose } = visit
  const contactIds = tx.live('contact', visit.contactIds)
  const ownerId = tx.liveOne('teamMember', visit.ownerId)
  const templateId = tx.liveOne('visitTemplate', visit.templateId)
  const same = { accountId, subject, visitType, zone, durationMin, place, contactIds, ownerId, templateId, purpose }
  const id = tx.create('visit', {
    ...same,
    status: 'planned',
    startAt: instantOf(next.on, wallClock(plannedAt, zone).time, zone),
    travelMin: visit.travelMin,
    repeat: next.rule,
    seriesId: visit.seriesId,
  })
  for (const { kind, label, position, refType, refId } of itemsOf(tx.db, visit.id))
    tx.create('visitItem', { accountId, visitId: id, kind, label, position, refType, refId })
}
