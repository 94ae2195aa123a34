/**
 * Folding: two spellings that a reader takes for the same text become the same string. NFKC (so full-width and
 * compatibility forms are plain), lower case, Latin, Greek and Cyrillic diacritics off. Folding works piece by piece (one
 * character with its combining marks), so `foldWithMap` can say for every folded unit where it came from.
 * Invariant: `fold(text) === foldWithMap(text).text`, for any string, lone surrogates included.
 */

const pieces = /\P{M}\p{M}*|\p{M}+/gu
const diacritics = /[\u0300-\u036f]/g
/** Letters that carry their stroke or ligature in the letter itself, which Unicode does not decompose. */
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}
const specialLetters = /[ßæœøđðłħŧþıς]/g
/**
 * Pieces that folding may change by more than their case: all but plain ASCII, common Han and the punctuation of Chinese
 * text standing without a combining mark. Full-width ASCII (`！` to `～`) is left to a cheap shift.
 */
const oddPieces =
  /[^\p{ASCII}\u4e00-\u9fff\u3001-\u3020\uff01-\uff5e\u2014\u2018-\u201d\u00b7\p{M}]\p{M}*|\P{M}\p{M}+|\p{M}+/gu
/** Quick look for a unit outside the plain ones; the exact pattern above is slow. */
const anyOdd = /[\u0080-\u00b6\u00b8-\u2013\u2015-\u2017\u201e-\u3000\u3021-\u4dff\ua000-\uff00\uff5f-\uffff]/
const fullWidth = /[\uff01-\uff5e]/g
const narrow = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0)

function foldPiece(piece: string): string {
  const code = piece.charCodeAt(0)
  if (piece.length === 1 && (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff))) return piece.toLowerCase()
  const lower = piece.normalize('NFKC').toLowerCase()
  const bare = lower.normalize('NFD').replace(diacritics, '').normalize('NFKC')
  return bare.replace(specialLetters, (letter) => special[letter] ?? letter)
}

/** The text folded for comparison. Lone surrogates are kept as they are. */
export function fold(text: string): string {
  const plain = anyOdd.test(text) ? text.replace(oddPieces, foldPiece) : text
  return plain.replace(fullWidth, narrow).toLowerCase()
}

export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of `text`, where its piece starts in the original. */
  readonly starts: readonly number[]
  /** For each UTF-16 unit of `text`, where its piece ends in the original. */
  readonly ends: readonly number[]
}

/** The folded text with the way back: unit `i` of the result stands for `original.slice(starts[i], ends[i])`. */
export function foldWithMap(text: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let folded = ''
  for (const match of text.matchAll(pieces)) {
    const piece = match[0]
    const out = foldPiece(piece)
    for (let i = 0; i < out.length; i++) {
      starts.push(match.index)
      ends.push(match.index + piece.length)
    }
    folded += out
  }
  return { text: folded, starts, ends }
}

/**
 * Whether a code point belongs to a script written without spaces in which we search by character: Han with its
 * extensions, the iteration mark and the zero, and kana.
 */
export function isHan(code: number): boolean {
  if (code < 0x3005) return false
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0x20000 && code <= 0x3ffff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    code === 0x3005 ||
    code === 0x3007
  )
}

/** The characters (code points) of a text; a surrogate pair is one. */
export const charsOf = (text: string): readonly string[] => Array.from(text)

/** Whether the text has at least one Han character. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.codePointAt(i) ?? 0)) return true
  return false
}

/** The digits of a text, full-width ones made plain, everything else left out. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[^0-9]/g, '')

/** The runs of ASCII digits in a text, in order: `A-12/07` gives `12` and `07`. */
export const digitRuns = (text: string): readonly string[] => text.normalize('NFKC').match(/[0-9]+/g) ?? []
