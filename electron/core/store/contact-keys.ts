/** Sort keys of contacts, derived in the transaction that wrote them; a deleted contact has none. */
import type { AnyRow } from './columns.ts'
import { sortKey } from './sort-key.ts'
import { run, sql, type WriteDb } from './sql.ts'

/** Brings the key of a contact just written up to date. */
export function refreshContactKey(db: WriteDb, row: AnyRow): void {
  if (row.deletedAt !== null) dropContactKey(db, row.id)
  else
    run(
      db,
      sql`INSERT OR REPLACE INTO contact_keys (contact_id, name_key) VALUES (${row.id}, ${sortKey(String(row['name']), { isPerson: true })})`,
    )
}

/** Takes a purged contact out. */
export function dropContactKey(db: WriteDb, id: string): void {
  run(db, sql`DELETE FROM contact_keys WHERE contact_id = ${id}`)
}
