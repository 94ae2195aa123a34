/** How the work of several laptops meets at every hub: field by field, the later edit first, every lost value kept (M1-M7). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { int } from '../../shared/domain/record-type.ts'
import { account } from '../../shared/domain/account.ts'
import type { OpResult } from '../../shared/sync/messages.ts'
import { minute, start, type Laptop, type PatchOf, type World } from './hub-sync-world.ts'

interface Pair {
  readonly a: Laptop
  readonly b: Laptop
  readonly id: string
  /** The version both have read. */
  readonly base: number
  readonly bucket: string
}

/** Two people of one team, and an account of the first that both have read. */
async function pair(world: World, patch: PatchOf = {}): Promise<Pair> {
  const teamId = world.team('华东', true)
  const a = await world.join('张伟', 'rep', teamId)
  const b = await world.join('王芳', 'rep', teamId)
  const made = a.insert('account', { name: '苏州恒力', phone: '0', region: 'r', ...patch })
  await a.push(made)
  const base = (await b.row('account', made.id))?.v ?? 0
  expect(base).toBeGreaterThan(0)
  return { a, b, id: made.id, base, bucket: `team:${teamId}` }
}

const edit = (laptop: Laptop, { id, base }: Pair, patch: PatchOf): Promise<readonly OpResult[]> =>
  laptop.push(laptop.op('update', 'account', id, patch, { base }))

/** The values of the conflict records a person sees. */
async function conflictsOf(laptop: Laptop): Promise<readonly Record<string, unknown>[]> {
  const replica = await laptop.readAll()
  const rows = await Promise.all(replica.keys('conflict').map((id) => laptop.row('conflict', id)))
  return rows.map((row) => ({ ...row?.d, in: row?.in }))
}

export function meetings(world: () => World): void {
  describe('edits of two people', () => {
    test('of different fields meet, of equal values are one (M1, M6)', async () => {
      const p = await pair(world())
      expect(await edit(p.a, p, { phone: '1', stage: 'talking' })).toMatchObject([{ status: 'applied' }])
      expect(await edit(p.b, p, { region: '江苏', stage: 'talking' })).toMatchObject([{ status: 'applied' }])
      expect((await p.a.row('account', p.id))?.d).toMatchObject({ phone: '1', region: '江苏', stage: 'talking' })
      expect(await conflictsOf(p.a)).toEqual([])
    })

    test('of one field: the later edit wins in whatever order they come, one record per lost value (M2)', async () => {
      for (const laterFirst of [false, true]) {
        const p = await pair(world())
        const w = world()
        const early = p.a.op('update', 'account', p.id, { phone: '1', region: 'x', name: '早' }, { base: p.base })
        w.nowMs += minute
        const late = p.b.op('update', 'account', p.id, { phone: '2', region: 'y', name: '早' }, { base: p.base })
        w.nowMs += minute
        const [first, second] = laterFirst
          ? [await p.b.push(late), await p.a.push(early)]
          : [await p.a.push(early), await p.b.push(late)]
        expect(first).toMatchObject([{ status: 'applied' }])
        expect(second).toMatchObject([{ status: 'merged', lost: 2 }])
        const row = await p.a.row('account', p.id)
        expect(row?.d).toMatchObject({ phone: '2', region: 'y', updatedBy: p.b.memberId, updatedAt: late.at })
        const lost = { recordType: 'account', recordId: p.id, accountId: p.id, lostBy: p.a.memberId, lostAt: early.at }
        const kept = { keptBy: p.b.memberId, keptAt: late.at, ownerId: p.a.memberId }
        const about = { ...lost, ...kept, in: expect.arrayContaining([p.bucket]) as unknown }
        const found = await conflictsOf(p.b)
        expect(found.toSorted((x, y) => String(x['field']).localeCompare(String(y['field'])))).toEqual([
          expect.objectContaining({ ...about, field: 'phone', keptValue: '"2"', lostValue: '"1"' }),
          expect.objectContaining({ ...about, field: 'region', keptValue: '"y"', lostValue: '"x"' }),
        ])
      }
    })

    test('names the one whose value was lost, not who changed the row last', async () => {
      const p = await pair(world())
      const c = await world().join('赵敏', 'rep', p.bucket.slice(5))
      await edit(p.b, p, { phone: '2' })
      await edit(c, p, { region: 'z' })
      world().nowMs += minute
      expect(await edit(p.a, p, { phone: '3' })).toMatchObject([{ status: 'merged', lost: 1 }])
      expect(await conflictsOf(p.a)).toMatchObject([{ lostBy: p.b.memberId, keptBy: p.a.memberId, lostValue: '"2"' }])
    })

    test("a laptop's own edits never conflict with each other (M7)", async () => {
      const p = await pair(world())
      await edit(p.a, p, { phone: '1' })
      await edit(p.b, p, { region: 'y' })
      expect(await edit(p.a, p, { phone: '2' })).toMatchObject([{ status: 'applied' }])
      expect(await conflictsOf(p.a)).toEqual([])
    })

    test('a value taken away is a value: null meets a word as any other', async () => {
      const p = await pair(world())
      await edit(p.a, p, { phone: null })
      world().nowMs += minute
      expect(await edit(p.b, p, { phone: '2' })).toMatchObject([{ status: 'merged' }])
      expect(await conflictsOf(p.b)).toMatchObject([{ keptValue: '"2"', lostValue: 'null' }])
    })

    test('the record of a loss about what is under no account is for its loser', async () => {
      const w = world()
      const [a, b] = [await w.join('张伟'), await w.join('王芳')]
      const made = a.insert('teamMember', { name: '一', accountId: '不是客户' })
      expect(await a.push(made)).toMatchObject([{ status: 'applied' }])
      const base = (await b.row('teamMember', made.id))?.v ?? 0
      await a.push(a.op('update', 'teamMember', made.id, { name: '二' }, { base }))
      w.nowMs += minute
      expect(await b.push(b.op('update', 'teamMember', made.id, { name: '三' }, { base }))).toMatchObject([
        { status: 'merged', lost: 1 },
      ])
      expect(await conflictsOf(a)).toMatchObject([{ lostValue: '"二"', in: [`user:${a.memberId}`] }])
      expect(await conflictsOf(b)).toEqual([])
    })
  })
}

