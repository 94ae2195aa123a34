/** What every hub answers to a push: an op is decided once, a refused one stops none (P1-P5). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../shared/base/ids.ts'
import { maxOpsPerPush, maxPushBytes } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'
import { errorOf } from './hub-sync-answer.ts'
import { type World } from './hub-sync-world.ts'

const note = (text: string): Op['patch'] => ({ accountId: newId(), body: text, notedAt: 1 })

export function pushes(world: () => World): void {
  describe('a push', () => {
    test('repeated is answered word for word, and changes nothing (P2)', async () => {
      const a = await world().join('张伟')
      const ops = [a.insert('account', { name: '苏州恒力' }), a.insert('account', { name: '' }), a.insert('phrase', {})]
      const first = await a.offer(ops)
      expect(first.status).toBe(200)
      const before = await a.readAll()
      expect((await a.offer(ops)).text).toBe(first.text)
      expect((await a.readAll()).checkpoint).toEqual(before.checkpoint)
    })

    test('that overlaps an earlier one decides only what is new', async () => {
      const a = await world().join('张伟')
      const [one, two, three] = ['一', '二', '三'].map((name) => a.insert('account', { name })) as [Op, Op, Op]
      const [first, second] = await a.push(one, two)
      a.after = 0
      expect(await a.push(two, three)).toEqual([second, { n: 3, status: 'applied', version: expect.any(Number) }])
      a.after = 0
      expect((await a.push(one, two, three)).slice(0, 2)).toEqual([first, second])
      expect((await a.readAll()).keys('account')).toHaveLength(3)
    })

    test('after a gap is told what the hub has (P3)', async () => {
      const a = await world().join('张伟')
      await a.push(a.insert('account', { name: '一' }))
      const op = a.insert('account', { name: '二' }, { n: 9 })
      expect(errorOf(await a.offer([op], { after: 8 }))).toEqual({
        status: 409,
        type: 'expected',
        retry: 'resync',
        after: 1,
      })
      expect((await a.readAll()).keys('account')).toHaveLength(1)
      // numbers may be left out as long as nothing is missing
      expect(await a.push(op)).toMatchObject([{ n: 9, status: 'applied' }])
    })

    test('of the same numbers with other content is a copy at work (P2)', async () => {
      const a = await world().join('张伟')
      const op = a.insert('account', { name: '一' })
      await a.push(op)
      a.after = 0
      const next = a.insert('account', { name: '三' })
      const forked = { status: 409, type: 'forked', retry: 'resync' }
      expect(errorOf(await a.offer([{ ...op, patch: { ...op.patch, name: '二' } }, next]))).toEqual(forked)
      expect(errorOf(await a.offer([{ ...op, at: op.at + 1 }, next]))).toEqual(forked)
      // nor may another laptop go on under this one's epoch
      const b = world().another(a)
      b.epoch = a.epoch
      expect(errorOf(await b.offer([next]))).toEqual(forked)
      expect((await a.readAll()).keys('account')).toEqual([op.id])
    })

    test('under a new epoch of the laptop begins at one again', async () => {
      const a = await world().join('张伟')
      const op = a.insert('account', { name: '一', tags: ['a'] })
      const [first] = await a.push(op)
      const base = (await a.row('account', op.id))?.v ?? 0
      a.epoch = randomUUID()
      a.after = 0
      expect(await a.push(op)).toEqual([{ ...first, n: 1 }])
      const edit = a.op('update', 'account', op.id, { name: '二' }, { base })
      expect(await a.push(edit)).toMatchObject([{ status: 'applied' }])
      expect(await a.row('account', op.id)).toMatchObject({ d: { name: '二', tags: ['a'] } })
    })

    test('out of order is no batch', async () => {
      const a = await world().join('张伟')
      const [one, two] = [a.insert('account', { name: '一' }), a.insert('account', { name: '二' })]
      for (const ops of [
        [two, one],
        [one, one],
      ])
        expect(errorOf(await a.offer(ops))).toMatchObject({ status: 400, type: 'invalid' })
      expect(await a.push(one, two)).toMatchObject([{ n: 1 }, { n: 2 }])
    })

    test('is decided in the order of its numbers, each op upon the one before', async () => {
      const a = await world().join('张伟')
      const made = a.insert('account', { name: '一' })
      const results = await a.push(
        made,
        a.op('update', 'account', made.id, { name: '二', phone: '1' }),
        a.op('update', 'account', made.id, { name: '三' }),
        a.op('delete', 'account', made.id),
        a.op('restore', 'account', made.id),
        a.op('update', 'account', made.id, { name: '四' }),
      )
      expect(results.map((r) => r.status)).toEqual(Array.from({ length: 6 }, () => 'applied'))
      expect(await a.row('account', made.id)).toMatchObject({ d: { name: '四', phone: '1' } })
      expect((await a.readAll()).keys('conflict')).toEqual([])
    })
  })
}

/** Patches a known type cannot hold, each with the name it is refused for. */
const poison: readonly (readonly [type: string, patch: Op['patch'], named: string])[] = [
  ['account', { name: '' }, 'name'],
  ['account', {}, 'name'],
  ['account', { name: 'x'.repeat(201) }, 'name'],
  ['account', { name: 'a\u0000b' }, 'name'],
  ['account', { name: '\ud800' }, 'name'],
  ['account', { name: 'x', headcount: 1.5 }, 'headcount'],
  ['account', { name: 'x', stage: 'x'.repeat(61) }, 'stage'],
  ['account', { name: 'x', stage: 7 }, 'stage'],
  ['account', { name: { add: ['x'], remove: [] } }, 'name'],
  ['account', { name: 'x', tags: ['x'.repeat(61)] }, 'tags'],
  ['account', { name: 'x', tags: { add: ['\u0000'], remove: [] } }, 'tags'],
  ['account', { name: 'x', tags: { add: ['y'.repeat(61)], remove: [] } }, 'tags'],
  ['account', { name: 'x', createdAt: 'yesterday' }, 'createdAt'],
  ['account', { name: 'x', createdAt: 1e300 }, 'createdAt'],
  ['account', { name: 'x', createdBy: 'me' }, 'createdBy'],
  ['account', { name: 'x', sourceId: true }, 'sourceId'],
  ['account', { name: 'x', deletedAt: 'soon' }, 'deletedAt'],
  ['newerType', { createdAt: ['x'] }, 'createdAt'],
]

