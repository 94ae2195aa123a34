/**
 * Runs an import, or tries it. Both go through the same rows and the same decisions; the trial only leaves out the
 * writing. The run writes in transactions of at most 200 rows and of about 20 ms, with a turn of the event loop after each,
 * so that a person working meanwhile never waits. Cancelled or killed, it leaves no trace.
 */
import { basename } from 'node:path'
import type { Hint } from '../../../shared/api/hint.ts'
import { newId } from '../../../shared/base/ids.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { FileError, RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { commit } from '../store/commit.ts'
import type { ReadDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { applyPlan, type ApplyScope } from './apply-plan.ts'
import { checkMapping } from './check-mapping.ts'
import {
  insertImport,
  listImports,
  noCounts,
  setImportState,
  type FailedRow,
  type ImportCounts,
} from './import-tables.ts'
import type { OpenOptions } from './open-table.ts'
import { Overlay } from './overlay.ts'
import { createRowPlanner } from './plan-row.ts'
import { countPending, hasPendingFor } from './pending-links.ts'
import { purgeImport } from './purge-import.ts'
import { openRemoteTable, type RemoteTable } from './remote-table.ts'
import type { ImportMode, RowPlan } from './row-plan.ts'
import type { SourceRow } from './table.ts'

export interface ImportRequest {
  readonly path: string
  /** What the file is called for the user; the last part of `path` unless given. */
  readonly fileName?: string
  readonly open?: OpenOptions
  readonly mapping: Mapping
  /** What becomes of a row without source id that looks like a record already here. */
  readonly mode: ImportMode
}

export interface ImportEnv {
  readonly nowMs: number
  readonly actor: string | null
  readonly onProgress?: (progress: ImportProgress) => void
  /** Answers true once the user has cancelled. */
  readonly isCancelled?: () => boolean
  readonly emit?: (hint: Hint) => void
}

export interface ImportProgress {
  readonly done: number
  readonly counts: ImportCounts
}

export interface ImportReport {
  /** Null for a trial, and when the run was cancelled. */
  readonly importId: string | null
  readonly counts: ImportCounts
  readonly isCancelled: boolean
  /** How often each reason came up, most frequent first. */
  readonly reasons: readonly { readonly reason: RowReason; readonly count: number }[]
  /** The first failing rows. */
  readonly failures: readonly FailedRow[]
}

export type ImportOutcome =
  { readonly ok: true; readonly report: ImportReport } | { readonly ok: false; readonly error: FileError }

const failuresShown = 100
const sliceMs = 20

/** What a run would do, without writing anything. */
export const tryImport = (db: ReadDb, request: ImportRequest, env: ImportEnv): Promise<ImportOutcome> =>
  withTable(request, (table) => tryRows(db, request, table, env))

/** Imports a file. A cancelled run is purged before this answers. */
export const runImport = (store: Store, request: ImportRequest, env: ImportEnv): Promise<ImportOutcome> =>
  withTable(request, (table) => runRows(store, request, table, env))

async function withTable(
  request: ImportRequest,
  work: (table: RemoteTable) => Promise<ImportReport>,
): Promise<ImportOutcome> {
  let table: RemoteTable | null = null
  try {
    table = await openRemoteTable(request.path, request.open)
    checkMapping(request.mapping, table.header)
    return { ok: true, report: await work(table) }
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, error: error.problem }
    throw error
  } finally {
    await table?.close()
  }
}

async function tryRows(db: ReadDb, request: ImportRequest, table: RemoteTable, env: ImportEnv): Promise<ImportReport> {
  const tally = createTally(env)
  const plan = plannerFor(db, request, table, env)
  for await (const rows of table.slices()) {
    for (const row of rows) tally.add(plan(row), row)
    tally.report()
    if (env.isCancelled?.()) return tally.finish(null, true)
    await turn()
  }
  return tally.finish(null, false)
}

async function runRows(
  store: Store,
  request: ImportRequest,
  table: RemoteTable,
  env: ImportEnv,
): Promise<ImportReport> {
  const importId = newId(env.nowMs)
  const importNo = recordImport(store, request, table, env, importId)
  const tally = createTally(env)
  const plan = plannerFor(store.read, request, table, env)
  const scope = applyScope(store.read, request.mapping, importNo)
  try {
    for await (const rows of table.slices()) {
      for (let at = 0; at < rows.length;) {
        at = writeSlice(store, env, importId, rows, at, (row) => ({ plan: plan(row), row }), scope, tally)
        tally.report()
        if (env.isCancelled?.()) {
          await purgeImport(store, importId, importNo)
          return tally.finish(null, true)
        }
        await turn()
      }
    }
  } catch (error) {
    await purgeImport(store, importId, importNo)
    throw error
  }
  const pendingLinks = countPending(store.read, importNo)
  const report = tally.finish(importId, false, pendingLinks)
  store.write.connection.transaction(() => setImportState(store.write, importNo, 'done', report.counts)).immediate()
  return report
}

