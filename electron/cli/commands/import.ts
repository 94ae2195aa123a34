import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { mappingSchema, type Mapping } from '../../../shared/domain/interchange/mapping.ts'
import { fileProblemTexts, fillText } from '../../../shared/domain/interchange/reason-texts.ts'
import type { FileError } from '../../../shared/domain/interchange/reasons.ts'
import {
  recordTypeByPlural,
  recordTypeNames,
  recordTypes,
  type RecordTypeName,
} from '../../../shared/domain/record-types.ts'
import { isDelimiter } from '../../core/interchange/delimiter.ts'
import { isEncoding } from '../../core/interchange/encoding.ts'
import { problemText, writeFailedRows } from '../../core/interchange/failed-rows.ts'
import { findImport, type ImportRecord } from '../../core/interchange/import-tables.ts'
import { lookAtFile, type FileLook } from '../../core/interchange/look.ts'
import type { OpenOptions } from '../../core/interchange/open-table.ts'
import type { ImportReport } from '../../core/interchange/import-report.ts'
import { runImport, tryImport, type ImportRequest } from '../../core/interchange/run-import.ts'
import { undoImport } from '../../core/interchange/undo-import.ts'
import type { ReaderContext } from '../../core/context.ts'
import { makeFolder } from '../../core/make-folder.ts'
import { readMeId } from '../../core/settings.ts'
import { databaseFile } from '../../core/store/store.ts'
import { exitCodes, Refusal, UsageError, type Command, type CommandContext, type Outcome } from '../command.ts'
import { reading, writing } from '../open-core.ts'

/** `import <type> FILE`: the same import as in the app; exit code 4 when rows were given back. */
export const importCommand: Command = {
  usage: 'import TYPE FILE [--dry-run] [--update] [--map M.json] [--failed OUT] | import --undo ID',
  about: ['导入 CSV、XLSX、vCard；--undo 整批撤销', 'Import CSV, XLSX or vCard; --undo takes one back'],
  options: {
    'dry-run': { type: 'boolean' },
    update: { type: 'boolean' },
    map: { type: 'string' },
    failed: { type: 'string' },
    undo: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    sheet: { type: 'string' },
  },
  run: (ctx) => (typeof ctx.options['undo'] === 'string' ? undo(ctx, ctx.options['undo']) : importFile(ctx)),
}

/** The record type a word of the command line names, or a usage error that lists them. */
export function typeNamed(ctx: CommandContext, word: string | undefined): RecordTypeName {
  const type = word === undefined ? null : recordTypeByPlural(word)
  if (type) return type
  const plurals = recordTypeNames.map((name) => recordTypes[name].plural).join(', ')
  throw new UsageError(ctx.isChinese ? `类型可以是：${plurals}` : `TYPE is one of: ${plurals}`)
}

/** The sentence for a file that was refused. */
export const fileSentence = (ctx: CommandContext, error: FileError): string =>
  fillText(fileProblemTexts[error.type][ctx.isChinese ? 'zh' : 'en'], { detail: error.detail })

async function undo(ctx: CommandContext, importId: string): Promise<Outcome> {
  if (ctx.args.length > 0) throw new UsageError()
  const done = await writing(ctx, (core) =>
    undoImport(core.store, { nowMs: core.nowMs(), actor: readMeId(core.read) }, importId),
  )
  const zh = `已撤销，共 ${done.rows} 处改动${done.skipped > 0 ? `；${done.skipped} 处后来又被改过，保留不动` : ''}。`
  const en = `Taken back: ${done.rows} changes${done.skipped > 0 ? `; ${done.skipped} were changed since and stay` : ''}.`
  return {
    code: done.skipped > 0 ? exitCodes.partly : exitCodes.ok,
    json: { importId, ...done },
    lines: [ctx.isChinese ? zh : en],
  }
}

async function importFile(ctx: CommandContext): Promise<Outcome> {
  const [word, name] = ctx.args
  const type = typeNamed(ctx, word)
  if (name === undefined || ctx.args.length > 2) throw new UsageError()
  const path = resolve(name)
  const open = openOptions(ctx)
  const { mapping, read } = await mappingFor(ctx, path, open, type)
  const mode = ctx.options['update'] === true ? 'update' : 'create'
  const request: ImportRequest = { path, open, mapping, mode }
  const isDryRun = ctx.options['dry-run'] === true
  // A trial needs no lock, unless there is no store yet that could be read.
  const report =
    isDryRun && existsSync(databaseFile(ctx.dataDir))
      ? await reading(ctx, (core) => attempt(ctx, core, request))
      : await writing(ctx, (core) => (isDryRun ? attempt(ctx, core, request) : run(ctx, core, request)))
  return outcomeOf(ctx, report, { mapping, read }, isDryRun)
}

function openOptions(ctx: CommandContext): OpenOptions {
  const { encoding, delimiter, sheet } = ctx.options
  const separator = delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter
  if (typeof encoding === 'string' && !isEncoding(encoding)) throw new UsageError(`--encoding ${encoding}`)
  if (typeof separator === 'string' && !isDelimiter(separator)) throw new UsageError(`--delimiter ${separator}`)
  return {
    ...(typeof encoding === 'string' && isEncoding(encoding) ? { encoding } : {}),
    ...(typeof separator === 'string' && isDelimiter(separator) ? { delimiter: separator } : {}),
    ...(typeof sheet === 'string' ? { sheet } : {}),
  }
}

interface Found {
  readonly mapping: Mapping
  /** How the file was read. */
  readonly read: Pick<FileLook, 'format' | 'encoding' | 'delimiter' | 'sheet'>
}