export function poisons(world: () => World, fail: () => void): void {
  describe('poison', () => {
    test('among good ops is refused by name and stops none (P4)', async () => {
      const a = await world().join('张伟')
      const bad = poison.map(([type, patch]) => a.insert(type, patch))
      const good = bad.map((_, i) => a.insert('account', { name: `好 ${i}` }))
      const mixed = bad.flatMap((op, i) => [op, good[i] as Op]).map((op, i) => ({ ...op, n: i + 1 }))
      const results = await a.push(...mixed)
      expect(results.filter((_, i) => i % 2 === 1).map((r) => r.status)).toEqual(good.map(() => 'applied'))
      expect(results.filter((_, i) => i % 2 === 0)).toEqual(
        poison.map(([, , detail], i) => ({ n: i * 2 + 1, status: 'rejected', code: 'invalid', detail })),
      )
      expect((await a.readAll()).keys('account').toSorted()).toEqual(good.map((op) => op.id).toSorted())
    })

    test('names that every object has are fields like others', async () => {
      const a = await world().join('张伟')
      const op = a.insert('account', { name: '一', constructor: 'x', toString: 'y', valueOf: 'z' })
      expect(await a.push(op)).toMatchObject([{ status: 'applied' }])
      expect(await a.push(a.op('update', 'account', op.id, { constructor: 'w' }))).toMatchObject([
        { status: 'applied' },
      ])
      expect(await a.row('account', op.id)).toMatchObject({ d: { constructor: 'w', toString: 'y', valueOf: 'z' } })
    })

    test('of rows and accounts the hub has not is refused', async () => {
      const a = await world().join('张伟')
      const results = await a.push(
        a.op('update', 'account', newId(), { name: '一' }),
        a.op('delete', 'account', newId()),
        a.op('restore', 'contact', newId()),
        a.insert('contact', { name: '李', accountId: newId() }),
        a.insert('visitNote', note('x')),
        a.insert('account', { name: '一' }),
      )
      expect(results.map((r) => (r.status === 'rejected' ? r.code : r.status))).toEqual([
        'unknown_row',
        'unknown_row',
        'unknown_row',
        'forbidden',
        'forbidden',
        'applied',
      ])
    })

    test('an account that is no id at all is none the hub has', async () => {
      const a = await world().join('张伟')
      const code = (r: { status: string; code?: string } | undefined) => r?.code ?? r?.status
      for (const accountId of ['x', '', 'a\u0000b', '\ud800', 'x'.repeat(10_000)]) {
        const robot = a.insert('robot', { accountId })
        const everybodys = a.insert('teamMember', { name: '一', accountId })
        const results = await a.push(
          robot,
          everybodys,
          a.op('update', 'teamMember', everybodys.id, { name: '二' }),
          a.insert('account', { name: '一', accountId }),
        )
        expect(results.map(code)).toEqual(['forbidden', 'applied', 'applied', 'applied'])
        // a loss about it stands under no account
        const base = (await a.row('teamMember', everybodys.id))?.v ?? 0
        const b = world().another(a)
        await b.push(b.op('update', 'teamMember', everybodys.id, { name: '三' }, { base }))
        const late = a.op('update', 'teamMember', everybodys.id, { name: '四' }, { base })
        expect((await a.push(late)).map(code)).toEqual(['merged'])
      }
    })

    test('a decision that fails leaves nothing of its op and all of the others', async () => {
      const a = await world().join('张伟')
      const b = world().another(a)
      const made = a.insert('account', { name: '一', phone: '1', region: 'x' })
      await a.push(made)
      const base = (await a.row('account', made.id))?.v ?? 0
      await b.push(b.op('update', 'account', made.id, { phone: '2', region: 'y' }, { base }))
      const before = await a.row('account', made.id)
      fail()
      const other = a.insert('account', { name: '二' })
      const edit = a.op('update', 'account', made.id, { phone: '3', region: 'z', name: '三' }, { base })
      const [failed, good] = await a.push({ ...edit, n: 2 }, { ...other, n: 3 })
      expect([failed?.status, good?.status]).toEqual(['rejected', 'applied'])
      expect(failed).toMatchObject({ code: 'failed' })
      expect(await a.row('account', made.id)).toEqual(before)
      const replica = await a.readAll()
      expect(replica.keys('conflict')).toEqual([])
      expect(replica.sums()).toEqual(replica.checkpoint)
    })

    test('a set that would become too large refuses the op that makes it so, and no laptop is given it', async () => {
      const a = await world().join('张伟')
      const tagsOf = (from: number): string[] => Array.from({ length: 30 }, (_, i) => `t${from + i}`)
      const made = a.insert('account', { name: '一', tags: tagsOf(0) })
      await a.push(made)
      const add = a.op('update', 'account', made.id, { tags: { add: tagsOf(30), remove: [] } })
      expect(await a.push(add)).toEqual([{ n: 2, status: 'rejected', code: 'invalid', detail: 'tags' }])
      const swap = a.op('update', 'account', made.id, { tags: { add: tagsOf(30), remove: tagsOf(0) } })
      expect(await a.push(swap)).toMatchObject([{ status: 'applied' }])
    })
  })
}

export function sizes(world: () => World): void {
  describe('the size of a push', () => {
    test('of too many bytes makes the laptop halve it, and nothing is decided', async () => {
      const a = await world().join('张伟')
      const ops = Array.from({ length: 20 }, () => a.insert('newerType', { body: '字'.repeat(50_000) }))
      expect(JSON.stringify(ops).length).toBeLessThan(maxPushBytes)
      expect(errorOf(await a.offer(ops))).toEqual({ status: 413, type: 'too_large', retry: 'split' })
      expect(await a.push(...ops.slice(0, 5))).toHaveLength(5)
    })

    test('of more ops than a batch holds is no batch', async () => {
      const a = await world().join('张伟')
      const ops = Array.from({ length: maxOpsPerPush + 1 }, (_, i) => a.insert('account', { name: `${i}` }))
      expect(errorOf(await a.offer(ops))).toMatchObject({ status: 400, type: 'invalid' })
      expect(errorOf(await a.offer([]))).toMatchObject({ status: 400, type: 'invalid' })
      expect(await a.push(...ops.slice(0, maxOpsPerPush))).toHaveLength(maxOpsPerPush)
      const replica = await a.readAll(50)
      expect(replica.sums()).toEqual(replica.checkpoint)
    })
  })
}
