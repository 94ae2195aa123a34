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
  | 'DISK_FAILED'

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

/**
 * Once a store is open, the program's own statements fit its schema: a column or table they do not find was there and is
 * damaged. (While it is migrated, the same words may be a migration's fault.)
 */
export const isSchemaLost = (error: unknown): boolean =>
  sqliteCode(error) === 'SQLITE_ERROR' && error instanceof Error && /^no such (column|table): /.test(error.message)

/** Whether the error says that the file is not, or no longer, a sound database. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error)
  return code !== null && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
}

/** Codes for a disk without room, SQLite's and the system's; the memory beside a WAL is only ever refused for want of it. */
const noRoom: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_SHMOPEN',
  'SQLITE_IOERR_SHMMAP',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
])

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** Whether the error says that the disk has no room, or refuses to grow the file. */
export const isDiskFull = (error: unknown): boolean => noRoom.has(codeOf(error) ?? '')

/**
 * Whether the error says that the disk itself failed: worn out, unplugged, a share that is gone. A quota or the largest file
 * of a file system comes from SQLite under the same code, so the sentence names them too.
 */
export function isDiskFailure(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return (code === 'EIO' || code.startsWith('SQLITE_IOERR')) && !noRoom.has(code)
}

/** Whether the disk did not take what was written, for either reason; nothing of the transaction is there then. */
export const isNotTaken = (error: unknown): boolean => isDiskFull(error) || isDiskFailure(error)

/** What keeps a store from opening, as a `StoreError` where there is a code for it. */
export function toStoreError(cause: unknown): unknown {
  if (isDamage(cause)) return new StoreError('STORE_DAMAGED', 'the database is damaged', { cause })
  if (isDiskFull(cause)) return new StoreError('DISK_FULL', 'the disk has no room to open the database', { cause })
  if (isDiskFailure(cause)) return new StoreError('DISK_FAILED', 'the disk failed on opening the database', { cause })
  return cause
}