/** One transaction over rows from `from` on, until the time of a slice is used; answers where to go on. */
function writeSlice(
  store: Store,
  env: ImportEnv,
  importId: string,
  rows: readonly SourceRow[],
  from: number,
  planned: (row: SourceRow) => { readonly plan: RowPlan; readonly row: SourceRow },
  scope: RunScope,
  tally: Tally,
): number {
  const startedAt = performance.now()
  let at = from
  const meta = { label: 'import', kind: 'import', nowMs: env.nowMs, actor: env.actor, groupId: importId } as const
  const done = commit(store, meta, (tx) => {
    do {
      const source = rows[at++]
      if (!source) break
      const { plan, row } = planned(source)
      applyPlan(tx, scope, plan, row)
      scope.note(plan)
      tally.add(plan, row)
    } while (at < rows.length && performance.now() - startedAt < sliceMs)
  })
  if (done.hint) env.emit?.(done.hint)
  return at
}

interface RunScope extends ApplyScope {
  /** Looks whether a plan makes links wait for rows of the type being imported. */
  readonly note: (plan: RowPlan) => void
}

function applyScope(db: ReadDb, mapping: Mapping, importNo: number): RunScope {
  let hasPending = hasPendingFor(db, mapping.type)
  return {
    importNo,
    type: mapping.type,
    system: mapping.system,
    hasPending: () => hasPending,
    note: (plan) => {
      if (plan.type !== 'failed') hasPending ||= plan.pending.some((link) => link.linksTo === mapping.type)
    },
  }
}

function plannerFor(
  db: ReadDb,
  request: ImportRequest,
  table: RemoteTable,
  env: ImportEnv,
): (row: SourceRow) => RowPlan {
  const { mapping, mode } = request
  const systems = new Set(listImports(db).map((past) => past.system))
  systems.delete(mapping.system)
  const scope = { db, overlay: new Overlay(), system: mapping.system, otherSystems: [...systems] }
  return createRowPlanner({ scope, mapping, header: table.header, mode, nowMs: env.nowMs })
}

function recordImport(
  store: Store,
  request: ImportRequest,
  table: RemoteTable,
  env: ImportEnv,
  importId: string,
): number {
  const { mapping } = request
  const record = {
    importId,
    type: mapping.type,
    system: mapping.system,
    fileName: request.fileName ?? basename(request.path),
    format: table.format,
    mapping,
    header: table.header,
    state: 'running',
    startedAt: env.nowMs,
    counts: noCounts,
  } as const
  return store.write.connection.transaction(() => insertImport(store.write, record, env.actor)).immediate()
}

interface Tally {
  readonly add: (plan: RowPlan, row: SourceRow) => void
  readonly report: () => void
  readonly finish: (importId: string | null, isCancelled: boolean, pendingLinks?: number) => ImportReport
}

const countedAs = {
  create: 'created',
  wait: 'created',
  update: 'updated',
  unchanged: 'unchanged',
  failed: 'failed',
} as const

function createTally(env: ImportEnv): Tally {
  const counts = { ...noCounts }
  const reasons = new Map<RowReason, number>()
  const failures: FailedRow[] = []
  return {
    add(plan, row) {
      counts.rows++
      counts[countedAs[plan.type]]++
      if (plan.type !== 'failed') {
        if (plan.type !== 'unchanged') counts.pendingLinks += plan.pending.length
        return
      }
      for (const { reason } of plan.problems) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
      if (failures.length < failuresShown)
        failures.push({ row: row.row, cells: row.cells, problems: plan.problems, raw: row.raw ?? null })
    },
    report: () => env.onProgress?.({ done: counts.rows, counts: { ...counts } }),
    finish: (importId, isCancelled, pendingLinks) => ({
      importId,
      counts: { ...counts, pendingLinks: pendingLinks ?? counts.pendingLinks },
      isCancelled,
      reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
      failures,
    }),
  }
}

/** Lets everything that waits (a keystroke of the user before all) go first. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
