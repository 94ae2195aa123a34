/**
 * What is written to the full-text index for a record: one string of tokens, each `<type code><field letter><text>`, so that
 * one index holds every type and field and each has word lists of its own (a query for accounts never wades through notes).
 * Field letters: n pairs and words of names, s how a name starts, e how it ends, y syllables, i pairs of initials, j how the
 * initials start, d triples of phone digits, b pairs and words of the body, u single Han characters and p beginnings of words
 * in the body, x a gap over which no phrase reaches. Changing any of this needs a rebuild of the index.
 */
import { charsOf, fold } from '../../base/text.ts'
import { phoneForms } from './phone.ts'
import { readingsOf } from './pinyin.ts'
import { runsOf, type Run } from './runs.ts'

/** A record as search sees it. Only names, phones and body are searched; the title is what a hit shows. */
export interface SearchDoc {
  readonly type: string
  readonly rowId: string
  readonly accountId: string | null
  readonly title: string
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly body: readonly string[]
  readonly updatedAtMs: number
}

/** Longer words are cut here, in the index and in queries alike. */
export const maxWord = 48
/** Beginnings of body words of these lengths are indexed, so that typing a common word never merges thousands of lists. */
export const shortestBeginning = 2
export const longestBeginning = 8
/** Names are read to this length; whatever follows is not a name. */
const maxName = 500

const codes = new Map<string, string>()

/** Three letters or digits that stand for a record type in every token; the same on every device. */
export function typeCode(type: string): string {
  const known = codes.get(type)
  if (known) return known
  let hash = 0x811c9dc5
  for (let i = 0; i < type.length; i++) hash = Math.imul(hash ^ type.charCodeAt(i), 0x01000193)
  const code = ((hash >>> 0) % 46656).toString(36).padStart(3, '0')
  codes.set(type, code)
  return code
}

/** The overlapping pairs of characters of a Han run; a single character stands for itself. */
export function pairsOf(run: string): readonly string[] {
  const chars = charsOf(run)
  return chars.length === 1 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`)
}

/** The tokens of a name as one phrase, from its start to its end; a query for exactly this name is this phrase. */
export function nameTokens(code: string, runs: readonly Run[]): readonly string[] {
  const tokens: string[] = []
  for (const run of runs) {
    if (run.han) tokens.push(...pairsOf(run.text), charsOf(run.text).at(-1) ?? '')
    else tokens.push(run.text.slice(0, maxWord))
  }
  if (tokens.length === 0) return []
  const named = tokens.map((token) => `${code}n${token}`)
  return [`${code}s${tokens[0]}`, ...named, `${code}e${tokens.at(-1)}`]
}

function readingTokens(code: string, syllables: readonly string[]): readonly string[] {
  const sounds = syllables.map((s) => (s === '' ? `${code}x` : `${code}y${s}`))
  const pairs = initialPairs(syllables.map((s) => s.slice(0, 1)).join(''))
  return [...sounds, `${code}x`, `${code}j${pairs[0] ?? ''}`, ...pairs.map((pair) => `${code}i${pair}`), `${code}x`]
}

/** Overlapping pairs of initials, the last also alone: `zgyd` gives `zg`, `gy`, `yd`, `d`. */
export const initialPairs = (initials: string): readonly string[] =>
  Array.from(initials, (_, i) => initials.slice(i, i + 2))

/** Overlapping triples of the digits of a number. */
export const digitTriples = (digits: string): readonly string[] =>
  Array.from({ length: Math.max(0, digits.length - 2) }, (_, i) => digits.slice(i, i + 3))

function pushNames(out: string[], code: string, names: readonly string[]): void {
  for (const name of names) {
    const runs = runsOf(fold(name.slice(0, maxName)))
    out.push(...nameTokens(code, runs))
    for (const reading of readingsOf(runs)) out.push(...readingTokens(code, reading.syllables))
  }
}

function pushPhones(out: string[], code: string, phones: readonly string[]): void {
  for (const form of phones.flatMap(phoneForms)) {
    for (const triple of digitTriples(form)) out.push(`${code}d${triple}`)
    out.push(`${code}x`)
  }
}

/** The pairs of a run and its last character, which also keeps a phrase from reaching into the next run. */
function hanTokens(prefix: string, run: string, singles: Set<string>): string {
  let out = ''
  let previous = ''
  for (const char of run) {
    if (previous !== '') out += prefix + previous + char
    singles.add(char)
    previous = char
  }
  return out + prefix + previous
}

/** Strings are joined as they grow: this runs for every note written, and lists of tokens cost twice as much. */
function bodyTokens(code: string, body: readonly string[]): string {
  const singles = new Set<string>()
  const beginnings = new Set<string>()
  const prefix = ` ${code}b`
  let out = ''
  for (const text of body) {
    for (const run of runsOf(fold(text))) {
      if (run.han) {
        out += hanTokens(prefix, run.text, singles)
        continue
      }
      const word = run.text.slice(0, maxWord)
      out += prefix + word
      const last = Math.min(longestBeginning, word.length - 1)
      for (let size = shortestBeginning; size <= last; size++) beginnings.add(word.slice(0, size))
    }
  }
  for (const char of singles) out += ` ${code}u${char}`
  for (const beginning of beginnings) out += ` ${code}p${beginning}`
  return out
}

/** The tokens of a document, separated by spaces, for the tokenizer `ascii`. */
export function documentTokens(doc: SearchDoc): string {
  const code = typeCode(doc.type)
  if (doc.names.length === 0 && doc.phones.length === 0) return bodyTokens(code, doc.body)
  const out: string[] = []
  pushNames(out, code, doc.names)
  pushPhones(out, code, doc.phones)
  return out.join(' ') + bodyTokens(code, doc.body)
}
