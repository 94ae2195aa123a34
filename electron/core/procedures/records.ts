/** Create, change, delete, history and undo of any record. */
import { accountChildren } from '../../../shared/domain/account-children.ts'
import type { Create, Patch, RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { recordProcedures } from '../../../shared/api/records.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { findRow } from '../store/rows.ts'
import { all, list, sql, trusted } from '../store/sql.ts'
import { findLastAct } from '../store/last-act.ts'
import { undoTxn } from '../store/undo.ts'
import { tableOf } from '../store/columns.ts'
import type { Tx } from '../store/tx.ts'
import { needNoPaper, needRight } from '../rights.ts'
import { readMeId } from '../settings.ts'
import { act, type Handlers } from './handlers.ts'

/** Removes a record and, of an account, all that belongs to it: each with its own history, so that undo brings all back. */
function removeWithChildren(tx: Tx, type: RecordTypeName, id: string): void {
  if (type === 'account')
    for (const child of accountChildren) {
      const table = trusted(tableOf(child))
      const rows = all<{ id: string }>(
        tx.db,
        sql`SELECT id FROM ${table} WHERE account_id = ${id} AND deleted_at IS NULL`,
      )
      for (const row of rows) tx.remove(child, row.id)
    }
  tx.remove(type, id)
}

interface HistoryRow {
  readonly txn_id: string
  readonly at: number
  readonly actor: string | null
  readonly op: 'insert' | 'update' | 'delete' | 'restore'
  readonly before: string | null
  readonly after: string | null
}

type FieldValues = Record<string, string | number | boolean | string[] | null>

function fieldsOf(row: HistoryRow): Record<string, { before: FieldValues[string]; after: FieldValues[string] }> {
  const before = JSON.parse(row.before ?? '{}') as FieldValues
  const after = JSON.parse(row.after ?? '{}') as FieldValues
  return Object.fromEntries(Object.keys(after).map((k) => [k, { before: before[k] ?? null, after: after[k] ?? null }]))
}

export const recordHandlers: Handlers<keyof typeof recordProcedures> = {
  'records.create': (ctx, { type, values }) =>
    act(ctx, `${type}.create`, (tx) => {
      needRight(tx.db, type, values)
      return tx.create(type, values as Create<typeof type>)
    }),

  'records.patch': (ctx, { type, id, patch }) =>
    act(ctx, `${type}.change`, (tx) => {
      needRight(tx.db, type, patch, findRow(tx.db, type, id) as unknown as Readonly<Record<string, unknown>> | null)
      if (type === 'attachment' && 'name' in patch) needNoPaper(tx.db, type, id)
      tx.patch(type, id, patch as Patch<typeof type>)
      return id
    }),

  'records.delete': (ctx, { type, id }) =>
    act(ctx, `${type}.delete`, (tx) => {
      needRight(tx.db, type, {})
      needNoPaper(tx.db, type, id)
      removeWithChildren(tx, type, id)
      return id
    }),

  'records.get': ({ read }, { type, id }) => {
    const row = findRow(read, type, id)
    if (!row || row.deletedAt !== null) throw notFound(type)
    const accountId = 'accountId' in row ? row.accountId : null
    const account = typeof accountId === 'string' ? findRow(read, 'account', accountId) : null
    return { row: row as unknown as Record<string, FieldValues[string]>, accountName: account?.name ?? null }
  },

  'records.history': (ctx, { type, id, limit }) => {
    const rows = all<HistoryRow>(
      ctx.read,
      sql`SELECT t.txn_id, t.at, m.name AS actor, c.op, c.before, c.after
          FROM changes c JOIN txns t USING (txn_no) LEFT JOIN team_members m ON m.id = t.actor
          WHERE c.row_id = ${id} AND c.type IN ${list([type])} ORDER BY c.change_id DESC LIMIT ${limit}`,
    )
    return rows.map((r) => ({ txnId: r.txn_id, at: r.at, actor: r.actor, op: r.op, fields: fieldsOf(r) }))
  },

  'history.last': ({ store }) => findLastAct(store),

  'history.undo': (ctx, { txnId }) => {
    const done = undoTxn(ctx.store, { nowMs: ctx.nowMs(), actor: readMeId(ctx.read) }, txnId)
    if (done.hint) ctx.emit(done.hint)
    return { txnId: done.txnId, ...done.value }
  },
}