/** The guessed mapping with what `--map` says over it. */
async function mappingFor(ctx: CommandContext, path: string, open: OpenOptions, type: RecordTypeName): Promise<Found> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const found = await lookAtFile(path, open, type, { zone, language: ctx.isChinese ? 'zh' : 'en' })
  if (!found.ok) throw new Refusal(fileSentence(ctx, found.error))
  const { mapping, unmapped, isDateOrderUnsure, format, encoding, delimiter, sheet } = found.look
  if (!mapping) throw new UsageError()
  if (unmapped.length > 0)
    ctx.note(`未对应的列：${unmapped.join('、')}`, `Columns nothing reads: ${unmapped.join(', ')}`)
  if (isDateOrderUnsure)
    ctx.note(
      `日期按 ${mapping.dateOrder} 读取；可在 --map 里写 dateOrder`,
      `Dates are read as ${mapping.dateOrder}; say dateOrder in --map to change it`,
    )
  return { mapping: { ...mapping, ...(await mapFile(ctx, type)) }, read: { format, encoding, delimiter, sheet } }
}

/** What `--map` says: a part of a mapping, or all of one as `--json` printed it. */
async function mapFile(ctx: CommandContext, type: RecordTypeName): Promise<Partial<Mapping>> {
  const name = ctx.options['map']
  if (typeof name !== 'string') return {}
  const refuse = (why: string): Refusal =>
    new Refusal(
      ctx.isChinese ? `对应表 ${name} 无法使用：${why}` : `The mapping ${name} cannot be used: ${why}`,
      exitCodes.usage,
    )
  const text = await readFile(resolve(name), 'utf8').catch(() => {
    throw refuse(ctx.isChinese ? '读不到文件' : 'the file cannot be read')
  })
  try {
    const parsed = mappingSchema.partial().safeParse(JSON.parse(text))
    if (parsed.success && (parsed.data.type ?? type) !== type) throw refuse(`type: ${parsed.data.type}`)
    if (parsed.success) return Object.fromEntries(Object.entries(parsed.data).filter(([, v]) => v !== undefined))
    throw refuse(parsed.error.issues.map((issue) => issue.path.join('.') || issue.message).join(', '))
  } catch (error) {
    throw error instanceof Refusal ? error : refuse(ctx.isChinese ? '不是 JSON' : 'it is not JSON')
  }
}

async function attempt(ctx: CommandContext, core: ReaderContext, request: ImportRequest): Promise<ImportReport> {
  const tried = await tryImport(core.read, request, { nowMs: core.nowMs(), actor: readMeId(core.read) })
  if (!tried.ok) throw new Refusal(fileSentence(ctx, tried.error))
  return tried.report
}

async function run(
  ctx: CommandContext,
  core: Parameters<Parameters<typeof writing>[1]>[0],
  request: ImportRequest,
): Promise<ImportReport> {
  let isCancelled = false
  const cancel = (): void => {
    isCancelled = true
  }
  process.once('SIGINT', cancel)
  try {
    const env = { nowMs: core.nowMs(), actor: readMeId(core.read), isCancelled: () => isCancelled }
    const done = await runImport(core.store, request, env)
    if (!done.ok) throw new Refusal(fileSentence(ctx, done.error))
    await giveBack(ctx, core, done.report)
    return done.report
  } finally {
    process.off('SIGINT', cancel)
  }
}

async function giveBack(ctx: CommandContext, core: ReaderContext, { importId, counts }: ImportReport): Promise<void> {
  const out = ctx.options['failed']
  const past = importId === null ? null : findImport(core.read, importId)
  if (!past || counts.failed === 0) return
  if (typeof out === 'string') await writeBack(ctx, core, past, resolve(out))
  else
    ctx.note('用 --failed 文件名 可以取回未导入的行。', 'With --failed OUT the rows that failed are written to a file.')
}

/** The import is done and stands, whether or not its failing rows can be written where they were asked for. */
async function writeBack(ctx: CommandContext, core: ReaderContext, past: ImportRecord, file: string): Promise<void> {
  try {
    makeFolder(dirname(file))
    await writeFailedRows(core.read, past, file, ctx.isChinese ? 'zh' : 'en')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    ctx.note(`未导入的行无法写入（${code}）：${file}`, `The rows that failed could not be written (${code}): ${file}`)
  }
}

function outcomeOf(ctx: CommandContext, report: ImportReport, found: Found, isDryRun: boolean): Outcome {
  const { counts, isCancelled } = report
  const zh = `${isDryRun ? '试运行：' : ''}${counts.rows} 行：新增 ${counts.created}，更新 ${counts.updated}，无变化 ${counts.unchanged}，未导入 ${counts.failed}；待匹配的关联 ${counts.pendingLinks}。`
  const en = `${isDryRun ? 'Trial: ' : ''}${counts.rows} rows: ${counts.created} new, ${counts.updated} changed, ${counts.unchanged} the same, ${counts.failed} not imported; ${counts.pendingLinks} links wait.`
  const failed = report.failures.map((row) => `  ${row.row}: ${problemText(row.problems, ctx.isChinese ? 'zh' : 'en')}`)
  const stopped = ctx.isChinese ? '已取消，没有留下任何内容。' : 'Cancelled; nothing of it is left.'
  const { encoding } = found.read
  const readAs = encoding === null ? [] : [ctx.isChinese ? `文字编码：${encoding}` : `Encoding: ${encoding}`]
  const undoable = report.importId === null ? [] : [`import --undo ${report.importId}`]
  return {
    code: isCancelled ? exitCodes.failed : counts.failed > 0 ? exitCodes.partly : exitCodes.ok,
    json: { ...report, isDryRun, ...found },
    lines: isCancelled ? [stopped] : [ctx.isChinese ? zh : en, ...readAs, ...failed, ...undoable],
  }
}
