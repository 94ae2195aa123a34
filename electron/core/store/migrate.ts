/**
 * Brings a database to the schema of this program: each migration in one transaction with its number, a whole copy of the
 * file first (`VACUUM INTO`, which also works encrypted). A database from a newer program is refused, not guessed at.
 */
import type Database from 'better-sqlite3'
import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { AnyRow } from './columns.ts'
import type { Migration } from './migrations/all.ts'
import { listRows } from './rows.ts'
import { refreshSearch } from './search-docs.ts'
import { asWriteDb, sql } from './sql.ts'
import { StoreError } from './store-error.ts'
import { removeDatabase, syncFile, syncFolder } from './sync-file.ts'

export const versionOf = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }))

/** Copies the database beside itself as `backups/before-<version>.db`; an earlier copy of that name is replaced whole. */
function backUp(db: Database.Database, file: string, version: number): string {
  const folder = join(dirname(file), 'backups')
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `before-${version + 1}.db`)
  const partial = `${target}.partial`
  removeDatabase(partial)
  try {
    db.prepare('VACUUM INTO ?').run(partial)
    syncFile(partial)
    renameSync(partial, target)
    syncFolder(folder)
    return target
  } finally {
    removeDatabase(partial)
  }
}

function makeFindable(connection: Database.Database, type: RecordTypeName): void {
  const db = asWriteDb(connection)
  for (const row of listRows(db, type, sql`ORDER BY id`)) refreshSearch(db, type, row as unknown as AnyRow)
}

/** Runs the migrations a database lacks; answers the path of the copy made first, or null if none was needed. */
export function migrate(db: Database.Database, file: string, migrations: readonly Migration[]): string | null {
  const from = versionOf(db)
  if (from > migrations.length)
    throw new StoreError('STORE_FROM_THE_FUTURE', `schema ${from}, this program knows ${migrations.length}`)
  const pending = migrations.slice(from)
  const copy = from > 0 && pending.length > 0 ? backUp(db, file, from) : null
  pending.forEach((migration, i) => {
    db.transaction(() => {
      db.exec(migration.sql)
      for (const type of migration.searches ?? []) makeFindable(db, type)
      db.pragma(`user_version = ${from + i + 1}`)
    }).immediate()
  })
  return copy
}
