/** Takes out of the store everything an import wrote, as if it had never run. */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { tableOf, type AnyRow } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import { refreshFacts } from '../store/account-facts.ts'
import { refreshSearch } from '../store/search-docs.ts'
import { all, run, sql, trusted, type WriteDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { purgeGroupSlice } from '../store/undo.ts'
import { want } from '../sync/outbox.ts'
import { forgetImport, importsInState } from './import-tables.ts'

/** Purges a cancelled import in slices, giving way between them. */
export async function purgeImport(store: Store, importId: string, importNo: number): Promise<void> {
  while (purgeGroupSlice(store, importId, slice)) await new Promise((resolve) => setImmediate(resolve))
  forgetTraceless(store, importNo)
}

/** Purges what imports left that were running when the program ended. Called once, when the store has been opened. */
export function purgeUnfinishedImports(store: Store): number {
  const unfinished = importsInState(store.read, 'running')
  for (const { importId, importNo } of unfinished) {
    while (purgeGroupSlice(store, importId, slice));
    forgetTraceless(store, importNo)
  }
  return unfinished.length
}

const slice = 100

function forgetTraceless(store: Store, importNo: number): void {
  store.write.connection
    .transaction(() => {
      putBackMeta(store.write, importNo)
      forgetImport(store.write, importNo, true)
    })
    .immediate()
}

interface Before {
  readonly type: RecordTypeName
  readonly row_id: string
  readonly updated_at: number
  readonly updated_by: string | null
  readonly deleted_at: number | null
}

/** History keeps values; when and by whom a row was last changed, and that it was deleted, is kept by the import. */
function putBackMeta(db: WriteDb, importNo: number): void {
  for (const b of all<Before>(db, sql`SELECT * FROM import_before WHERE import_no = ${importNo}`)) {
    const table = trusted(tableOf(b.type))
    run(
      db,
      // an import only ever brings a row back: one that a person deleted meanwhile stays deleted
      sql`UPDATE ${table} SET updated_at = ${b.updated_at}, updated_by = ${b.updated_by},
            deleted_at = coalesce(${b.deleted_at}, deleted_at)
          WHERE id = ${b.row_id}`,
    )
    const row = findRow(db, b.type, b.row_id) as unknown as AnyRow | null
    if (!row) continue
    // an op from before the import may have told the hub of its time; what stands there is asked for
    if (row.version > 0) want(db, b.type, b.row_id)
    refreshSearch(db, b.type, row)
    const accountId = b.type === 'account' ? row.id : row['accountId']
    if (typeof accountId === 'string') refreshFacts(db, accountId)
  }
}
