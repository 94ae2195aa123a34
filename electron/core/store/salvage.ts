/**
 * The way out of a damaged store: begin with the newest sound backup of the same history, carry over every row the damaged
 * file still gives, rebuild from history what it does not, and derive the rest anew. The damaged file is never changed or
 * deleted: it is kept beside the new one as `rapport.damaged-<n>.db`. What is read is held in memory for the time.
 * Where the very pages that say what tables there are cannot be read, only the backup is left.
 */
import type Database from 'better-sqlite3'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { rebuildFacts } from './account-facts.ts'
import { backupFolder, checkBackup, listBackups } from './backup.ts'
import { tableOf, type AnyRow } from './columns.ts'
import { takeLock } from './lock.ts'
import { migrate, versionOf } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { openDatabase } from './open-database.ts'
import { readDamagedTable, type RawRow } from './read-damaged.ts'
import { replaceDatabase } from './replace-database.ts'
import { listRows } from './rows.ts'
import { mendHistory, rebuildFromHistory } from './salvage-history.ts'
import { refreshSearch } from './search-docs.ts'
import { asReadDb, asWriteDb, number, prepared, sql, type WriteDb } from './sql.ts'
import { isDamage, StoreError } from './store-error.ts'
import { databaseFile } from './store.ts'
import { removeDatabase } from './sync-file.ts'
import { verifyStore } from './verify.ts'

interface Keys {
  readonly keyHex?: string
  readonly nativeBinding?: string
}

export interface Salvaged {
  /** The backup it began with; null when there was none. */
  readonly backup: string | null
  /** What the damaged database is called now. */
  readonly kept: string
  /** Rows of records the damaged file gave, and rows made from its history. */
  readonly carried: number
  readonly rebuilt: number
  /** Tables of which a part could not be read. */
  readonly torn: readonly string[]
  readonly accounts: number
}

/** Besides the records: history, outbox, settings, what imports remember, and what is this laptop's own. Parents before what points at them. */
const otherTables = [
  'txns',
  'changes',
  'outbox',
  'settings',
  'imports',
  'import_rows',
  'import_failures',
  'import_before',
  'pending_links',
  'search_usage',
  'blobs',
  'drafts',
  'reminders',
]
const tables: readonly string[] = [...recordTypeNames.map(tableOf), ...otherTables]
const recordTables: ReadonlySet<string> = new Set(recordTypeNames.map(tableOf))

type Damaged = ReadonlyMap<string, ReturnType<typeof readDamagedTable>>

/** Reads all of a copy: opening replays the WAL, and the damaged file itself stays as it is. */
function readDamaged(file: string, copy: string, keys: Keys): Damaged {
  removeDatabase(copy)
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  let db: Database.Database
  try {
    db = openDatabase({ file: copy, ...keys })
  } catch (error) {
    // Not even the first page can be read: all there is, is the backup.
    if (!(error instanceof StoreError) && !isDamage(error)) throw error
    return new Map()
  }
  try {
    return new Map(tables.map((table) => [table, readDamagedTable(db, table)]))
  } finally {
    db.close()
  }
}

/** The last transaction of a sound backup, or null for one that is not sound or tells another story than `txnIds`. */
function lastTxnOf(file: string, keys: Keys, txnIds: ReadonlyMap<number, string>): number | null {
  try {
    checkBackup(file, keys)
  } catch {
    return null
  }
  const db = openDatabase({ file, readonly: true, ...keys })
  try {
    const last = db.prepare('SELECT txn_no, txn_id FROM txns ORDER BY txn_no DESC LIMIT 1').get() as RawRow | undefined
    const no = Number(last?.['txn_no'] ?? 0)
    const known = txnIds.get(no)
    return known === undefined || known === last?.['txn_id'] ? no : null
  } finally {
    db.close()
  }
}

