/**
 * Takes a whole import back: one act for the user, many small transactions for the store, so that nobody waits meanwhile.
 * Rows somebody worked on since are left and counted. An undo that was interrupted goes on where it stopped.
 */
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import type { Hint } from '../../../shared/api/hint.ts'
import { all, first, sql } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { undoTxn } from '../store/undo.ts'
import { findImport, forgetImport, setImportState } from './import-tables.ts'

export interface UndoEnv {
  readonly nowMs: number
  readonly actor: string | null
  readonly emit?: (hint: Hint) => void
}

export interface UndoneImport {
  readonly rows: number
  /** Rows left as they are, because somebody changed them after the import. */
  readonly skipped: number
}

/** Throws a `not_found` or `conflict` fault for an import that is none, is still running, or was undone before. */
export async function undoImport(store: Store, env: UndoEnv, importId: string): Promise<UndoneImport> {
  const found = findImport(store.read, importId)
  if (!found) throw notFound('import')
  if (found.state === 'undone') throw conflict('already_undone')
  if (found.state === 'running') throw conflict('import_running')
  setState(store, found.importNo, 'undoing')
  let rows = 0
  let skipped = 0
  for (const txnId of standingTxns(store, importId)) {
    const done = undoTxn(store, { nowMs: env.nowMs, actor: env.actor }, txnId)
    rows += done.value.rows
    skipped += done.value.skipped
    if (done.hint) env.emit?.(done.hint)
    await new Promise((resolve) => setImmediate(resolve))
  }
  store.write.connection
    .transaction(() => {
      forgetImport(store.write, found.importNo, false)
      setImportState(store.write, found.importNo, 'undone')
    })
    .immediate()
  return { rows, skipped }
}

/** Newest first: what a later slice did to a row of an earlier one is taken back before that row. */
function standingTxns(store: Store, importId: string): readonly string[] {
  const rows = all<{ txn_id: string }>(
    store.read,
    sql`SELECT txn_id FROM txns WHERE group_id = ${importId} AND undone_by IS NULL ORDER BY txn_no DESC`,
  )
  return rows.map((row) => row.txn_id)
}

const setState = (store: Store, importNo: number, state: 'undoing'): void =>
  store.write.connection.transaction(() => setImportState(store.write, importNo, state)).immediate()

/** Whether another import, or its undoing, is still under way. */
export const isImportBusy = (store: Store): boolean =>
  first(store.read, sql`SELECT 1 FROM imports WHERE state IN ('running', 'undoing') LIMIT 1`) !== undefined
