/** The digest of a row as it stands in its table: what is really here, whatever was written down about it. */
import { hash } from 'node:crypto'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { digestInput } from '../../../shared/sync/payload.ts'
import { fromDb, tableOf } from '../store/columns.ts'
import { prepared, type ReadDb, type SqlValue } from '../store/sql.ts'
import { payloadOf } from './incoming.ts'

/** As the row would be digested at this version of the hub's; null when it is not here. */
export function contentDigest(db: ReadDb, type: RecordTypeName, id: string, version: number): string | null {
  const row = prepared(db.connection, `SELECT * FROM ${tableOf(type)} WHERE id = ?`).get(id) as
    Record<string, SqlValue> | undefined
  if (!row) return null
  const extra = typeof row['extra'] === 'string' ? row['extra'] : null
  const text = JSON.stringify(payloadOf(fromDb(type, row), extra))
  return hash('sha256', digestInput(type, id, version, text)).slice(0, 16)
}
