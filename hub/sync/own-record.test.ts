import { expect, test } from 'vitest'
import { laptops, sync } from '../../test/support/laptops.ts'

const { team, laptop } = laptops()

test('who joins for the first time has nothing refused: the record they signed with says no other role than the hub’s', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  await sync(a)
  expect((await a.call('sync.rejected', { limit: 10, offset: 0 })).rows).toEqual([])
  const id = hub.users[0]?.memberId ?? ''
  await a.call('records.patch', { type: 'teamMember', id, patch: { role: 'admin' } })
  await sync(a)
  expect((await a.call('sync.rejected', { limit: 10, offset: 0 })).rows).toMatchObject([{ code: 'forbidden' }])
})
