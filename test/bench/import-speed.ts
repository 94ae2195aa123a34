/**
 * Import against bare batched inserts of the very same rows into the same tables and indexes (history, outbox, search and
 * memory of the import included), in transactions of 200; and how long the event loop of the worker stood still.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { lookAtFile } from '../../electron/core/interchange/look.ts'
import { runImport } from '../../electron/core/interchange/run-import.ts'
import { piecesOf } from '../../electron/core/search/write-doc.ts'
import { openStore, type Store } from '../../electron/core/store/store.ts'
import { documentTokens } from '../../shared/domain/search/document.ts'

export interface ImportSpeed {
  readonly type: 'account' | 'visitNote'
  readonly rows: number
  readonly importRowsPerSecond: number
  readonly bareRowsPerSecond: number
  readonly ratio: number
  readonly longestSliceMs: number
  readonly p99SliceMs: number
}

const place = { zone: 'Asia/Shanghai', language: 'zh' } as const
const industries = ['机械', '医疗', '教育', '软件', '物流']

function accountsCsv(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `C${i},苏州第${i}机电设备有限公司,${industries[i % 5]},江苏 苏州,星湖街${i}号,0512-6${String(i).padStart(7, '0')},张${i % 20},"要求下周演示, 第${i}次",2025-03-${(i % 28) + 1} 10:0${i % 10}`,
  )
  return ['客户编号,客户名称,行业,地区,地址,电话,负责人,备注,创建时间', ...rows].join('\n')
}

function notesCsv(count: number, accounts: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `N${i},C${i % accounts},"今天与王经理沟通了第${i}个问题, 对方希望在下个月之前看到新版报价和培训安排",2025-0${(i % 9) + 1}-1${i % 9} 1${i % 9}:30,李${i % 15}`,
  )
  return ['记录编号,客户编号,内容,记录时间,记录人', ...rows].join('\n')
}

/** Longest and 99th percentile of the times the event loop was not free, once it has begun. */
function watchLoop(): () => { readonly longestMs: number; readonly p99Ms: number } {
  const waits: number[] = []
  let last = performance.now()
  let isOn = true
  const tick = (): void => {
    const now = performance.now()
    if (now - last > 1) waits.push(now - last)
    last = now
    if (isOn) setImmediate(tick)
  }
  setImmediate(tick)
  return () => {
    isOn = false
    waits.sort((a, b) => a - b)
    return { longestMs: waits.at(-1) ?? 0, p99Ms: waits[Math.floor((waits.length - 1) * 0.99)] ?? 0 }
  }
}

async function importOf(store: Store, path: string, type: ImportSpeed['type']) {
  const found = await lookAtFile(path, {}, type, place)
  if (!found.ok || !found.look.mapping) throw new Error('the sample cannot be read')
  const stop = watchLoop()
  const from = performance.now()
  const mapping = { ...found.look.mapping, system: 'bench' }
  const done = await runImport(store, { path, mapping, mode: 'create' }, { nowMs: Date.now(), actor: null })
  const ms = performance.now() - from
  if (!done.ok || done.report.counts.failed > 0) throw new Error('the sample was not imported whole')
  return { rows: done.report.counts.created, ms, ...stop() }
}

type Row = readonly unknown[]

/** Tables an import writes that hold one row or a few per record, with the column that names the record. */
const tablesOf = {
  account: [
    ['accounts', 'id'],
    ['changes', 'row_id'],
    ['search_docs', 'row_id'],
    ['account_facts', 'account_id'],
    ['duplicate_accounts', 'account_id'],
  ],
  visitNote: [
    ['visit_notes', 'id'],
    ['changes', 'row_id'],
    ['search_docs', 'row_id'],
  ],
} as const

const columnsOf = (db: Database.Database, table: string): readonly string[] =>
  (db.pragma(`table_info(${table})`) as { readonly name: string }[]).map((c) => c.name)

