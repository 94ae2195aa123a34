/**
 * Sort keys for names, so that SQLite's binary order is the order a reader expects: Latin folded and first, Han by how it
 * is read in its words (长沙 and 重庆 under C, which no order of single characters can know), then as CLDR puts characters
 * of one sound (`zh-u-co-pinyin`: tone, then strokes). The rank of every character is found once, by sorting them all with
 * the collator; a key is then a look-up per character.
 */
import { charsOf } from '../../../shared/base/text.ts'
import { readHan } from '../../../shared/domain/search/pinyin.ts'

const firstHan = 0x3400
const lastHan = 0x9fff
const maxChars = 60
const hanRun = /[\u3400-\u9fff]+/g

let ranks: Uint16Array | null = null

function rankTable(): Uint16Array {
  const collator = new Intl.Collator('zh-CN-u-co-pinyin')
  const points = Array.from({ length: lastHan - firstHan + 1 }, (_, i) => firstHan + i)
  const sorted = points.map((p) => String.fromCharCode(p)).sort(collator.compare)
  const table = new Uint16Array(points.length)
  sorted.forEach((c, rank) => {
    table[c.charCodeAt(0) - firstHan] = rank
  })
  return table
}

const rankOf = (char: string): string => {
  ranks ??= rankTable()
  return (ranks[char.charCodeAt(0) - firstHan] as number).toString(36).padStart(4, '0')
}

/** A character without a known sound comes after all that have one. */
const soundKey = (char: string, syllable: string | undefined): string => `~${syllable || '~'} ${rankOf(char)}`

/** A key whose binary order is the reading order of the text; at most `maxChars` characters count. */
export function sortKey(text: string, options: { readonly isPerson?: boolean } = {}): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .slice(0, maxChars)
  return folded.replace(hanRun, (run, start: number) => {
    const syllables = readHan(run, options.isPerson === true && start === 0)
    return charsOf(run)
      .map((char, i) => soundKey(char, syllables[i]))
      .join('')
  })
}
