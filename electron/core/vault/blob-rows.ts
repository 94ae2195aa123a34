/** The `blobs` table: what lies in this laptop's vault, when it was last found sound, and what was found damaged. Never synced. */
import { all, first, number, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'
import type { HashedFile } from './hash-file.ts'

/** Says that a file is in the vault and sound; in the transaction that writes the first row naming it. */
export const noteBlob = (db: WriteDb, { sha256, sizeBytes }: HashedFile, nowMs: number): void =>
  void run(
    db,
    sql`INSERT INTO blobs (sha256, size_bytes, added_at, checked_at) VALUES (${sha256}, ${sizeBytes}, ${nowMs}, ${nowMs})
        ON CONFLICT (sha256) DO UPDATE SET checked_at = ${nowMs}, damaged_at = NULL`,
  )

/** Marks a file that is not what it was, or gone; the first time counts. */
export const markDamaged = (db: WriteDb, sha256: string, nowMs: number): void =>
  void run(db, sql`UPDATE blobs SET damaged_at = ${nowMs} WHERE sha256 = ${sha256} AND damaged_at IS NULL`)

export interface BlobRow {
  readonly sha256: string
  readonly sizeBytes: number
  readonly damagedAt: number | null
}

const columns = sql`sha256, size_bytes AS "sizeBytes", damaged_at AS "damagedAt"`

export const findBlob = (db: ReadDb, sha256: string): BlobRow | null =>
  first<BlobRow>(db, sql`SELECT ${columns} FROM blobs WHERE sha256 = ${sha256}`) ?? null

/** All files of the vault. */
export const listBlobs = (db: ReadDb): readonly BlobRow[] =>
  all<BlobRow>(db, sql`SELECT ${columns} FROM blobs ORDER BY sha256`)

export const countBlobs = (db: ReadDb): number => number(db, sql`SELECT count(*) FROM blobs`)
