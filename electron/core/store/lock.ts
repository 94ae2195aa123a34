/**
 * One process per store: `BEGIN EXCLUSIVE` on a tiny database beside the store, held for the life of the core. The
 * operating system lets go of it when the process dies, however it dies, so there is no stale lock to clear.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { sqliteCode, StoreError } from './store-error.ts'

export interface StoreLock {
  release(): void
}

/** Takes the lock of a data folder, or throws `STORE_IN_USE`. */
export function takeLock(dir: string, nativeBinding?: string): StoreLock {
  const lock = new Database(join(dir, 'lock.db'), { timeout: 0, ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    // Anything else, such as a full disk, must not send the person looking for a second Rapport.
    if (sqliteCode(cause)?.startsWith('SQLITE_BUSY') !== true) throw cause
    throw new StoreError('STORE_IN_USE', 'another Rapport has this data folder open', { cause })
  }
  return {
    release: () => {
      lock.close()
    },
  }
}
