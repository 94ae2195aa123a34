/** Migrations in order; the number of a store is in `PRAGMA user_version`. A landed one is never changed. */
import { firstTables } from './0001-first-tables.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [{ name: '0001-first-tables', sql: firstTables }]
