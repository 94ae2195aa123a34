/** One visit with all that belongs to it, and what to know before going there. */
import { notFound } from '../../../shared/api/wire-error.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { onSiteProcedures } from '../../../shared/api/on-site.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { sortKey } from '../store/sort-key.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql, type ReadDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'
import { seriesNext } from './series.ts'
import { itemsOf } from './visit-items.ts'
import { visitKindOf } from './visit-kinds.ts'

type Names = Extract<keyof typeof onSiteProcedures, 'visits.get' | 'visits.prepare'>

/** How many visits back one reads on the way there. */
const visitsBefore = 3

function liveVisit(db: ReadDb, id: string): Row<'visit'> {
  const visit = findRow(db, 'visit', id)
  if (!visit || visit.deletedAt !== null) throw notFound('visit')
  return visit
}

/** Who may be there, and who was: of a visit that is over also those who are deleted by now. */
function contactsOf(db: ReadDb, { accountId, contactIds, status }: Row<'visit'>): Row<'contact'>[] {
  const theirs = listRows(db, 'contact', sql`WHERE account_id = ${accountId} AND deleted_at IS NULL LIMIT 500`)
  const others = (contactIds ?? [])
    .filter((id) => !theirs.some((contact) => contact.id === id))
    .map((id) => findRow(db, 'contact', id))
    .filter((row) => row !== null)
    .filter((row) => row.deletedAt === null || status !== 'planned')
  const keyed = [...theirs, ...others].map((row) => ({ row, key: sortKey(row.name, { isPerson: true }) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row)
}

const notesOf = (db: ReadDb, visitId: string): Row<'visitNote'>[] =>
  listRows(db, 'visitNote', sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY noted_at, id LIMIT 2000`)

function visitsBeforeThat(db: ReadDb, visit: Row<'visit'>): Output<'visits.prepare'>['before'] {
  const visits = listRows(
    db,
    'visit',
    sql`WHERE account_id = ${visit.accountId} AND status = 'done' AND deleted_at IS NULL AND id <> ${visit.id}
        ORDER BY start_at DESC LIMIT ${visitsBefore}`,
  )
  return visits.map((one) => ({ visit: one, notes: notesOf(db, one.id) }))
}

export const visitDetailHandlers: Handlers<Names> = {
  'visits.get': (ctx, { id }) => {
    const { read } = ctx
    const visit = liveVisit(read, id)
    return {
      visit,
      seriesNextOn: visit.status === 'planned' ? (seriesNext(visit, ctx.nowMs())?.on ?? null) : null,
      accountName: findRow(read, 'account', visit.accountId)?.name ?? '',
      kindName: visitKindOf(ctx, visit)?.name ?? null,
      ownerName: visit.ownerId === null ? null : (findRow(read, 'teamMember', visit.ownerId)?.name ?? null),
      contacts: contactsOf(read, visit),
      items: itemsOf(read, id),
      notes: notesOf(read, id),
      followUps: listRows(
        read,
        'followUp',
        sql`WHERE visit_id = ${id} AND deleted_at IS NULL ORDER BY due_on, due_time IS NULL, due_time, id LIMIT 200`,
      ),
    }
  },

  'visits.prepare': ({ read }, { visitId }) => {
    const visit = liveVisit(read, visitId)
    const account = findRow(read, 'account', visit.accountId)
    if (!account) throw notFound('account')
    const open = listRows(
      read,
      'followUp',
      sql`WHERE account_id = ${account.id} AND status = 'open' AND deleted_at IS NULL ORDER BY due_on LIMIT 100`,
    )
    return {
      account,
      before: visitsBeforeThat(read, visit),
      promises: open.filter((f) => f.promisedBy !== null),
      dates: open.filter((f) => f.promisedBy === null),
      deals: listRows(
        read,
        'opportunity',
        sql`WHERE account_id = ${account.id} AND deleted_at IS NULL AND coalesce(outcome, 'open') = 'open'
            ORDER BY expected_close_on LIMIT 20`,
      ),
    }
  },
}
