/**
 * Imports that run, and the last ones that ran, in this worker. A job is followed and cancelled by its id; one import runs
 * at a time, since each decides by what is in the store.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportJob } from '../../shared/api/interchange.ts'
import type { ParsedInput } from '../../shared/api/contract.ts'
import { conflict, notFound } from '../../shared/api/wire-error.ts'
import { newId } from '../../shared/base/ids.ts'
import { endingOf, safeFileName } from '../../shared/base/file-name.ts'
import type { WriterContext } from './context.ts'
import { failedFileEnding, writeFailedRows } from './interchange/failed-rows.ts'
import { findImport, importsInState, noCounts } from './interchange/import-tables.ts'
import { purgeImport } from './interchange/purge-import.ts'
import { runImport, tryImport, type ImportOutcome, type ImportRequest } from './interchange/run-import.ts'
import type { OpenOptions } from './interchange/open-table.ts'
import { readMeId, readSettings } from './settings.ts'
import { releaseBallast } from './store/ballast.ts'
import { isDiskFailure, isDiskFull, isNotTaken } from './store/store-error.ts'

type Start = ParsedInput<'imports.start'>

interface Running {
  job: ImportJob
  isCancelled: boolean
}

const keptJobs = 20
const purgeAgainMs = 2000
const jobs = new Map<string, Running>()

function keep(running: Running): void {
  jobs.set(running.job.jobId, running)
  for (const [id, old] of jobs) if (jobs.size > keptJobs && old.job.state !== 'running') jobs.delete(id)
}

/** The file a person handed over, by its upload's id. */
export const uploadedFile = (dir: string, uploadId: string): string => join(dir, 'incoming', uploadId)

/** Writes the failing rows beside the exports; answers the download, or null when none failed. */
async function giveBack(ctx: WriterContext, importId: string, fileName: string): Promise<string | null> {
  const past = findImport(ctx.read, importId)
  if (!past || past.counts.failed === 0) return null
  const isChinese = readSettings(ctx.read, ctx.systemLanguage).language === 'zh-CN'
  const stem = fileName.slice(0, fileName.length - endingOf(fileName).length)
  const name = safeFileName(`${stem}-${isChinese ? '未导入' : 'not-imported'}.${failedFileEnding(past.format)}`)
  mkdirSync(join(ctx.dir, 'exports'), { recursive: true, mode: 0o700 })
  const file = join(ctx.dir, 'exports', name)
  try {
    await writeFailedRows(ctx.read, past, file, isChinese ? 'zh' : 'en')
    return `exports/${name}`
  } catch (error) {
    // The rows are in the store and the import stands; only the file that gives them back is missing.
    if (!isNotTaken(error)) throw error
    rmSync(file, { force: true })
    return null
  }
}

/** Takes out what a failed import could not take out itself, e.g. on a full disk; goes on trying until it is gone. */
async function purgeLeftovers(ctx: WriterContext): Promise<void> {
  try {
    for (const { importId, importNo } of importsInState(ctx.read, 'running'))
      await purgeImport(ctx.store, importId, importNo)
  } catch (error) {
    if (isNotTaken(error)) setTimeout(() => void purgeLeftovers(ctx), purgeAgainMs).unref()
    else process.stderr.write(`import: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

async function failed(ctx: WriterContext, running: Running, error: unknown): Promise<void> {
  const isFull = isDiskFull(error)
  const isFailing = isDiskFailure(error)
  if (isFull || isFailing) releaseBallast(ctx.dir)
  if (!isFull && !isFailing) process.stderr.write(`import: ${error instanceof Error ? error.stack : String(error)}\n`)
  await purgeLeftovers(ctx)
  const type = isFull ? 'disk_full' : isFailing ? 'disk_failed' : 'internal'
  running.job = { ...running.job, state: 'failed', problem: { type, detail: null } }
}

async function finished(
  ctx: WriterContext,
  job: ImportJob,
  outcome: ImportOutcome,
  fileName: string,
): Promise<ImportJob> {
  if (!outcome.ok) return { ...job, state: 'failed', problem: outcome.error }
  const { counts, failures, importId, isCancelled } = outcome.report
  return {
    ...job,
    state: isCancelled ? 'cancelled' : 'done',
    importId: importId ?? '',
    done: counts.rows,
    total: isCancelled ? null : counts.rows,
    counts,
    failures: failures.map(({ row, cells, problems }) => ({ row, cells: [...cells], problems: [...problems] })),
    failedFile: importId === null ? null : await giveBack(ctx, importId, fileName),
  }
}

async function follow(ctx: WriterContext, running: Running, start: Start): Promise<void> {
  const request: ImportRequest = {
    path: uploadedFile(ctx.dir, start.uploadId),
    fileName: start.fileName,
    open: start.options as OpenOptions,
    mapping: start.mapping,
    mode: start.mode,
  }
  const env = {
    nowMs: ctx.nowMs(),
    actor: readMeId(ctx.read),
    emit: ctx.emit,
    isCancelled: () => running.isCancelled,
    onProgress: (p: { done: number; counts: ImportJob['counts'] }) => {
      running.job = { ...running.job, ...p }
    },
  }
  const outcome = await (start.isDryRun ? tryImport(ctx.read, request, env) : runImport(ctx.store, request, env))
  running.job = await finished(ctx, running.job, outcome, start.fileName)
}

/** Starts a job; answers its id. Refused while another one runs. */
export function startJob(ctx: WriterContext, start: Start): string {
  const isBusy =
    [...jobs.values()].some((j) => j.job.state === 'running') || importsInState(ctx.read, 'running').length > 0
  if (isBusy) throw conflict('import_running')
  const jobId = newId(ctx.nowMs())
  const job: ImportJob = {
    jobId,
    importId: '',
    isDryRun: start.isDryRun,
    state: 'running',
    done: 0,
    total: null,
    counts: noCounts,
    problem: null,
    failures: [],
    failedFile: null,
  }
  const running: Running = { job, isCancelled: false }
  keep(running)
  follow(ctx, running, start).catch((error: unknown) => failed(ctx, running, error))
  return jobId
}

function runningOf(jobId: string): Running {
  const found = jobs.get(jobId)
  if (!found) throw notFound('import_job')
  return found
}

/** How a job stands. */
export const findJob = (jobId: string): ImportJob => runningOf(jobId).job

/** Asks a job to stop; it answers `cancelled` once nothing of it is left. */
export function cancelJob(jobId: string): void {
  runningOf(jobId).isCancelled = true
}
