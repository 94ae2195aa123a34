/**
 * How the Han characters of a name are read, without tones and with v for ü (`lv`). Words decide polyphones (重庆, 银行);
 * place names and banks the library reads wrongly are corrected here. A name may have several readings: its first character
 * as a surname (单伟 is Shan Wei, while 单位 is danwei), and `lu` for `lv`; search accepts any of them.
 */
import { pinyin } from 'pinyin-pro'
import { charsOf } from '../../base/text.ts'
import type { Run } from './runs.ts'

/** One reading of a name: `syllables[i]` is how the character at offset `at[i]` of the folded name sounds. */
export interface Reading {
  readonly syllables: readonly string[]
  readonly at: readonly number[]
}

/** Place names. Those of two characters only at the start of a run or after an administrative division: not in 快乐清洁. */
const placeReadings: readonly (readonly [string, readonly string[]])[] = [
  ['乐清', ['yue', 'qing']],
  ['六安', ['lu', 'an']],
  ['蚌埠', ['beng', 'bu']],
  ['六合区', ['lu', 'he', 'qu']],
  ['单县', ['shan', 'xian']],
  ['浒墅关', ['xu', 'shu', 'guan']],
  ['朝歌', ['zhao', 'ge']],
  ['大城县', ['dai', 'cheng', 'xian']],
]
const divisionEnd = new Set('省市区县州')
/** 行 reads hang after these when the word ends there or goes on as the name of a bank or a trading house does. */
const bankHead = new Set('银央招中交农车分支总商建工洋药粮投卖')
const bankTail = new Set('股有分支总业信')
/** Syllables of one letter or without a vowel, which would make every typed letter a full syllable. */
const vowelled: Readonly<Record<string, string>> = { m: 'mu', n: 'en', ng: 'en', hm: 'heng', hng: 'heng' }
const syllablePattern = /^[a-z]+$/

const runCache = new Map<string, readonly string[]>()
const surnameCache = new Map<string, string>()
const cacheLimit = 8000

function corrected(run: readonly string[], syllables: string[]): readonly string[] {
  const text = run.join('')
  for (const [word, reading] of placeReadings) {
    const found = text.indexOf(word)
    const isPlace = found === 0 || word.length > 2 || divisionEnd.has(text[found - 1] ?? '')
    if (found >= 0 && isPlace) {
      reading.forEach((syllable, i) => (syllables[found + i] = syllable))
    }
  }
  run.forEach((char, i) => {
    const next = run[i + 1]
    if (char === '行' && bankHead.has(run[i - 1] ?? '') && (next === undefined || bankTail.has(next)))
      syllables[i] = 'hang'
  })
  return syllables
}

/** The syllables of a Han run, one per code point; empty where a character has no reading (kana, rare characters). */
function readRun(run: string): readonly string[] {
  const cached = runCache.get(run)
  if (cached) return cached
  const chars = charsOf(run)
  const read = pinyin(run, { toneType: 'none', v: true, type: 'array' })
  const aligned = read.length === chars.length ? read : chars.map((char) => pinyin(char, { toneType: 'none', v: true }))
  const syllables = corrected(
    chars,
    aligned.map((s) => (syllablePattern.test(s) ? (vowelled[s] ?? s) : '')),
  )
  if (runCache.size >= cacheLimit) runCache.clear()
  runCache.set(run, syllables)
  return syllables
}

/** How a Han run is read, one syllable a character, words deciding; of a person the first character as a surname. */
export function readHan(run: string, isPerson: boolean): readonly string[] {
  const syllables = readRun(run)
  return (isPerson ? asSurname(run, syllables) : null) ?? syllables
}

function surnameReading(head: string): string {
  const cached = surnameCache.get(head)
  if (cached !== undefined) return cached
  const read = pinyin(head, { toneType: 'none', v: true, mode: 'surname' })
  if (surnameCache.size >= cacheLimit) surnameCache.clear()
  surnameCache.set(head, read)
  return read
}

/** The reading with the first one or two characters said as a surname; null when that changes nothing. */
function asSurname(name: string, syllables: readonly string[]): readonly string[] | null {
  const chars = charsOf(name.slice(0, 4))
  const pair = surnameReading(chars.slice(0, 2).join('')).split(' ')
  const single = surnameReading(chars[0] ?? '')
  const isCompound = compoundSurnames.has(chars.slice(0, 2).join(''))
  const head = isCompound ? pair : [single]
  if (head.every((s, i) => s === syllables[i] || !syllablePattern.test(s))) return null
  return [...head, ...syllables.slice(head.length)]
}
const compoundSurnames = new Set([
  '尉迟',
  '万俟',
  '澹台',
  '单于',
  '长孙',
  '令狐',
  '呼延',
  '宗政',
  '濮阳',
  '宰父',
  '乐正',
])

/**
 * Every reading of a folded name. Han runs are read as one phrase across brackets and spaces, so that `hengrunsuzhou` finds
 * 恒润（苏州）; a Latin word or number between them ends the phrase and starts another reading.
 */
export function readingsOf(runs: readonly Run[]): readonly Reading[] {
  const phrases: { syllables: string[]; at: number[]; head: string }[] = []
  let open = false
  for (const run of runs) {
    if (!run.han) {
      open = false
      continue
    }
    const phrase = open ? phrases.at(-1) : undefined
    const target = phrase ?? { syllables: [], at: [], head: run.text }
    if (!phrase) phrases.push(target)
    open = true
    let offset = run.start
    const syllables = readRun(run.text)
    for (const [i, char] of charsOf(run.text).entries()) {
      target.syllables.push(syllables[i] ?? '')
      target.at.push(offset)
      offset += char.length
    }
  }
  return phrases.flatMap(({ syllables, at, head }) => variants(syllables, head).map((v) => ({ syllables: v, at })))
}

function variants(syllables: readonly string[], head: string): readonly (readonly string[])[] {
  const surname = asSurname(head, syllables)
  const spoken = surname ? [syllables, surname] : [syllables]
  if (!syllables.some((s) => s.includes('v'))) return spoken
  return [...spoken, ...spoken.map((list) => list.map((s) => s.replace('v', 'u')))]
}
