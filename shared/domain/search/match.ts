/**
 * How well a record's names and telephone numbers answer a query: the judge of candidates the index returns, and the source of
 * what is highlighted. It accepts at least all that the index finds by name, pinyin, initials or digits.
 */
import { fold } from '../../base/text.ts'
import { phoneForms } from './phone.ts'
import { readingsOf, type Reading } from './pinyin.ts'
import type { SearchQuery, SearchTerm } from './query.ts'
import { runsOf, type Run } from './runs.ts'

/**
 * From the best to the worst. `sound` is pinyin or initials, `body` what only the text explains, `typo` a word one slip away,
 * `loose` a Han name that has the query's characters apart (恒润机械 for 恒润精密机械).
 */
export type MatchLevel = 'exact' | 'start' | 'name' | 'phone' | 'soundStart' | 'sound' | 'body' | 'typo' | 'loose'
export const levelScore: Readonly<Record<MatchLevel, number>> = {
  exact: 1000,
  start: 700,
  name: 600,
  phone: 540,
  soundStart: 520,
  sound: 460,
  body: 300,
  typo: 150,
  loose: 100,
}

/** A folded name taken apart once, for matching term after term. */
export interface NameView {
  readonly text: string
  readonly runs: readonly Run[]
}

/** A name ready for matching. */
export function viewName(name: string): NameView {
  const text = fold(name)
  return { text, runs: runsOf(text) }
}

/** The places `[start, end)` in the folded name where the term stands as written. */
export function writtenIn(view: NameView, term: SearchTerm): readonly (readonly [number, number])[] {
  const hits: (readonly [number, number])[] = []
  for (const run of view.runs) {
    if (run.han !== term.han) continue
    if (!term.han) {
      if (run.text.startsWith(term.text)) hits.push([run.start, run.start + term.text.length])
      else if (term.corrections.includes(run.text)) hits.push([run.start, run.start + run.text.length])
      continue
    }
    for (const part of [term.text, ...term.corrections]) hits.push(...occurrences(run, part))
  }
  return hits
}

function occurrences(run: Run, part: string): readonly (readonly [number, number])[] {
  const hits: (readonly [number, number])[] = []
  for (let at = run.text.indexOf(part); at !== -1; at = run.text.indexOf(part, at + part.length)) {
    hits.push([run.start + at, run.start + at + part.length])
  }
  return hits
}

/** The letters a syllable may take: all of its own, its initial, or the two letters of zh, ch and sh. */
function stepsOf(syllable: string, letters: string, at: number): readonly number[] {
  if (letters[at] !== syllable[0]) return []
  const steps = [1]
  if (syllable.length > 1 && letters.startsWith(syllable, at)) steps.push(syllable.length)
  if (syllable[1] === 'h' && syllable.length > 2 && letters[at + 1] === 'h') steps.push(2)
  return steps
}

/** How many syllables from `from` on the letters spell, the last one possibly unfinished; 0 when they do not. */
function spelled(syllables: readonly string[], from: number, letters: string): number {
  let reached = new Set([0])
  for (let i = from; i < syllables.length && reached.size > 0; i++) {
    const syllable = syllables[i] ?? ''
    const next = new Set<number>()
    for (const at of reached) {
      if (syllable !== '' && syllable.startsWith(letters.slice(at))) return i - from + 1
      for (const step of stepsOf(syllable, letters, at)) if (at + step < letters.length) next.add(at + step)
    }
    reached = next
  }
  return 0
}

/** Where in the reading the letters are spelled: the first syllable and how many; null when nowhere. */
export function spelledIn(reading: Reading, letters: string): { readonly from: number; readonly count: number } | null {
  const starts = letters.length === 1 ? 1 : reading.syllables.length
  for (let from = 0; from < starts; from++) {
    const count = spelled(reading.syllables, from, letters)
    if (count > 0) return { from, count }
  }
  return null
}

/** Whether a term may stand for pinyin at all. */
export const isSpellable = (term: SearchTerm): boolean =>
  !term.han && (term.initials || term.parses.length > 0 || term.mixed.length > 0 || /^[a-z]$/.test(term.text))

function soundLevel(view: NameView, term: SearchTerm): MatchLevel | null {
  if (!isSpellable(term)) return null
  const places = readingsOf(view.runs).map((reading) => spelledIn(reading, term.text))
  if (places.some((place) => place?.from === 0)) return 'soundStart'
  return places.some((place) => place !== null) ? 'sound' : null
}

function termLevel(views: readonly NameView[], forms: () => readonly string[], term: SearchTerm): MatchLevel | null {
  const written = views.flatMap((view) => writtenIn(view, term).map(([at, end]) => view.text.slice(at, end)))
  if (written.some((text) => text === term.text)) return 'name'
  if (/^[0-9]{3,}$/.test(term.text) && forms().some((form) => form.includes(term.text))) return 'phone'
  const levels = views.map((view) => soundLevel(view, term))
  if (levels.includes('soundStart')) return 'soundStart'
  if (levels.includes('sound')) return 'sound'
  return written.length > 0 && !term.han ? 'typo' : null
}

function wholeLevel(views: readonly NameView[], query: SearchQuery): MatchLevel {
  const names = views.map((view) => view.runs.map((run) => run.text).join(' '))
  if (names.includes(query.text)) return 'exact'
  return names.some((name) => name.startsWith(query.text)) ? 'start' : 'name'
}

/**
 * How the names and telephone numbers answer the query: the level of the term that fits worst, or null when a term is not
 * there at all. `names` and `phones` as the record has them.
 */
export function matchLevel(names: readonly string[], phones: readonly string[], query: SearchQuery): MatchLevel | null {
  let known: readonly string[] | undefined
  const forms = (): readonly string[] => (known ??= phones.flatMap(phoneForms))
  if (query.phones.some((digits) => forms().some((form) => form.includes(digits)))) return 'phone'
  if (query.terms.length === 0) return null
  const views = names.map(viewName)
  let worst: MatchLevel = 'name'
  for (const term of query.terms) {
    const level = termLevel(views, forms, term)
    if (!level) return null
    if (levelScore[level] < levelScore[worst]) worst = level
  }
  return worst === 'name' ? wholeLevel(views, query) : worst
}
