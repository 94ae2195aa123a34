/**
 * One-file backup and restore. A backup is `VACUUM INTO` (also of an encrypted store, then readable with the same key),
 * written under a temporary name, checked, synced and renamed. A restore never destroys: the present database is kept
 * beside the new one.
 */
import type Database from 'better-sqlite3'
import { copyFileSync, existsSync, readdirSync, renameSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { migrations } from './migrations/all.ts'
import { versionOf } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { asReadDb, type ReadDb } from './sql.ts'
import { databaseFile } from './store.ts'
import { isDamage, StoreError } from './store-error.ts'
import { replaceDatabase } from './replace-database.ts'
import { removeDatabase, syncFile, syncFolder } from './sync-file.ts'
import { takeLock } from './lock.ts'
import { verifyStore } from './verify.ts'

interface Keys {
  readonly keyHex?: string
  readonly nativeBinding?: string
}

/** Where the program's own backups are. */
export const backupFolder = (dir: string): string => join(dir, 'backups')

/** Backups in the data folder, newest first. */
export function listBackups(dir: string): readonly { name: string; sizeBytes: number; at: number }[] {
  const folder = backupFolder(dir)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /\.(db|zip)$/.test(name))
  const found = names.map((name) => {
    const info = statSync(join(folder, name))
    return { name, sizeBytes: info.size, at: Math.round(info.mtimeMs) }
  })
  return found.sort((a, b) => b.at - a.at)
}

/** Whether it is a database of ours and not of another program. */
const hasRecords = (db: Database.Database): boolean =>
  Number(
    db
      .prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('accounts', 'txns', 'changes')`)
      .pluck()
      .get(),
  ) === 3

/** Checks that a file is a whole database of a version this program knows. Throws a `StoreError` if not. */
export function checkBackup(file: string, keys: Keys): void {
  const db = openDatabase({ file, readonly: false, ...keys })
  try {
    const version = versionOf(db)
    if (version > migrations.length) throw new StoreError('STORE_FROM_THE_FUTURE', `schema ${version}`)
    if (version === 0 || !hasRecords(db)) throw new StoreError('STORE_DAMAGED', 'not a Rapport database')
    const found = verifyStore(asReadDb(db))
    if (!found.ok) throw new StoreError('STORE_DAMAGED', found.problems[0] ?? '')
  } finally {
    db.close()
  }
}

/** It is the file handed over that is not sound, not the store. */
function checkIncoming(file: string, keys: Keys): void {
  try {
    checkBackup(file, keys)
  } catch (cause) {
    const isUnsound = isDamage(cause) || (cause instanceof StoreError && cause.code === 'STORE_DAMAGED')
    throw isUnsound ? new StoreError('NOT_A_BACKUP', (cause as Error).message, { cause }) : cause
  }
}

/** Writes a backup to `file`; answers its size in bytes. An existing file of that name is replaced only when whole. */
export function backUpTo(db: ReadDb, file: string, keys: Keys): number {
  makeFolder(dirname(file))
  const partial = `${file}.partial`
  removeDatabase(partial)
  try {
    db.connection.prepare('VACUUM INTO ?').run(partial)
    checkBackup(partial, keys)
    syncFile(partial)
    renameSync(partial, file)
    syncFolder(dirname(file))
    return statSync(file).size
  } finally {
    removeDatabase(partial)
  }
}

/**
 * Puts a backup in the place of the database of a folder that nothing has open. The database that was there is kept as
 * `rapport.before-restore-<n>.db`; answers its name, or null if there was none.
 */
export function restoreFrom(backup: string, dir: string, keys: Keys): string | null {
  makeFolder(dir, 0o700)
  const lock = takeLock(dir, keys.nativeBinding)
  const file = databaseFile(dir)
  const incoming = `${file}.incoming`
  try {
    removeDatabase(incoming)
    copyFileSync(backup, incoming)
    checkIncoming(incoming, keys)
    return replaceDatabase(dir, file, incoming, 'before-restore')
  } finally {
    removeDatabase(incoming)
    lock.release()
  }
}
