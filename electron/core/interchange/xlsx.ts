/**
 * Opens an XLSX as a table. The sheet is read as a stream: what is in memory is the shared strings and one chunk of rows,
 * so a million rows cost time but not memory. Runs in the reader worker, whose heap and time are limited.
 */
import { maxColumns, maxRowBytes, maxRows } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { tableOf, type SourceRow, type SourceTable } from './table.ts'
import { cellText } from './xlsx-cell.ts'
import { readWorkbook, richText, type Workbook } from './xlsx-workbook.ts'
import { readXml, type XmlEvents } from './xml-events.ts'
import { openZipParts, type ZipParts } from './zip-parts.ts'

export interface XlsxOptions {
  /** Name of the sheet; the first visible one when not given. */
  readonly sheet?: string
}

/** Throws `FileRefused`. `close` frees the file; the table cannot be read after that. */
export async function openXlsx(
  path: string,
  options: XlsxOptions = {},
): Promise<{ readonly table: SourceTable; readonly close: () => void }> {
  const zip = await openZipParts(path)
  try {
    const book = await readWorkbook(zip)
    const sheet =
      options.sheet === undefined
        ? (book.sheets.find((s) => !s.isHidden) ?? book.sheets[0])
        : book.sheets.find((s) => s.name === options.sheet)
    if (!sheet) throw new FileRefused('sheet_missing', options.sheet ?? null)
    const sheets = book.sheets.map((s) => s.name)
    const facts = { format: 'xlsx', encoding: null, delimiter: null, sheet: sheet.name, sheets } as const
    return { table: await tableOf(facts, () => sheetRows(zip, sheet.part, book)), close: zip.close }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function* sheetRows(zip: ZipParts, part: string, book: Workbook): AsyncGenerator<readonly SourceRow[]> {
  let rows: SourceRow[] = []
  const events = sheetEvents(book, (row) => rows.push(row))
  for await (const _ of readXml(zip.read(part), events)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

function sheetEvents(book: Workbook, done: (row: SourceRow) => void): XmlEvents {
  let row = 0
  let cells: string[] = []
  let column = -1
  let cell = { type: 'n', format: 'General', value: '' }
  let isValue = false
  let rowLength = 0
  const inline = richText((text) => void (cell.value = text))
  return {
    open(tag, a) {
      if (tag === 'row') {
        row = nextRow(a['r'], row)
        cells = []
        column = -1
        rowLength = 0
      } else if (tag === 'c') {
        column = columnOf(a['r'], column)
        cell = { type: a['t'] ?? 'n', format: book.formats[Number(a['s'] ?? -1)] ?? 'General', value: '' }
      } else if (tag === 'v') isValue = true
      else inline.open(tag)
    },
    close(tag) {
      if (tag === 'v') isValue = false
      else if (tag === 'c') {
        while (cells.length < column) cells.push('')
        cells[column] = cellText(cell, book.strings, book.is1904)
      } else if (tag === 'row')
        done(
          rowLength > maxRowBytes
            ? { row, cells: [(cells[0] ?? '').slice(0, 200)], problem: 'row_too_big' }
            : { row, cells },
        )
      else inline.close(tag)
    },
    text(text) {
      rowLength += text.length
      if (rowLength > maxRowBytes) return
      if (isValue) cell.value += text
      else inline.text(text)
    },
  }
}

/** Rows and cells may leave out their address; one that goes back or beyond what a sheet can have is refused. */
function nextRow(address: string | undefined, previous: number): number {
  const row = address === undefined ? previous + 1 : Number(address)
  if (!Number.isInteger(row) || row <= previous) throw new FileRefused('broken_xlsx')
  if (row > maxRows + 48_576) throw new FileRefused('too_many_rows', maxRows)
  return row
}

function columnOf(address: string | undefined, previous: number): number {
  let column = previous + 1
  if (address !== undefined) {
    column = -1
    for (let i = 0; i < Math.min(address.length, 8); i++) {
      const code = address.charCodeAt(i)
      if (code < 65 || code > 90) break
      column = (column + 1) * 26 + (code - 65)
    }
  }
  if (column >= maxColumns) throw new FileRefused('too_many_columns', maxColumns)
  if (column <= previous) throw new FileRefused('broken_xlsx')
  return column
}
