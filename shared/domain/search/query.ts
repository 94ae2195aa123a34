/**
 * What a person typed, as terms that must all be found: Han runs (anywhere in a text), words (at the beginning of a word, or
 * as pinyin or initials of a name, or, if digits, inside a telephone number). Any string is a query; only letters, digits and
 * Han count, so there is nothing to escape.
 */
import { charsOf, fold } from '../../base/text.ts'
import { maxWord } from './document.ts'
import { phoneQueries } from './phone.ts'
import { runsOf } from './runs.ts'
import { canBeInitials, parseMixed, parseSyllables, type MixedParse, type SyllableParse } from './syllables.ts'

export interface SearchTerm {
  readonly han: boolean
  readonly text: string
  /** Ways to read the letters as syllables. */
  readonly parses: readonly SyllableParse[]
  /** Whether the letters may be initials, two or more. */
  readonly initials: boolean
  /** Ways to read the letters as syllables and initials together. */
  readonly mixed: readonly MixedParse[]
  /** What may stand for the term where it is not there itself: words of names one slip away, or parts of a Han run. */
  readonly corrections: readonly string[]
}

export interface SearchQuery {
  /** The words and Han runs as typed, folded, joined by spaces. */
  readonly text: string
  readonly terms: readonly SearchTerm[]
  /** Digit strings to find inside telephone numbers when the whole query is one; else empty. */
  readonly phones: readonly string[]
}

/** What is read of a query; a pasted page is not a search. */
export const maxQuery = 256
const maxTerms = 12

function termOf(text: string, han: boolean): SearchTerm {
  const word = han ? text : text.slice(0, maxWord)
  const letters = !han && /^[a-z]{2,}$/.test(word)
  return {
    han,
    text: word,
    parses: letters ? parseSyllables(word) : [],
    initials: letters && canBeInitials(word),
    mixed: letters && word.length >= 3 ? parseMixed(word) : [],
    corrections: [],
  }
}

/** Reads a query. Never throws; a query without a letter, digit or Han character has no terms and finds nothing. */
export function parseQuery(input: string): SearchQuery {
  const typed = input.slice(0, maxQuery)
  const runs = runsOf(fold(typed))
  const seen = new Set<string>()
  const terms: SearchTerm[] = []
  for (const run of runs) {
    if (seen.has(run.text) || terms.length === maxTerms) continue
    seen.add(run.text)
    terms.push(termOf(run.text, run.han))
  }
  return { text: runs.map((run) => run.text).join(' '), terms, phones: phoneQueries(typed) }
}

/** A Han run in parts of two characters, a lone one first or last; shorter than three characters it has none. */
function partsOf(run: string): readonly string[] {
  const chars = charsOf(run)
  if (chars.length < 3) return []
  const parts: string[] = []
  const odd = chars.length % 2
  if (odd) parts.push(chars[0] ?? '')
  for (let i = odd; i < chars.length; i += 2) parts.push(`${chars[i]}${chars[i + 1]}`)
  return parts
}

/** The query with its Han runs in parts, for names that have the parts but not the whole; null when it has no long run. */
export function loosened(query: SearchQuery): SearchQuery | null {
  if (!query.terms.some((term) => term.han && partsOf(term.text).length > 0)) return null
  return {
    ...query,
    terms: query.terms.map((term) => (term.han ? { ...term, corrections: partsOf(term.text) } : term)),
  }
}
