import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import { hubUrl } from '../../../test/support/test-hub.ts'
import { joinHub, leaveHub } from './join.ts'

const { team, laptop } = laptops()

test('who leaves a hub and comes back overwrites nothing colleagues wrote since, and keeps what was refused', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  await sync(b)
  await sync(a)
  const colleague = hub.users[1]?.memberId ?? ''
  await a.call('records.patch', { type: 'teamMember', id: colleague, patch: { phone: '9' } })
  await sync(a)
  const refused = (await a.call('sync.rejected', { limit: 10, offset: 0 })).total
  expect(refused).toBeGreaterThan(0)
  hub.nowMs += 60_000
  await b.call('records.patch', { type: 'account', id, patch: { phone: '2' } })
  await sync(b)
  hub.nowMs += 60_000
  leaveHub(a.context)
  const me = hub.users[0] as (typeof hub.users)[number]
  const { code } = hub.invite('张伟', 'rep', me.teamId)
  await joinHub(a.context, { url: hubUrl, code }, '张伟的电脑')
  expect(await sync(a)).toMatchObject({ type: 'done' })
  await sync(b)
  expect((await b.call('records.get', { type: 'account', id })).row['phone']).toBe('2')
  expect((await a.call('sync.rejected', { limit: 10, offset: 0 })).total).toBeGreaterThanOrEqual(refused)
})
