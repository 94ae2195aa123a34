/** Training sessions: signed in, judged, and who needs another round gets one. */
import type { trainingProcedures } from '../../../shared/api/training.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { marksText } from '../../../shared/domain/media/marks.ts'
import type { Patch, Row } from '../../../shared/domain/record-types.ts'
import { listRows } from '../store/rows.ts'
import { first, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'

const rowsOf = (db: ReadDb, visitId: string): Row<'attendance'>[] =>
  listRows(
    db,
    'attendance',
    sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY signed_at IS NULL, signed_at, created_at, id LIMIT 500`,
  )

/** Sets what is known of a person at a session; the first time makes the row, as it stands on the contact now. */
function note(tx: Tx, visitId: string, contactId: string, patch: Patch<'attendance'>): string {
  const { accountId } = tx.get('visit', visitId)
  const { name, jobTitle } = tx.get('contact', contactId)
  const known = rowsOf(tx.db, visitId).find((row) => row.contactId === contactId)
  if (!known) return tx.create('attendance', { accountId, visitId, contactId, name, jobTitle, ...patch })
  tx.patch('attendance', known.id, patch)
  return known.id
}

const hasNextRound = (db: ReadDb, { visitId, contactId }: Row<'attendance'>): boolean =>
  first(
    db,
    sql`SELECT 1 FROM follow_ups WHERE visit_id = ${visitId} AND contact_id = ${contactId} AND status = 'open'
        AND kind = 'visit' AND deleted_at IS NULL LIMIT 1`,
  ) !== undefined

const needAgain = (db: ReadDb, visitId: string): Row<'attendance'>[] =>
  rowsOf(db, visitId).filter((row) => row.result === 'again' && !hasNextRound(db, row))

export const trainingHandlers: Handlers<keyof typeof trainingProcedures> = {
  'training.get': ({ read }, { visitId }) => ({
    rows: rowsOf(read, visitId),
    needAgain: needAgain(read, visitId).length,
  }),

  'training.sign': (ctx, { visitId, contactId, strokes }) =>
    act(ctx, 'attendance.sign', (tx) => {
      const id = note(tx, visitId, contactId, { signedAt: tx.nowMs, signature: marksText(strokes) })
      const present = tx.live('contact', tx.get('visit', visitId).contactIds)
      if (!present.includes(contactId)) tx.patch('visit', visitId, { contactIds: [...present, contactId] })
      return id
    }),

  'training.judge': (ctx, { visitId, contactId, ...patch }) =>
    act(ctx, 'attendance.judge', (tx) => note(tx, visitId, contactId, definedOf(patch))),

  'training.again': (ctx, { visitId, dueOn, subject, zone }) =>
    act(ctx, 'training.again', (tx) => {
      const people = needAgain(tx.db, visitId)
      if (people.length === 0) throw conflict('nobody_again')
      for (const { accountId, contactId } of people)
        tx.create('followUp', {
          accountId,
          visitId,
          contactId: tx.liveOne('contact', contactId),
          subject,
          kind: 'visit',
          status: 'open',
          dueOn,
          zone,
          ownerId: tx.actor,
        })
      return visitId
    }),
}
