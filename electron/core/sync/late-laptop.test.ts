/**
 * Faults D 12: edit against delete, delete against another hand, and a laptop that comes back after more than a year. Tombstones
 * are never swept (docs/sync.md, M8), so the late one is told like any other, and nothing comes back to life.
 */
import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import type { TestCore } from '../../../test/support/temp-store.ts'

const { team, laptop } = laptops()
const dayMs = 86_400_000

const everything = { filter: {}, sort: 'name', descending: false, today: '2026-11-24' } as const
const accountsOf = async (core: TestCore): Promise<readonly string[]> =>
  (await core.call('accounts.list', everything)).rows.map((row) => row.name)
const refusedOf = async (core: TestCore) =>
  (await core.call('sync.rejected', { limit: 10, offset: 0 })).rows.map(({ code, kind, fields }) => ({
    code,
    kind,
    fields,
  }))

async function two() {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await a.call('records.create', { type: 'account', values: { name: '常熟金达' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  await sync(b)
  return { hub, a, b, id }
}

test('a laptop away for five hundred days brings nothing back, and loses none of its words', async () => {
  const { hub, a, b, id } = await two()
  hub.nowMs += 20 * dayMs
  await a.call('records.delete', { type: 'account', id })
  expect(await sync(a)).toMatchObject({ type: 'done' })
  // the one that is away works on with what it has
  await b.call('records.patch', { type: 'account', id, patch: { phone: '2', industry: '机械' } })
  hub.nowMs += 480 * dayMs
  expect(await sync(b)).toMatchObject({ type: 'done' })
  expect(await accountsOf(b)).toEqual(['常熟金达'])
  expect(await refusedOf(b)).toEqual([{ code: 'gone', kind: 'update', fields: { phone: '2', industry: '机械' } }])
  await sync(a)
  expect(await accountsOf(a)).toEqual(['常熟金达'])
  // and is up to date with all of it
  expect(await b.context.sync.verify()).toMatchObject({ ok: true, fetched: 0 })
})

test('what was edited since one saw it is not deleted, and its deleter is asked', async () => {
  const { hub, a, b, id } = await two()
  hub.nowMs += 1000
  await a.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  await sync(a)
  hub.nowMs += 500 * dayMs
  await b.call('records.delete', { type: 'account', id })
  await sync(b)
  expect(await refusedOf(b)).toEqual([{ code: 'stale_delete', kind: 'delete', fields: {} }])
  expect((await accountsOf(b)).toSorted()).toEqual(['常熟金达', '苏州恒力'])
  await sync(a)
  expect((await accountsOf(a)).toSorted()).toEqual(['常熟金达', '苏州恒力'])
})

test('deleted by one and handed over by another: the deletion stands, the handing over is told', async () => {
  const { hub, a, b, id } = await two()
  const memberId = hub.users[1]?.memberId ?? ''
  hub.nowMs += 1000
  await a.call('records.delete', { type: 'account', id })
  await sync(a)
  await b.call('records.patch', { type: 'account', id, patch: { ownerId: memberId } })
  await sync(b)
  expect(await refusedOf(b)).toEqual([{ code: 'gone', kind: 'update', fields: { ownerId: memberId } }])
  expect(await accountsOf(b)).toEqual(['常熟金达'])
})
