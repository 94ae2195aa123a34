/**
 * Queries as FTS5 expressions, one per tier of quality. Injection-proof by construction: a token holds only folded letters,
 * digits and Han characters, in double quotes, and every operator is written here.
 * Invariant: what an expression finds, `matchName` or the body confirms; only `mixed` finds candidates still to be checked.
 */
import { charsOf } from '../../base/text.ts'
import {
  digitTriples,
  initialPairs,
  longestBeginning,
  nameTokens,
  pairsOf,
  shortestBeginning,
  typeCode,
} from './document.ts'
import type { SearchQuery, SearchTerm } from './query.ts'
import { runsOf } from './runs.ts'

const phrase = (tokens: readonly string[], unfinished = false): string =>
  `"${tokens.join(' ')}"${unfinished ? ' *' : ''}`
const anyOf = (parts: readonly string[]): string => (parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`)
const allOf = (parts: readonly string[]): string => parts.join(' AND ')
const marked = (code: string, field: string, texts: readonly string[]): string[] =>
  texts.map((text) => `${code}${field}${text}`)

const isSingle = (text: string): boolean => charsOf(text).length === 1

/** The term inside a name as it is written. */
function inName(code: string, term: SearchTerm): string {
  if (!term.han || isSingle(term.text)) return phrase([`${code}n${term.text}`], true)
  return phrase(marked(code, 'n', pairsOf(term.text)))
}

/** The term at the start of a name. */
function atStart(code: string, term: SearchTerm): string {
  if (!term.han || isSingle(term.text)) return phrase([`${code}s${term.text}`], true)
  const pairs = pairsOf(term.text)
  return phrase([`${code}s${pairs[0]}`, ...marked(code, 'n', pairs)])
}

/** The term as pinyin, initials or telephone digits; one typed letter only as the first initial of a name. */
function asKey(code: string, term: SearchTerm): readonly string[] {
  if (/^[a-z]$/.test(term.text)) return [phrase([`${code}j${term.text}`], true)]
  const read = term.parses.filter((parse) => parse.complete).map((p) => phrase(marked(code, 'y', p.syllables), true))
  const pairs = initialPairs(term.text).slice(0, -1)
  const initials = term.initials ? [phrase(marked(code, 'i', pairs))] : []
  const digits = /^[0-9]{3,}$/.test(term.text) ? [phrase(marked(code, 'd', digitTriples(term.text)))] : []
  return [...read, ...initials, ...digits]
}

/** The term in running text; with `whole` a long word must stand there as typed. */
function inBody(code: string, term: SearchTerm, whole: boolean): string {
  if (term.han) {
    return isSingle(term.text) ? phrase([`${code}u${term.text}`]) : phrase(marked(code, 'b', pairsOf(term.text)))
  }
  const word = `${code}b${term.text}`
  if (term.text.length < shortestBeginning) return phrase([word])
  if (term.text.length > longestBeginning) return phrase([word], !whole)
  return anyOf([phrase([word]), phrase([`${code}p${term.text}`])])
}

const phonesOf = (code: string, query: SearchQuery): readonly string[] =>
  query.phones.map((digits) => phrase(marked(code, 'd', digitTriples(digits))))

const isLongWord = (term: SearchTerm): boolean => !term.han && term.text.length > longestBeginning

/** The tiers of one record type, best first; a tier is null when the query cannot have it. */
export interface TierExpressions {
  /** The name is exactly the query. */
  readonly exact: string
  /** The name starts with the query. */
  readonly start: string
  /** Every term stands in the name. */
  readonly name: string
  /** The initials of the name start with the query. */
  readonly soundStart: string | null
  /** Every term stands in the name, as written or as pinyin, or in a telephone number. */
  readonly key: string
  /** Every term stands somewhere. All that the tiers above find is found by this one too. */
  readonly any: string
  /**
   * The same for a query of one long word, which in running text must stand as typed; else null. To be tried first: it needs
   * no merging of the lists of all words that begin so.
   */
  readonly anyWhole: string | null
  /** Pinyin and initials in one word (`zhongguoyd`), or very ambiguous pinyin: candidates to be checked. */
  readonly mixed: string | null
}

/** The expressions of a query with at least one term, for one record type. */
export function tierExpressions(type: string, query: SearchQuery): TierExpressions {
  const code = typeCode(type)
  const { terms } = query
  const named = terms.map((term) => inName(code, term))
  const keyed = terms.map((term, i) => anyOf([named[i] ?? '', ...asKey(code, term)]))
  const anywhere = (whole: boolean): string =>
    allOf(terms.map((term, i) => anyOf([named[i] ?? '', ...asKey(code, term), inBody(code, term, whole)])))
  const first = terms[0]
  const phones = phonesOf(code, query)
  return {
    exact: phrase(nameTokens(code, runsOf(query.text))),
    start: first ? allOf([atStart(code, first), ...keyed.slice(1)]) : '',
    name: allOf(named),
    soundStart: first?.initials ? allOf([startOfInitials(code, first), ...keyed.slice(1)]) : null,
    key: anyOf([`(${allOf(keyed)})`, ...phones]),
    any: anyOf([`(${anywhere(false)})`, ...phones]),
    anyWhole: terms.length === 1 && first && isLongWord(first) ? anywhere(true) : null,
    mixed: mixedExpression(code, terms, keyed),
  }
}

function startOfInitials(code: string, term: SearchTerm): string {
  const pairs = initialPairs(term.text).slice(0, -1)
  return phrase([`${code}j${pairs[0]}`, ...marked(code, 'i', pairs)])
}

function mixedExpression(code: string, terms: readonly SearchTerm[], keyed: readonly string[]): string | null {
  const ways = terms.map((term) => mixedWays(code, term))
  if (ways.every((parts) => parts.length === 0)) return null
  return allOf(ways.map((parts, i) => anyOf([keyed[i] ?? '', ...parts])))
}

function mixedWays(code: string, term: SearchTerm): readonly string[] {
  const begun = term.parses.filter((p) => !p.complete).map((p) => phrase(marked(code, 'y', p.syllables)))
  const mixed = term.mixed.map(({ syllables, unfinished, initials }) => {
    const pairs = initialPairs(initials).slice(0, -1)
    const spelled = phrase(marked(code, 'y', syllables), unfinished)
    return pairs.length === 0 ? spelled : `(${spelled} AND ${phrase(marked(code, 'i', pairs))})`
  })
  return [...begun, ...mixed]
}

/** The names-only expression with the corrections of its terms instead of the terms; null when no term has any. */
export function typoExpression(type: string, query: SearchQuery): string | null {
  if (query.terms.every((term) => term.corrections.length === 0)) return null
  const code = typeCode(type)
  const parts = query.terms.map((term) => {
    const corrected = term.corrections.map((word) => phrase([`${code}n${word}`]))
    return anyOf([inName(code, term), ...corrected])
  })
  return allOf(parts)
}

/** The names that have every part of the query's Han runs, together or apart; for a query made by `loosened`. */
export function looseExpression(type: string, query: SearchQuery): string {
  const code = typeCode(type)
  const parts = query.terms.flatMap((term) =>
    term.han && term.corrections.length > 0
      ? term.corrections.map((text) => inName(code, { ...term, text }))
      : [anyOf([inName(code, term), ...asKey(code, term)])],
  )
  return allOf(parts)
}
