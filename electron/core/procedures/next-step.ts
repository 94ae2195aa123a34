/** What comes after a visit: the next of its series, or the follow-up of its next date. */
import type { z } from 'zod'
import type { nextStep } from '../../../shared/api/work.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { Tx } from '../store/tx.ts'
import { planNextOfSeries } from './series.ts'

/** Makes what was chosen to come next; `plannedAt` is when the visit was meant to begin. A reason for none makes nothing. */
export function addNextStep(tx: Tx, visit: Row<'visit'>, plannedAt: number, next: z.output<typeof nextStep>): void {
  if (next.type === 'none') return
  if (next.type === 'series') {
    planNextOfSeries(tx, visit, plannedAt)
    return
  }
  tx.create('followUp', {
    accountId: visit.accountId,
    visitId: visit.id,
    contactId: tx.live('contact', visit.contactIds)[0] ?? null,
    subject: next.subject,
    kind: next.kind,
    status: 'open',
    dueOn: next.on,
    dueTime: next.time,
    zone: visit.zone,
    ownerId: tx.actor,
  })
}
