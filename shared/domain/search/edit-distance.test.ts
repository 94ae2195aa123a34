import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deletionKeys, isCorrectable, isOneSlip } from './edit-distance.ts'

/** Optimal string alignment, by the book, as the judge. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number): number => d[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1)
      const row = d[i]
      if (row) row[j] = best
    }
  }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 })

describe('one slip', () => {
  it.each([
    ['siemens', 'simens'],
    ['siemens', 'siemnes'],
    ['siemens', 'siemans'],
    ['siemens', 'siemenss'],
  ])('%s and %s are one slip apart', (a, b) => {
    expect(isOneSlip(a, b)).toBe(true)
    expect(isOneSlip(b, a)).toBe(true)
  })

  it('agrees with the distance by the book, and such words share a deletion key', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const one = distance(a, b) === 1
        expect(isOneSlip(a, b)).toBe(one)
        if (one) expect(deletionKeys(a).some((key) => deletionKeys(b).includes(key))).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('is forgiven in words of four letters and more only', () => {
    expect(isCorrectable('acme')).toBe(true)
    for (const text of ['sap', 'a1b2', 'x'.repeat(30)]) expect(isCorrectable(text)).toBe(false)
  })
})
