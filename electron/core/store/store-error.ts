/** Why a store could not be opened or read. The words for each code are in the language files. */
export type StoreErrorCode =
  | 'STORE_IN_USE'
  | 'STORE_FROM_THE_FUTURE'
  | 'STORE_DAMAGED'
  | 'STORE_KEY_WRONG'
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
/** Whether the error says that the disk has no room (or refuses to grow the file). */
export const isDiskFull = (error: unknown): boolean => {
  const code = sqliteCode(error)
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_WRITE' || code === 'SQLITE_IOERR_SHMSIZE'
}
