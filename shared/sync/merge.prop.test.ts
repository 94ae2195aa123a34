/** The rules of merging (docs/sync.md, M1-M7) for any rows and ops. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, isDeleted, type Decision, type HubRow, type Writing } from './merge.ts'
import type { Op } from './op.ts'

const id = '01999999-0000-7000-8000-000000000001'
const names = ['phone', 'region', 'industry', 'name', 'newerField'] as const
const devices = ['A', 'B', 'C'] as const

const value = fc.constantFrom(null, 'x', 'y', 'z')
const tagPatch = fc.record({
  add: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 2 }),
  remove: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { maxLength: 2 }),
})
const registers = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 })
const patch = fc
  .tuple(registers, fc.option(tagPatch, { nil: undefined }))
  .map(([fields, tags]): Op['patch'] => (tags === undefined ? fields : { ...fields, tags }))

interface Step {
  readonly device: (typeof devices)[number]
  readonly kind: Op['kind']
  /** How many versions back its author stands. */
  readonly behind: number
  readonly atMs: number
  readonly patch: Op['patch']
}

const step: fc.Arbitrary<Step> = fc.record({
  device: fc.constantFrom(...devices),
  kind: fc.constantFrom('insert', 'update', 'update', 'update', 'delete', 'restore'),
  behind: fc.nat(4),
  atMs: fc.integer({ min: 1, max: 50 }),
  patch,
})

const opOf = (s: Step, base: number, n = 1): Op => ({
  n,
  type: 'account',
  id,
  kind: s.kind,
  base,
  at: s.atMs,
  updatedAt: s.atMs,
  updatedBy: null,
  patch: s.kind === 'delete' || s.kind === 'restore' ? {} : s.patch,
})
const writingOf = (device: string, version: number, atMs: number): Writing => ({
  device,
  version,
  atMs,
  updatedAt: atMs,
  updatedBy: null,
  isAsTold: true,
})

const rowAfter = (row: HubRow | null, decision: Decision): HubRow | null =>
  decision.type === 'applied' ? decision.row : row

/** Decides steps one after the other; `watch` sees each. */
function play(
  steps: readonly Step[],
  watch: (before: HubRow | null, op: Op, w: Writing, decision: Decision) => void = () => undefined,
): HubRow | null {
  let row: HubRow | null = null
  for (const [i, s] of steps.entries()) {
    const op = opOf(s, Math.max(0, (row?.version ?? 0) - s.behind), i + 1)
    const w = writingOf(s.device, i + 1, s.atMs)
    const decision = decide(row, op, w)
    watch(row, op, w, decision)
    row = rowAfter(row, decision)
  }
  return row
}

const history = fc.array(step, { minLength: 1, maxLength: 12 })
const made: Step = { device: 'C', kind: 'insert', behind: 0, atMs: 1, patch: { name: 'x', phone: 'x' } }
/** Histories that begin with a row. */
const lively = fc.array(step, { maxLength: 10 }).map((steps) => [made, ...steps])

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

