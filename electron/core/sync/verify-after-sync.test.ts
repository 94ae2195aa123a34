import { expect, test } from 'vitest'
import { laptops, sync } from '../../../test/support/laptops.ts'
import { verifyStore } from '../store/verify.ts'

const { team, laptop } = laptops()

test('what came from a hub is not taken for damage: rows read at first have no history here', async () => {
  const hub = await team()
  const a = await laptop(hub, '张伟')
  await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await sync(a)
  const b = await laptop(hub, '王芳')
  expect(verifyStore(b.context.read).problems).toEqual([])
  await sync(b)
  expect(verifyStore(b.context.read).problems).toEqual([])
  b.context.store.write.connection.prepare("DELETE FROM changes WHERE type = 'teamMember'").run()
  b.context.store.write.connection.prepare('UPDATE team_members SET version = 0').run()
  expect(verifyStore(b.context.read).problems.join()).toMatch(/team_members without history/)
})
