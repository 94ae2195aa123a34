/** How likely two Latin names, or a Latin and a Chinese one, are the same firm, from 0 to 1. */
import { isOneSlip } from '../search/edit-distance.ts'
import { readingsOf } from '../search/pinyin.ts'
import { runsOf } from '../search/runs.ts'
import type { FirmName } from './firm-name.ts'
import { noScore, type NameScore } from './han-score.ts'

const joined = (words: readonly string[]): string => words.join('')

function agreement(a: readonly string[], b: readonly string[], none: number, some: number, other: number): number {
  if (joined([...a].sort()) === joined([...b].sort())) return 1
  if (a.length === 0 || b.length === 0) return none
  return a.some((word) => b.some((w) => w.slice(0, 5) === word.slice(0, 5))) ? some : other
}

/** Saying China says little, unless the other says another country. */
function places(a: FirmName, b: FirmName): number {
  if (a.latin.regions.length > 0 && b.latin.regions.length > 0)
    return agreement(a.latin.regions, b.latin.regions, 1, 0.9, 0.6)
  return [...a.latin.regions, ...b.latin.regions].every((word) => word === 'china') ? 1 : 0.95
}
const tradesOf = (name: FirmName): readonly string[] => [...name.latin.trades, ...name.trades]

/** Where and what the two are: one for the same, less the more they differ. */
const surroundings = (a: FirmName, b: FirmName): number =>
  agreement(tradesOf(a), tradesOf(b), 0.88, 0.88, 0.5) * places(a, b)

/** Two slips in a long word, one in a word of five; never in the first letter, where another name begins. */
function nearlySame(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.min(a.length, b.length) < 5 || /[0-9]/.test(a + b)) return false
  if (isOneSlip(a, b)) return true
  if (Math.min(a.length, b.length) < 9) return false
  for (let i = 1; i < a.length; i++) if (isOneSlip(a.slice(0, i) + a.slice(i + 1), b)) return true
  return false
}

/** IBM for International Business Machines. */
const isAcronym = (short: readonly string[], long: readonly string[]): boolean =>
  short.length === 1 && long.length >= 3 && short[0] === joined(long.map((word) => word.slice(0, 1)))

function unfinishedScore(short: FirmName, long: FirmName): number {
  const typed = joined(short.latin.core)
  const full = joined(long.latin.core)
  if (typed.length < 3 || tradesOf(short).length > 0 || !full.startsWith(typed)) return 0
  const isWhole = long.latin.core.some((_, i) => joined(long.latin.core.slice(0, i + 1)) === typed)
  return isWhole || typed.length >= 4 ? 0.62 : 0.5
}

/** The score of two names by their Latin words; nothing when one has none. */
export function latinScore(a: FirmName, b: FirmName): NameScore {
  const one = joined(a.latin.core)
  const other = joined(b.latin.core)
  if (one === '' || other === '') return noScore
  const around = surroundings(a, b)
  if (one === other || joined([...a.latin.core].sort()) === joined([...b.latin.core].sort())) {
    return { score: 0.95 * around, reasons: ['same_core'] }
  }
  if (nearlySame(one, other)) return { score: 0.84 * around, reasons: ['similar_spelling'] }
  const isShort = isAcronym(a.latin.words, b.latin.words) || isAcronym(b.latin.words, a.latin.words)
  const short = isShort ? 0.66 : Math.max(unfinishedScore(a, b), unfinishedScore(b, a))
  return short > 0 ? { score: short, reasons: ['short_form'] } : noScore
}

const spoken = (name: FirmName): readonly string[] => readingsOf(runsOf(name.core)).map((r) => joined(r.syllables))

/** 恒润 and Hengrun: the own name of one is the sound of the other's. */
export function crossScore(a: FirmName, b: FirmName): NameScore {
  const says = (han: FirmName, latin: FirmName): boolean =>
    han.core.length >= 2 &&
    latin.core === '' &&
    latin.latin.core.length > 0 &&
    spoken(han).includes(joined(latin.latin.core))
  return says(a, b) || says(b, a) ? { score: 0.68, reasons: ['same_pinyin'] } : noScore
}
