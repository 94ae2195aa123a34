import { expect, test } from 'vitest'
import { countHits, findHits, foldQuery, foldText, type TextPiece } from './find-text.ts'

const pieces = (...lines: readonly string[]): TextPiece[] => lines.map((str) => ({ str, hasEOL: true }))

/** The words of each hit, cut out of the pieces. */
function cut(all: readonly TextPiece[], query: string): string[] {
  const hits = findHits(foldText(all), foldQuery(query))
  return hits.map(({ from, to }) =>
    from.piece === to.piece
      ? (all[from.piece]?.str.slice(from.offset, to.offset) ?? '')
      : `${all[from.piece]?.str.slice(from.offset)}|${all[to.piece]?.str.slice(0, to.offset)}`,
  )
}

test.each<[query: string, hits: string[]]>([
  ['OFFER', ['Offer', 'offer']],
  ['of Suzhou', ['of |Suzhou']],
  ['有限公司', ['有限|公司']],
  ['恒润 abc', ['恒润 ＡＢＣ']],
  ['𠮷野', ['𠮷野']],
  ['fix', ['ﬁx']],
  ['fi', ['ﬁ']],
  ['ofsuzhou', []],
  ['', []],
  [' ', []],
])('%s', (query, hits) => {
  expect(cut(pieces('Offer of ', 'Suzhou offer', '恒润有限', '公司', '恒润 ＡＢＣ', '𠮷野 ﬁx'), query)).toEqual(hits)
})

test('hits are counted as they are found, and do not overlap', () => {
  const folded = foldText(pieces('aaaa', 'a'))
  expect(folded.text).toBe('aaaa a')
  expect(countHits(folded.text, 'aa')).toBe(2)
  expect(findHits(folded, 'aa')).toHaveLength(2)
  expect(countHits('abc', '')).toBe(0)
})
