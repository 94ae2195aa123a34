/**
 * Where a text answers a query, as ranges of the original text: Han by what is typed or by its pinyin or initials (恒润 for
 * `hengr` and `hr`), words by their beginning, telephone numbers by their digits whatever stands between them.
 */
import { foldWithMap, type FoldedText } from '../../base/text.ts'
import { isSpellable, spelledIn, writtenIn, type NameView } from './match.ts'
import { readingsOf } from './pinyin.ts'
import { parseQuery, type SearchQuery } from './query.ts'
import { runsOf } from './runs.ts'

/** A half-open range of UTF-16 units. */
export type TextRange = readonly [start: number, end: number]

export interface HighlightOptions {
  /** Whether pinyin and initials count: in names they do, in running text they would light up at random. */
  readonly sounds?: boolean
}

/** The ranges of `text` that answer the query: sorted, not touching, never empty. Safe for any strings. */
export function highlightRanges(
  text: string,
  query: string | SearchQuery,
  o: HighlightOptions = {},
): readonly TextRange[] {
  const asked = typeof query === 'string' ? parseQuery(query) : query
  if (asked.terms.length === 0) return []
  const folded = foldWithMap(text)
  const view = { text: folded.text, runs: runsOf(folded.text) }
  const found: TextRange[] = [...wordRanges(view, asked), ...digitRanges(folded.text, asked)]
  if (o.sounds ?? true) found.push(...soundRanges(view, asked, found))
  return merged(found.map(([start, end]) => originalRange(folded, start, end)))
}

function originalRange(folded: FoldedText, start: number, end: number): TextRange {
  return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0]
}

const wordRanges = (view: NameView, query: SearchQuery): readonly TextRange[] =>
  query.terms.flatMap((term) => writtenIn(view, term))

/** Pinyin lights up only for a term that is not there as written: `an` in Anne does not also mark 安. */
function soundRanges(view: NameView, query: SearchQuery, written: readonly TextRange[]): readonly TextRange[] {
  const open = query.terms.filter((term) => isSpellable(term) && !isWritten(view, term.text, written))
  if (open.length === 0) return []
  const readings = readingsOf(view.runs)
  return open.flatMap((term) => {
    for (const reading of readings) {
      const place = spelledIn(reading, term.text)
      if (place) return reading.at.slice(place.from, place.from + place.count).map((at) => hanAt(view.text, at))
    }
    return []
  })
}

const isWritten = (view: NameView, term: string, written: readonly TextRange[]): boolean =>
  written.some(([start, end]) => view.text.slice(start, end) === term)

const hanAt = (text: string, at: number): TextRange => [at, at + String.fromCodePoint(text.codePointAt(at) ?? 0).length]

/** A number with single separators between its digits, and what was typed of it. */
const writtenNumber = /[0-9](?:[\s().\-\u2010-\u2015]{0,3}[0-9])+/g

function digitRanges(text: string, query: SearchQuery): readonly TextRange[] {
  const wanted = [...query.phones, ...query.terms.map((term) => term.text).filter((t) => /^[0-9]{3,}$/.test(t))]
  if (wanted.length === 0) return []
  const ranges: TextRange[] = []
  for (const match of text.matchAll(writtenNumber)) {
    const at = [...match[0].matchAll(/[0-9]/g)].map((digit) => match.index + digit.index)
    const digits = at.map((i) => text[i]).join('')
    for (const part of wanted) {
      const from = digits.indexOf(part)
      if (from !== -1) ranges.push([at[from] ?? 0, (at[from + part.length - 1] ?? 0) + 1])
    }
  }
  return ranges
}

function merged(ranges: readonly TextRange[]): readonly TextRange[] {
  const sorted = ranges.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const out: [number, number][] = []
  for (const [start, end] of sorted) {
    const last = out.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else out.push([start, end])
  }
  return out
}
