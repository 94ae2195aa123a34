/** Two laptops wrote differently: the page is told whose the values are and what the records they name are called. */
import { afterEach, expect, test } from 'vitest'
import { joinHub } from '../sync/join.ts'
import { hubUrl, testHub, type TestHub } from '../../../test/support/test-hub.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const teamId = '01999999-0000-7000-8000-000000000001'

async function laptop(hub: TestHub, name: string): Promise<TestCore> {
  const core = testCore({ fetch: hub.fetch, clock: () => hub.nowMs })
  open.push(core)
  await core.call('profile.set', { name })
  await joinHub(core.context, { url: hubUrl, code: hub.invite(name, 'rep', teamId).code }, `${name}的电脑`)
  await core.context.sync.round()
  return core
}

test('owners are named, the own value is known as such, and settling it is an act with a name', async () => {
  const hub = await testHub()
  open.push(hub)
  hub.teams.push({ id: teamId, name: '华东', shares: true })
  const a = await laptop(hub, '张伟')
  const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力' } })
  await a.context.sync.round()
  const b = await laptop(hub, '王芳')
  await a.context.sync.round()
  const team = await a.call('team.list', {})
  const idOf = (name: string): string => team.find((m) => m.name === name)?.id ?? ''
  hub.nowMs += 1000
  await a.call('records.patch', { type: 'account', id, patch: { ownerId: idOf('张伟') } })
  hub.nowMs += 1000
  await b.call('records.patch', { type: 'account', id, patch: { ownerId: idOf('王芳') } })
  await b.context.sync.round()
  await a.context.sync.round()
  const { rows } = await a.call('conflicts.list', {})
  expect(rows).toMatchObject([
    {
      field: 'ownerId',
      kept: { value: idOf('王芳'), isMine: false, by: '王芳' },
      lost: { value: idOf('张伟'), isMine: true, by: '张伟' },
      names: ['张伟', '王芳'].map((name) => ({ id: idOf(name), name })),
    },
  ])
  const { txnId } = await a.call('conflicts.settle', { id: rows[0]?.id ?? '', how: 'kept' })
  expect(await a.call('history.last', {})).toMatchObject({ txnId, label: 'conflict.settle', name: '苏州恒力' })
  expect((await a.call('conflicts.list', {})).total).toBe(0)
})
