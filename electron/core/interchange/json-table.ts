/**
 * Reads back a JSON export: one document, written so that each row stands on a line of its own. The first line ends in
 * `"rows":[`, the last is `]}`; between them a million rows stream like a CSV.
 */
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { uuidPattern } from '../../../shared/base/ids.ts'
import { maxFileBytes, maxRowBytes, maxRows } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { checkedFileSize } from './decode.ts'
import type { SourceRow, SourceTable } from './table.ts'

const headSchema = z.object({
  rapport: z.literal(1),
  type: z.string().max(60),
  columns: z.array(z.string().max(200)).max(1000),
})
const rowSchema = z.array(z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
const rowsPerBatch = 500

const openRows = ',"rows":['
/** The first line of a JSON export, without its line end. */
export const jsonHead = (type: string, columns: readonly string[]): string =>
  JSON.stringify({ rapport: 1, type, columns }).slice(0, -1) + openRows
/** What closes the document after the last row. */
export const jsonEnd = '\n]}\n'

/** Throws `FileRefused` when the first line is not that of an export. */
export async function openJsonExport(path: string): Promise<SourceTable> {
  await checkedFileSize(path, maxFileBytes.csv)
  const first = await linesOf(path).next()
  const head = headSchema.safeParse(parseJson(first.done ? '' : `${first.value.replace(/^\ufeff/, '')}]}`))
  if (!head.success) throw new FileRefused('not_export_json')
  const facts = { format: 'json', encoding: 'utf-8', delimiter: null, sheet: null, sheets: [] } as const
  return { ...facts, header: head.data.columns, rows: () => rowsOf(path, head.data.columns.length) }
}

async function* rowsOf(path: string, width: number): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = []
  let row = 0
  let isWhole = false
  for await (const line of linesOf(path)) {
    row++
    isWhole ||= line === ']}'
    if (row === 1 || line.trim() === '' || isWhole) continue
    if (row > maxRows + 1) throw new FileRefused('too_many_rows', maxRows)
    batch.push(readLine(line, row, width))
    if (batch.length < rowsPerBatch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
  // Cut off between two rows, every row that is there would look right.
  if (!isWhole) throw new FileRefused('not_export_json')
}

function readLine(line: string, row: number, width: number): SourceRow {
  if (line.length > maxRowBytes) return { row, cells: [line.slice(0, 200)], problem: 'row_too_big' }
  const cells = rowSchema.safeParse(parseJson(line.endsWith(',') ? line.slice(0, -1) : line))
  if (!cells.success || cells.data.length !== width)
    return { row, cells: [line.slice(0, 200)], problem: 'broken_quotes' }
  return { row, cells: cells.data.map(cellText) }
}

const cellText = (cell: string | number | boolean | null | readonly string[]): string => {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return cell.every((item) => uuidPattern.test(item)) ? cell.join(';') : JSON.stringify(cell)
}

/**
 * Lines that end in a line feed and in nothing else: `readline` would also end them at U+2028, which JSON leaves as it is
 * inside a text. Of a line beyond the limit only so much is kept as shows that it is.
 */
async function* linesOf(path: string): AsyncGenerator<string> {
  let pieces: string[] = []
  let length = 0
  const hold = (piece: string): void => {
    if (length <= maxRowBytes) pieces.push(piece)
    length += piece.length
  }
  const take = (): string => {
    const line = pieces.join('')
    pieces = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }
  for await (const chunk of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const [first = '', ...others] = chunk.split('\n')
    hold(first)
    for (const other of others) {
      yield take()
      hold(other)
    }
  }
  if (length > 0) yield take()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
