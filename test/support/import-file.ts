/** What import tests do with a file: look at it, then try, run and take back; and everything a store then holds. */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportReport } from '../../electron/core/interchange/import-report.ts'
import { lookAtFile } from '../../electron/core/interchange/look.ts'
import { openTable, type OpenOptions } from '../../electron/core/interchange/open-table.ts'
import {
  runImport,
  tryImport,
  type ImportOutcome,
  type ImportRequest,
} from '../../electron/core/interchange/run-import.ts'
import { guessMapping } from '../../shared/domain/interchange/headers.ts'
import type { Mapping } from '../../shared/domain/interchange/mapping.ts'
import type { FileError } from '../../shared/domain/interchange/reasons.ts'
import type { RecordTypeName } from '../../shared/domain/record-types.ts'
import type { TestCore } from './temp-store.ts'

/** Every import reads its file in a new worker: from source, most of its time would go into reading the same modules again. */
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'rapport-compile-cache')

export const place = { zone: 'Asia/Shanghai', language: 'zh' } as const

/** Writes bytes to a file in the folder of a core; answers its path. */
export function fileIn(core: TestCore, name: string, bytes: string | Uint8Array): string {
  const path = join(core.dir, name)
  writeFileSync(path, bytes)
  return path
}

/** The request that a person who changes nothing in the suggested mapping makes. */
export async function requestFor(
  path: string,
  type: RecordTypeName,
  open: OpenOptions = {},
  over: Partial<Mapping> = {},
): Promise<ImportRequest> {
  const { mapping } = await lookHere(path, type, open)
  return { path, open, mapping: { ...mapping, ...over }, mode: 'create' }
}

/** What a look finds, without a worker of its own. Throws `FileRefused`. */
export async function lookHere(path: string, type: RecordTypeName, open: OpenOptions = {}) {
  const { table, close } = await openTable(path, open)
  try {
    const rows: (readonly string[])[] = []
    for await (const batch of table.rows()) rows.push(...batch.filter((row) => !row.problem).map((row) => row.cells))
    return { ...table, mapping: guessMapping(type, table.header, rows, place).mapping }
  } finally {
    close()
  }
}

export const actor = null

const must = (outcome: ImportOutcome): ImportReport => {
  if (!outcome.ok) throw new Error(`${outcome.error.type} ${outcome.error.detail ?? ''}`)
  return outcome.report
}

export const attempt = async (core: TestCore, request: ImportRequest): Promise<ImportReport> =>
  must(await tryImport(core.context.read, request, { nowMs: core.nowMs, actor }))

export const run = async (core: TestCore, request: ImportRequest): Promise<ImportReport> =>
  must(await runImport(core.context.store, request, { nowMs: core.nowMs, actor }))

/** Runs until the first slice is written, then cancels. */
export const runAndCancel = async (core: TestCore, request: ImportRequest): Promise<ImportReport> =>
  must(await runImport(core.context.store, request, { nowMs: core.nowMs, actor, isCancelled: () => true }))

/** Looks, then runs; answers the problem of a file that is refused, or null. */
export async function problemOf(core: TestCore, path: string, open: OpenOptions = {}): Promise<FileError | null> {
  const found = await lookAtFile(path, open, 'account', place)
  if (!found.ok) return found.error
  const { mapping } = found.look
  if (!mapping) throw new Error('no mapping')
  const done = await runImport(
    core.context.store,
    { path, open, mapping, mode: 'create' },
    { nowMs: core.nowMs, actor },
  )
  return done.ok ? null : done.error
}

/** Internals of the full-text index (compared by what it finds), counters, and what is there from the start. */
const leftOut = /^(sqlite_|search_index_(data|idx|config|content)$|search_index$)/

export type Dump = Readonly<Record<string, readonly string[]>>

/** Every row of every table as text, sorted; with `but`, tables that may differ are left out. */
export function dumpOf(core: TestCore, but: readonly string[] = []): Dump {
  const { connection } = core.context.read
  const names = connection.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[]
  const kept = names.filter((name) => !leftOut.test(name) && !but.includes(name)).toSorted()
  const rowsOf = (name: string): string[] =>
    (connection.prepare(`SELECT * FROM ${name}`).all() as object[])
      .map((row) => JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value)))
      .toSorted()
  return Object.fromEntries(kept.map((name) => [name, rowsOf(name)]))
}
