/** Lists, types or everything as files in the data folder's `exports`, from where the page downloads them. */
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { exportProcedures } from '../../../shared/api/interchange.ts'
import type { Output, ParsedInput } from '../../../shared/api/contract.ts'
import { safeFileName } from '../../../shared/base/file-name.ts'
import { WireFault } from '../../../shared/api/wire-error.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { exportEverything, exportType, type ExportOptions } from '../interchange/export-run.ts'
import { accountIds } from './account-list.ts'
import type { Handlers } from './handlers.ts'

type Run = ParsedInput<'exports.run'>
type Files = Output<'exports.run'>['files']

const stamp = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')

/** One zip of a file per type; the folder they were written to is gone afterwards. */
async function zipEverything(ctx: ReaderContext, folder: string, options: ExportOptions): Promise<Files> {
  const stem = `rapport-${stamp(ctx.nowMs())}`
  const parts = join(folder, stem)
  try {
    const files = await exportEverything(ctx.read, parts, options)
    const zip = new ZipFile()
    for (const { name } of files) zip.addFile(join(parts, name), name)
    zip.end()
    const name = `${stem}.zip`
    await pipeline(zip.outputStream, createWriteStream(join(folder, name), { mode: 0o600 }))
    return [{ name, rows: files.reduce((n, f) => n + f.rows, 0), download: `exports/${name}` }]
  } finally {
    rmSync(parts, { recursive: true, force: true })
  }
}

async function exportOne(
  ctx: ReaderContext,
  folder: string,
  what: Run['what'],
  options: ExportOptions,
): Promise<Files> {
  if (what.kind === 'everything') return zipEverything(ctx, folder, options)
  const type = what.kind === 'type' ? what.type : 'account'
  const ids = what.kind === 'accounts' ? { ids: accountIds(ctx, what) } : {}
  const name = safeFileName(`${recordTypeOf(type).plural}-${stamp(ctx.nowMs())}.${options.format}`)
  const rows = await exportType(ctx.read, type, join(folder, name), { ...options, ...ids })
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
