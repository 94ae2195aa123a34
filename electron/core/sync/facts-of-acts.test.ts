import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'

const { team, laptop } = laptops()

test('an account and what stands under it come by different people in one pull', async () => {
  const hub = await team()
  const b = await laptop(hub, '王芳')
  await sync(b)
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const c = await laptop(hub, '李雷')
  await sync(c)
  hub.nowMs += 1000
  const follow = { accountId: id, subject: '回访', status: 'open', dueOn: '2026-12-01' } as const
  // one act of one moment: what stands under no account is taken first, and the account itself is in another act
  await c.call('records.create', { type: 'followUp', values: { ...follow, accountId: null } })
  await c.call('records.create', { type: 'followUp', values: follow })
  await sync(c)
  hub.nowMs += 1000
  await a.call('records.patch', { type: 'account', id, patch: { phone: '1' } })
  await sync(a)
  expect(await sync(b)).toMatchObject({ type: 'done' })
  expect((await b.call('accounts.get', { id })).nextSubject).toBe('回访')
})
