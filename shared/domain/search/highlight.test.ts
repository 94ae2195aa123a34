import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlightRanges } from './highlight.ts'
import { parseQuery } from './query.ts'
import { snippetOf } from './snippet.ts'

const marked = (text: string, query: string): readonly string[] =>
  highlightRanges(text, query).map(([start, end]) => text.slice(start, end))

describe('highlightRanges', () => {
  it.each([
    ['苏州恒润机械', '恒润', ['恒润']],
    ['苏州恒润机械', 'hengr', ['恒润']],
    ['苏州恒润机械', 'hr', ['恒润']],
    ['苏州恒润机械', 'szhr', ['苏州恒润']],
    ['中国移动通信', 'zhongguo yd', ['中国移动']],
    ['中国移动通信', 'zhongguoyd', ['中国移动']],
    ['单伟（经理）', 'shanw', ['单伟']],
    ['恒润（苏州）科技', 'hengrunsuzhou', ['恒润', '苏州']],
    ['ＡＣＭＥ Ünion', 'acme uni', ['ＡＣＭＥ', 'Üni']],
    ['Macmillan acme', 'acme', ['acme']],
    ['报价和报价', '报价', ['报价', '报价']],
    ['iPhone15 Pro', 'iphone15', ['iPhone15']],
    ['0512-6825 3388', '512682', ['512-682']],
    ['+86 138 1234 5678', '1381234', ['138 1234']],
    ['电话 13812345678', '5678', ['5678']],
    ['𠮷野屋', '野', ['野']],
    ['Anne 安', 'an', ['An']],
    ['苏州', '', []],
    ['', '苏州', []],
    ['苏州', '😀"*', []],
  ])('%s asked for %s', (text, query, ranges) => {
    expect(marked(text, query)).toEqual(ranges)
  })

  it('gives sorted ranges inside the text that do not touch, for any two strings', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('苏', '州', 'a', 'z', '1', '-', ' ', 'é') }),
    )
    fc.assert(
      fc.property(text, text, (haystack, query) => {
        let last = -1
        for (const [start, end] of highlightRanges(haystack, query)) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(haystack.length)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('snippetOf', () => {
  const show = (text: string, query: string, width = 20): string => {
    const snippet = snippetOf(text, parseQuery(query), width)
    return snippet.ranges.reduceRight(
      (out, [s, e]) => `${out.slice(0, s)}[${out.slice(s, e)}]${out.slice(e)}`,
      snippet.text,
    )
  }

  it('shows a short text whole and a long one around the hit', () => {
    expect(show('明天去恒润', '恒润')).toBe('明天去[恒润]')
    expect(show(`${'前'.repeat(50)}恒润${'后'.repeat(50)}`, '恒润')).toBe(`…${'前'.repeat(6)}[恒润]${'后'.repeat(12)}…`)
  })

  it('finds a hit deep in a long report, also across the edge of a slice', () => {
    for (const before of [599, 600, 1199, 5000, 19_000])
      expect(show(`${'前'.repeat(before)}恒润`, '恒润')).toContain('[恒润]')
  })

  it('never cuts a surrogate pair and puts line breaks out', () => {
    const { text } = snippetOf(`${'𠮷'.repeat(40)}恒\n润`, parseQuery('恒'), 21)
    expect(text.isWellFormed()).toBe(true)
    expect(text).toContain('恒 润')
  })
})
