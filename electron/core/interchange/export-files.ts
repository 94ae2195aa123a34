/**
 * The files of records for a folder or a zip of everything: `files/<name> (<end of id>).<ending>`, so that two of one name
 * both come along and a row of the attachments' list finds its own. Names are made safe for any disk; a file that is damaged
 * or not on this laptop is left out and counted.
 */
import { constants } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endingOf, safeFileName } from '../../../shared/base/file-name.ts'
import { makeFolder } from '../make-folder.ts'
import { all, sql, type ReadDb } from '../store/sql.ts'
import { blobPath } from '../vault/blob-path.ts'
import { checkBlob } from '../vault/check-blob.ts'

export interface FileToExport {
  /** Where its bytes lie. */
  readonly path: string
  /** Below the folder of the export. */
  readonly name: string
}

export interface FilesToExport {
  readonly files: readonly FileToExport[]
  readonly missing: number
}

/** The name of an attachment in an export; never longer than a disk takes. */
export function exportedFileName(id: string, name: string): string {
  const safe = safeFileName(name)
  const ending = endingOf(safe)
  const stem = Array.from(safe.slice(0, safe.length - ending.length))
    .slice(0, 30)
    .join('')
  return `${stem} (${id.slice(-12)})${ending}`
}

/** All live files whose bytes are here and sound. */
export async function filesToExport(db: ReadDb, dir: string): Promise<FilesToExport> {
  const rows = all<{ id: string; name: string; sha256: string }>(
    db,
    sql`SELECT id, name, sha256 FROM attachments WHERE deleted_at IS NULL ORDER BY id`,
  )
  const files: FileToExport[] = []
  for (const { id, name, sha256 } of rows) {
    const path = blobPath(dir, sha256)
    if (path !== null && (await checkBlob(dir, sha256)) === 'sound')
      files.push({ path, name: `files/${exportedFileName(id, name)}` })
  }
  return { files, missing: rows.length - files.length }
}

/** Copies them into a folder, as clones where the disk can do that. */
export async function copyFilesTo(folder: string, { files }: FilesToExport): Promise<void> {
  if (files.length > 0) makeFolder(join(folder, 'files'))
  for (const { path, name } of files) await copyFile(path, join(folder, name), constants.COPYFILE_FICLONE)
}
