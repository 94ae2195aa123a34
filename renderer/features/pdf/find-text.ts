/**
 * Finding words in the text of a page. Text and query are folded alike: letters without case or width, white space as one
 * space, and none at all beside Han, where a PDF breaks lines in the middle of a word. A hit leads back to the pieces of
 * text that a page was made of.
 */

/** A piece of text as pdf.js gives it. */
export interface TextPiece {
  readonly str: string
  readonly hasEOL: boolean
}

export interface FoldedText {
  readonly text: string
  /** For each unit of `text`: the piece it comes from, and where its character begins and ends there. */
  readonly pieces: readonly number[]
  readonly begins: readonly number[]
  readonly ends: readonly number[]
}

/** A place in a piece, as a range of the page wants it. */
export interface TextPlace {
  readonly piece: number
  readonly offset: number
}

export interface TextHit {
  readonly from: TextPlace
  readonly to: TextPlace
}

const han = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u
const space = /^\s$/u

/** Folds pieces of text; the end of a line is white space. */
export function foldText(all: readonly TextPiece[]): FoldedText {
  const text: string[] = []
  const pieces: number[] = []
  const begins: number[] = []
  const ends: number[] = []
  let last = ''
  let gap: TextPlace | null = null
  const add = (unit: string, piece: number, begin: number, end: number): void => {
    text.push(unit)
    pieces.push(piece)
    begins.push(begin)
    ends.push(end)
  }
  for (const [piece, { str, hasEOL }] of all.entries()) {
    let offset = 0
    for (const char of str) {
      const end = offset + char.length
      if (space.test(char)) gap ??= { piece, offset }
      else {
        if (gap !== null && last !== '' && !han.test(last) && !han.test(char))
          add(' ', gap.piece, gap.offset, gap.offset + 1)
        gap = null
        last = char
        for (const unit of char.normalize('NFKC').toLowerCase().split('')) add(unit, piece, offset, end)
      }
      offset = end
    }
    if (hasEOL) gap ??= { piece, offset }
  }
  return { text: text.join(''), pieces, begins, ends }
}

/** A query as it is looked for. */
export const foldQuery = (query: string): string => foldText([{ str: query, hasEOL: false }]).text

/** How often a folded query stands in folded text; hits do not overlap. */
export function countHits(text: string, query: string): number {
  let count = 0
  if (query === '') return 0
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) count += 1
  return count
}

/** The hits of a folded query, in order. */
export function findHits(folded: FoldedText, query: string): readonly TextHit[] {
  const hits: TextHit[] = []
  if (query === '') return hits
  const { text, pieces, begins, ends } = folded
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) {
    const last = at + query.length - 1
    hits.push({
      from: { piece: pieces[at] ?? 0, offset: begins[at] ?? 0 },
      to: { piece: pieces[last] ?? 0, offset: ends[last] ?? 0 },
    })
  }
  return hits
}
