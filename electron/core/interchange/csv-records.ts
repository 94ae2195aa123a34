/**
 * Cuts text into records with csv-parse, in slices of memory, and survives broken quotes. The parser runs strictly: where
 * it meets a quote that cannot be, only the one line where that record began is read by itself, leniently or as a failed
 * row, and parsing goes on at the next line. So a lone quote costs one row and never swallows its neighbours.
 */
import { parse } from 'csv-parse/sync'
import { maxRowBytes } from '../../../shared/domain/interchange/limits.ts'
import type { RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { eol, type Delimiter } from './delimiter.ts'

export interface CsvRecord {
  readonly cells: readonly string[]
  readonly problem?: RowReason
}

interface Run {
  readonly records: readonly CsvRecord[]
  readonly ends: readonly number[]
  /** The csv-parse code that ended the run early, or null. */
  readonly failure: string | null
}

interface Drained {
  readonly records: readonly CsvRecord[]
  readonly used: number
}

const unclosed = 'CSV_QUOTE_NOT_CLOSED'

/** Records of a text in batches. `chunks` may cut anywhere; what a record needs is held back until it is whole. */
export async function* readCsvRecords(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly CsvRecord[]> {
  let pending: Buffer = Buffer.alloc(0)
  let wanted = 0
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, Buffer.from(chunk)])
    if (pending.length < wanted) continue
    const drained = drain(pending, delimiter, false)
    pending = pending.subarray(drained.used)
    // A record larger than a chunk is tried again only when twice as much is there: linear time for a 10 MB cell.
    wanted = drained.used === 0 ? pending.length * 2 : 0
    if (drained.records.length > 0) yield drained.records
  }
  const last = drain(pending, delimiter, true).records
  if (last.length > 0) yield last
}

function drain(buffer: Buffer, delimiter: Delimiter, isFinal: boolean): Drained {
  const records: CsvRecord[] = []
  let used = 0
  for (;;) {
    const rest = buffer.subarray(used)
    const run = runParser(rest, delimiter)
    const isWhole = run.failure !== null || isFinal
    const taken = isWhole ? run.records.length : Math.max(0, run.records.length - 1)
    records.push(...run.records.slice(0, taken))
    used += run.ends[taken - 1] ?? 0
    if (run.failure === null && (isFinal || buffer.length - used <= maxRowBytes)) return { records, used }
    if (run.failure === unclosed && !isFinal && buffer.length - used <= maxRowBytes) return { records, used }
    const line = firstLine(buffer.subarray(used))
    if (line.isCut && !isFinal && line.text.length <= maxRowBytes) return { records, used }
    records.push(readAlone(line.text, delimiter, run.failure === null || line.text.length > maxRowBytes))
    used += line.length
    if (used >= buffer.length) return { records, used }
  }
}

function runParser(bytes: Buffer, delimiter: Delimiter): Run {
  const records: CsvRecord[] = []
  const ends: number[] = []
  const keep = (cells: string[], info: { readonly bytes: number }): null => {
    records.push({ cells })
    ends.push(info.bytes)
    return null
  }
  try {
    parse(bytes, { delimiter, relax_column_count: true, record_delimiter: eol, on_record: keep })
    return { records, ends, failure: null }
  } catch (error) {
    return { records, ends, failure: (error as { readonly code?: string }).code ?? 'unknown' }
  }
}

interface Line {
  readonly text: Buffer
  readonly length: number
  readonly isCut: boolean
}

function firstLine(bytes: Buffer): Line {
  const end = bytes.findIndex((byte) => byte === 0x0a || byte === 0x0d)
  if (end === -1) return { text: bytes, length: bytes.length, isCut: true }
  const isPair = bytes[end] === 0x0d && bytes[end + 1] === 0x0a
  return { text: bytes.subarray(0, end), length: end + (isPair ? 2 : 1), isCut: false }
}

/** One line by itself: quotes inside it are text; a quote it never closes makes it a failed row. */
function readAlone(line: Buffer, delimiter: Delimiter, isTooBig: boolean): CsvRecord {
  if (isTooBig) return { cells: [line.subarray(0, 200).toString()], problem: 'row_too_big' }
  const base = { delimiter, relax_column_count: true, record_delimiter: eol }
  try {
    const cells = (parse(line, { ...base, relax_quotes: true }) as string[][])[0] ?? ['']
    return { cells: cells.map(withoutOuterQuotes) }
  } catch {
    const cells = (parse(line, { ...base, quote: null }) as string[][])[0] ?? ['']
    return { cells, problem: 'broken_quotes' }
  }
}

const withoutOuterQuotes = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
