/**
 * All of a hub as one compressed file of lines of JSON, the same from SQLite and PostgreSQL: so a backup is also the way
 * from one to the other. What is restored begins a new log epoch, by which every laptop knows to offer again what the
 * backup does not have.
 */
import { createReadStream, createWriteStream, renameSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { places, type HubValue, type SqlDriver, type SqlTx } from './storage/sql-driver.ts'
import { newEpochIn } from './sync/new-epoch.ts'

interface Table {
  readonly name: string
  readonly key: readonly string[]
}

const tables: readonly Table[] = [
  { name: 'workspaces', key: ['ws'] },
  { name: 'sync_devices', key: ['ws', 'device_epoch'] },
  { name: 'sync_rows', key: ['ws', 'id', 'type'] },
  { name: 'bucket_rows', key: ['ws', 'bucket', 'id', 'type'] },
  { name: 'buckets', key: ['ws', 'bucket'] },
  { name: 'account_keys', key: ['ws', 'dup_key', 'id'] },
  { name: 'ops', key: ['ws', 'device_epoch', 'op_no'] },
  { name: 'hub_teams', key: ['id'] },
  { name: 'hub_users', key: ['id'] },
  { name: 'hub_codes', key: ['code_hash'] },
  { name: 'hub_devices', key: ['id'] },
  { name: 'hub_covers', key: ['id'] },
  { name: 'hub_audit', key: ['seq'] },
  { name: 'hub_identity', key: ['id'] },
]
const format = 'rapport-hub-1'
const pageSize = 500

type Row = Readonly<Record<string, HubValue>>

async function* rowsOf(tx: SqlTx, { name, key }: Table): AsyncGenerator<Row> {
  const keys = key.join(', ')
  let last: Row | null = null
  for (;;) {
    const after: HubValue[] = last === null ? [] : key.map((k) => (last as Row)[k] ?? null)
    const condition = last === null ? '' : `WHERE (${keys}) > (${key.map(() => '?').join(', ')})`
    const page: Row[] = await tx.all<Row>(
      `SELECT * FROM ${name} ${condition} ORDER BY ${keys} LIMIT ${pageSize}`,
      after,
    )
    yield* page
    if (page.length < pageSize) return
    last = page.at(-1) ?? null
  }
}

async function* linesOf(tx: SqlTx, madeAtMs: number): AsyncGenerator<string> {
  yield `${JSON.stringify({ format, madeAtMs })}\n`
  let count = 0
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name })}\n`
    for await (const row of rowsOf(tx, table)) {
      count += 1
      yield `${JSON.stringify(row)}\n`
    }
  }
  yield `${JSON.stringify({ end: count })}\n`
}

/** Writes one snapshot to a file, whole or not at all; answers how many rows. */
export async function backUpHub(driver: SqlDriver, file: string, nowMs: number): Promise<number> {
  const partial = `${file}.partial`
  let rows = 0
  await driver.read(async (tx) => {
    const counted = async function* (): AsyncGenerator<string> {
      for await (const line of linesOf(tx, nowMs)) {
        rows += 1
        yield line
      }
    }
    await pipeline(Readable.from(counted()), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }))
  })
  renameSync(partial, file)
  return rows - tables.length - 2
}

async function insert(tx: SqlTx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  // names of columns come from a file: only letters and lines are names
  if (!columns.every((c) => /^[a-z_]+$/.test(c))) throw new Error('this is no backup of a hub')
  await tx.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places(rows.length, columns.length)}`,
    rows.flatMap((row) => columns.map((c) => row[c] ?? null)),
  )
}

async function isEmpty(tx: SqlTx): Promise<boolean> {
  const [row] = await tx.all<{ n: number }>(
    'SELECT (SELECT count(*) FROM ops) + (SELECT count(*) FROM hub_devices) AS n',
  )
  return row?.n === 0
}

export class NotEmpty extends Error {}

/**
 * Puts a backup into a hub, in one transaction, and begins a new log epoch. Throws `NotEmpty` when there is work in the hub
 * already and `replace` is not set. Answers how many rows.
 */
export async function restoreHub(driver: SqlDriver, file: string, replace: boolean, nowMs: number): Promise<number> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity })
  return driver.write(async (tx) => {
    if (!replace && !(await isEmpty(tx))) throw new NotEmpty()
    for (const { name } of tables) await tx.run(`DELETE FROM ${name}`)
    const count = await readInto(tx, lines)
    for (const { ws } of await tx.all<{ ws: string }>('SELECT ws FROM workspaces')) await newEpochIn(tx, ws, nowMs)
    return count
  })
}

async function readInto(tx: SqlTx, lines: AsyncIterable<string>): Promise<number> {
  let table: string | null = null
  let waiting: Row[] = []
  let count = 0
  let isWhole = false
  let isFirst = true
  for await (const line of lines) {
    const value = JSON.parse(line) as Row & { readonly format?: string; readonly end?: number; readonly table?: string }
    if (isFirst && value.format !== format) throw new Error('this is no backup of a hub')
    isFirst = false
    const isMark = value.format !== undefined || value.end !== undefined || Object.keys(value).join() === 'table'
    if (!isMark) waiting.push(value)
    if (table !== null && (isMark || waiting.length >= 200)) {
      await insert(tx, table, waiting)
      count += waiting.length
      waiting = []
    }
    if (isMark && typeof value.table === 'string') {
      const name = value.table
      table = tables.some((t) => t.name === name) ? name : null
    }
    if (value.end !== undefined) isWhole = value.end === count
  }
  if (!isWhole) throw new Error('the backup is not whole')
  return count
}
