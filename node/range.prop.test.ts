import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

test('a part always lies in the file and is never empty; whatever the header is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(fc.nat(2000), fc.nat(2000)).map(([a, b]) => `bytes=${a}-${b}`),
        fc.nat(2000).map((n) => `bytes=-${n}`),
        fc.nat(2000).map((n) => `bytes=${n}-`),
      ),
      fc.nat(1500),
      (header, size) => {
        const range = parseRange(header, size)
        if (range.type !== 'part') return
        expect([range.start >= 0, range.start < range.end, range.end <= size]).toEqual([true, true, true])
      },
    ),
  )
})
