/** The part of a text a hit shows: a window around the first answer to the query, with what is to be highlighted in it. */
import { fold } from '../../base/text.ts'
import { highlightRanges, type HighlightOptions, type TextRange } from './highlight.ts'
import type { SearchQuery } from './query.ts'
import { runsOf } from './runs.ts'

export interface Snippet {
  readonly text: string
  readonly ranges: readonly TextRange[]
}

const ellipsis = '…'
/** Long texts are read in slices of this many characters, so that a hit in a long report costs no more than in a note. */
const slice = 600

/** A window of about `width` characters with the first answer about a third in; line breaks become spaces. */
export function snippetOf(text: string, query: SearchQuery, width: number, o: HighlightOptions = {}): Snippet {
  const from = firstSlice(text, query)
  const near = text.slice(from, from + slice * 2)
  const first = highlightRanges(near, query, o)[0]?.[0] ?? 0
  const start = text.length <= width ? 0 : boundary(text, from + Math.max(0, first - Math.floor(width / 3)))
  const end = boundary(text, Math.min(text.length, start + width))
  const shown = text.slice(start, end).replace(/[\s\p{Cc}]/gu, ' ')
  const window = `${start > 0 ? ellipsis : ''}${shown}${end < text.length ? ellipsis : ''}`
  return { text: window, ranges: highlightRanges(window, query, o) }
}

/** Never between the halves of a surrogate pair. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** Whether a slice has the first term of the query as written; a cheap look before the exact one. */
function hasTerm(text: string, query: SearchQuery): boolean {
  const folded = fold(text)
  const runs = runsOf(folded)
  return query.terms.some((term) =>
    term.han ? folded.includes(term.text) : runs.some((run) => !run.han && run.text.startsWith(term.text)),
  )
}

function firstSlice(text: string, query: SearchQuery): number {
  for (let from = 0; from < text.length; from += slice) {
    const at = boundary(text, Math.max(0, from - 60))
    if (hasTerm(text.slice(at, from + slice), query)) return at
  }
  return 0
}
