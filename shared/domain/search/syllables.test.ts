import { describe, expect, it } from 'vitest'
import { canBeInitials, parseMixed, parseSyllables } from './syllables.ts'

const parses = (letters: string): readonly string[] =>
  parseSyllables(letters).map((parse) => parse.syllables.join(' ') + (parse.complete ? '' : ' …'))

describe('parseSyllables', () => {
  it('reads whole and unfinished syllables, longest first', () => {
    expect(parses('zhongguoyid')).toContain('zhong guo yi d')
    expect(parses('hengr')).toEqual(['heng r'])
    expect(parses('xian')).toEqual(['xian', 'xia n', 'xi an', 'xi a n'])
    expect(parses('lvse')).toContain('lv se')
  })

  it('reads nothing where there is no pinyin', () => {
    for (const letters of ['boeing', 'zgyd', '', 'a1', 'x'.repeat(100)]) expect(parses(letters)).toEqual([])
  })

  it('keeps to the first syllables when there are too many ways', () => {
    const ways = parseSyllables('xianfanganxianfanganxianfangan')
    expect(ways.length).toBeLessThanOrEqual(8)
    expect(ways.every((way) => !way.complete)).toBe(true)
  })

  it('is quick for letters that end in a dead end', () => {
    const from = performance.now()
    for (let i = 0; i < 100; i++) parseSyllables('ganganganganganganganganganganganganganganganganganganzx')
    expect(performance.now() - from).toBeLessThan(500)
  })
})

describe('parseMixed', () => {
  it('reads syllables followed by initials and initials followed by syllables', () => {
    expect(parseMixed('zhongguoyd')).toContainEqual({ syllables: ['zhong', 'guo'], unfinished: false, initials: 'yd' })
    expect(parseMixed('szhengrun')).toContainEqual({ syllables: ['heng', 'run'], unfinished: true, initials: 'sz' })
  })
})

it('takes no i, u or v for an initial', () => {
  expect(canBeInitials('zgyd')).toBe(true)
  for (const letters of ['zui', 'v', 'a1', '']) expect(canBeInitials(letters)).toBe(false)
})
