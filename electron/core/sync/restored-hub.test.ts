import { expect, test } from 'vitest'
import { beginNewEpoch } from '../../../hub/sync/new-epoch.ts'
import { laptops, sync } from '../../../test/support/laptops.ts'
import type { Fetch } from './hub-client.ts'
import type { TestHub } from '../../../test/support/test-hub.ts'
import type { HubValue } from '../../../hub/storage/sql-driver.ts'

const { team, laptop } = laptops()
const tables = ['workspaces', 'sync_devices', 'sync_rows', 'bucket_rows', 'buckets', 'ops']

type Copy = Map<string, Record<string, HubValue>[]>
const backup = (hub: TestHub): Promise<Copy> =>
  hub.driver.read(async (tx) => {
    const copy: Copy = new Map()
    for (const table of tables) copy.set(table, await tx.all(`SELECT * FROM ${table}`))
    return copy
  })
async function restore(hub: TestHub, copy: Copy): Promise<void> {
  await hub.driver.write(async (tx) => {
    for (const [table, rows] of copy) {
      await tx.run(`DELETE FROM ${table}`)
      for (const row of rows) {
        const names = Object.keys(row)
        const values = Object.values(row)
        await tx.run(`INSERT INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`, values)
      }
    }
  })
  await beginNewEpoch(hub.driver, hub.ws, hub.nowMs)
}

test('a hub put back to a backup gets back what it lost, also from a laptop that has nothing new to say', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const first = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  await sync(b)
  const copy = await backup(hub)
  hub.nowMs += 1000
  await a.call('records.patch', { type: 'account', id: first.id, patch: { phone: '2' } })
  const second = await a.call('records.create', { type: 'account', values: { name: '常熟金达' } })
  await sync(a)
  await sync(b)
  await restore(hub, copy)
  // b has states of rows that are newer than any the hub knows: it takes the older, and comes to an end
  expect(await sync(b)).toMatchObject({ type: 'done' })
  expect((await b.call('records.get', { type: 'account', id: first.id })).row['phone']).toBe('1')
  expect(await sync(a)).toMatchObject({ type: 'done' })
  expect(await sync(b)).toMatchObject({ type: 'done' })
  for (const core of [a, b]) {
    expect((await core.call('records.get', { type: 'account', id: first.id })).row['phone']).toBe('2')
    expect((await core.call('records.get', { type: 'account', id: second.id })).row['name']).toBe('常熟金达')
  }
})

test('numbers of a log begun at the same backup again are above those of the one before', async () => {
  const hub = await team()
  const copy = await backup(hub)
  const heads: number[] = []
  for (let i = 0; i < 3; i += 1) {
    await restore(hub, copy)
    const [row] = await hub.driver.read((tx) => tx.all<{ seq: number }>('SELECT seq FROM workspaces'))
    heads.push(row?.seq ?? 0)
    hub.nowMs += 60_000
  }
  expect(heads.toSorted((x, y) => x - y)).toEqual(heads)
  expect(new Set(heads).size).toBe(3)
})

test('a bucket left just after a new log began is left also by rows that stay for another', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  await sync(a)
  await restore(hub, await backup(hub))
  hub.users.splice(0, 1, { ...hub.users[0], teamId: null } as (typeof hub.users)[number])
  await sync(a)
  const held = a.context.read.connection.prepare('SELECT buckets FROM replica_rows WHERE row_id = ?').pluck().get(id)
  expect(String(held)).toMatch(/^user:[0-9a-f-]{36}$/)
})

test('what a hub lost twice comes back, also where the log between was never read', async () => {
  const hub = await team()
  let hasPulls = true
  const fetch: Fetch = async (url, init) => {
    if (!hasPulls && url.endsWith('/pull')) throw new Error('offline')
    return hub.fetch(url, init)
  }
  const a = await laptop(hub, '张伟', { fetch: () => fetch })
  await sync(a)
  const copy = await backup(hub)
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  await restore(hub, copy)
  hub.nowMs += 10 * 60_000
  hasPulls = false
  // it is told of the new log and offers again, and gets no further
  expect(await sync(a)).toMatchObject({ type: 'offline' })
  await restore(hub, copy)
  hub.nowMs += 10 * 60_000
  hasPulls = true
  expect(await sync(a)).toMatchObject({ type: 'done' })
  const rows = await hub.driver.read((tx) => tx.all('SELECT id FROM sync_rows WHERE id = ?', [id]))
  expect(rows.length).toBe(1)
})
