/**
 * What the files of this laptop take, and what may go: files nothing has named for 30 days, and files the hub is known to have
 * whole. The row goes first and the file after it: a crash between the two costs room, never a file somebody counts on.
 */
import { readdirSync, statSync } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { all, first, number, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'
import { blobPath, isSha256, vaultFolder } from './blob-path.ts'
import { unmark } from './checked-mark.ts'
import { inTurn } from './in-turn.ts'

export interface Amount {
  readonly files: number
  readonly bytes: number
}

export interface HeldFile {
  readonly sha256: string
  readonly sizeBytes: number
}

/** How long a file stays that nothing names: a deletion may be regretted. */
export const keptForMs = 30 * 86_400_000

export const amountOf = (files: readonly HeldFile[]): Amount => ({
  files: files.length,
  bytes: files.reduce((bytes, file) => bytes + file.sizeBytes, 0),
})

export const usedRoom = (db: ReadDb): Amount =>
  first<Amount>(db, sql`SELECT count(*) AS files, coalesce(sum(size_bytes), 0) AS bytes FROM blobs`) ?? {
    files: 0,
    bytes: 0,
  }

/** Files of the vault's folders that no row knows: what a crash left between row and file. */
function strays(db: ReadDb, dir: string, before: number): readonly HeldFile[] {
  const folder = vaultFolder(dir)
  const found: HeldFile[] = []
  const parts = readdirSync(folder, { withFileTypes: true }).filter(
    (e) => e.isDirectory() && /^[0-9a-f]{2}$/.test(e.name),
  )
  for (const part of parts)
    for (const name of readdirSync(join(folder, part.name)).filter(isSha256)) {
      if (number(db, sql`SELECT count(*) FROM blobs WHERE sha256 = ${name}`) > 0) continue
      const { mtimeMs, size } = statSync(join(folder, part.name, name))
      if (mtimeMs < before) found.push({ sha256: name, sizeBytes: size })
    }
  return found
}

/** What nothing has named for 30 days. */
export function unusedFiles(db: ReadDb, dir: string, nowMs: number): readonly HeldFile[] {
  const before = nowMs - keptForMs
  const named = all<HeldFile>(
    db,
    sql`SELECT b.sha256, b.size_bytes AS "sizeBytes" FROM blobs b WHERE b.added_at < ${before}
        AND NOT EXISTS (SELECT 1 FROM attachments a WHERE a.sha256 = b.sha256
          AND (a.deleted_at IS NULL OR a.deleted_at >= ${before}))`,
  )
  try {
    return [...named, ...strays(db, dir, before)]
  } catch {
    return named // there is no vault yet, or it cannot be listed now
  }
}

/** Takes files away; one that cannot be removed now (it is being played) keeps its row. Answers what went. */
export async function removeFiles(db: () => WriteDb, dir: string, files: readonly HeldFile[]): Promise<Amount> {
  const gone: HeldFile[] = []
  for (const file of files) {
    const path = blobPath(dir, file.sha256)
    if (path === null) continue
    await inTurn(file.sha256, async () => {
      const row = first<{ added_at: number; checked_at: number | null }>(
        db(),
        sql`SELECT added_at, checked_at FROM blobs WHERE sha256 = ${file.sha256}`,
      )
      run(db(), sql`DELETE FROM blobs WHERE sha256 = ${file.sha256}`)
      try {
        await rm(path, { force: true })
        await unmark(dir, file.sha256)
        gone.push(file)
      } catch {
        if (row)
          run(
            db(),
            sql`INSERT OR IGNORE INTO blobs (sha256, size_bytes, added_at, checked_at)
                VALUES (${file.sha256}, ${file.sizeBytes}, ${row.added_at}, ${row.checked_at})`,
          )
      }
    })
  }
  return amountOf(gone)
}

/** Bytes free on the disk of a folder. */
export async function freeDiskBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir)
  return bavail * bsize
}
