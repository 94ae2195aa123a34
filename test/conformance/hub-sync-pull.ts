/** What every hub gives: everything once, in pages of any size, with sums that are true (R1, R2, R6, R7, E1). */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../shared/base/ids.ts'
import { manifestAnswer, pullAnswer } from '../../shared/sync/messages.ts'
import { Replica } from './hub-sync-replica.ts'
import { errorOf, must } from './hub-sync-answer.ts'
import { type Laptop, type World } from './hub-sync-world.ts'

/** A team's worth of rows: accounts of two people, what stands under them, moves and deletions. */
async function busy(world: World): Promise<{ admin: Laptop; a: Laptop; b: Laptop; accounts: readonly string[] }> {
  const [north, south] = [world.team('北', true), world.team('南', false)]
  const admin = await world.join('管理', 'admin', north)
  const a = await world.join('张伟', 'rep', north)
  const b = await world.join('王芳', 'rep', south)
  const made = Array.from({ length: 6 }, (_, i) => a.insert('account', { name: `客户 ${i}` }))
  const under = made.flatMap((op) => [
    a.insert('contact', { name: '李', accountId: op.id }),
    a.insert('opportunity', { name: '单', accountId: op.id }),
  ])
  await a.push(...made, ...under)
  const accounts = made.map((op) => op.id)
  await a.push(
    ...accounts.slice(0, 3).map((id) => a.op('update', 'account', id, { ownerId: b.memberId })),
    a.op('delete', 'account', accounts[5] ?? ''),
  )
  await b.push(b.insert('account', { name: '南方' }), b.insert('savedView', { name: '我的', entity: 'account' }))
  return { admin, a, b, accounts }
}

export function pages(world: () => World): void {
  describe('a pull', () => {
    test('gives everything once in pages of any size, and the sums are true (R1)', async () => {
      const { admin, a, b } = await busy(world())
      for (const laptop of [admin, a, b]) {
        const whole = await laptop.readAll(2000)
        expect(whole.sums()).toEqual(whole.checkpoint)
        for (const limit of [2, 3, 4, 5, 7, 20]) {
          const replica = await laptop.readAll(limit)
          expect(replica.sums()).toEqual(whole.checkpoint)
          expect([limit, replica.given]).toEqual([limit, whole.given])
          if (limit < whole.given) expect(replica.pages).toBeGreaterThan(1)
        }
      }
      // a row of a person in a team is in two buckets, and comes as one
      const own = [...(await a.readAll(2)).buckets].filter(([name]) => name !== 'ws').map(([, rows]) => rows)
      expect(own.map((rows) => rows.size)).toEqual([9, 9])
    })

    test('goes on from where it stood: what was taken away and what came, in small pages too', async () => {
      const { admin, a, b, accounts } = await busy(world())
      const laptops = [admin, a, b]
      const replicas = await Promise.all(laptops.map((laptop) => laptop.readAll()))
      await a.push(
        a.op('update', 'account', accounts[3] ?? '', { ownerId: b.memberId, name: '改' }),
        a.insert('account', { name: '新' }),
      )
      await b.push(b.op('update', 'account', accounts[0] ?? '', { ownerId: a.memberId }))
      for (const [i, laptop] of laptops.entries()) {
        await replicas[i]?.read(laptop, 2)
        const fresh = await laptop.readAll()
        expect(replicas[i]?.sums()).toEqual(fresh.checkpoint)
        expect(replicas[i]?.buckets).toEqual(fresh.buckets)
      }
    })

    test('tells the digest only of what the laptop wrote itself, and only on the way (R6)', async () => {
      const w = world()
      const a = await w.join('张伟')
      const replica = await a.readAll()
      const made = a.insert('account', { name: '一' })
      const odd = a.insert('account', { name: '二' }, { updatedAt: w.nowMs + 9e9 })
      await a.push(made, odd)
      const asked = { buckets: await a.scope(), logEpoch: replica.logEpoch, after: replica.after }
      const [own, told] = pullAnswer.parse(must(await a.pull({ ...asked, deviceEpoch: a.epoch })).body).rows
      expect([own?.d, own?.h]).toEqual([undefined, expect.stringMatching(/^[0-9a-f]{16}$/)])
      expect(told?.d).toMatchObject({ name: '二' })
      const [first] = pullAnswer.parse(must(await a.pull({ ...asked, deviceEpoch: randomUUID() })).body).rows
      expect(first?.d).toMatchObject({ name: '一' })
      const again = new Replica(await a.scope())
      await again.read(a, 500, a.epoch)
      expect(again.sums()).toEqual(again.checkpoint)
    })

    test('from another log, or from beyond the head, begins anew (E1)', async () => {
      const a = await world().join('张伟')
      const { logEpoch, after } = await a.readAll()
      const resync = { status: 410, type: 'resync', logEpoch }
      expect(errorOf(await a.pull({ logEpoch: randomUUID(), after: 0 }))).toMatchObject(resync)
      expect(errorOf(await a.pull({ logEpoch, after: after + 1 }))).toMatchObject(resync)
    })

    test('of an old protocol is told to update; its push is still taken', async () => {
      const a = await world().join('张伟')
      const op = a.insert('account', { name: '一' })
      const old = { status: 426, type: 'too_old', retry: 'never', oldestProtocol: 1 }
      expect(errorOf(await a.pull({ protocol: 0 }))).toEqual(old)
      expect((await a.offer([op], { protocol: 0 })).status).toBe(200)
      expect(await a.row('account', op.id)).toMatchObject({ d: { name: '一' } })
      expect(must(await a.ask('hello')).body).toMatchObject({ oldestProtocol: 1 })
    })
  })
}

