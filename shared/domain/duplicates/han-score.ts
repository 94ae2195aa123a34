/**
 * How likely two Chinese names are the same firm or body, from 0 to 1. What is its own (恒润) must agree in writing, in sound
 * or as an abbreviation; what it does and where it is then raise or lower that. The numbers are tuned on `labelled-pairs.ts`.
 */
import { charsOf } from '../../base/text.ts'
import { readingsOf } from '../search/pinyin.ts'
import { runsOf } from '../search/runs.ts'
import { isOneSlip } from '../search/edit-distance.ts'
import type { FirmName } from './firm-name.ts'
import { brandedKind } from './firm-words.ts'
import type { RegionRelation } from './regions.ts'

export type NameReason = 'same_name' | 'same_core' | 'short_form' | 'branch_of' | 'similar_spelling' | 'same_pinyin'

export interface NameScore {
  readonly score: number
  readonly reasons: readonly NameReason[]
}

export const noScore: NameScore = { score: 0, reasons: [] }

const regionFactor: Readonly<Record<RegionRelation, number>> = { same: 1, nested: 0.85, unknown: 0.9, other: 0.42 }
/** Bodies are called the same everywhere (人民医院), so where they are says which one it is. */
const bodyRegionFactor: Readonly<Record<RegionRelation, number>> = { same: 1, nested: 0.55, unknown: 0.6, other: 0.2 }

/** Words for a trade so common that having one or not tells little. */
const weakTrades = new Set([
  '科技',
  '技术',
  '实业',
  '发展',
  '贸易',
  '商贸',
  '企业',
  '国际',
  '投资',
  '管理',
  '服务',
  '工业',
  '制造',
  '经贸',
])

/** How well what two firms do agrees, from 0 to 1. */
export function tradeAgreement(a: readonly string[], b: readonly string[]): number {
  const one = a.join('')
  const other = b.join('')
  if (one === other) return 1
  if (one === '' || other === '') return [...a, ...b].every((word) => weakTrades.has(word)) ? 0.9 : 0.85
  if (one.includes(other) || other.includes(one)) return 0.93
  const sharedPairs = pairsShared(one, other)
  if (sharedPairs > 0) return 0.85
  const isWeak = a.every((word) => weakTrades.has(word)) || b.every((word) => weakTrades.has(word))
  return isWeak ? 0.55 : 0.35
}

function pairsShared(a: string, b: string): number {
  let count = 0
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) count++
  return count
}

const kindsAgree = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b || a.endsWith(b) || b.endsWith(a) || a.startsWith(b) || b.startsWith(a)

const isBody = (name: FirmName): boolean => name.kind !== null && !brandedKind.test(name.kind)

const isFirm = (name: FirmName): boolean => name.hasLegalForm && name.kind === null

/** Two bodies that cannot be one: another number, another kind, or one of them a firm. */
export const inConflict = (a: FirmName, b: FirmName): boolean =>
  (a.ordinal !== null && b.ordinal !== null && a.ordinal !== b.ordinal) ||
  !kindsAgree(a.kind, b.kind) ||
  (isBody(a) && isFirm(b)) ||
  (isBody(b) && isFirm(a))

const tradesOf = (name: FirmName): readonly string[] =>
  name.kind !== null && brandedKind.test(name.kind) ? [...name.trades, name.kind] : name.trades

const sounds = (text: string): readonly string[] => readingsOf(runsOf(text))[0]?.syllables ?? []

/** Two characters or more that sound alike, one by one; a character without a known sound sounds like no other. */
function sameSound(a: string, b: string): boolean {
  const here = sounds(a)
  const there = sounds(b)
  return here.length >= 2 && here.length === there.length && here.every((s, i) => s !== '' && s === there[i])
}

const numeral = /[一二三四五六七八九十百千]/

/** One character of three or more differs, is missing or is swapped, and it is not a number. */
function nearlySame(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 3 || !isOneSlip(a, b)) return false
  return (
    charsOf(a)
      .filter((c) => numeral.test(c))
      .join('') ===
    charsOf(b)
      .filter((c) => numeral.test(c))
      .join('')
  )
}