function newestBackup(dir: string, keys: Keys, damaged: Damaged): string | null {
  const txns = damaged.get('txns')?.rows ?? []
  const txnIds = new Map(txns.map((row) => [Number(row['txn_no']), String(row['txn_id'])]))
  const sound = listBackups(dir).flatMap(({ name }) => {
    const last = lastTxnOf(join(backupFolder(dir), name), keys, txnIds)
    return last === null ? [] : [{ name, last }]
  })
  return sound.toSorted((a, b) => b.last - a.last)[0]?.name ?? null
}

function putRows(db: WriteDb, table: string, rows: readonly RawRow[]): number {
  const known = new Set(db.connection.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[])
  let done = 0
  for (const row of rows) {
    const columns = Object.keys(row).filter((column) => known.has(column))
    const places = columns.map(() => '?').join(', ')
    try {
      const text = `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places})`
      prepared(db.connection, text).run(...columns.map((column) => row[column] ?? null))
      done += 1
    } catch {
      // A row whose bytes are no row any more, such as a text where a number belongs.
    }
  }
  return done
}

function deriveAnew(db: WriteDb): void {
  for (const type of recordTypeNames)
    for (const row of listRows(db, type, sql`ORDER BY id`)) refreshSearch(db, type, row as unknown as AnyRow)
  rebuildFacts(db)
}

function merge(db: WriteDb, damaged: Damaged, nowMs: number): { carried: number; rebuilt: number } {
  const before = number(db, sql`SELECT coalesce(max(change_id), 0) FROM changes`)
  let carried = 0
  const read = new Set<string>()
  // what was typed when the backup was made has become something since, unless it still stands here
  if (damaged.get('drafts')?.isTorn === false) db.connection.exec('DELETE FROM drafts')
  for (const [table, { rows }] of damaged) {
    const done = putRows(db, table, rows)
    if (!recordTables.has(table)) continue
    carried += done
    for (const row of rows) read.add(String(row['id']))
  }
  const rebuilt = rebuildFromHistory(db, before, (id) => read.has(id))
  mendHistory(db, nowMs)
  deriveAnew(db)
  return { carried, rebuilt }
}

/** Makes the new database under `incoming`; answers what it is made of. */
function build(dir: string, incoming: string, keys: Keys, damaged: Damaged, nowMs: number): Omit<Salvaged, 'kept'> {
  const backup = newestBackup(dir, keys, damaged)
  if (backup === null && damaged.size === 0)
    throw new StoreError('STORE_DAMAGED', 'nothing can be read, and there is no backup')
  removeDatabase(incoming)
  if (backup !== null) copyFileSync(join(backupFolder(dir), backup), incoming)
  const db = openDatabase({ file: incoming, ...keys })
  try {
    if (versionOf(db) < migrations.length) migrate(db, incoming, migrations)
    const made = db.transaction(() => merge(asWriteDb(db), damaged, nowMs))()
    const { ok, problems } = verifyStore(asReadDb(db))
    if (!ok) throw new StoreError('STORE_DAMAGED', problems[0] ?? '')
    const torn = tables.filter((table) => damaged.get(table)?.isTorn !== false)
    const accounts = number(asReadDb(db), sql`SELECT count(*) FROM accounts WHERE deleted_at IS NULL`)
    return { backup, ...made, torn, accounts }
  } finally {
    db.close()
  }
}

/** Salvages the store of a folder that nothing has open. Throws a `StoreError`; then everything is as it was. */
export function salvageStore(dir: string, keys: Keys, nowMs: number): Salvaged {
  const lock = takeLock(dir, keys.nativeBinding)
  const file = databaseFile(dir)
  const copy = `${file}.reading`
  const incoming = `${file}.incoming`
  try {
    const damaged = readDamaged(file, copy, keys)
    const made = build(dir, incoming, keys, damaged, nowMs)
    return { ...made, kept: replaceDatabase(dir, file, incoming, 'damaged') ?? '' }
  } finally {
    removeDatabase(copy)
    removeDatabase(incoming)
    lock.release()
  }
}
