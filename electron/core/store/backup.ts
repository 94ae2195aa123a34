/**
 * One-file backup and restore. A backup is `VACUUM INTO` (also of an encrypted store, then readable with the same key),
 * written under a temporary name, checked, synced and renamed. A restore never destroys: the present database is kept
 * beside the new one.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { migrations } from './migrations/all.ts'
import { versionOf } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import { asReadDb, type ReadDb } from './sql.ts'
import { databaseFile } from './store.ts'
import { StoreError } from './store-error.ts'
import { syncFile, syncFolder } from './sync-file.ts'
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
  const names = readdirSync(folder).filter((name) => name.endsWith('.db'))
  const found = names.map((name) => {
    const info = statSync(join(folder, name))
    return { name, sizeBytes: info.size, at: Math.round(info.mtimeMs) }
  })
  return found.sort((a, b) => b.at - a.at)
}

/** Checks that a file is a whole database of a version this program knows. Throws a `StoreError` if not. */
function checkBackup(file: string, keys: Keys): void {
  const db = openDatabase({ file, readonly: false, ...keys })
  try {
    const version = versionOf(db)
    if (version > migrations.length) throw new StoreError('STORE_FROM_THE_FUTURE', `schema ${version}`)
    const found = verifyStore(asReadDb(db))
    if (version === 0 || !found.ok) throw new StoreError('STORE_DAMAGED', found.problems[0] ?? 'not a Rapport database')
  } finally {
    db.close()
  }
}

const removeWithWal = (file: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Writes a backup to `file`; answers its size in bytes. An existing file of that name is replaced only when whole. */
export function backUpTo(db: ReadDb, file: string, keys: Keys): number {
  makeFolder(dirname(file))
  const partial = `${file}.partial`
  removeWithWal(partial)
  try {
    db.connection.prepare('VACUUM INTO ?').run(partial)
    checkBackup(partial, keys)
    syncFile(partial)
    renameSync(partial, file)
    syncFolder(dirname(file))
    return statSync(file).size
  } finally {
    removeWithWal(partial)
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
    removeWithWal(incoming)
    copyFileSync(backup, incoming)
    checkBackup(incoming, keys)
    for (const end of ['-wal', '-shm']) rmSync(incoming + end, { force: true })
    syncFile(incoming)
    const kept = existsSync(file) ? setAside(dir, file) : null
    renameSync(incoming, file)
    syncFolder(dir)
    return kept
  } finally {
    removeWithWal(incoming)
    lock.release()
  }
}

/** Moves a database and what belongs to it out of the way under the first free name. */
export function setAside(dir: string, file: string, why = 'before-restore'): string {
  let n = 1
  while (existsSync(join(dir, `rapport.${why}-${n}.db`))) n += 1
  const name = `rapport.${why}-${n}.db`
  for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) renameSync(file + end, join(dir, name + end))
  syncFolder(dir)
  return name
}
