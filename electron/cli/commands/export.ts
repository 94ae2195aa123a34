import { dirname, resolve } from 'node:path'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { recordTypes } from '../../../shared/domain/record-types.ts'
import { copyFilesTo, filesToExport } from '../../core/interchange/export-files.ts'
import { exportEverything, exportType, type ExportFormat } from '../../core/interchange/export-run.ts'
import { makeFolder } from '../../core/make-folder.ts'
import type { ReaderContext } from '../../core/context.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext, type Outcome } from '../command.ts'
import { reading } from '../open-core.ts'
import { fileSentence, typeNamed } from './import.ts'

const formats: readonly string[] = ['csv', 'xlsx', 'json']
const headerStyles: readonly string[] = ['machine', 'zh', 'en']

/** `export <type>`: one type to a file, or `everything` to a folder; also while the app is open. */
export const exportCommand: Command = {
  usage: 'export TYPE|everything [--format csv|xlsx|json] [--out FILE|FOLDER] [--headers machine|zh|en]',
  about: ['导出一类数据，或全部数据到一个文件夹', 'Export a type to a file, or everything to a folder'],
  options: { format: { type: 'string' }, out: { type: 'string' }, headers: { type: 'string' } },
  run: async (ctx) => {
    const [what] = ctx.args
    if (ctx.args.length !== 1) throw new UsageError()
    const options = optionsOf(ctx)
    try {
      return await reading(ctx, (core) => (what === 'everything' ? all(ctx, core, options) : one(ctx, core, options)))
    } catch (error) {
      if (error instanceof FileRefused) throw new Refusal(fileSentence(ctx, error.problem))
      throw isFileSystemError(error) ? new Refusal(writeSentence(ctx, error)) : error
    }
  },
}

type Options = Parameters<typeof exportEverything>[2]

function optionsOf(ctx: CommandContext): Options {
  const { format = 'csv', headers = 'machine' } = ctx.options
  if (!formats.includes(String(format))) throw new UsageError(`--format ${String(format)}`)
  if (!headerStyles.includes(String(headers))) throw new UsageError(`--headers ${String(headers)}`)
  return {
    format: format as ExportFormat,
    headers: headers as Options['headers'],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

async function one(ctx: CommandContext, core: ReaderContext, options: Options): Promise<Outcome> {
  const type = typeNamed(ctx, ctx.args[0])
  const file = resolve(String(ctx.options['out'] ?? `${recordTypes[type].plural}.${options.format}`))
  makeFolder(dirname(file))
  const rows = await exportType(core.read, type, file, options)
  const line = ctx.isChinese ? `${rows} 行已写到 ${file}` : `${rows} rows written to ${file}`
  return { code: exitCodes.ok, json: { files: [{ file, type, rows }] }, lines: [line] }
}

async function all(ctx: CommandContext, core: ReaderContext, options: Options): Promise<Outcome> {
  const folder = resolve(String(ctx.options['out'] ?? 'rapport-export'))
  const written = await exportEverything(core.read, folder, options)
  const attached = await filesToExport(core.read, core.dir)
  await copyFilesTo(folder, attached)
  const { missing } = attached
  const files = written.map(({ name, type, rows }) => ({ file: resolve(folder, name), type, rows }))
  const lines = files.map(({ file, rows }) => `${file}  ${rows}`)
  if (attached.files.length > 0) lines.push(`${resolve(folder, 'files')}  ${attached.files.length}`)
  if (missing > 0)
    ctx.note(
      `${missing} 个文件不在这台电脑上或已损坏，没有导出。`,
      `${missing} files are not on this laptop or damaged and were left out.`,
    )
  const json = { files, attachments: attached.files.length, missingAttachments: missing }
  return { code: missing > 0 ? exitCodes.partly : exitCodes.ok, json, lines }
}

const isFileSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

const writeSentence = (ctx: CommandContext, error: NodeJS.ErrnoException): string =>
  ctx.isChinese ? `无法写入（${error.code}）：${error.path ?? ''}` : `Cannot write (${error.code}): ${error.path ?? ''}`
