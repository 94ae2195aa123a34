/** Looking at a file, trying and running an import, past imports and their undoing. */
import { existsSync } from 'node:fs'
import type { importProcedures } from '../../../shared/api/interchange.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { cancelJob, findJob, startJob, uploadedFile } from '../import-jobs.ts'
import { listImports } from '../interchange/import-tables.ts'
import { lookAtFile } from '../interchange/look.ts'
import type { OpenOptions } from '../interchange/open-table.ts'
import { undoImport } from '../interchange/undo-import.ts'
import { readMeId, readSettings } from '../settings.ts'
import type { ReaderContext } from '../context.ts'
import type { Handlers } from './handlers.ts'
import { needRight } from '../rights.ts'

function fileOf(ctx: ReaderContext, uploadId: string): string {
  const file = uploadedFile(ctx.dir, uploadId)
  if (!existsSync(file)) throw notFound('upload')
  return file
}

const nothing: Omit<Output<'imports.look'>, 'problem'> = {
  format: null,
  encoding: null,
  delimiter: null,
  sheet: null,
  sheets: [],
  header: [],
  sample: [],
  type: null,
  mapping: null,
  unmapped: [],
  isDateOrderUnsure: false,
  targets: [],
}

export const importHandlers: Handlers<keyof typeof importProcedures> = {
  'imports.look': async (ctx, { uploadId, options, type, zone }) => {
    const isChinese = readSettings(ctx.read, ctx.systemLanguage).language === 'zh-CN'
    const place = { zone, language: isChinese ? 'zh' : 'en' } as const
    const found = await lookAtFile(fileOf(ctx, uploadId), options as OpenOptions, type ?? null, place)
    if (!found.ok) return { ...nothing, problem: found.error }
    const { look } = found
    return {
      ...look,
      problem: null,
      sheets: [...look.sheets],
      header: [...look.header],
      sample: look.sample.map((row) => [...row]),
      unmapped: [...look.unmapped],
      targets: [...look.targets],
    }
  },

  'imports.start': (ctx, start) => {
    // prices are not a rep's to bring in either; that a quote was approved goes by what it was approved for, which no file says
    needRight(ctx.read, start.mapping.type, {})
    fileOf(ctx, start.uploadId)
    return { jobId: startJob(ctx, start) }
  },

  'imports.job': (_ctx, { jobId }) => findJob(jobId),

  'imports.cancel': (_ctx, { jobId }) => {
    cancelJob(jobId)
    return {}
  },

  'imports.list': ({ read }) =>
    listImports(read)
      .filter((past) => past.state !== 'running')
      .map(({ importId, type, fileName, startedAt, counts, state }) => ({
        importId,
        type,
        fileName,
        at: startedAt,
        counts,
        isUndone: state === 'undone',
      })),

  'imports.undo': async (ctx, { importId }) =>
    undoImport(ctx.store, { nowMs: ctx.nowMs(), actor: readMeId(ctx.read), emit: ctx.emit }, importId),
}
