import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'

const { team, laptop } = laptops()

test('what was kept aside of a row goes when the hub has the row as it is here', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  // a garbled answer left this, once
  a.context.store.write.connection
    .prepare("INSERT INTO kept_aside (row_id, type, reason, data) VALUES (?, 'account', 'ownerId', '{}')")
    .run(id)
  await a.call('records.patch', { type: 'account', id, patch: { phone: '1' } })
  await sync(a)
  expect((await a.call('sync.status', {})).keptAside).toBe(0)
})
