/** The Latin words of a firm's name: its own, its trade, its place; the legal form goes. */
import type { Run } from '../search/runs.ts'
import { latinIndustry, latinLegal, latinRegions } from './firm-words.ts'

export interface LatinName {
  /** All words but the legal form, in order. */
  readonly words: readonly string[]
  /** Own words, in order. */
  readonly core: readonly string[]
  readonly trades: readonly string[]
  readonly regions: readonly string[]
}

/** Letters and digits that touch are one word: 3M. */
export function wordsOf(runs: readonly Run[]): readonly string[] {
  const words: string[] = []
  let end = -1
  for (const run of runs.filter((r) => !r.han)) {
    if (run.start === end) words.push(`${words.pop()}${run.text}`)
    else words.push(run.text)
    end = run.start + run.text.length
  }
  return words
}

/** Sorts the words of a name. */
export function latinName(words: readonly string[]): LatinName {
  const is = (set: ReadonlySet<string>) => (word: string) => set.has(word)
  const telling = words.filter((word) => !latinLegal.has(word) && word !== 's')
  const own = telling.filter((word) => !latinIndustry.has(word) && !latinRegions.has(word))
  const core = own.length > 0 ? own : telling.filter((word) => !latinRegions.has(word))
  return {
    words: telling,
    core: core.length > 0 ? core : telling,
    trades: own.length > 0 ? telling.filter(is(latinIndustry)) : [],
    regions: telling.filter(is(latinRegions)),
  }
}
