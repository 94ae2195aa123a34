/**
 * What every reader hands on: a header and rows of text cells, whatever the file was. Rows come in small batches so that
 * the reading loop can give way to others between two of them.
 */
import { maxColumns, maxRows } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused, type RowReason } from '../../../shared/domain/interchange/reasons.ts'

export interface SourceRow {
  /** Number of the row as a spreadsheet shows it: the header is row 1. For vCards, the number of the card. */
  readonly row: number
  /** Cells as text, one per header column; shorter rows are filled with ''. */
  readonly cells: readonly string[]
  /** Set when the row could not be read as a row; `cells` then holds what there was, for the report. */
  readonly problem?: RowReason
  /** The card as it stood in the file, so that a failed one can be given back in its own shape. */
  readonly raw?: string
}

export interface TableFacts {
  readonly format: 'csv' | 'xlsx' | 'vcard' | 'json'
  /** For the preview: the encoding, delimiter or sheet that was found. */
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
}

export interface SourceTable extends TableFacts {
  readonly header: readonly string[]
  /** The data rows in order; may be called again for another pass. Empty rows are left out but counted. */
  rows(): AsyncGenerator<readonly SourceRow[]>
}

const headerSearchRows = 10
/** More broken rows than this, and more of them than good ones: the file is no table in this encoding and delimiter. */
const brokenRowsTolerated = 1000

/** A table over numbered rows of any width; finds the header. Throws `FileRefused` when there is none. */
export async function tableOf(
  facts: TableFacts,
  rawRows: () => AsyncGenerator<readonly SourceRow[]>,
): Promise<SourceTable> {
  const head = await firstRows(rawRows(), headerSearchRows)
  const headerRow = findHeaderRow(head)
  if (!headerRow) throw new FileRefused('file_empty')
  const header = uniqueHeaders(withoutTrailingBlanks(headerRow.cells))
  if (header.length > maxColumns) throw new FileRefused('too_many_columns', header.length)
  return { ...facts, header, rows: () => dataRows(rawRows(), headerRow.row, header.length) }
}

async function* dataRows(
  batches: AsyncGenerator<readonly SourceRow[]>,
  headerRow: number,
  width: number,
): AsyncGenerator<readonly SourceRow[]> {
  const shape = createRowShaper(headerRow, width)
  let good = 0
  let broken = 0
  for await (const batch of batches) {
    const rows = batch.map(shape).filter((row) => row !== null)
    for (const row of rows) if (row.problem) broken++
    good += rows.length - rows.filter((row) => row.problem).length
    if (good + broken > maxRows) throw new FileRefused('too_many_rows', maxRows)
    if (broken > brokenRowsTolerated && broken > good) throw new FileRefused('too_many_broken_rows', broken)
    if (rows.length > 0) yield rows
  }
}

/** Brings a row to the width of the header; null for empty rows and those up to the header. */
function createRowShaper(headerRow: number, width: number): (read: SourceRow) => SourceRow | null {
  let isAfterBreak = false
  return (read) => {
    if (read.row <= headerRow || (!read.problem && isEmptyRow(read.cells))) return null
    // The lines after a lost quote may be the middle of a cell: only a row of full width is trusted again.
    isAfterBreak = read.problem === 'broken_quotes' || (isAfterBreak && read.cells.length !== width)
    const cells = fitTo(read.cells, width)
    if (read.problem || isAfterBreak) return { ...read, cells, problem: read.problem ?? 'broken_quotes' }
    return cells.length > width ? { ...read, cells, problem: 'too_many_cells' } : { ...read, cells }
  }
}

function fitTo(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === width) return cells
  if (cells.length < width) return [...cells, ...Array<string>(width - cells.length).fill('')]
  return isEmptyRow(cells.slice(width)) ? cells.slice(0, width) : cells
}

/**
 * Which of the first rows is the header. Reports often put a title and a date above it, in one cell each: the header is
 * then the first row that fills at least three cells; otherwise the first row that is not empty.
 */
export function findHeaderRow(rows: readonly SourceRow[]): SourceRow | null {
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const first = filled.findIndex((count) => count > 0)
  const wide = filled.findIndex((count) => count >= 3)
  return rows[filled[first] === 1 && wide > first ? wide : first] ?? null
}

/** Names for the columns of a header: an empty one is called by its letter, a repeated one gets ` (2)`. */
export function uniqueHeaders(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return cells.map((cell, index) => {
    const name = cell.trim() === '' ? columnLetters(index) : cell.trim()
    let unique = name
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}

function withoutTrailingBlanks(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells.slice(0, last + 1)
}

/** Spreadsheet letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let n = index; n >= 0; n = Math.floor(n / 26) - 1) letters = String.fromCharCode(65 + (n % 26)) + letters
  return letters
}

const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell === '')

async function firstRows(batches: AsyncGenerator<readonly SourceRow[]>, count: number): Promise<readonly SourceRow[]> {
  const found: SourceRow[] = []
  for await (const batch of batches) {
    found.push(...batch)
    if (found.length >= count) break
  }
  return found.slice(0, count)
}
