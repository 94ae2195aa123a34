/**
 * Short keys under which an account is filed, so that the few it may duplicate are found without comparing it with all. Two
 * accounts that `scoreDuplicate` puts over its floor share at least one key; `blocking-keys.test.ts` holds it to that.
 */
import { charsOf } from '../../base/text.ts'
import { plainPhone, splitPhones } from '../search/phone.ts'
import { readingsOf } from '../search/pinyin.ts'
import { runsOf } from '../search/runs.ts'
import { deletionKeys } from '../search/edit-distance.ts'
import { normaliseFirmName, type FirmName } from './firm-name.ts'
import type { DuplicateFields } from './score-duplicate.ts'
import { domainOf } from './website.ts'

/** How far into a name an abbreviation may reach for its second character: 人社 in 人力资源和社会保障. */
const reach = 9
const latinPrefixes = [3, 4]
const longestSlip = 10

const neighbours = (chars: readonly string[]): readonly string[] =>
  chars.slice(1).map((char, i) => `${chars[i]}${char}`)
const headPairs = (head: string, chars: readonly string[]): readonly string[] => chars.map((char) => `${head}${char}`)

/**
 * Where the second character of an abbreviation may stand: anywhere in the name of a body or a long own name, else where a word
 * for the trade begins.
 */
function abbreviable(name: FirmName, rest: readonly string[]): readonly string[] {
  if (name.kind !== null || name.core.length >= 3) return rest.slice(2, reach)
  return name.trades.map((word) => word.slice(0, 1))
}

function hanKeys(name: FirmName): readonly string[] {
  if (name.core === '') return []
  const rest = charsOf(name.rest.replaceAll('第', ''))
  const own = neighbours(name.kind === null ? charsOf(name.core) : rest.slice(0, reach))
  const later = abbreviable(name, rest)
  // An abbreviation may begin with its region: 苏大 for 苏州大学, 中移动 for 中国移动.
  const heads = name.regions.flatMap((region) => headPairs(region.slice(0, 1), [...rest.slice(0, 2), ...later]))
  const pairs = [...own, ...headPairs(rest[0] ?? '', later), ...heads]
  const sounds = readingsOf(runsOf(name.core)).map((reading) => reading.syllables.join(''))
  const latin = sounds.flatMap((sound) => latinPrefixes.map((size) => `l:${sound.slice(0, size)}`))
  const here = name.regions.map((region) => `r:${region}${name.core}`)
  return [...pairs.map((pair) => `h:${pair}`), ...sounds.map((s) => `p:${s}`), ...latin, ...here]
}

function latinKeys(name: FirmName): readonly string[] {
  const core = name.latin.core.join('')
  if (core === '') return []
  const acronym = name.latin.words.map((word) => word[0]).join('')
  const acronyms = name.latin.words.length >= 3 ? [acronym] : []
  const starts = [core, ...name.latin.core, ...acronyms].flatMap((word) =>
    latinPrefixes.map((size) => word.slice(0, size)),
  )
  const slips = core.length >= 5 ? deletionKeys(core.slice(0, longestSlip)).map((key) => `d:${key}`) : []
  return [...starts.map((start) => `l:${start}`), ...slips]
}

/** The last seven digits: the area code may be missing on one side. */
const phoneKeys = (phone: string): readonly string[] =>
  splitPhones(phone)
    .map(plainPhone)
    .filter((digits) => digits.length >= 7)
    .map((digits) => `n:${digits.slice(-7)}`)

/** The keys of an account, each once and well-formed: a word may have been cut between the halves of a character. */
export function blockingKeys(fields: DuplicateFields): readonly string[] {
  const name = normaliseFirmName(fields.name)
  const domain = fields.website ? domainOf(fields.website) : null
  const keys = new Set([...hanKeys(name), ...latinKeys(name), ...phoneKeys(fields.phone ?? '')])
  if (domain) keys.add(`w:${domain}`)
  if (name.compact !== '') keys.add(`=:${name.compact.slice(0, 60)}`)
  return [...new Set([...keys].map((key) => key.toWellFormed()))]
}
