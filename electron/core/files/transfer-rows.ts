/** What has to travel between this laptop and its hub, and how far it is. Bytes are named by rows; the rows travel by sync. */
import { all, first, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

export type Direction = 'up' | 'down'

export interface Transfer {
  readonly sha256: string
  readonly direction: Direction
  /** A row on the hub that names the file, and what the person knows it by. */
  readonly rowId: string
  readonly name: string
  readonly accountId: string | null
  readonly sizeBytes: number
  readonly doneBytes: number
  readonly uploadId: string | null
  /** Whether the hub has a row that names it, without which it takes no bytes. */
  readonly isNamedThere: 0 | 1
}

interface FileCount {
  readonly count: number
  readonly bytes: number
}
const nothing: FileCount = { count: 0, bytes: 0 }

const isOnHub = sql`EXISTS (SELECT 1 FROM replica_rows r WHERE r.row_id = a.id AND r.type = 'attachment')`
/** With `max()` the other columns are those of the row that has it: one that is on the hub, where there is one. */
const columns = sql`max(${isOnHub}) AS "isNamedThere", a.sha256, a.id AS "rowId", a.name, a.account_id AS "accountId", a.size_bytes AS "sizeBytes",
  coalesce(t.done_bytes, 0) AS "doneBytes", t.upload_id AS "uploadId"`

/** What lies here and not on the hub, as far as this laptop knows; what was put first, then small files: photos do not wait for a film. */
export const listUploads = (db: ReadDb, limit: number): readonly Transfer[] =>
  all<Transfer>(
    db,
    sql`SELECT 'up' AS direction, ${columns} FROM blobs b
        JOIN attachments a ON a.sha256 = b.sha256
        LEFT JOIN transfers t ON t.sha256 = b.sha256 AND t.direction = 'up'
        WHERE b.damaged_at IS NULL AND a.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM hub_files h WHERE h.sha256 = b.sha256)
        GROUP BY b.sha256 ORDER BY coalesce(t.wanted_at, 0) DESC, a.size_bytes, a.created_at LIMIT ${limit}`,
  )

/** What the person asked for and has not got yet, in the order of asking. */
export const listDownloads = (db: ReadDb, limit: number): readonly Transfer[] =>
  all<Transfer>(
    db,
    sql`SELECT 'down' AS direction, ${columns} FROM transfers t
        JOIN attachments a ON a.sha256 = t.sha256
        WHERE t.direction = 'down' AND a.deleted_at IS NULL
        GROUP BY t.sha256 ORDER BY t.wanted_at, t.sha256 LIMIT ${limit}`,
  )

/** How many files were asked for and are not here, and their bytes. */
const wantedFiles = (db: ReadDb): FileCount =>
  first<FileCount>(
    db,
    sql`SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM (
          SELECT max(a.size_bytes) AS bytes FROM transfers t JOIN attachments a ON a.sha256 = t.sha256
          WHERE t.direction = 'down' AND a.deleted_at IS NULL GROUP BY t.sha256)`,
  ) ?? nothing

/** Files that have to travel, both ways, and what is through of those that are begun. */
export interface Queue extends FileCount {
  readonly doneBytes: ReadonlyMap<string, number>
}

/** All that is on its way or waits, but for what is `left` aside. */
export function countQueue(db: ReadDb, left: ReadonlySet<string>): Queue {
  const aside = all<{ bytes: number }>(
    db,
    sql`SELECT max(size_bytes) AS bytes FROM attachments
        WHERE deleted_at IS NULL AND sha256 IN (SELECT value FROM json_each(${JSON.stringify([...left])})) GROUP BY sha256`,
  )
  const [up, down] = [unsentFiles(db), wantedFiles(db)]
  const begun = all<{ sha256: string; doneBytes: number }>(
    db,
    sql`SELECT sha256, done_bytes AS "doneBytes" FROM transfers WHERE done_bytes > 0`,
  )
  return {
    count: up.count + down.count - aside.length,
    bytes: up.bytes + down.bytes - aside.reduce((sum, { bytes }) => sum + bytes, 0),
    doneBytes: new Map(begun.filter((t) => !left.has(t.sha256)).map((t) => [t.sha256, t.doneBytes])),
  }
}

/** How one file that was asked for is on its way. */
export const findDownload = (db: ReadDb, sha256: string): Transfer | null =>
  listDownloads(db, 500).find((t) => t.sha256 === sha256) ?? null

/** How many files and bytes are here and not on the hub. */
export const unsentFiles = (db: ReadDb): FileCount =>
  first<FileCount>(
    db,
    sql`SELECT count(*) AS count, coalesce(sum(b.size_bytes), 0) AS bytes FROM blobs b
        WHERE b.damaged_at IS NULL AND NOT EXISTS (SELECT 1 FROM hub_files h WHERE h.sha256 = b.sha256)
          AND EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = b.sha256 AND a.deleted_at IS NULL)`,
  ) ?? nothing

/** Asks for a file; asking again tries again what failed. */
export const wantFile = (db: WriteDb, sha256: string, nowMs: number): void =>
  void run(
    db,
    sql`INSERT INTO transfers (sha256, direction, wanted_at) VALUES (${sha256}, 'down', ${nowMs})
        ON CONFLICT (sha256) DO UPDATE SET direction = 'down', wanted_at = coalesce(wanted_at, ${nowMs})`,
  )

export const noteUpload = (db: WriteDb, sha256: string, uploadId: string | null, doneBytes: number): void =>
  void run(
    db,
    sql`INSERT INTO transfers (sha256, direction, upload_id, done_bytes) VALUES (${sha256}, 'up', ${uploadId}, ${doneBytes})
        ON CONFLICT (sha256) DO UPDATE SET direction = 'up', upload_id = ${uploadId}, done_bytes = ${doneBytes}`,
  )

/** Puts what is to go up before all else. */
export const putFirst = (db: WriteDb, sha256: string, nowMs: number): void =>
  void run(
    db,
    sql`INSERT INTO transfers (sha256, direction, wanted_at) VALUES (${sha256}, 'up', ${nowMs})
        ON CONFLICT (sha256) DO UPDATE SET wanted_at = ${nowMs}`,
  )

/** The hub was seen to have it. */
export const noteOnHub = (db: WriteDb, sha256: string, nowMs: number): void =>
  void run(db, sql`INSERT OR REPLACE INTO hub_files (sha256, seen_at) VALUES (${sha256}, ${nowMs})`)

export const dropTransfer = (db: WriteDb, sha256: string): void =>
  void run(db, sql`DELETE FROM transfers WHERE sha256 = ${sha256}`)
