/**
 * Sort keys for names, so that SQLite's binary order is the order a reader expects: Latin folded and first, Han by the
 * pinyin order of CLDR (`zh-u-co-pinyin`), as Intl.Collator sorts them. The rank of every character is found once, by
 * sorting them all with the collator; a key is then a look-up per character.
 */
const firstHan = 0x3400
const lastHan = 0x9fff

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

/** A key whose binary order is the reading order of the text; at most `maxChars` characters count. */
export function sortKey(text: string, maxChars = 60): string {
  let key = ''
  const folded = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  for (const c of folded.slice(0, maxChars)) {
    const point = c.codePointAt(0) as number
    if (point < firstHan || point > lastHan) {
      key += c
      continue
    }
    ranks ??= rankTable()
    key += `~${(ranks[point - firstHan] as number).toString(36).padStart(4, '0')}`
  }
  return key
}
