/**
 * Opens a connection with the settings that are not optional, and reads back those on which durability rests:
 * better-sqlite3 defaults a WAL database to synchronous=NORMAL, with which an acknowledged note can vanish with the power.
 */
import Database from 'better-sqlite3'
import { isDamage, StoreError } from './store-error.ts'

export interface OpenOptions {
  readonly file: string
  readonly readonly?: boolean
  /** 64 hex digits: a raw 32-byte key, so that no key derivation runs at open. */
  readonly keyHex?: string
  readonly nativeBinding?: string
}

const oldestSqlite = [3, 51, 3] as const

function assertVersion(db: Database.Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const difference = oldestSqlite.map((want, i) => (parts[i] ?? 0) - want).find((d) => d !== 0) ?? 0
  if (difference < 0) throw new StoreError('SQLITE_TOO_OLD', `SQLite ${version} can corrupt a WAL database`)
}

function unlock(db: Database.Database, keyHex: string | undefined): void {
  if (keyHex === undefined) return
  if (!/^[0-9a-f]{64}$/i.test(keyHex)) throw new StoreError('STORE_KEY_WRONG', 'a store key has 64 hex digits')
  db.pragma(`cipher='chacha20'`)
  db.pragma(`key="x'${keyHex}'"`)
}

function setPragmas(db: Database.Database, readonly: boolean): void {
  if (!readonly) db.pragma('journal_mode = WAL')
  const settings = ['synchronous = FULL', 'foreign_keys = ON', 'busy_timeout = 5000', 'trusted_schema = OFF']
  settings.push('cell_size_check = ON', 'temp_store = MEMORY', 'mmap_size = 0', 'cache_size = -32768')
  if (!readonly) settings.push('journal_size_limit = 67108864')
  for (const setting of settings) db.pragma(setting)
}

function assertDurable(db: Database.Database): void {
  const mode = db.pragma('journal_mode', { simple: true })
  const synchronous = db.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== 2)
    throw new StoreError('STORE_NOT_DURABLE', `journal_mode ${mode}, synchronous ${synchronous}`)
}

/** An open connection with every setting of design 3; a file that is no sound database is a `StoreError`. */
export function openDatabase(options: OpenOptions): Database.Database {
  const { file, readonly = false, keyHex, nativeBinding } = options
  const db = new Database(file, { readonly, ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    // The key comes first: even asking for the version reads the file's first page.
    unlock(db, keyHex)
    assertVersion(db)
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    setPragmas(db, readonly)
    assertDurable(db)
    return db
  } catch (cause) {
    db.close()
    if (!isDamage(cause)) throw cause
    const code = keyHex === undefined ? 'STORE_DAMAGED' : 'STORE_KEY_WRONG'
    throw new StoreError(code, 'the file is not a database this key opens', { cause })
  }
}
