/** Payloads, sums and changes of sets, for any values. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applySetPatch, isSetPatch, opSchema, setPatchOf } from './op.ts'
import { digestInput, sameValue, toPayload } from './payload.ts'
import { Sum64, zero64 } from './sum64.ts'

const words = fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 6 })
const hex64 = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((n) => n.toString(16).padStart(16, '0'))

describe('a sum', () => {
  test('is the same in whatever order digests come and go, and what is taken away leaves nothing', () => {
    fc.assert(
      fc.property(fc.array(hex64, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (digests, keys) => {
        const shuffled = digests.map((d) => [keys.next().value ?? 0, d] as const).toSorted((a, b) => a[0] - b[0])
        const [one, two] = [new Sum64(), new Sum64()]
        for (const d of digests) one.add(d)
        for (const [, d] of shuffled) two.add(d)
        expect(two.hex).toBe(one.hex)
        expect(one.hex).toMatch(/^[0-9a-f]{16}$/)
        for (const d of digests) two.subtract(d)
        expect(two.hex).toBe(zero64)
      }),
    )
  })

  test('goes on from where it was written down, also below nothing', () => {
    fc.assert(
      fc.property(hex64, hex64, (a, b) => {
        const change = new Sum64()
        change.subtract(a)
        const sum = new Sum64(b)
        sum.add(change.hex)
        sum.add(a)
        expect(sum.hex).toBe(b)
      }),
    )
  })
})

describe('a payload', () => {
  const record = fc.dictionary(
    fc.stringMatching(/^[a-z][A-Za-z0-9]{0,5}$/),
    fc.option(fc.oneof(fc.string(), fc.integer(), fc.boolean(), words)),
  )

  test('has one text, whatever order its fields came in, and no nulls', () => {
    fc.assert(
      fc.property(record, (values) => {
        const turned = Object.fromEntries(Object.entries(values).toReversed())
        const text = JSON.stringify(toPayload(values))
        expect(JSON.stringify(toPayload(turned))).toBe(text)
        expect(Object.values(toPayload(values))).not.toContain(null)
        expect(JSON.stringify(toPayload(JSON.parse(text) as object as typeof values))).toBe(text)
        for (const name of Object.keys(values)) expect(sameValue(toPayload(values)[name], values[name])).toBe(true)
      }),
    )
  })

  test('has another digest input when type, id, version or any word differs', () => {
    const inputs = [
      digestInput('a', 'i', 1, '{}'),
      digestInput('b', 'i', 1, '{}'),
      digestInput('a', 'j', 1, '{}'),
      digestInput('a', 'i', 2, '{}'),
      digestInput('a', 'i', 1, '{"x":1}'),
    ]
    expect(new Set(inputs).size).toBe(inputs.length)
  })
})

describe('a change of a set', () => {
  test('leads from the one to the other, and is stored in order', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const change = setPatchOf(before, after)
        expect(applySetPatch(before, change)).toEqual(
          after.length === 0 ? null : after.toSorted((a, b) => (a < b ? -1 : 1)),
        )
        expect(isSetPatch(change)).toBe(true)
        expect(change.add.filter((e) => change.remove.includes(e))).toEqual([])
      }),
    )
  })

  test('of two people keeps what each added, in either order, if neither takes away what the other adds', () => {
    fc.assert(
      fc.property(words, words, words, (base, one, two) => {
        const [a, b] = [setPatchOf(base, one), setPatchOf(base, two)]
        const [ab, ba] = [applySetPatch(applySetPatch(base, a), b), applySetPatch(applySetPatch(base, b), a)]
        expect(ab).toEqual(ba)
        for (const e of [...a.add, ...b.add]) expect(ab).toContain(e)
        expect(applySetPatch(ab, a)).toEqual(ab)
      }),
    )
  })
})

describe('an op', () => {
  const op = {
    n: 1,
    type: 'account',
    id: '01999999-0000-7000-8000-000000000001',
    kind: 'update',
    base: 0,
    at: 1,
    updatedAt: 1,
    updatedBy: null,
    patch: {},
  }
  test('is taken with what a field can hold, and with nothing else', () => {
    const takes = (over: object): boolean => opSchema.safeParse({ ...op, ...over }).success
    const good = [null, 'x', 1.5, true, ['a'], { add: ['a'], remove: [] }]
    for (const value of good) expect(takes({ patch: { field: value } })).toBe(true)
    const bad = [{}, { add: ['a'] }, { add: [], remove: [], more: 1 }, [1], [['a']], Infinity, 'x'.repeat(250_001)]
    for (const value of bad) expect(takes({ patch: { field: value } })).toBe(false)
    for (const name of ['', 'Field', 'a b', 'a.b', 'x'.repeat(61)])
      expect(takes(JSON.parse(`{"patch": {${JSON.stringify(name)}: 1}}`) as object)).toBe(false)
    for (const over of [
      { n: 0 },
      { n: 1.5 },
      { base: -1 },
      { kind: 'upsert' },
      { id: 'x' },
      { more: 1 },
      { at: 1e300 },
    ])
      expect(takes(over)).toBe(false)
  })
})
