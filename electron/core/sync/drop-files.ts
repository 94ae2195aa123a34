/** Bytes of files whose last row left the laptop: what is no longer in the scope does not stay on the disk. */
import { rmSync } from 'node:fs'
import { first, run, sql, trusted, type WriteDb } from '../store/sql.ts'
import { blobPath, comingPath } from '../vault/blob-path.ts'

/** Removes the files no row names any more. */
export function dropFiles(db: WriteDb, dir: string, sha256s: ReadonlySet<string>): void {
  for (const sha256 of sha256s) {
    if (first(db, sql`SELECT 1 FROM attachments WHERE sha256 = ${sha256} LIMIT 1`) !== undefined) continue
    const path = blobPath(dir, sha256)
    if (path !== null) rmSync(path, { force: true })
    const coming = comingPath(dir, sha256)
    if (coming !== null) rmSync(coming, { force: true })
    for (const table of ['blobs', 'hub_files', 'transfers'])
      run(db, sql`DELETE FROM ${trusted(table)} WHERE sha256 = ${sha256}`)
  }
}
