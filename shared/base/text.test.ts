import { describe, expect, it } from 'vitest'
import { charsOf, digitRuns, digitsOf, fold, foldWithMap, hasHan, isHan } from './text.ts'

describe('fold', () => {
  it.each([
    ['ＡＢＣ（苏州）１２３', 'abc(苏州)123'],
    ['Ünïcödé Łódź STRASSE ß Æon', 'unicode lodz strasse ss aeon'],
    ['İstanbul', 'istanbul'],
    ['㈱日立 ﬁt', '(株)日立 fit'],
    ['ΟΔΟΣ Οδος', 'οδοσ οδοσ'],
    ['e\u0301\u0302x', 'ex'],
    ['今天，拜访“恒润”。', '今天,拜访“恒润”。'],
    ['\ud800a\udc00', '\ud800a\udc00'],
    ['', ''],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('foldWithMap', () => {
  it('says where every folded unit came from', () => {
    const folded = foldWithMap('ﬁ（苏）é')
    expect(folded.text).toBe('fi(苏)e')
    expect(folded.starts).toEqual([0, 0, 1, 2, 3, 4])
    expect(folded.ends).toEqual([1, 1, 2, 3, 4, 5])
  })

  it('keeps a letter and its combining marks together', () => {
    const folded = foldWithMap('xe\u0301y')
    expect(folded.starts).toEqual([0, 1, 3])
    expect(folded.ends).toEqual([1, 3, 4])
  })
})

describe('characters', () => {
  it('counts Han of every plane, kana and the iteration mark as Han, and nothing else', () => {
    for (const char of ['中', '㐀', '𠮷', '々', '〇', 'の', 'ソ']) expect(isHan(char.codePointAt(0) ?? 0)).toBe(true)
    for (const char of ['a', '1', '（', '、', '・', '한', '😀', '\ue000'])
      expect(isHan(char.codePointAt(0) ?? 0)).toBe(false)
    expect(hasHan('ABC 中')).toBe(true)
    expect(hasHan('ABC（）')).toBe(false)
    expect(charsOf('a𠮷')).toEqual(['a', '𠮷'])
  })

  it('reads digits through full width and separators', () => {
    expect(digitsOf('０５１２-６８ 25')).toBe('05126825')
    expect(digitRuns('A-12/０7 x')).toEqual(['12', '07'])
    expect(digitRuns('none')).toEqual([])
  })
})
