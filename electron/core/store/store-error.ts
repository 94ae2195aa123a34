/** Why a store could not be opened or read. The words for each code are in the language files. */
export type StoreErrorCode =
  | 'STORE_IN_USE'
  | 'STORE_FROM_THE_FUTURE'
  | 'STORE_DAMAGED'
  | 'STORE_KEY_WRONG'
  | 'NOT_A_BACKUP'
  | 'STORE_NOT_DURABLE'
  | 'SQLITE_TOO_OLD'
  | 'DISK_FULL'

export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}

/** The SQLite result code of an error thrown by better-sqlite3, e.g. `SQLITE_FULL`; null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const { code } = error
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null
}

/** Whether the error says that the file is not, or no longer, a sound database. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** SQLite's codes for a disk that did not take what was written; nothing of the transaction is there then. */
const notTaken: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
  'SQLITE_IOERR_DELETE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMOPEN',
  'SQLITE_IOERR_SHMMAP',
])
/** The system's own codes for the same, where a file is written without SQLite. */
const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'])

/** Whether the error says that the disk has no room, refuses to grow the file, or failed while it was written. */
export function isDiskFull(error: unknown): boolean {
  const code = sqliteCode(error)
  if (code !== null) return notTaken.has(code)
  return error instanceof Error && 'code' in error && noRoom.has(String(error.code))
}

/** What keeps a store from opening, as a `StoreError` where there is a code for it. */
export function toStoreError(cause: unknown): unknown {
  if (isDamage(cause)) return new StoreError('STORE_DAMAGED', 'the database is damaged', { cause })
  if (isDiskFull(cause)) return new StoreError('DISK_FULL', 'the disk has no room to open the database', { cause })
  return cause
}