export function names(world: () => World): void {
  describe('rows by name and manifests', () => {
    test('of a bucket are what a pull gives, in pages of any size (R3)', async () => {
      const { a } = await busy(world())
      const whole = await a.readAll()
      for (const [bucket, rows] of whole.buckets)
        for (const limit of [1, 2, 500]) {
          const found: string[] = []
          let after: readonly [string, string] | null = null
          for (;;) {
            const page = manifestAnswer.parse(must(await a.ask('manifest', { bucket, after, limit })).body)
            found.push(...page.rows.map(([type, id, version]) => `${type} ${id} ${version}`))
            const last = page.rows.at(-1)
            after = last ? [last[0], last[1]] : after
            if (page.isLast) break
          }
          const told = [...rows].map(([key, { version }]) => `${key} ${version}`)
          expect(found.toSorted()).toEqual(told.toSorted())
        }
    })

    test('come only under their own type', async () => {
      const a = await world().join('张伟')
      const made = a.insert('account', { name: '一' })
      await a.push(made)
      expect(await a.row('contact', made.id)).toBeNull()
      expect(await a.row('account', made.id)).toMatchObject({ in: [`user:${a.memberId}`] })
    })
  })
}

export function newer(world: () => World): void {
  describe('what a newer program sends (R7)', () => {
    test('is kept and comes back untouched: types, fields, choices, sets', async () => {
      const w = world()
      const teamId = w.team('华东', true)
      const [a, b] = [await w.join('张伟', 'rep', teamId), await w.join('王芳', 'rep', teamId)]
      const account = a.insert('account', {
        name: '一',
        stage: 'after_2030',
        mood: '😀',
        scores: ['1', '2'],
        weight: 1.5,
      })
      const robot = a.insert('robot', { accountId: account.id, label: 'r', parts: ['x'] })
      const alone = a.insert('robot', { label: 's' })
      expect((await a.push(account, robot, alone)).map((r) => r.status)).toEqual(['applied', 'applied', 'applied'])
      expect((await b.row('account', account.id))?.d).toMatchObject({ mood: '😀', scores: ['1', '2'], weight: 1.5 })
      // an older program edits what it knows, and leaves the rest as it was
      const base = (await b.row('account', account.id))?.v ?? 0
      await b.push(b.op('update', 'account', account.id, { name: '二' }, { base }))
      await b.push(b.op('update', 'robot', robot.id, { parts: { add: ['y'], remove: [] } }, { base }))
      expect((await a.row('account', account.id))?.d).toMatchObject({ name: '二', stage: 'after_2030', mood: '😀' })
      expect((await a.row('robot', robot.id))?.d).toMatchObject({ label: 'r', parts: ['x', 'y'] })
      // it is where its account is
      expect((await b.readAll()).keys('robot').toSorted()).toEqual([robot.id, alone.id].toSorted())
      await a.push(a.op('update', 'account', account.id, { ownerId: newId() }))
      const replica = await a.readAll(3)
      expect(replica.sums()).toEqual(replica.checkpoint)
    })
  })
}
