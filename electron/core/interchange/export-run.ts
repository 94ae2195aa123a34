/**
 * Records to files: a list, a type, or everything to one folder. Rows stream from the database to the disk, so the size of
 * an export costs time and not memory. What was exported with machine headers comes back by an import without loss.
 */
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { makeFolder } from '../make-folder.ts'
import { maxXlsxExportRows } from '../../../shared/domain/interchange/limits.ts'
import { joinTags } from '../../../shared/domain/interchange/convert.ts'
import { typeLabels, type HeaderStyle } from '../../../shared/domain/interchange/labels.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { recordTypeNames, recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { tableOf, type AnyRow } from '../store/columns.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, sql, trusted, type ReadDb } from '../store/sql.ts'
import { byteOrderMark, csvLines } from './csv-write.ts'
import { exportColumns, type ExportColumn, type ExportValue } from './export-columns.ts'
import { jsonEnd, jsonHead } from './json-table.ts'
import { createLinkNames } from './link-names.ts'
import { waitingRowsOf } from './pending-links.ts'
import { writeXlsx, type XlsxCell } from './xlsx-write.ts'

export type ExportFormat = 'csv' | 'xlsx' | 'json'

export interface ExportOptions {
  readonly format: ExportFormat
  readonly headers: HeaderStyle
  readonly zone: string
  /** The rows of a list in its order; all live rows of the type unless given. */
  readonly ids?: Iterable<string>
}

const page = 500

/** Writes records of a type to a file; answers how many. Throws `FileRefused` when an XLSX cannot hold them. */
export async function exportType(
  db: ReadDb,
  type: RecordTypeName,
  path: string,
  options: ExportOptions,
): Promise<number> {
  if (options.format === 'xlsx' && !options.ids && countLive(db, type) > maxXlsxExportRows)
    throw new FileRefused('too_many_rows', maxXlsxExportRows)
  const columns = exportColumns(type, { ...options, names: createLinkNames(db, type) })
  let count = 0
  const rows = async function* (): AsyncGenerator<readonly ExportValue[]> {
    for (const row of options.ids ? listed(db, type, options.ids) : liveRows(db, type)) {
      if (++count % page === 0) await new Promise((resolve) => setImmediate(resolve))
      yield columns.map((column) => column.valueOf(row))
    }
  }
  await writeAs[options.format](path, type, columns, rows(), options)
  return count
}

export interface ExportedFile {
  readonly name: string
  readonly type: RecordTypeName
  readonly rows: number
}

/** Writes every type to a file of its own in a folder, parents before children. */
export async function exportEverything(
  db: ReadDb,
  folder: string,
  options: Omit<ExportOptions, 'ids'>,
): Promise<readonly ExportedFile[]> {
  makeFolder(folder)
  const files: ExportedFile[] = []
  for (const type of recordTypeNames) {
    const name = `${recordTypeOf(type).plural}.${options.format}`
    files.push({ name, type, rows: await exportType(db, type, join(folder, name), options) })
  }
  return files
}

const countLive = (db: ReadDb, type: RecordTypeName): number =>
  number(db, sql`SELECT count(*) FROM ${trusted(tableOf(type))} WHERE deleted_at IS NULL`)

/** All live rows by id, a page at a time; rows that wait for their account come last. */
function* liveRows(db: ReadDb, type: RecordTypeName): Generator<AnyRow> {
  for (let after = ''; ;) {
    const rows = listRows(db, type, sql`WHERE id > ${after} AND deleted_at IS NULL ORDER BY id LIMIT ${page}`)
    for (const row of rows) yield row as unknown as AnyRow
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = last.id
  }
  yield* waitingRowsOf(db, type)
}

function* listed(db: ReadDb, type: RecordTypeName, ids: Iterable<string>): Generator<AnyRow> {
  for (const id of ids) {
    const row = findRow(db, type, id) as unknown as AnyRow | null
    if (row && row.deletedAt === null) yield row
  }
}

type Rows = AsyncGenerator<readonly ExportValue[]>
type Writer = (
  path: string,
  type: RecordTypeName,
  columns: readonly ExportColumn[],
  rows: Rows,
  options: ExportOptions,
) => Promise<void>

const writeText = (path: string, chunks: AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(chunks), createWriteStream(path))

const writeAs: Readonly<Record<ExportFormat, Writer>> = {
  csv: (path, _type, columns, rows) => writeText(path, csvText(columns, rows)),
  json: (path, type, columns, rows) => writeText(path, jsonText(type, columns, rows)),
  xlsx: async (path, type, columns, rows, options) => {
    const name = options.headers === 'machine' ? type : typeLabels[type][options.headers === 'zh' ? 0 : 1]
    const header = columns.map((column) => column.header)
    const cells = async function* (): AsyncGenerator<readonly XlsxCell[]> {
      for await (const row of rows) yield row.map(xlsxCell)
    }
    await writeXlsx(path, { name, header, widths: columns.map((column) => column.width), rows: cells() })
  },
}

async function* csvText(columns: readonly ExportColumn[], rows: Rows): AsyncGenerator<string> {
  const isNumeric = columns.map((column) => column.isNumeric)
  yield byteOrderMark + csvLines([columns.map((column) => column.header)])
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(row.map(plainText))
    if (batch.length < page) continue
    yield csvLines(batch, isNumeric)
    batch = []
  }
  if (batch.length > 0) yield csvLines(batch, isNumeric)
}

async function* jsonText(type: RecordTypeName, columns: readonly ExportColumn[], rows: Rows): AsyncGenerator<string> {
  yield jsonHead(
    type,
    columns.map((column) => column.header),
  )
  let separator = '\n'
  for await (const row of rows) {
    yield separator + JSON.stringify(row.map((value) => value?.value ?? null))
    separator = ',\n'
  }
  yield jsonEnd
}

function plainText(value: ExportValue): string {
  if (value === null) return ''
  if (value.type === 'tags') return joinTags(value.value)
  if (value.type === 'ids') return value.value.join(';')
  return value.type === 'bool' ? value.word : String(value.value)
}

/** Excel keeps 15 digits of a number; longer ones stay text. */
function xlsxCell(value: ExportValue): XlsxCell {
  if (value === null) return null
  if (value.type === 'number')
    return Math.abs(value.value) < 1e15 ? value : { type: 'text', value: String(value.value) }
  if (value.type === 'decimal')
    return value.value.length <= 15
      ? { type: 'number', value: Number(value.value) }
      : { type: 'text', value: value.value }
  if (value.type === 'bool') return { type: 'bool', value: value.value }
  if (value.type === 'tags' || value.type === 'ids') return { type: 'text', value: plainText(value) }
  return { type: value.type, value: value.value }
}
