/** The digest of a row as it stands in its table: what is really here, whatever was written down about it. */
import { hash } from 'node:crypto'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { digestInput } from '../../../shared/sync/payload.ts'
import { findWhole } from '../store/rows.ts'
import type { ReadDb } from '../store/sql.ts'
import { payloadOf } from './incoming.ts'

/** As the row would be digested at this version of the hub's; null when it is not here. */
export function contentDigest(db: ReadDb, type: RecordTypeName, id: string, version: number): string | null {
  const found = findWhole(db, type, id)
  if (!found) return null
  const text = JSON.stringify(payloadOf(found.row, found.extra))
  return hash('sha256', digestInput(type, id, version, text)).slice(0, 16)
}