const inserter = (db: Database.Database, table: string): Database.Statement => {
  const columns = columnsOf(db, table)
  return db.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`)
}

/** Inserts what an import wrote, read beforehand, into the same tables of an empty store; answers the time in ms. */
function bareInserts(from: Store, to: Store, type: ImportSpeed['type']): number {
  const source = from.read.connection
  const target = to.write.connection
  const lists = tablesOf[type].map(([table, key]) => {
    const at = columnsOf(source, table).indexOf(key)
    const rows = source.prepare(`SELECT * FROM ${table}`).raw().all() as Row[]
    return { insert: inserter(target, table), byId: Map.groupBy(rows, (row) => row[at] as string), table }
  })
  const outbox = new Map((source.prepare('SELECT * FROM outbox').raw().all() as Row[]).map((row) => [row[1], row]))
  const memory = new Map(
    (source.prepare('SELECT * FROM import_rows WHERE type = ?').raw().all(type) as Row[]).map((row) => [row[2], row]),
  )
  const tokens = tokensOf(source, type)
  const keys = type === 'account' ? duplicateKeysOf(source) : new Map<string, readonly Row[]>()
  const insertKey = inserter(target, 'duplicate_keys')
  const insertOutbox = inserter(target, 'outbox')
  const insertMemory = inserter(target, 'import_rows')
  const insertTokens = target.prepare('INSERT INTO search_index (rowid, tokens) VALUES (?, ?)')
  const rows = [...(lists[0]?.byId.values() ?? [])].map((group) => group[0] as Row)
  const started = performance.now()
  for (let at = 0; at < rows.length; at += 200)
    target
      .transaction(() => {
        for (const row of rows.slice(at, at + 200)) {
          const id = row[0] as string
          for (const { insert, byId } of lists) for (const each of byId.get(id) ?? []) insert.run(...each)
          for (const change of lists[1]?.byId.get(id) ?? []) insertOutbox.run(...(outbox.get(change[0]) ?? []))
          for (const key of keys.get(id) ?? []) insertKey.run(...key)
          insertMemory.run(...(memory.get(row[8]) ?? []))
          insertTokens.run(...(tokens.get(id) ?? []))
        }
      })
      .immediate()
  return performance.now() - started
}

function duplicateKeysOf(source: Database.Database): ReadonlyMap<string, readonly Row[]> {
  const sql = 'SELECT k.key, k.number, a.account_id FROM duplicate_keys k JOIN duplicate_accounts a USING (number)'
  const rows = source.prepare(sql).raw().all() as [string, number, string][]
  const byAccount = Map.groupBy(rows, ([, , accountId]) => accountId)
  return new Map([...byAccount].map(([id, keys]) => [id, keys.map(([key, number]) => [key, number])]))
}

interface StoredDoc {
  readonly doc: number
  readonly row_id: string
  readonly account_id: string | null
  readonly title: string | null
  readonly names: string
  readonly phones: string
  readonly body: string
}

function tokensOf(source: Database.Database, type: string): ReadonlyMap<string, readonly [number, string]> {
  const docs = source.prepare('SELECT * FROM search_docs WHERE type = ?').all(type) as StoredDoc[]
  return new Map(
    docs.map((d) => {
      const body = piecesOf(d.body)
      const texts = { names: piecesOf(d.names), phones: piecesOf(d.phones), body }
      const doc = {
        type,
        rowId: d.row_id,
        accountId: d.account_id,
        title: d.title ?? body[0] ?? '',
        ...texts,
        updatedAtMs: 0,
      }
      return [d.row_id, [d.doc, documentTokens(doc)]]
    }),
  )
}

/** Measures so many accounts, and as many notes on them. */
export async function measureImport(rows = 20_000): Promise<readonly ImportSpeed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-import-bench-'))
  const store = openStore({ dir: join(folder, 'import') })
  const bare = openStore({ dir: join(folder, 'bare') })
  try {
    const results: ImportSpeed[] = []
    for (const type of ['account', 'visitNote'] as const) {
      const path = join(folder, `${type}.csv`)
      writeFileSync(path, type === 'account' ? accountsCsv(rows) : notesCsv(rows, rows))
      const ours = await importOf(store, path, type)
      const bareMs = bareInserts(store, bare, type)
      results.push({
        type,
        rows: ours.rows,
        importRowsPerSecond: Math.round((ours.rows / ours.ms) * 1000),
        bareRowsPerSecond: Math.round((ours.rows / bareMs) * 1000),
        ratio: Number((bareMs / ours.ms).toFixed(2)),
        longestSliceMs: Math.round(ours.longestMs),
        p99SliceMs: Math.round(ours.p99Ms),
      })
    }
    return results
  } finally {
    store.close()
    bare.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