/** Whether the characters stand in the text in this order, the first at its beginning. */
function isAbbreviation(short: string, long: string): boolean {
  let at = 0
  for (const [i, char] of charsOf(short).entries()) {
    const found = long.indexOf(char, at)
    if (found === -1 || (i === 0 && found !== 0)) return false
    at = found + 1
  }
  return long.length - at <= 2
}

const withoutNumberSign = (text: string): string => text.replaceAll('第', '')
/** The name with its regions, from each of them on: 上海浦东发展银行, 浦东发展银行. */
const wholes = (name: FirmName): readonly string[] =>
  name.regions.map((_, i) => withoutNumberSign(name.regions.slice(i).join('') + name.rest))

/** A name without legal form against the full one: 中移动, 苏大附一院, 卫健委; or one that is still being typed. */
function shortFormScore(short: FirmName, long: FirmName, region: RegionRelation): number {
  const typed = withoutNumberSign(short.rest)
  if (typed.length === 2 && typed === `${long.regions[0]?.[0]}${long.rest[0]}`) return 0.64
  const full = withoutNumberSign(long.rest)
  if (short.hasLegalForm || typed.length < 2 || typed.length >= full.length + 1) return 0
  if (region === 'other') return 0
  if (full.startsWith(typed) && full !== typed && kindsAgree(short.kind, long.kind)) {
    if (isBody(short) && !isBody(long)) return 0
    const isCoreTyped = typed.length >= long.core.length
    return (isCoreTyped ? 0.72 : 0.63) * (region === 'nested' ? 0.9 : 1)
  }
  const isOffice = isBody(short) && isBody(long) && region === 'same'
  const isShort =
    typed.length <= 6 && (typed.length >= 3 || typed.endsWith('行') || isOffice) && short.trades.length === 0
  if (!isShort || !kindsAgree(short.kind, long.kind)) return 0
  if (short.regions.length === 0 && wholes(long).some((text) => isAbbreviation(typed, text))) return 0.66
  return typed.length < full.length && isAbbreviation(typed, full) ? 0.66 : 0
}

function coreScore(a: FirmName, b: FirmName, region: RegionRelation): NameScore {
  const trades = tradeAgreement(tradesOf(a), tradesOf(b))
  const factor = (isBody(a) || isBody(b) ? bodyRegionFactor : regionFactor)[region]
  const isShort = a.hasLegalForm !== b.hasLegalForm && a.trades.length !== b.trades.length
  if (a.core === b.core) {
    return { score: 0.95 * trades * factor, reasons: [isShort ? 'short_form' : 'same_core'] }
  }
  if (trades < 0.85 || isBody(a) || isBody(b)) return noScore
  if (sameSound(a.core, b.core)) {
    const certainty = a.core.length >= 3 ? 0.84 : 0.76
    return { score: certainty * trades * factor, reasons: ['same_pinyin'] }
  }
  if (nearlySame(a.core, b.core)) return { score: 0.7 * trades * factor, reasons: ['similar_spelling'] }
  return noScore
}

const better = (a: NameScore, b: NameScore): NameScore => (b.score > a.score ? b : a)

/** The score of two names by their Han parts; nothing when one has none. */
export function hanScore(a: FirmName, b: FirmName, region: RegionRelation): NameScore {
  if (a.core === '' || b.core === '') return noScore
  const short = Math.max(shortFormScore(a, b, region), shortFormScore(b, a, region))
  const found = better(coreScore(a, b, region), { score: short, reasons: ['short_form'] })
  if (inConflict(a, b)) return { score: Math.min(found.score, 0.3), reasons: found.score > 0 ? found.reasons : [] }
  const isNumberOpen = (a.ordinal === null) !== (b.ordinal === null) && (isBody(a) || isBody(b))
  return isNumberOpen ? { ...found, score: Math.min(found.score, 0.5) } : found
}
