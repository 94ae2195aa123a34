/** How files stand at records: their links, what a record may hold, and rows with the state of their bytes. */
import type { Output } from '../../../shared/api/contract.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { linkFieldOf, mostBytesPerRecord, type AttachedTo } from '../../../shared/domain/attached-to.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { snake } from '../store/columns.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, list, number, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'

type Listed = Output<'attachments.list'>

/** Links of a file added to a live record; it stands under the record's account too. */
export function linksTo(tx: Tx, to: AttachedTo): Readonly<Record<string, string | null>> {
  const row = tx.get(to.type, to.id)
  const accountId = 'accountId' in row ? row.accountId : null
  return { accountId, [linkFieldOf[to.type]]: to.id }
}

/** The account a record stood under, or the one that was merged into; null when that is gone too. */
function accountLeft(tx: Tx, to: AttachedTo): string | null {
  const row = findRow(tx.db, to.type, to.id)
  let account = row && 'accountId' in row ? row.accountId && findRow(tx.db, 'account', row.accountId) : row
  while (account && account.deletedAt !== null && 'mergedIntoId' in account && account.mergedIntoId !== null)
    account = findRow(tx.db, 'account', account.mergedIntoId)
  return account ? tx.liveOne('account', account.id) : null
}

/** Links of a memo whose record may be gone by now: what still stands is linked. */
export const linksLeft = (tx: Tx, to: AttachedTo): Readonly<Record<string, string | null>> =>
  tx.liveOne(to.type, to.id) === null ? { accountId: accountLeft(tx, to) } : linksTo(tx, to)

const columnOf = (to: AttachedTo): Sql => trusted(snake(linkFieldOf[to.type]))

/** An account's own files are those of none of its other records. */
const ownOnly = (to: AttachedTo): Sql =>
  to.type === 'account'
    ? sql`AND visit_id IS NULL AND contact_id IS NULL AND follow_up_id IS NULL AND opportunity_id IS NULL`
    : sql``

export const usedBytes = (db: ReadDb, to: AttachedTo): number =>
  number(
    db,
    sql`SELECT coalesce(sum(size_bytes), 0) FROM attachments
        WHERE ${columnOf(to)} = ${to.id} AND document_id IS NULL AND deleted_at IS NULL ${ownOnly(to)}`,
  )

/** Refuses what would be more than a record holds. */
export function checkRoom(db: ReadDb, to: AttachedTo, sizeBytes: number): void {
  if (usedBytes(db, to) + sizeBytes > mostBytesPerRecord) throw conflict('record_full')
}

function withState(db: ReadDb, rows: readonly Row<'attachment'>[]): Listed['files'] {
  const hashes = [...new Set(rows.map((row) => row.sha256))]
  const found = all<{ sha256: string; damaged_at: number | null }>(
    db,
    sql`SELECT sha256, damaged_at FROM blobs WHERE sha256 IN ${list(hashes)}`,
  )
  const damaged = new Map(found.map((blob) => [blob.sha256, blob.damaged_at !== null]))
  const stateOf = (sha256: string): Listed['files'][number]['state'] => {
    const isDamaged = damaged.get(sha256)
    return isDamaged === undefined ? 'elsewhere' : isDamaged ? 'damaged' : 'here'
  }
  return rows.map((file) => ({ file, state: stateOf(file.sha256) }))
}

/**
 * Files of a record, without what was printed of it: that is listed as paper. A visit's in the order in which they came,
 * others newest first.
 */
export function listFiles(db: ReadDb, of: AttachedTo, limit: number): Listed {
  const where = sql`WHERE ${columnOf(of)} = ${of.id} AND document_id IS NULL AND deleted_at IS NULL`
  const order = of.type === 'visit' ? sql`ORDER BY created_at, rowid` : sql`ORDER BY created_at DESC, rowid DESC`
  return {
    files: withState(db, listRows(db, 'attachment', sql`${where} ${order} LIMIT ${limit}`)),
    total: number(db, sql`SELECT count(*) FROM attachments ${where}`),
    usedBytes: usedBytes(db, of),
  }
}
