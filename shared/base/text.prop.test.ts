import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithMap } from './text.ts'

const anyString = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
)

describe('folding any string', () => {
  it('gives the same text with and without the map, and a map that covers it', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = foldWithMap(text)
        expect(folded.text).toBe(fold(text))
        expect(folded.starts).toHaveLength(folded.text.length)
        folded.starts.forEach((start, i) => expect(start).toBeLessThan(folded.ends[i] ?? 0))
        expect(folded.ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('changes nothing the second time, for every character', () => {
    for (let code = 0; code < 0x30000; code++) {
      const once = fold(String.fromCodePoint(code))
      if (fold(once) !== once) expect.fail(`U+${code.toString(16)} folds to ${once} and then to ${fold(once)}`)
    }
    expect(fold('𠮷')).toBe('𠮷')
  })
})
