// INTERIM so that the rest of the core starts while the real look-up is being written: overwrite this file freely, keep
// the exported names and shapes (used by electron/core/store/search-docs.ts and procedures/accounts.ts), or adapt them.
import type Database from 'better-sqlite3'

export interface DuplicateFields {
  readonly name: string
  readonly phone: string | null
  readonly website: string | null
  readonly region: string | null
}
export const duplicateSchemaSql = ''
export const writeDuplicateKeys = (_db: Database.Database, _accountId: string, _fields: DuplicateFields): void =>
  undefined
export const removeDuplicateKeys = (_db: Database.Database, _accountId: string): void => undefined
export const findDuplicates = (
  _db: Database.Database,
  _query: DuplicateFields & { readonly excludeId: string | null },
  _limit: number,
): readonly { accountId: string; score: number; reasons: readonly string[] }[] => []
