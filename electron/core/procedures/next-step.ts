/** What comes after a visit: the follow-up of its next date. */
import type { z } from 'zod'
import type { nextStep } from '../../../shared/api/work.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { Tx } from '../store/tx.ts'

type After = Pick<Row<'visit'>, 'id' | 'accountId' | 'contactIds' | 'zone'>

/** Makes the follow-up of a next date; a reason why there is none makes nothing. */
export function addNextStep(tx: Tx, visit: After, next: z.output<typeof nextStep>): void {
  if (next.type === 'none') return
  tx.create('followUp', {
    accountId: visit.accountId,
    visitId: visit.id,
    contactId: visit.contactIds?.[0] ?? null,
    subject: next.subject,
    kind: next.kind,
    status: 'open',
    dueOn: next.on,
    dueTime: next.time,
    zone: visit.zone,
    ownerId: tx.actor,
  })
}
