/** Where rows are and where they go: everything under an account moves with it, in one transaction (B1-B4, A2). */
import { describe, expect, test } from 'vitest'
import type { Op } from '../../shared/sync/op.ts'
import { placeAnew } from '../../hub/sync/place-anew.ts'
import type { DirectoryUser } from '../../hub/sync/directory.ts'
import type { Laptop, World } from './hub-sync-world.ts'

interface Scene {
  readonly a: Laptop
  readonly b: Laptop
  readonly admin: Laptop
  readonly first: Op
  readonly second: Op
  readonly contact: Op
  readonly note: Op
}

/** Two people who see nothing of each other; the first has two accounts, one with a contact and a note. */
async function scene(world: World): Promise<Scene> {
  const a = await world.join('张伟', 'rep', world.team('北', true))
  const b = await world.join('王芳', 'rep', world.team('南', true))
  const admin = await world.join('管理', 'admin')
  const [first, second] = [a.insert('account', { name: '一' }), a.insert('account', { name: '二' })]
  const contact = a.insert('contact', { name: '李', accountId: first.id })
  const note = a.insert('visitNote', { body: '记', accountId: first.id, notedAt: 1 })
  await a.push(first, second, contact, note)
  return { a, b, admin, first, second, contact, note }
}

const held = async (laptop: Laptop): Promise<readonly string[]> => {
  const replica = await laptop.readAll(3)
  expect(replica.sums()).toEqual(replica.checkpoint)
  return ['account', 'contact', 'visitNote', 'conflict'].flatMap((type) => replica.keys(type)).toSorted()
}
const ids = (...ops: readonly Op[]): readonly string[] => ops.map((op) => op.id).toSorted()

export function places(world: () => World): void {
  describe('an account that is given to another', () => {
    test('takes along all that is its, and leaves nothing behind (B2)', async () => {
      const { a, b, admin, first, second, contact, note } = await scene(world())
      const [mine, theirs] = [await a.readAll(), await b.readAll()]
      await a.push(a.op('update', 'account', first.id, { ownerId: b.memberId }))
      expect([await held(a), await held(b)]).toEqual([ids(second), ids(first, contact, note)])
      for (const [replica, laptop] of [
        [mine, a],
        [theirs, b],
      ] as const) {
        await replica.read(laptop, 2)
        expect(replica.sums()).toEqual((await laptop.readAll()).checkpoint)
      }
      expect(await held(admin)).toEqual(ids(first, second, contact, note))
      // its content is as it was: it only moved
      expect((await b.row('contact', contact.id))?.v).toBeLessThan((await b.row('account', first.id))?.v ?? 0)
    })

    test('in one batch with changes of what is under it, before and after', async () => {
      const { a, b, first, second, contact, note } = await scene(world())
      const late = a.insert('contact', { name: '新', accountId: first.id })
      const results = await a.push(
        late,
        a.op('update', 'contact', contact.id, { name: '改' }),
        a.op('update', 'account', first.id, { ownerId: b.memberId, name: '改' }),
        a.op('update', 'contact', late.id, { name: '不再是我的' }),
        a.op('update', 'account', second.id, { name: '改' }),
      )
      expect(results.map((r) => r.status)).toEqual(['applied', 'applied', 'applied', 'rejected', 'applied'])
      expect(results[3]).toMatchObject({ code: 'forbidden' })
      expect([await held(a), await held(b)]).toEqual([ids(second), ids(first, contact, note, late)])
      expect((await b.row('contact', contact.id))?.d['name']).toBe('改')
    })

    test('and back again in one batch is where it was', async () => {
      const { a, b, admin, first, second, contact, note } = await scene(world())
      const replica = await a.readAll()
      await admin.push(
        admin.op('update', 'account', first.id, { ownerId: b.memberId }),
        admin.op('update', 'account', first.id, { ownerId: a.memberId }),
      )
      expect([await held(a), await held(b)]).toEqual([ids(first, second, contact, note), []])
      await replica.read(a, 2)
      expect(replica.sums()).toEqual((await a.readAll()).checkpoint)
    })
  })

  describe('a row put under another account', () => {
    test('goes where that one is (B2), if its author sees it (A2)', async () => {
      const { a, b, admin, first, second, contact, note } = await scene(world())
      const far = b.insert('account', { name: '南' })
      await b.push(far)
      const move = (laptop: Laptop, to: Op) => laptop.op('update', 'contact', contact.id, { accountId: to.id })
      expect(await a.push(move(a, far))).toMatchObject([{ status: 'rejected', code: 'forbidden' }])
      expect(await a.push(move(a, second))).toMatchObject([{ status: 'applied' }])
      const base = (await admin.row('contact', contact.id))?.v ?? 0
      expect(await admin.push({ ...move(admin, far), base })).toMatchObject([{ status: 'applied' }])
      expect([await held(a), await held(b)]).toEqual([ids(first, second, note), ids(far, contact)])
      // moved out of an account that then moves: it stays where it is
      await a.push(a.op('update', 'account', second.id, { ownerId: b.memberId }))
      expect(await held(b)).toEqual(ids(far, contact, second))
    })

    test('in the batch in which both accounts move', async () => {
      const { a, b, admin, first, second, contact, note } = await scene(world())
      const base = (await admin.row('contact', contact.id))?.v ?? 0
      await admin.push(
        admin.op('update', 'account', first.id, { ownerId: b.memberId }),
        admin.op('update', 'contact', contact.id, { accountId: second.id }, { base }),
        admin.op('update', 'account', first.id, { ownerId: a.memberId }),
        admin.op('update', 'account', second.id, { ownerId: b.memberId }),
      )
      expect([await held(a), await held(b)]).toEqual([ids(first, note), ids(second, contact)])
    })
  })

  describe('a person', () => {
    test('who changes the team takes their rows along', async () => {
      const w = world()
      const { a, b, first, second, contact, note } = await scene(w)
      const at = w.users.findIndex((u) => u.memberId === a.memberId)
      const user = w.users[at] as DirectoryUser
      w.users[at] = { ...user, teamId: w.users.find((u) => u.memberId === b.memberId)?.teamId ?? null }
      await placeAnew({ driver: w.driver, directory: w.directory }, w.ws, a.memberId)
      expect([await held(a), await held(b)]).toEqual([
        ids(first, second, contact, note),
        ids(first, second, contact, note),
      ])
    })

    test('who stands in for another sees theirs until it ends (B4)', async () => {
      const w = world()
      const { a, b, first, second, contact, note } = await scene(w)
      w.covers.push({ memberId: b.memberId, coveredMemberId: a.memberId })
      expect(await held(b)).toEqual(ids(first, second, contact, note))
      w.covers.pop()
      expect(await held(b)).toEqual([])
    })

    test('who only has a name holds nothing until they come in (B3)', async () => {
      const w = world()
      const { a, admin } = await scene(w)
      const named = a.insert('teamMember', { name: '还没来' })
      const account = a.insert('account', { name: '三', ownerId: named.id })
      await a.push(named, account)
      expect(await held(a)).toContain(account.id)
      w.users.push({ memberId: named.id, name: '来了', role: 'rep', teamId: null, isActive: true })
      await placeAnew({ driver: w.driver, directory: w.directory }, w.ws, named.id)
      expect(await held(a)).not.toContain(account.id)
      expect((await admin.row('account', account.id))?.in).toEqual([`user:${named.id}`])
    })
  })
}
