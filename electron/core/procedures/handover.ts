/**
 * Giving an account to a colleague: what is still to be done goes with it, what was done stays as it was and says who did
 * it. The brief is what the colleague reads first.
 */
import type { Output } from '../../../shared/api/contract.ts'
import type { syncProcedures } from '../../../shared/api/sync.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, number, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'
import { memberName } from './sync.ts'

const briefNotes = 12

/** Ids of what is still to be done on an account and is the former owner's, or nobody's. */
const openIds = (tx: Tx, table: 'follow_ups' | 'visits' | 'opportunities', accountId: string, from: string | null) => {
  const owner = sql`(owner_id IS ${from} OR owner_id IS NULL)`
  const query =
    table === 'follow_ups'
      ? sql`SELECT id FROM follow_ups WHERE account_id = ${accountId} AND status = 'open' AND deleted_at IS NULL AND ${owner}`
      : table === 'visits'
        ? sql`SELECT id FROM visits WHERE account_id = ${accountId} AND status = 'planned' AND deleted_at IS NULL AND ${owner}`
        : sql`SELECT id FROM opportunities WHERE account_id = ${accountId} AND closed_at IS NULL AND outcome IS NULL
                AND deleted_at IS NULL AND ${owner}`
  return all<{ id: string }>(tx.db, query).map((row) => row.id)
}

function stagesOf(db: ReadDb, accountId: string): Output<'handover.brief'>['stages'] {
  const rows = all<{ before: string | null; after: string | null; at: number; actor: string | null }>(
    db,
    sql`SELECT json_extract(c.before, '$.stage') AS before, json_extract(c.after, '$.stage') AS after, t.at, t.actor
        FROM changes c JOIN txns t USING (txn_no)
        WHERE c.row_id = ${accountId} AND c.type = 'account' AND json_type(c.after, '$.stage') IS NOT NULL
        ORDER BY c.change_id DESC LIMIT 20`,
  )
  return rows.map((r) => ({ from: r.before, to: r.after, at: r.at, by: memberName(db, r.actor) }))
}

/** What a colleague reads first. */
export function briefOf(db: ReadDb, accountId: string): Output<'handover.brief'> {
  const account = findRow(db, 'account', accountId)
  if (!account || account.deletedAt !== null) throw notFound('account')
  const live = sql`account_id = ${accountId} AND deleted_at IS NULL`
  const visits = listRows(db, 'visit', sql`WHERE ${live} ORDER BY start_at DESC`)
  const promises = listRows(db, 'followUp', sql`WHERE ${live} AND status = 'open' ORDER BY due_on, due_time`)
  return {
    accountName: account.name,
    stage: account.stage,
    ownerName: memberName(db, account.ownerId),
    description: account.description,
    currentSystem: account.currentSystem,
    contacts: listRows(db, 'contact', sql`WHERE ${live} AND has_left IS NOT 1 ORDER BY role IS NULL, role, name`).map(
      ({ name, jobTitle, role, stance, mobile, phone }) => ({ name, jobTitle, role, stance, phone: mobile ?? phone }),
    ),
    promises: promises.map(({ subject, dueOn, promisedBy }) => ({ subject, dueOn, by: promisedBy })),
    planned: visits
      .filter((v) => v.status === 'planned')
      .map(({ subject, startAt, zone }) => ({ subject, startAt, zone }))
      .toReversed(),
    deals: listRows(db, 'opportunity', sql`WHERE ${live} ORDER BY closed_at IS NOT NULL, closed_at DESC, name`).map(
      ({ name, stage, outcome, amountMinor, currency }) => ({ name, stage, outcome, amountMinor, currency }),
    ),
    notes: listRows(db, 'visitNote', sql`WHERE ${live} ORDER BY noted_at DESC LIMIT ${briefNotes}`).map(
      ({ body, notedAt, authorId }) => ({ body, notedAt, by: memberName(db, authorId) }),
    ),
    stages: stagesOf(db, accountId),
    files: number(db, sql`SELECT count(*) FROM attachments WHERE ${live}`),
    visits: visits.filter((v) => v.status === 'done').length,
    lastVisitAt: visits.find((v) => v.status === 'done')?.startAt ?? null,
  }
}

export const handoverHandlers: Handlers<Extract<keyof typeof syncProcedures, 'handover.assign' | 'handover.brief'>> = {
  'handover.brief': ({ read }, { accountId }) => briefOf(read, accountId),

  'handover.assign': (ctx, { accountId, ownerId }) => {
    const counts = { followUps: 0, visits: 0, opportunities: 0 }
    const done = act(ctx, 'account.assign', (tx) => {
      const { ownerId: from } = tx.get('account', accountId)
      const give = (type: 'followUp' | 'visit' | 'opportunity', ids: readonly string[]): number =>
        ids.filter((id) => tx.patch(type, id, { ownerId })).length
      counts.followUps = give('followUp', openIds(tx, 'follow_ups', accountId, from))
      counts.visits = give('visit', openIds(tx, 'visits', accountId, from))
      counts.opportunities = give('opportunity', openIds(tx, 'opportunities', accountId, from))
      // last: once it is the colleague's, the rest of it may no longer be this person's to change
      tx.patch('account', accountId, { ownerId })
      return accountId
    })
    return { ...done, ...counts }
  },
}
