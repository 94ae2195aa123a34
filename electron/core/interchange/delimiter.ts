/** Finds the character that separates cells, from the first lines of a table. */
import { parse } from 'csv-parse/sync'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export const isDelimiter = (text: string): text is Delimiter => (delimiters as readonly string[]).includes(text)

const sampleLines = 100

/** Excel's own hint: a first line `sep=;`. */
const separatorLine = /^sep=([,;\t|])(?:\r\n|\n|\r)/i

export interface FoundDelimiter {
  readonly delimiter: Delimiter
  /** Characters of a `sep=` line to skip. */
  readonly skipChars: number
}

/**
 * The delimiter of a text by its first lines: the one that cuts most lines into as many cells as the header has, and
 * among those the one with most cells. A single column has none; it is read with a comma.
 */
export function findDelimiter(sample: string): FoundDelimiter {
  const told = separatorLine.exec(sample)
  if (told) return { delimiter: told[1] as Delimiter, skipChars: told[0].length }
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = scoreOf(sample, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, skipChars: 0 }
}

function scoreOf(sample: string, delimiter: Delimiter): number {
  const widths = widthsOf(sample, delimiter)
  const header = widths[0] ?? 0
  if (header < 2) return 0
  const alike = widths.filter((width) => width === header).length / widths.length
  return alike * 1000 + Math.min(header, 500)
}

function widthsOf(sample: string, delimiter: Delimiter): readonly number[] {
  const options = { delimiter, relax_quotes: true, relax_column_count: true, to: sampleLines, record_delimiter: eol }
  const counts: number[] = []
  try {
    parse(sample, { ...options, on_record: (cells: readonly string[]) => void counts.push(cells.length) })
  } catch {
    // An unclosed quote ends the sample early; what was counted before it is enough.
  }
  // The sample may end inside a line.
  return counts.length > 1 ? counts.slice(0, -1) : counts
}

export const eol = ['\r\n', '\n', '\r']
