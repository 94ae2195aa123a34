/** The hub on a file: one connection writes, one reads; each serves one transaction at a time. */
import Database from 'better-sqlite3'
import { HubBusy, watched, type HubValue, type SqlDriver, type SqlTx } from './sql-driver.ts'

/** Runs what it is given one after the other. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

function open(file: string, readonly: boolean, busyTimeoutMs: number): Database.Database {
  const db = new Database(file, { readonly, timeout: busyTimeoutMs })
  if (!readonly) db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  if (!readonly) db.pragma('journal_size_limit = 67108864')
  // better-sqlite3 sets WAL to NORMAL: an acknowledged push could vanish with the power
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL')
  return db
}

function txOf(db: Database.Database): SqlTx {
  const statements = new Map<string, Database.Statement>()
  const prepared = (text: string): Database.Statement => {
    let statement = statements.get(text)
    if (!statement) {
      if (statements.size > 300) statements.clear()
      statements.set(text, (statement = db.prepare(text)))
    }
    return statement
  }
  return {
    all: async <T>(text: string, params: readonly HubValue[] = []) => prepared(text).all(...params) as T[],
    run: async (text, params = []) => prepared(text).run(...params).changes,
  }
}

/** Another process writes, or the disk is full, gone or failing: what is wrong with the machine, not with the program. */
const again = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM|PROTOCOL|READONLY_)/

function isBusy(db: Database.Database, error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  // a disk that turned read-only; on the reading connection it is a statement that does not belong there
  return again.test(String(error.code)) || (error.code === 'SQLITE_READONLY' && !db.readonly)
}

async function within<T>(db: Database.Database, begin: string, work: () => Promise<T>): Promise<T> {
  try {
    db.exec(begin)
    const value = await work()
    db.exec('COMMIT')
    return value
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw isBusy(db, error) ? new HubBusy('the database did not take it', { cause: error }) : error
  }
}

export interface SqliteOptions {
  /** How long one process waits for another that writes, 5 s unless told; nothing else happens meanwhile. */
  readonly busyTimeoutMs?: number
}

/** Opens (or makes) the database of a hub. */
export function openSqlite(file: string, options: SqliteOptions = {}): SqlDriver {
  const busyTimeoutMs = options.busyTimeoutMs ?? 5_000
  const writer = open(file, false, busyTimeoutMs)
  const reader = open(file, true, busyTimeoutMs)
  const writing = createQueue()
  const reading = createQueue()
  const writeTx = txOf(writer)
  const readTx = txOf(reader)
  return {
    dialect: 'sqlite',
    write: (work) => writing(() => within(writer, 'BEGIN IMMEDIATE', () => watched(writeTx, work))),
    read: (work) => reading(() => within(reader, 'BEGIN', () => watched(readTx, work))),
    script: (text) =>
      writing(() =>
        within(writer, 'BEGIN IMMEDIATE', async () => {
          writer.exec(text)
        }),
      ),
    close: async () => {
      await writing(async () => undefined)
      await reading(async () => undefined)
      reader.close()
      writer.pragma('wal_checkpoint(TRUNCATE)')
      writer.close()
    },
  }
}
