/** Uploads on their way, in the database: any process of the hub can go on with one. */
import type { SqlDriver, SqlTx } from '../storage/sql-driver.ts'

export interface Upload {
  readonly id: string
  readonly sha256: string
  readonly sizeBytes: number
  /** So many bytes from the beginning are on the disk. */
  readonly keptBytes: number
  readonly memberId: string
  readonly touchedAt: number
}

interface DbUpload {
  readonly id: string
  readonly sha256: string
  readonly size_bytes: number
  readonly kept_bytes: number
  readonly member_id: string
  readonly touched_at: number
}

/** What nobody goes on with is dropped after a week. */
export const expiresAfterMs = 7 * 86_400_000

const columns = 'id, sha256, size_bytes, kept_bytes, member_id, touched_at'
const fromDb = (r: DbUpload): Upload => ({
  id: r.id,
  sha256: r.sha256,
  sizeBytes: r.size_bytes,
  keptBytes: r.kept_bytes,
  memberId: r.member_id,
  touchedAt: r.touched_at,
})

export async function findUpload(tx: SqlTx, ws: string, id: string): Promise<Upload | null> {
  const [row] = await tx.all<DbUpload>(`SELECT ${columns} FROM uploads WHERE ws = ? AND id = ?`, [ws, id])
  return row ? fromDb(row) : null
}

export const addUpload = (driver: SqlDriver, ws: string, upload: Upload): Promise<number> =>
  driver.write((tx) =>
    tx.run(`INSERT INTO uploads (ws, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`, [
      ws,
      upload.id,
      upload.sha256,
      upload.sizeBytes,
      upload.keptBytes,
      upload.memberId,
      upload.touchedAt,
    ]),
  )

/** Moves the end of what is kept from where the caller saw it; false when another process was quicker. */
export const moveEnd = (
  driver: SqlDriver,
  ws: string,
  upload: Upload,
  keptBytes: number,
  nowMs: number,
): Promise<boolean> =>
  driver.write(
    async (tx) =>
      (await tx.run('UPDATE uploads SET kept_bytes = ?, touched_at = ? WHERE ws = ? AND id = ? AND kept_bytes = ?', [
        keptBytes,
        nowMs,
        ws,
        upload.id,
        upload.keptBytes,
      ])) === 1,
  )

export const dropUpload = (driver: SqlDriver, ws: string, id: string): Promise<number> =>
  driver.write((tx) => tx.run('DELETE FROM uploads WHERE ws = ? AND id = ?', [ws, id]))

/** Forgets what nobody went on with; answers their ids. */
export const sweepUploads = (driver: SqlDriver, ws: string, nowMs: number): Promise<readonly string[]> =>
  driver.write(async (tx) => {
    const old = await tx.all<{ id: string }>('SELECT id FROM uploads WHERE ws = ? AND touched_at < ?', [
      ws,
      nowMs - expiresAfterMs,
    ])
    for (const { id } of old) await tx.run('DELETE FROM uploads WHERE ws = ? AND id = ?', [ws, id])
    return old.map(({ id }) => id)
  })
