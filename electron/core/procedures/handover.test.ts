/** Giving an account away is one act with one undo, and what it was is known to a page that was opened after it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => core.close())

async function given() {
  const me = await core.call('profile.set', { name: '林珊' })
  const { id: ownerId } = await core.call('records.create', { type: 'teamMember', values: { name: '王芳' } })
  const values = { name: '苏州恒润', ownerId: me.id }
  const { id: accountId } = await core.call('records.create', { type: 'account', values })
  const followUp = { accountId, subject: '寄样表', status: 'open', dueOn: '2026-12-03', ownerId: me.id } as const
  await core.call('records.create', { type: 'followUp', values: followUp })
  return { accountId, ownerId, meId: me.id }
}

test('what is open goes along, and one undo brings all of it back', async () => {
  const { accountId, ownerId, meId } = await given()
  const done = await core.call('handover.assign', { accountId, ownerId })
  expect(done).toMatchObject({ followUps: 1, visits: 0, opportunities: 0 })
  expect(await core.call('history.last', {})).toEqual({
    txnId: done.txnId,
    isImport: false,
    op: 'update',
    name: '苏州恒润',
    label: 'account.assign',
  })
  await core.call('history.undo', { txnId: done.txnId })
  const { account, openFollowUps } = await core.call('accounts.get', { id: accountId })
  expect([account.ownerId, openFollowUps[0]?.ownerId]).toEqual([meId, meId])
})
