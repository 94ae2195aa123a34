/**
 * Everything in one file, whatever there is: the database alone while there are no files, else a zip of both; and either put
 * back. The forms are told apart by their first bytes, never by their names.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { countBlobs } from '../vault/blob-rows.ts'
import { backUpTo, restoreFrom } from './backup.ts'
import { archiveTo, isArchive, unpackArchive, type Archived } from './backup-archive.ts'
import type { ReadDb } from './sql.ts'
import { removeDatabase } from './sync-file.ts'
import { tableExists } from './verify.ts'

interface Keys {
  readonly keyHex?: string
  readonly nativeBinding?: string
}

export interface WholeBackup extends Archived {
  readonly sizeBytes: number
}

/** Whether a backup now needs the form with files. */
export const needsArchive = (db: ReadDb): boolean => tableExists(db, 'blobs') && countBlobs(db) > 0

/** Writes a backup to `file`, in the form that holds all there is. */
export async function backUpAll(db: ReadDb, dir: string, file: string, keys: Keys): Promise<WholeBackup> {
  if (!needsArchive(db)) return { files: 0, missing: 0, sizeBytes: backUpTo(db, file, keys) }
  const database = join(dirname(file), `database-${randomUUID()}.partial`)
  try {
    backUpTo(db, database, keys)
    const archived = await archiveTo(db, dir, database, file)
    return { ...archived, sizeBytes: statSync(file).size }
  } finally {
    removeDatabase(database)
  }
}

/**
 * Puts a backup of either form in the place of what `dir` has. `whileClosed` runs the last step while nothing has the store
 * open; answers the name the former database is kept under, or null. Files that are there stay: the kept database needs them.
 */
export async function restoreAll(
  backup: string,
  dir: string,
  keys: Keys,
  whileClosed: <T>(work: () => T) => T = (work) => work(),
): Promise<string | null> {
  if (!(await isArchive(backup))) return whileClosed(() => restoreFrom(backup, dir, keys))
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const database = join(dir, `unpacked-${randomUUID()}.partial`)
  try {
    await unpackArchive(backup, database, dir)
    return whileClosed(() => restoreFrom(database, dir, keys))
  } finally {
    removeDatabase(database)
  }
}
