/** Reads what can be read of a table in a damaged database: where a stretch cannot be, it is halved until what is lost is small. */
import type Database from 'better-sqlite3'
import type { SqlValue } from './sql.ts'
import { sqliteCode } from './store-error.ts'

export type RawRow = Readonly<Record<string, SqlValue>>

export interface ReadTable {
  readonly rows: readonly RawRow[]
  /** Whether a part of it could not be read. */
  readonly isTorn: boolean
}

/** A table of a million rows with one bad page takes some thousand looks; one that is all bad must end too. */
const mostLooks = 20_000

/** A bad page shows itself as one of many codes; anything else is a bug. */
function isUnreadable(error: unknown): boolean {
  if (sqliteCode(error) === null && !(error instanceof RangeError)) throw error
  return true
}

function attempt<T>(work: () => T, otherwise: T): T {
  try {
    return work()
  } catch (error) {
    isUnreadable(error)
    return otherwise
  }
}

function highestRowid(db: Database.Database, table: string): number {
  const highest = db.prepare(`SELECT max(rowid) FROM ${table}`).pluck()
  return attempt(() => Number(highest.get() ?? 0), 2 ** 24)
}

function readByRowid(db: Database.Database, table: string): ReadTable {
  const between = db.prepare(`SELECT * FROM ${table} NOT INDEXED WHERE rowid BETWEEN ? AND ?`)
  const rows: RawRow[] = []
  let isTorn = false
  let looks = 0
  const open: [from: number, to: number][] = [[0, highestRowid(db, table)]]
  for (let range = open.pop(); range !== undefined && looks < mostLooks; range = open.pop()) {
    const [from, to] = range
    looks += 1
    const found = attempt(() => between.all(from, to) as RawRow[], null)
    if (found !== null) {
      for (const row of found) rows.push(row)
      continue
    }
    isTorn = true
    const middle = Math.floor((from + to) / 2)
    // The lower half is looked at first: a highest number that is only a guess leaves nothing up there.
    if (from < to) open.push([middle + 1, to], [from, middle])
  }
  return { rows, isTorn: isTorn || open.length > 0 }
}

/** Up to the first row that cannot be read. */
function readInOrder(db: Database.Database, table: string): ReadTable {
  const rows: RawRow[] = []
  const isWhole = attempt(() => {
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) rows.push(row as RawRow)
    return true
  }, false)
  return { rows, isTorn: !isWhole }
}

/** All rows of a table that can be read; none where it is not even known. */
export function readDamagedTable(db: Database.Database, table: string): ReadTable {
  const text = attempt(
    () => db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string | undefined,
    undefined,
  )
  if (text === undefined) return { rows: [], isTorn: true }
  const read = text.includes('WITHOUT ROWID') ? readInOrder : readByRowid
  return attempt(() => read(db, table), { rows: [], isTorn: true })
}
