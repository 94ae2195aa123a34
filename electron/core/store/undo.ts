/**
 * Takes back a transaction, or all of an import, from history. What was changed again since is left as it is and
 * counted: undoing never throws away somebody's later work. Undoing is itself a transaction and can be undone.
 */
import { accountChildren } from '../../../shared/domain/account-children.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { commit, type Committed, type TxnMeta } from './commit.ts'
import { tableOf, type AnyRow, type FieldValue } from './columns.ts'
import { dropSearch, refreshSearch } from './search-docs.ts'
import { takeBackDrafts } from './drafts.ts'
import { takeBackRefused } from './refused.ts'
import { factTypes, refreshFacts } from './account-facts.ts'
import { findRow, purgeRow, updateRow } from './rows.ts'
import { all, first, number, run, sql, trusted, type Sql, type WriteDb } from './sql.ts'
import type { Store } from './store.ts'
import type { ChangeOp } from './received-change.ts'
import type { Tx } from './tx.ts'

interface Change {
  readonly change_id: number
  readonly txn_no: number
  readonly type: RecordTypeName
  readonly row_id: string
  readonly op: ChangeOp
  readonly before: string | null
  readonly after: string | null
}

export interface Undone {
  readonly label: string
  readonly rows: number
  readonly skipped: number
}

const parse = (text: string | null): Record<string, FieldValue> => (text === null ? {} : JSON.parse(text)) as never

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Whether somebody worked on the row after this change, other than in the transactions being taken back. */
const touchedSince = (tx: Tx, change: Change, ours: Sql): boolean =>
  first(
    tx.db,
    sql`SELECT 1 FROM changes c JOIN txns t USING (txn_no)
        WHERE c.row_id = ${change.row_id} AND c.change_id > ${change.change_id} AND c.op = 'update'
          AND t.undone_by IS NULL AND t.kind <> 'undo' AND (${ours}) IS NOT TRUE LIMIT 1`,
  ) !== undefined

/** Rows that would stand nowhere without the one they name in this column. */
const childTables: Partial<
  Readonly<Record<RecordTypeName, { readonly column: string; readonly tables: readonly string[] }>>
> = {
  account: { column: 'account_id', tables: accountChildren.map(tableOf) },
  visit: {
    column: 'visit_id',
    tables: [
      'visit_items',
      'visit_notes',
      'attendances',
      'demo_shown',
      'quiz_attempts',
      'follow_ups',
      'document_versions',
      'leave_behinds',
      'attachments',
    ],
  },
  contact: { column: 'contact_id', tables: ['attachments'] },
  followUp: { column: 'follow_up_id', tables: ['attachments'] },
  opportunity: { column: 'opportunity_id', tables: ['attachments'] },
  demo: { column: 'demo_id', tables: ['demo_steps'] },
  quiz: { column: 'quiz_id', tables: ['quiz_questions'] },
  course: { column: 'course_id', tables: ['course_steps', 'course_assignments'] },
  product: {
    column: 'product_id',
    tables: ['features', 'claims', 'value_cards', 'price_packages', 'comparisons', 'quotes'],
  },
  feature: { column: 'feature_id', tables: ['claims', 'comparison_rows'] },
  pricePackage: { column: 'package_id', tables: ['price_rows', 'quotes', 'comparisons'] },
  comparison: { column: 'comparison_id', tables: ['comparison_rows'] },
  quote: { column: 'quote_id', tables: ['quote_lines', 'follow_ups'] },
  documentVersion: { column: 'document_id', tables: ['attachments'] },
  material: { column: 'material_id', tables: ['attachments', 'material_texts'] },
}

/** What stands under a row once all that is taken back with it is gone: somebody added it since. */
function hasLiveChildren(tx: Tx, type: RecordTypeName, id: string): boolean {
  const children = childTables[type]
  if (children === undefined) return false
  const column = trusted(children.column)
  return children.tables.some(
    (table) =>
      first(tx.db, sql`SELECT 1 FROM ${trusted(table)} WHERE ${column} = ${id} AND deleted_at IS NULL LIMIT 1`) !==
      undefined,
  )
}

function revertUpdate(tx: Tx, change: Change): boolean {
  const row = findRow(tx.db, change.type, change.row_id) as unknown as AnyRow | null
  if (!row || row.deletedAt !== null) return false
  const before = parse(change.before)
  const after = parse(change.after)
  const untouched = Object.keys(after).filter((name) => isEqual(row[name], after[name]))
  if (untouched.length === 0) return false
  tx.putBack(change.type, change.row_id, Object.fromEntries(untouched.map((name) => [name, before[name] ?? null])))
  return untouched.length === Object.keys(after).length
}

