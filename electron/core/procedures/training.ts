/** Training sessions: signed in, judged, and who needs another round gets one. */
import type { trainingProcedures } from '../../../shared/api/training.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import { definedOf } from '../../../shared/base/defined.ts'
import { marksText } from '../../../shared/domain/media/marks.ts'
import type { Patch, Row } from '../../../shared/domain/record-types.ts'
import { findRow, listRows } from '../store/rows.ts'
import { first, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { itemsOf } from './visit-items.ts'

/** Who was there, in the order of signing. */
export const attendancesOf = (db: ReadDb, visitId: string): Row<'attendance'>[] =>
  listRows(
    db,
    'attendance',
    sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY signed_at IS NULL, signed_at, created_at, id LIMIT 500`,
  )

/** Sets what is known of a person at a session; the first time makes the row, as it stands on the contact now. */
export function noteAttendance(tx: Tx, visitId: string, contactId: string, patch: Patch<'attendance'>): string {
  const { accountId } = tx.get('visit', visitId)
  const { name, jobTitle } = tx.get('contact', contactId)
  const known = attendancesOf(tx.db, visitId).find((row) => row.contactId === contactId)
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
  attendancesOf(db, visitId).filter((row) => row.result === 'again' && !hasNextRound(db, row))

const attemptsOf = (db: ReadDb, visitId: string): Row<'quizAttempt'>[] =>
  listRows(
    db,
    'quizAttempt',
    sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY taken_at, created_at, id LIMIT 1000`,
  )

/** How long it really took, else how long it was planned for. */
const lengthOf = ({ startedAt, endedAt, durationMin }: Row<'visit'>): number | null =>
  startedAt === null || endedAt === null ? durationMin : Math.round((endedAt - startedAt) / 60_000)

/** What a certificate says, for each who signed and for whom one round was enough. */
export const certificatesOf = (db: ReadDb, visit: Row<'visit'>) =>
  attendancesOf(db, visit.id)
    .filter((row) => row.result === 'passed' && row.signedAt !== null)
    .map(({ id, name, jobTitle, scorePercent, createdAt }) => ({
      number: `${dateIn(createdAt, visit.zone).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`,
      name,
      jobTitle,
      scorePercent,
    }))

export const trainingHandlers: Handlers<keyof typeof trainingProcedures> = {
  'training.get': ({ read }, { visitId }) => ({
    rows: attendancesOf(read, visitId),
    needAgain: needAgain(read, visitId).length,
    attempts: attemptsOf(read, visitId).map(({ id, contactId, name, scorePercent, isPassed, takenAt }) => ({
      id,
      contactId,
      name,
      scorePercent,
      isPassed,
      takenAt,
    })),
  }),

  'training.certificates': ({ read }, { visitId }) => {
    const visit = findRow(read, 'visit', visitId)
    if (!visit || visit.deletedAt !== null) throw notFound('visit')
    const account = findRow(read, 'account', visit.accountId)
    const on = dateIn(visit.startedAt ?? visit.startAt, visit.zone)
    return {
      subject: visit.subject,
      accountName: account?.name ?? '',
      on,
      minutes: lengthOf(visit),
      trainer: visit.ownerId === null ? null : (findRow(read, 'teamMember', visit.ownerId)?.name ?? null),
      covered: itemsOf(read, visitId)
        .filter((item) => item.refType === 'material' && item.doneAt !== null)
        .map((item) => item.label),
      rows: certificatesOf(read, visit),
    }
  },

  'training.sign': (ctx, { visitId, contactId, strokes }) =>
    act(ctx, 'attendance.sign', (tx) => {
      const id = noteAttendance(tx, visitId, contactId, { signedAt: tx.nowMs, signature: marksText(strokes) })
      const present = tx.live('contact', tx.get('visit', visitId).contactIds)
      if (!present.includes(contactId)) tx.patch('visit', visitId, { contactIds: [...present, contactId] })
      return id
    }),

  'training.judge': (ctx, { visitId, contactId, ...patch }) =>
    act(ctx, 'attendance.judge', (tx) => noteAttendance(tx, visitId, contactId, definedOf(patch))),

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
