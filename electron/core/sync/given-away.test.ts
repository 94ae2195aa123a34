import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'

const { team, laptop } = laptops()

test('what was made for somebody else leaves the laptop once the hub has taken it', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const b = await laptop(hub, '王芳', { teamId: null })
  await sync(b)
  await sync(a)
  const ownerId = hub.users[1]?.memberId ?? ''
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', ownerId } })
  expect(await sync(a)).toMatchObject({ type: 'done', sent: 1 })
  await expect(a.call('records.get', { type: 'account', id })).rejects.toThrow('not_found')
  await sync(b)
  expect((await b.call('records.get', { type: 'account', id })).row['name']).toBe('苏州恒力')
})

test('what the hub refused stays with its author', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const account = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  await sync(b)
  const { id } = await b.call('records.create', { type: 'contact', values: { name: '李娜', accountId: account.id } })
  hub.users.splice(1, 1, { ...hub.users[1], teamId: null } as (typeof hub.users)[number])
  await sync(b)
  await sync(b)
  expect((await b.call('records.get', { type: 'contact', id })).row['name']).toBe('李娜')
  expect((await b.call('sync.rejected', { limit: 10, offset: 0 })).total).toBe(1)
})

test('a row kept for unsent work goes when that work is taken back', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  await sync(b)
  const { connection } = b.context.store.write
  const importOf = connection.prepare(
    `INSERT INTO imports (import_id, type, system, file_name, format, mapping, header, state, started_at, counts)
     VALUES ('i1', 'account', 'crm', 'a', 'csv', '{}', '[]', 'running', 0, '{}')`,
  )
  importOf.run()
  await b.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  connection.prepare("UPDATE txns SET group_id = 'i1' WHERE txn_no = (SELECT max(txn_no) FROM txns)").run()
  hub.users.splice(1, 1, { ...hub.users[1], teamId: null } as (typeof hub.users)[number])
  await sync(b)
  expect((await b.call('records.get', { type: 'account', id })).row['phone']).toBe('2')
  connection.prepare("DELETE FROM outbox WHERE state = 'pending'").run()
  await sync(b)
  await expect(b.call('records.get', { type: 'account', id })).rejects.toThrow('not_found')
})