describe('merging', () => {
  test('of disjoint fields comes to the same in either order, and nothing is lost (M1)', () => {
    const half = fc.dictionary(fc.constantFrom('phone', 'region'), value)
    const rest = fc.dictionary(fc.constantFrom('industry', 'newerField'), value)
    fc.assert(
      fc.property(lively, half, rest, fc.nat(50), fc.nat(50), (before, one, two, at1, at2) => {
        const row = play(before)
        if (row === null || isDeleted(row)) return
        const base = row.version
        const run = (order: readonly { device: string; patch: Op['patch']; atMs: number }[]) => {
          let now: HubRow | null = row
          for (const [i, o] of order.entries()) {
            const op = opOf({ ...made, ...o, kind: 'update', device: 'A' }, base)
            const decision = decide(now, op, writingOf(o.device, base + 1 + i, o.atMs))
            if (decision.type === 'applied') expect(decision.lost).toEqual([])
            now = rowAfter(now, decision)
          }
          const { updatedAt: _at, ...data } = now?.data ?? {}
          return data
        }
        const [a, b] = [
          { device: 'A', patch: one, atMs: at1 },
          { device: 'B', patch: two, atMs: at2 },
        ]
        expect(run([a, b])).toEqual(run([b, a]))
      }),
    )
  })

  test('loses no value without naming it, and names none that is still there (M2, M6)', () => {
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (before, op, w, decision) => {
          if (decision.type !== 'applied' || before === null) return
          const lost = new Map(decision.lost.map((l) => [l.field, l]))
          expect(lost.size).toBe(decision.lost.length)
          for (const [name, given] of Object.entries(op.patch)) {
            if (name === 'tags') continue
            const [old, now] = [before.data[name], decision.row.data[name]]
            const mark = before.marks[name]
            const isSeen = mark === undefined || mark[0] <= op.base || mark[1] === w.device
            // the op's word, or the one that stood there; the other is named unless the author knew it
            expect(same(now, given) || same(now, old)).toBe(true)
            if (!same(now, given)) expect(lost.get(name)).toMatchObject({ lost: given, opWon: false })
            if (!same(old, now) && !isSeen)
              expect(lost.get(name)).toMatchObject({ lost: old ?? null, opWon: true, mark })
            if (same(old, given) || isSeen) expect(lost.has(name)).toBe(false)
          }
          for (const name of Object.keys(before.data))
            if (!(name in op.patch) && !['updatedAt', 'updatedBy', 'deletedAt'].includes(name))
              expect(decision.row.data[name]).toEqual(before.data[name])
        })
      }),
    )
  })

  test('of registers leaves the latest edit, whichever came first (M2)', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 3, maxLength: 3 }), (times) => {
        const base = 1
        let row = play([made])
        for (const [i, atMs] of times.entries()) {
          const device = devices[i] ?? 'A'
          const op = opOf({ ...made, kind: 'update', patch: { phone: `${atMs}` } }, base)
          row = rowAfter(row, decide(row, op, writingOf(`${device}x`, base + 1 + i, atMs)))
        }
        expect(row?.data['phone']).toBe(`${Math.max(...times)}`)
      }),
    )
  })

  test('of sets keeps what each added and never conflicts (M4)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tagPatch, fc.nat(5)), { maxLength: 6 }), (patches) => {
        let row = play([{ ...made, patch: { name: 'x', tags: ['p'] } }])
        const expected = new Set(['p'])
        for (const [i, [tags, behind]] of patches.entries()) {
          const s: Step = { ...made, kind: 'update', patch: { tags } }
          const device = devices[i % 3] ?? 'A'
          const decision = decide(row, opOf(s, Math.max(0, i - behind)), writingOf(device, i + 2, 50 - i))
          if (decision.type === 'applied') expect(decision.lost).toEqual([])
          row = rowAfter(row, decision)
          for (const one of tags.remove) expected.delete(one)
          for (const one of tags.add) expected.add(one)
        }
        expect(row?.data['tags'] ?? []).toEqual([...expected].toSorted())
      }),
    )
  })

  test('never brings back what is deleted unasked, nor deletes over an edit its author has not seen (M5)', () => {
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (before, op, w, decision) => {
          if (before === null) return
          if (isDeleted(before) && op.kind !== 'restore') {
            expect(decision.type).not.toBe('applied')
            return
          }
          const isOwn = before.device === w.device && before.otherVersion <= op.base
          if (op.kind === 'delete' && before.version > op.base && !isOwn)
            expect(decision).toEqual({ type: 'rejected', code: 'stale_delete' })
        })
      }),
    )
  })

  test("a laptop's later op never conflicts with its own earlier one (M7)", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        // one laptop alone, that never reads
        const decisions: Decision[] = []
        const alone = [made, ...steps].map((s) => ({ ...s, device: 'A' as const, behind: 100 }))
        play(alone, (_before, _op, _w, decision) => decisions.push(decision))
        const lost = decisions.flatMap((d) => (d.type === 'applied' ? d.lost : []))
        const codes = decisions.flatMap((d) => (d.type === 'rejected' ? [d.code] : []))
        expect([lost, codes.filter((code) => code !== 'gone')]).toEqual([[], []])
      }),
    )
  })

  test('of the same op again changes nothing', () => {
    fc.assert(
      fc.property(lively, step, (before, s) => {
        const row = play(before)
        if (row === null) return
        const op = opOf(s, row.version)
        const once = rowAfter(row, decide(row, op, writingOf(s.device, row.version + 1, s.atMs)))
        const again = decide(once, op, writingOf(s.device, row.version + 2, s.atMs))
        expect(['same', 'rejected']).toContain(again.type)
      }),
    )
  })

  test('tells a laptop that it has the row word for word only when it has', () => {
    fc.assert(
      fc.property(history, (steps) => {
        play(steps, (before, op, w, decision) => {
          if (decision.type === 'rejected' || before === null) return
          const hasRead = op.base >= before.version
          const isOwn = before.device === w.device && before.otherVersion <= op.base
          if (!hasRead && !isOwn) expect(decision.isClean).toBe(false)
          else if (decision.type === 'applied' && op.kind === 'update') {
            expect(decision.isClean).toBe(true)
            for (const name of names)
              expect(same(decision.row.data[name], name in op.patch ? op.patch[name] : before.data[name])).toBe(true)
          }
        })
      }),
    )
  })

  test('of a new row with one that is there already brings its set along (M4)', () => {
    const row = play([{ ...made, patch: { name: 'x', tags: ['p'] } }])
    const decision = decide(row, opOf({ ...made, patch: { name: 'x', tags: ['q'] } }, 0), writingOf('B', 2, 9))
    expect(decision).toMatchObject({ type: 'applied', lost: [], row: { data: { tags: ['p', 'q'] } } })
  })
})
