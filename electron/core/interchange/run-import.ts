/**
 * Runs an import, or tries it. Both go through the same rows and the same decisions; the trial only leaves out the
 * writing. The run writes in transactions of at most 200 rows and about 20 ms, with a turn of the event loop after each,
 * so that a person working meanwhile never waits. Cancelled or killed, it leaves no trace.
 */
import { basename } from 'node:path'
import type { Hint } from '../../../shared/api/hint.ts'
import { newId } from '../../../shared/base/ids.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import { FileRefused, type FileError } from '../../../shared/domain/interchange/reasons.ts'
import { commit } from '../store/commit.ts'
import type { ReadDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { applyPlan, type ApplyScope } from './apply-plan.ts'
import { checkMapping } from './check-mapping.ts'
import { createTally, type ImportProgress, type ImportReport, type Tally } from './import-report.ts'
import { insertImport, listImports, noCounts, setImportState } from './import-tables.ts'
import { findLink, type LinkScope } from './links.ts'
import type { OpenOptions } from './open-table.ts'
import { Overlay } from './overlay.ts'
import { createRowPlanner } from './plan-row.ts'
import { countPending, hasPendingFor } from './pending-links.ts'
import { purgeImport } from './purge-import.ts'
import { openRemoteTable, type RemoteTable } from './remote-table.ts'
import type { ImportMode, RowPlan } from './row-plan.ts'
import { createSliceClock, type SliceClock } from './slice-clock.ts'
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

export type ImportOutcome =
  { readonly ok: true; readonly report: ImportReport } | { readonly ok: false; readonly error: FileError }

/** What a run would do, without writing anything. */
export const tryImport = (db: ReadDb, request: ImportRequest, env: ImportEnv): Promise<ImportOutcome> =>
  withTable(request, (table) => tryRows(db, request, table, env))

/** Imports a file. A run that is cancelled, or fails half-way, is purged before this answers. */
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
  const tally = createTally()
  const scope = linkScope(db, request.mapping)
  const plan = planner(scope, request, table, env)
  for await (const rows of table.slices()) {
    for (const row of rows) tally.add(plan(row), row)
    env.onProgress?.(tally.progress())
    if (env.isCancelled?.()) return tally.finish(null, true, 0)
    await turn()
  }
  // A row further down may be what an earlier one links to: the run would have linked them when it came.
  const stillOpen = tally.pending().filter((p) => findLink(scope, p.linksTo, p.by, p.key, null).type !== 'found')
  return tally.finish(null, false, stillOpen.length)
}

interface Run {
  readonly store: Store
  readonly env: ImportEnv
  readonly importId: string
  readonly plan: (row: SourceRow) => RowPlan
  readonly scope: ApplyScope
  readonly tally: Tally
  readonly clock: SliceClock
}

async function runRows(
  store: Store,
  request: ImportRequest,
  table: RemoteTable,
  env: ImportEnv,
): Promise<ImportReport> {
  const importId = newId(env.nowMs)
  const importNo = recordImport(store, request, table, env, importId)
  const plan = planner(linkScope(store.read, request.mapping), request, table, env)
  const scope = applyScope(store.read, request.mapping, importNo)
  const run: Run = { store, env, importId, plan, scope, tally: createTally(), clock: createSliceClock() }
  setCheckpointPages(store, 0)
  try {
    for await (const rows of table.slices()) {
      if (await writeRows(run, rows)) continue
      await purgeImport(store, importId, importNo)
      return run.tally.finish(null, true, 0)
    }
  } catch (error) {
    await purgeImport(store, importId, importNo)
    throw error
  } finally {
    setCheckpointPages(store, usualCheckpointPages)
  }
  const report = run.tally.finish(importId, false, countPending(store.read, importNo))
  store.write.connection.transaction(() => setImportState(store.write, importNo, 'done', report.counts)).immediate()
  return report
}

/** SQLite's own checkpoint would come inside a commit and make one of them long; here it gets a turn to itself. */
const slicesPerCheckpoint = 5
const usualCheckpointPages = 1000

const setCheckpointPages = (store: Store, pages: number): void =>
  void store.write.connection.pragma(`wal_autocheckpoint = ${pages}`)

/** Writes rows in as many transactions as their time allows; answers false once the user has cancelled. */
async function writeRows(run: Run, rows: readonly SourceRow[]): Promise<boolean> {
  for (let at = 0; at < rows.length;) {
    at = writeSlice(run, rows, at)
    run.env.onProgress?.(run.tally.progress())
    if (run.env.isCancelled?.()) return false
    await turn()
    if (run.clock.slices() % slicesPerCheckpoint !== 0) continue
    run.store.write.connection.pragma('wal_checkpoint(PASSIVE)')
    await turn()
  }
  return true
}

/** One transaction over rows from `from` on, until the time of a slice is used; answers where to go on. */
function writeSlice(run: Run, rows: readonly SourceRow[], from: number): number {
  const { store, env, plan, scope, tally, clock } = run
  const meta = { label: 'import', kind: 'import', nowMs: env.nowMs, actor: env.actor, groupId: run.importId } as const
  let at = from
  clock.start()
  const done = withoutSync(store, () =>
    commit(store, meta, (tx) => {
      do {
        const row = rows[at++]
        if (!row) break
        const planned = plan(row)
        applyPlan(tx, scope, planned, row)
        tally.add(planned, row)
      } while (at < rows.length && !clock.isUsedUp())
      clock.endWork()
    }),
  )
  clock.endCommit()
  if (done.hint) env.emit?.(done.hint)
  return at
}

/**
 * An import that is not done is purged at the next start, so its slices need no sync of their own; the one that says "done"
 * has it, and with it all before. The setting never outlives the slice: what a person saves between two is synced as ever.
 */
function withoutSync<T>(store: Store, work: () => T): T {
  const { connection } = store.write
  connection.pragma('synchronous = NORMAL')
  try {
    return work()
  } finally {
    connection.pragma('synchronous = FULL')
  }
}

function applyScope(db: ReadDb, mapping: Mapping, importNo: number): ApplyScope {
  let hasPending = hasPendingFor(db, mapping.type)
  return {
    importNo,
    type: mapping.type,
    system: mapping.system,
    hasPending: () => hasPending,
    notePending: (linksTo) => {
      hasPending ||= linksTo === mapping.type
    },
  }
}

function linkScope(db: ReadDb, mapping: Mapping): LinkScope {
  const systems = new Set(listImports(db).map((past) => past.system))
  systems.delete(mapping.system)
  return { db, overlay: new Overlay(), system: mapping.system, otherSystems: [...systems] }
}

const planner = (
  scope: LinkScope,
  { mapping, mode }: ImportRequest,
  { header }: RemoteTable,
  { nowMs }: ImportEnv,
): ((row: SourceRow) => RowPlan) => createRowPlanner({ scope, mapping, header, mode, nowMs })

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

/** Lets everything that waits (a keystroke of the user before all) go first. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