function revert(tx: Tx, change: Change, ours: Sql): boolean {
  const row = findRow(tx.db, change.type, change.row_id)
  if (!row) return false
  switch (change.op) {
    case 'insert':
    case 'restore':
      if (row.deletedAt !== null || touchedSince(tx, change, ours)) return false
      if (hasLiveChildren(tx, change.type, change.row_id)) return false
      tx.remove(change.type, change.row_id)
      return true
    case 'delete':
      tx.restore(change.type, change.row_id)
      return true
    case 'update':
      return revertUpdate(tx, change)
  }
}

function undoWhere(store: Store, meta: TxnMeta, ours: Sql, label: string): Committed<Undone> {
  return commit(store, { ...meta, kind: 'undo' }, (tx) => {
    const changes = all<Change>(
      tx.db,
      sql`SELECT c.* FROM changes c JOIN txns t USING (txn_no) WHERE ${ours} ORDER BY c.change_id DESC`,
    )
    const rows = changes.filter((change) => revert(tx, change, ours)).length
    run(tx.db, sql`UPDATE txns SET undone_by = NULL WHERE undone_by IN (SELECT t.txn_id FROM txns t WHERE ${ours})`)
    run(tx.db, sql`UPDATE txns AS t SET undone_by = ${tx.txnId} WHERE ${ours}`)
    if (meta.undoes !== undefined) {
      takeBackDrafts(tx.db, meta.undoes)
      takeBackRefused(tx.db, meta.undoes)
    }
    return { label, rows, skipped: changes.length - rows }
  })
}

/** Takes back the transaction named, or the last one a person made that still stands. */
export function undoTxn(store: Store, meta: Omit<TxnMeta, 'label'>, txnId?: string): Committed<Undone> {
  const found = first<{ txn_id: string; label: string; undone_by: string | null }>(
    store.read,
    txnId === undefined
      ? sql`SELECT txn_id, label, undone_by FROM txns WHERE kind = 'user' AND undone_by IS NULL ORDER BY txn_no DESC LIMIT 1`
      : sql`SELECT txn_id, label, undone_by FROM txns WHERE txn_id = ${txnId}`,
  )
  if (!found) throw txnId === undefined ? conflict('nothing_to_undo') : notFound('transaction')
  if (found.undone_by !== null) throw conflict('already_undone')
  const ours = sql`t.txn_id = ${found.txn_id}`
  return undoWhere(store, { ...meta, label: 'undo', undoes: found.txn_id }, ours, found.label)
}

/** Takes back everything a group (an import) wrote, in one step. */
export function undoGroup(store: Store, meta: Omit<TxnMeta, 'label'>, groupId: string): Committed<Undone> {
  const left = number(store.read, sql`SELECT count(*) FROM txns WHERE group_id = ${groupId} AND undone_by IS NULL`)
  if (left === 0) throw conflict('already_undone')
  return undoWhere(store, { ...meta, label: 'undo', undoes: groupId }, sql`t.group_id = ${groupId}`, 'import')
}

function purgeChange(db: WriteDb, change: Change, accounts: Set<string>): void {
  const row = findRow(db, change.type, change.row_id) as unknown as AnyRow | null
  if (!row) return
  const accountId = change.type === 'account' ? row.id : row['accountId']
  if (factTypes.has(change.type) && typeof accountId === 'string') accounts.add(accountId)
  if (change.op === 'insert') {
    purgeRow(db, change.type, change.row_id)
    dropSearch(db, change.type, change.row_id)
  } else if (change.op === 'update') {
    const before = parse(change.before)
    updateRow(db, change.type, change.row_id, before, { updatedAt: row.updatedAt })
    refreshSearch(db, change.type, { ...row, ...before } as AnyRow)
  }
}

/**
 * Removes up to `limit` changes of a group without a trace, newest first: a cancelled import was never there. Only for
 * groups of which nothing was sent; answers whether any are left.
 */
export function purgeGroupSlice(store: Store, groupId: string, limit = 200): boolean {
  const db = store.write
  return db.connection
    .transaction(() => {
      const changes = all<Change>(
        db,
        sql`SELECT c.* FROM changes c JOIN txns t USING (txn_no) WHERE t.group_id = ${groupId}
            ORDER BY c.change_id DESC LIMIT ${limit}`,
      )
      const accounts = new Set<string>()
      for (const change of changes) {
        purgeChange(db, change, accounts)
        run(db, sql`DELETE FROM outbox WHERE change_id = ${change.change_id}`)
        run(db, sql`DELETE FROM changes WHERE change_id = ${change.change_id}`)
      }
      for (const id of accounts) refreshFacts(db, id)
      if (changes.length === limit) return true
      run(db, sql`DELETE FROM txns WHERE group_id = ${groupId}`)
      return false
    })
    .immediate()
}
