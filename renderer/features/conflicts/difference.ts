/**
 * Where two texts differ, so that only that is marked: what lies between their common beginning and end, widened to whole
 * words and numbers. Texts that share too little are not marked at all, for then the mark would be everything.
 */
export type Range = readonly [start: number, end: number]

/** Below this share of common letters nothing is marked. */
const leastCommon = 0.3

const isPartOfWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{Nd}A-Za-z]/u.test(letter)

function commonStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  // never between the halves of one character
  return /[\uD800-\uDBFF]/.test(a[n - 1] ?? '') ? n - 1 : n
}

function commonEnd(a: string, b: string, most: number): number {
  let n = 0
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return /[\uDC00-\uDFFF]/.test(a[a.length - n] ?? '') ? n - 1 : n
}

function widened(text: string, start: number, end: number): Range {
  let from = start
  let to = end
  while (from > 0 && isPartOfWord(text[from - 1]) && isPartOfWord(text[from])) from -= 1
  while (to < text.length && isPartOfWord(text[to]) && isPartOfWord(text[to - 1])) to += 1
  return [from, to]
}

/** The part to mark in each; null where marking says nothing. */
export function differenceOf(
  a: string,
  b: string,
): { readonly a: readonly Range[]; readonly b: readonly Range[] } | null {
  if (a === b || a === '' || b === '') return null
  const start = commonStart(a, b)
  const end = commonEnd(a, b, Math.min(a.length, b.length) - start)
  if ((start + end) / Math.max(a.length, b.length) < leastCommon) return null
  const mark = (text: string): readonly Range[] => {
    const range = widened(text, start, text.length - end)
    return range[1] > range[0] ? [range] : []
  }
  return { a: mark(a), b: mark(b) }
}

/** So many letters before the difference are kept for the eye. */
const before = 2
/** Longer lines lose their common beginning, or two that are cut would look the same; a number is never longer. */
const wholeMost = 14

/** A text for a narrow place, beginning shortly before what differs. */
export function fromDifference(text: string, ranges: readonly Range[]): string {
  const start = ranges[0]?.[0] ?? 0
  if (text.length <= wholeMost || start <= before) return text
  const from = start - before
  return `…${text.slice(/[\uDC00-\uDFFF]/.test(text[from] ?? '') ? from - 1 : from)}`
}
