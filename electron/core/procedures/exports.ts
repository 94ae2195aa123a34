/** Lists, types or everything as files in the data folder's `exports`, from where the page downloads them. */
import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { exportProcedures } from '../../../shared/api/interchange.ts'
import type { Output, ParsedInput } from '../../../shared/api/contract.ts'
import { safeFileName } from '../../../shared/base/file-name.ts'
import { WireFault } from '../../../shared/api/wire-error.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { filesToExport } from '../interchange/export-files.ts'
import { exportEverything, exportType, type ExportOptions } from '../interchange/export-run.ts'
import { all, sql, trusted } from '../store/sql.ts'
import { accountIds } from './account-list.ts'
import type { Handlers } from './handlers.ts'
import {
  contactKeysJoin,
  contactsQuery,
  followUpsOwn,
  followUpsQuery,
  opportunitiesQuery,
  visitsQuery,
  type ListQuery,
} from './list-queries.ts'

type Run = ParsedInput<'exports.run'>
type Files = Output<'exports.run'>['files']

const stamp = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')

/** Writes a file under another name and renames it once it is whole: a full disk leaves no half of one. */
async function whole<T>(file: string, write: (partial: string) => Promise<T>): Promise<T> {
  const partial = `${file}.partial`
  try {
    const value = await write(partial)
    renameSync(partial, file)
    return value
  } finally {
    rmSync(partial, { force: true })
  }
}

/** One zip of a file per type; the folder they were written to is gone afterwards. */
async function zipEverything(ctx: ReaderContext, folder: string, options: ExportOptions): Promise<Files> {
  const stem = `rapport-${stamp(ctx.nowMs())}`
  const parts = join(folder, `${stem}.partial`)
  try {
    const files = await exportEverything(ctx.read, parts, options)
    const attached = await filesToExport(ctx.read, ctx.dir)
    const name = `${stem}.zip`
    await whole(join(folder, name), async (partial) => {
      const zip = new ZipFile()
      for (const file of files) zip.addFile(join(parts, file.name), file.name)
      for (const { path, name: inside } of attached.files) zip.addFile(path, inside, { compress: false })
      zip.end()
      await pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }))
    })
    return [{ name, rows: files.reduce((n, f) => n + f.rows, 0), download: `exports/${name}` }]
  } finally {
    rmSync(parts, { recursive: true, force: true })
  }
}

type List = Exclude<Run['what'], { kind: 'everything' } | { kind: 'type' }>

/** The records of a list as the page shows it, in its order. */
function listOf(ctx: ReaderContext, what: List): { readonly type: RecordTypeName; readonly ids: readonly string[] } {
  const ids = (from: string, { where, order }: ListQuery): readonly string[] =>
    all<{ id: string }>(ctx.read, sql`SELECT id FROM ${trusted(from)} ${where} ${order}`).map((row) => row.id)
  switch (what.kind) {
    case 'accounts':
      return { type: 'account', ids: accountIds(ctx, what) }
    case 'contacts':
      return { type: 'contact', ids: ids(`contacts ${contactKeysJoin.text}`, contactsQuery(ctx, what)) }
    case 'visits':
      return { type: 'visit', ids: ids('visits', visitsQuery(ctx, what)) }
    case 'followUps':
      return { type: 'followUp', ids: ids('follow_ups', followUpsQuery(what.state, followUpsOwn(ctx, what))) }
    case 'opportunities':
      return { type: 'opportunity', ids: ids('opportunities', opportunitiesQuery(ctx, what)) }
  }
}

async function exportOne(
  ctx: ReaderContext,
  folder: string,
  what: Run['what'],
  options: ExportOptions,
): Promise<Files> {
  if (what.kind === 'everything') return zipEverything(ctx, folder, options)
  const { type, ids } = what.kind === 'type' ? { type: what.type, ids: null } : listOf(ctx, what)
  const name = safeFileName(`${recordTypeOf(type).plural}-${stamp(ctx.nowMs())}.${options.format}`)
  const rows = await whole(join(folder, name), (partial) =>
    exportType(ctx.read, type, partial, { ...options, ...(ids ? { ids } : {}) }),
  )
  return [{ name, rows, download: `exports/${name}` }]
}

export const exportHandlers: Handlers<keyof typeof exportProcedures> = {
  'exports.run': async (ctx, { what, format, headers }) => {
    const folder = join(ctx.dir, 'exports')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
    try {
      return { files: await exportOne(ctx, folder, what, { format, headers, zone }) }
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      throw new WireFault({ type: 'conflict', retry: 'never', why: error.problem.type })
    }
  },
}