export function classes(world: () => World): void {
  describe('fields that meet in another way', () => {
    test('sets merge by element (M4)', async () => {
      const p = await pair(world(), { tags: ['甲', '乙'] })
      await edit(p.a, p, { tags: { add: ['丙'], remove: ['甲'] } })
      expect(await edit(p.b, p, { tags: { add: ['丁'], remove: ['乙'] } })).toMatchObject([{ status: 'applied' }])
      expect((await p.a.row('account', p.id))?.d['tags']).toEqual(['丁', '丙'].toSorted())
      await edit(p.a, p, { tags: { add: [], remove: ['丙', '丁'] } })
      expect((await p.a.row('account', p.id))?.d).not.toHaveProperty('tags')
      expect(await conflictsOf(p.a)).toEqual([])
    })

    describe('guarded', () => {
      // no record type has one yet: a field that is only here
      const fields = account.fields as Record<string, unknown>
      beforeAll(() => {
        fields['testPrice'] = int({ merge: 'guarded' })
      })
      afterAll(() => {
        delete fields['testPrice']
      })

      test('refuse the whole op once somebody else has changed them (M3)', async () => {
        const p = await pair(world(), { testPrice: 100 })
        expect(await edit(p.a, p, { testPrice: 90 })).toMatchObject([{ status: 'applied' }])
        const late = { n: 1, status: 'rejected', code: 'stale' }
        expect(await edit(p.b, p, { testPrice: 80, phone: '9' })).toEqual([late])
        expect((await p.b.row('account', p.id))?.d).toMatchObject({ testPrice: 90, phone: '0' })
        expect(await edit(p.a, p, { testPrice: 85 })).toMatchObject([{ status: 'applied' }])
        expect(await edit(p.b, p, { testPrice: 85 })).toMatchObject([{ status: 'applied' }])
        expect(await conflictsOf(p.a)).toEqual([])
      })
    })
  })
}

