/**
 * A data folder and its database. `openStore` takes the lock, opens the one write connection, migrates, and purges what
 * an interrupted import left; nothing else in the program opens the file for writing.
 */
import type Database from 'better-sqlite3'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { releaseBallast } from './ballast.ts'
import { takeLock } from './lock.ts'
import { migrate, versionOf } from './migrate.ts'
import { migrations, type Migration } from './migrations/all.ts'
import { openDatabase } from './open-database.ts'
import { finishReplacing } from './replace-database.ts'
import { asReadDb, asWriteDb, type ReadDb, type WriteDb } from './sql.ts'
import { isDamage, isNotTaken, toStoreError } from './store-error.ts'

export interface StoreOptions {
  readonly dir: string
  readonly keyHex?: string
  readonly nativeBinding?: string
  /** For tests of migrations; the program's own unless given. */
  readonly migrations?: readonly Migration[]
}

export interface Store {
  readonly dir: string
  readonly file: string
  readonly read: ReadDb
  readonly write: WriteDb
  readonly schemaVersion: number
  /** The last transaction that was there on opening: what comes after it was done in this run. */
  readonly openedAtTxn: number
  readonly encrypted: boolean
  /** Truncates the WAL and closes; the lock goes last. */
  close(): void
}

export const databaseFile = (dir: string): string => join(dir, 'rapport.db')

function openMigrated(file: string, options: StoreOptions): Database.Database {
  const { keyHex, nativeBinding } = options
  const db = openDatabase({ file, ...(keyHex ? { keyHex } : {}), ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    migrate(db, file, options.migrations ?? migrations)
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

/** The WAL is kept where the disk has no room to take it in: the next start reads it. */
function closeDatabase(db: Database.Database): void {
  if (!db.open) return
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (error) {
    if (!isNotTaken(error) && !isDamage(error)) throw error
  } finally {
    db.close()
  }
}

function openOnce(options: StoreOptions): Store {
  makeFolder(options.dir, 0o700)
  if (process.platform !== 'win32') chmodSync(options.dir, 0o700)
  const file = databaseFile(options.dir)
  const lock = takeLock(options.dir, options.nativeBinding)
  try {
    finishReplacing(options.dir, file)
    const db = openMigrated(file, options)
    return {
      dir: options.dir,
      file,
      read: asReadDb(db),
      write: asWriteDb(db),
      schemaVersion: versionOf(db),
      openedAtTxn: Number(db.prepare('SELECT coalesce(max(txn_no), 0) FROM txns').pluck().get()),
      encrypted: options.keyHex !== undefined,
      close: () => {
        try {
          closeDatabase(db)
        } finally {
          lock.release()
        }
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * Opens (or makes) the store of a folder; on a full disk with the room set aside for that. Throws a `StoreError`; then
 * nothing is left open or locked.
 */
export function openStore(options: StoreOptions): Store {
  try {
    return openOnce(options)
  } catch (first) {
    if (!isNotTaken(first) || !releaseBallast(options.dir)) throw toStoreError(first)
  }
  try {
    return openOnce(options)
  } catch (second) {
    throw toStoreError(second)
  }
}
