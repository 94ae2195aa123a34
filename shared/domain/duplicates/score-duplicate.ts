/**
 * Whether two accounts are one and the same, from 0 to 1, with the reasons. Names decide; a telephone number or a domain in
 * common adds to that, and stands in when the names have nothing in common. A branch is never its parent, a third primary
 * school never the first one, whatever else they share.
 */
import { splitPhones, plainPhone } from '../search/phone.ts'
import { normaliseFirmName, type FirmName } from './firm-name.ts'
import { hanScore, inConflict, type NameReason, type NameScore } from './han-score.ts'
import { crossScore, latinScore } from './latin-score.ts'
import { compareRegions, regionAt } from './regions.ts'
import { domainOf } from './website.ts'

export type DuplicateReason = NameReason | 'same_phone' | 'same_website'

export interface DuplicateFields {
  readonly name: string
  readonly phone?: string | null
  readonly website?: string | null
  /** The region field, from large to small, e.g. `江苏 苏州`; counts when the name says none. */
  readonly region?: string | null
}

export interface DuplicateScore {
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** From here on two accounts are probably the same. */
export const duplicateFloor = 0.6
/** From here on they have something to do with each other: a parent and its branch, the same name elsewhere. */
export const relatedFloor = 0.4
const branchScore = 0.55
const conflictScore = 0.3

const parsed = new Map<string, FirmName>()

/** The parts of a name, kept for the names seen lately: one name is compared with dozens. */
function partsOf(name: string): FirmName {
  const known = parsed.get(name)
  if (known) return known
  if (parsed.size >= 4000) parsed.clear()
  const parts = normaliseFirmName(name)
  parsed.set(name, parts)
  return parts
}

function regionsOf(parts: FirmName, field: string | null | undefined): readonly string[] {
  if (parts.regions.some((region) => region !== '中国') || !field) return parts.regions
  return field.split(/[\s/,，·-]+/).flatMap((word) => regionAt(word, 0)?.name ?? [])
}

const isSameBranch = (a: FirmName, b: FirmName): boolean =>
  a.branch !== null &&
  b.branch !== null &&
  a.branch.label === b.branch.label &&
  compareRegions(a.branch.regions, b.branch.regions) === 'same'

function nameScore(a: FirmName, b: FirmName, regions: readonly [readonly string[], readonly string[]]): NameScore {
  if (a.compact === '' || b.compact === '') return { score: 0, reasons: [] }
  const relation = compareRegions(...regions)
  if (a.compact === b.compact && a.isShortForm === b.isShortForm)
    return { score: relation === 'other' ? 0.75 : 1, reasons: ['same_name'] }
  if (a.compact === b.compact) return { score: relation === 'other' ? 0.7 : 0.9, reasons: ['short_form'] }
  const scores = [hanScore(a, b, relation), latinScore(a, b), crossScore(a, b)]
  const best = scores.reduce((found, next) => (next.score > found.score ? next : found))
  if (best.score === 0 || (!a.branch && !b.branch) || isSameBranch(a, b)) return best
  if (a.branch && b.branch) return { ...best, score: Math.min(best.score, relatedFloor) }
  return best.score >= relatedFloor ? { score: branchScore, reasons: ['branch_of'] } : best
}

/** Numbers of seven digits and more; two are one when one ends in the other, for the area code may be missing. */
function samePhone(a: string | null | undefined, b: string | null | undefined): boolean {
  if (!a || !b) return false
  const numbers = (field: string): readonly string[] =>
    splitPhones(field)
      .map(plainPhone)
      .filter((digits) => digits.length >= 7)
  const there = numbers(b)
  return numbers(a).some((one) => there.some((other) => one.endsWith(other) || other.endsWith(one)))
}

const domain = (website: string | null | undefined): string | null => (website ? domainOf(website) : null)

/** The score and its reasons, the name's first. Symmetric; never throws. */
export function scoreDuplicate(a: DuplicateFields, b: DuplicateFields): DuplicateScore {
  const here = partsOf(a.name)
  const there = partsOf(b.name)
  const byName = nameScore(here, there, [regionsOf(here, a.region), regionsOf(there, b.region)])
  const reasons: DuplicateReason[] = [...byName.reasons]
  let apart = 1 - byName.score
  if (samePhone(a.phone, b.phone)) {
    reasons.push('same_phone')
    apart = Math.min(apart * 0.5, 1 - 0.62)
  }
  const site = domain(a.website)
  if (site !== null && site === domain(b.website)) {
    reasons.push('same_website')
    apart = Math.min(apart * 0.45, 1 - 0.64)
  }
  return { score: Math.min(1 - apart, ceilingOf(here, there, byName)), reasons }
}

/** What no telephone number can lift. */
function ceilingOf(a: FirmName, b: FirmName, byName: NameScore): number {
  if (byName.reasons.includes('same_name')) return 1
  if (inConflict(a, b)) return conflictScore
  return (a.branch || b.branch) && !isSameBranch(a, b) ? branchScore : 1
}