export function deletions(world: () => World): void {
  describe('a deleted row', () => {
    const remove = (laptop: Laptop, { id, base }: Pair) => laptop.push(laptop.op('delete', 'account', id, {}, { base }))
    const code = (code: string) => [{ status: 'rejected', code }]

    test('is not deleted over the edit of another, and not edited (M5)', async () => {
      const p = await pair(world())
      await edit(p.a, p, { phone: '1' })
      expect(await remove(p.b, p)).toMatchObject(code('stale_delete'))
      const base = (await p.b.row('account', p.id))?.v ?? 0
      expect(await remove(p.b, { ...p, base })).toMatchObject([{ status: 'applied' }])
      expect(await edit(p.a, p, { phone: '2' })).toMatchObject(code('gone'))
      expect(await p.a.push(p.a.insert('account', { name: '又来' }, { id: p.id }))).toMatchObject(code('gone'))
      const row = await p.a.row('account', p.id)
      expect(row?.d).toMatchObject({ phone: '1', deletedAt: world().nowMs })
      expect(await remove(p.a, p)).toEqual([{ n: p.a.n, status: 'applied', version: row?.v }])
    })

    test('is brought back by restoring it, with all it had', async () => {
      const p = await pair(world())
      await remove(p.a, p)
      const restore = p.b.op('restore', 'account', p.id, {}, { base: p.base })
      expect(await p.b.push(restore)).toMatchObject([{ status: 'applied' }])
      expect((await p.a.row('account', p.id))?.d).toEqual({
        createdAt: start,
        name: '苏州恒力',
        phone: '0',
        region: 'r',
        updatedAt: start,
        updatedBy: p.b.memberId,
      })
    })

    test('may be deleted by who saw the last edit, also when somebody came too late in between', async () => {
      const p = await pair(world())
      const late = p.a.op('update', 'account', p.id, { phone: '1' }, { base: p.base })
      world().nowMs += minute
      await edit(p.b, p, { phone: '2' })
      const base = (await p.b.row('account', p.id))?.v ?? 0
      await p.a.push(late)
      expect(await remove(p.b, { ...p, base })).toMatchObject([{ status: 'applied' }])
    })
  })
}

export function clocks(world: () => World): void {
  describe('a clock', () => {
    test('that is off is corrected by the skew of its push', async () => {
      const p = await pair(world())
      p.a.aheadMs = 180 * minute
      const early = p.a.op('update', 'account', p.id, { phone: '1' }, { base: p.base })
      world().nowMs += minute
      const late = p.b.op('update', 'account', p.id, { phone: '2' }, { base: p.base })
      world().nowMs += minute
      await p.b.push(late)
      await p.a.push(early)
      expect((await p.b.row('account', p.id))?.d['phone']).toBe('2')
      expect(await conflictsOf(p.b)).toMatchObject([{ lostAt: start, keptAt: start + minute }])
    })

    test('set between edit and push wins no longer than until the receipt', async () => {
      const p = await pair(world())
      // written an hour ahead, then the clock was put right
      const ahead = p.a.op('update', 'account', p.id, { phone: '1' }, { base: p.base, at: start + 60 * minute })
      await p.a.push(ahead)
      world().nowMs += minute
      expect(await edit(p.b, p, { phone: '2' })).toMatchObject([{ status: 'merged' }])
      expect(await conflictsOf(p.b)).toMatchObject([{ lostValue: '"1"', lostAt: start, keptAt: start + minute }])
    })

    test('far ahead does not date rows: what is shown as changed is set back to the receipt', async () => {
      const w = world()
      const a = await w.join('张伟')
      a.aheadMs = 2 * minute
      const near = a.insert('account', { name: '近' })
      a.aheadMs = 10 * 365 * 24 * 60 * minute
      const far = a.insert('account', { name: '远' })
      await a.push(near, far)
      expect((await a.row('account', near.id))?.d['updatedAt']).toBe(start + 2 * minute)
      expect((await a.row('account', far.id))?.d['updatedAt']).toBe(start)
    })

    test('off by ages gives no time a record cannot hold', async () => {
      const p = await pair(world())
      await edit(p.b, p, { phone: '2' })
      const op = p.a.op('update', 'account', p.id, { phone: '1' }, { base: p.base })
      for (const sentAtMs of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
        const answer = await p.a.offer([op], { sentAtMs })
        expect(answer.status).toBe(200)
      }
      expect(await conflictsOf(p.a)).toMatchObject([{ lostValue: '"1"', lostAt: 0 }])
    })

    test('who changed a row is who pushed it, whatever the op says', async () => {
      const p = await pair(world())
      const forged = p.b.op('update', 'account', p.id, { phone: '1' }, { base: p.base, updatedBy: p.a.memberId })
      await p.b.push(forged)
      expect((await p.b.row('account', p.id))?.d['updatedBy']).toBe(p.b.memberId)
    })
  })
}
