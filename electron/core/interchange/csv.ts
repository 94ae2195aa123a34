/** Opens a CSV file as a table: encoding, delimiter and header found, or as the caller says. */
import { unguardFormula } from '../../../shared/domain/interchange/formula-guard.ts'
import { maxFileBytes } from '../../../shared/domain/interchange/limits.ts'
import { readCsvRecords } from './csv-records.ts'
import { checkedFileSize, decodeFile, findEncoding } from './decode.ts'
import { findDelimiter, type Delimiter } from './delimiter.ts'
import type { Encoding } from './encoding.ts'
import { tableOf, type SourceRow, type SourceTable } from './table.ts'

export interface CsvOptions {
  readonly encoding?: Encoding
  readonly delimiter?: Delimiter
}

const sampleChars = 64 * 1024

/** Throws `FileRefused` when the file is missing, empty, too big, or has no header. */
export async function openCsv(path: string, options: CsvOptions = {}): Promise<SourceTable> {
  await checkedFileSize(path, maxFileBytes.csv)
  const guessed = await findEncoding(path)
  const found =
    options.encoding && options.encoding !== guessed.encoding ? { encoding: options.encoding, bomBytes: 0 } : guessed
  const text = (): AsyncGenerator<string> => decodeFile(path, found)
  const separator = findDelimiter(await firstChars(text(), sampleChars))
  const delimiter = options.delimiter ?? separator.delimiter
  const facts = { format: 'csv', encoding: found.encoding, delimiter, sheet: null, sheets: [] } as const
  return tableOf(facts, () => numberedRows(skipChars(text(), separator.skipChars), delimiter))
}

/** Rows of CSV text, numbered as a spreadsheet would; the `sep=` line is not counted. */
export async function* numberedRows(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly SourceRow[]> {
  let row = 0
  for await (const batch of readCsvRecords(chunks, delimiter)) {
    yield batch.map((record) => ({ ...record, cells: record.cells.map(cleanCell), row: ++row }))
  }
}

/** Takes off the formula guard, or the `="0123"` by which some programs keep leading zeros in Excel. */
function cleanCell(cell: string): string {
  const first = cell.charCodeAt(0)
  if (first === 0x27) return unguardFormula(cell)
  if (first !== 0x3d) return cell
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell
}

async function firstChars(chunks: AsyncGenerator<string>, count: number): Promise<string> {
  let text = ''
  for await (const chunk of chunks) {
    text += chunk
    if (text.length >= count) break
  }
  return text.slice(0, count)
}

async function* skipChars(chunks: AsyncGenerator<string>, count: number): AsyncGenerator<string> {
  let left = count
  for await (const chunk of chunks) {
    yield left > 0 ? chunk.slice(left) : chunk
    left = Math.max(0, left - chunk.length)
  }
}
