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
  /** The last record was cut off as too big; what follows up to the line end belongs to it. */
  readonly isMidLine: boolean
}

const unclosed = 'CSV_QUOTE_NOT_CLOSED'

/** Records of a text in batches. `chunks` may cut anywhere; what a record needs is held back until it is whole. */
export async function* readCsvRecords(
  chunks: AsyncIterable<string> | Iterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly CsvRecord[]> {
  const skipper = createLineSkipper()
  let held: Buffer[] = []
  let size = 0
  let wanted = 0
  let hasLineEnd = false
  for await (const chunk of chunks) {
    const bytes = skipper.feed(Buffer.from(chunk))
    held.push(bytes)
    size += bytes.length
    hasLineEnd ||= lineEndIn(bytes) !== -1
    // A record larger than a chunk is tried again only when it may have ended and twice as much is there: linear time.
    if (size <= maxRowBytes && (size < wanted || (wanted > 0 && !hasLineEnd))) continue
    const pending = Buffer.concat(held, size)
    const drained = drain(pending, delimiter, false)
    held = [pending.subarray(drained.used)]
    size = pending.length - drained.used
    wanted = drained.used === 0 ? size * 2 : 0
    hasLineEnd = false
    if (drained.isMidLine) skipper.start()
    if (drained.records.length > 0) yield drained.records
  }
  const last = drain(Buffer.concat(held, size), delimiter, true).records
  if (last.length > 0) yield last
}

/** Drops the rest of a line of which enough was seen, so that it is not read as rows of its own. */
function createLineSkipper(): { readonly start: () => void; readonly feed: (bytes: Buffer) => Buffer } {
  let drops: 'nothing' | 'line' | 'line feed' = 'nothing'
  return {
    start: () => {
      drops = 'line'
    },
    feed(bytes) {
      if (drops === 'nothing' || bytes.length === 0) return bytes
      const end = drops === 'line' ? lineEndIn(bytes) : -1
      if (drops === 'line' && end === -1) return bytes.subarray(bytes.length)
      const isLastCr = bytes[end] === 0x0d && end === bytes.length - 1
      const isPair = bytes[end + 1] === 0x0a && (drops === 'line feed' || bytes[end] === 0x0d)
      drops = isLastCr ? 'line feed' : 'nothing'
      return bytes.subarray(end + (isPair ? 2 : 1))
    },
  }
}

function lineEndIn(bytes: Buffer): number {
  const feed = bytes.indexOf(0x0a)
  const before = feed === -1 ? bytes : bytes.subarray(0, feed)
  const carriage = before.indexOf(0x0d)
  return carriage === -1 ? feed : carriage
}

function drain(buffer: Buffer, delimiter: Delimiter, isFinal: boolean): Drained {
  const records: CsvRecord[] = []
  let used = 0
  const waiting = (): Drained => ({ records, used, isMidLine: false })
  for (;;) {
    const rest = buffer.subarray(used)
    const run = runParser(rest, delimiter)
    const isWhole = run.failure !== null || isFinal
    const taken = isWhole ? run.records.length : Math.max(0, run.records.length - 1)
    records.push(...run.records.slice(0, taken))
    used += run.ends[taken - 1] ?? 0
    if (run.failure === null && (isFinal || buffer.length - used <= maxRowBytes)) return waiting()
    if (run.failure === unclosed && !isFinal && buffer.length - used <= maxRowBytes) return waiting()
    const line = firstLine(buffer.subarray(used), isFinal)
    if (line.isCut && !isFinal && line.text.length <= maxRowBytes) return waiting()
    records.push(readAlone(line.text, delimiter, run.failure === null || line.text.length > maxRowBytes))
    used += line.length
    if (used >= buffer.length) return { records, used, isMidLine: line.isCut && !isFinal }
  }
}

function runParser(bytes: Buffer, delimiter: Delimiter): Run {
  const records: CsvRecord[] = []
  const ends: number[] = []
  const keep = (cells: string[], info: { readonly bytes: number }): null => {
    const isTooBig = info.bytes - (ends.at(-1) ?? 0) > maxRowBytes
    records.push(isTooBig ? { cells: [(cells[0] ?? '').slice(0, 200)], problem: 'row_too_big' } : { cells })
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

function firstLine(bytes: Buffer, isFinal: boolean): Line {
  const end = lineEndIn(bytes)
  // A CR at the very end may be half of a CRLF: the other half would count as a line of its own.
  const isHalf = !isFinal && bytes[end] === 0x0d && end === bytes.length - 1
  if (end === -1 || isHalf) return { text: bytes, length: bytes.length, isCut: true }
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
