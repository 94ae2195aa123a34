/** Paper that was printed: it stays as it was, and whoever follows where it was left sees what was. */
import { expect, test } from 'vitest'
import { commit } from '../../electron/core/store/commit.ts'
import { freezePaper } from '../../test/support/freeze-paper.ts'
import { create, laptops, rejected, syncAll } from '../../test/support/laptops.ts'
import type { TestCore } from '../../test/support/temp-store.ts'

const { team, laptop } = laptops()

/** A value card that two colleagues of no team printed, and that one left at an account. */
async function scene() {
  const hub = await team()
  const [one, other] = [await laptop(hub, '张伟', { teamId: null }), await laptop(hub, '李四', { teamId: null })]
  const productId = await create(one, 'product', { name: '知档 3', kind: 'ours' })
  await create(one, 'valueCard', { productId, title: '给档案', work: '找得到' })
  await syncAll(one, other)
  const card = await freezePaper(one, { kind: 'valueCard', id: productId })
  await syncAll(one, other)
  const accountId = await create(one, 'account', { name: '苏州恒润精密机械有限公司' })
  await one.call('leave.log', { accountId, name: '恒润', medium: 'paper', versionIds: [card.id] })
  return { one, other, productId, accountId, card }
}

test('a card that was left is there for who takes over the account; one’s own is offered and not a colleague’s', async () => {
  const { one, other, productId, accountId, card } = await scene()
  const members = await one.call('team.list', {})
  const toId = members.find(({ name }) => name === '李四')?.id ?? ''
  await one.call('handover.assign', { accountId, ownerId: toId })
  await syncAll(one, other)
  const { rows } = await other.call('leave.list', { of: 'account', id: accountId })
  expect(rows[0]?.papers).toMatchObject([{ id: card.id, versionNo: 1 }])
  expect((await other.call('leave.offers', { accountId })).papers).toEqual([])
  const own = await freezePaper(other, { kind: 'valueCard', id: productId })
  expect([own.isNew, own.versionNo]).toEqual([true, 2])
  expect((await other.call('leave.offers', { accountId })).papers.map(({ id }) => id)).toEqual([own.id])
  expect((await freezePaper(one, { kind: 'valueCard', id: productId })).isNew).toBe(false)
})

test.each([
  [
    'written anew',
    (core: TestCore, id: string) => change(core, (tx) => tx.putBack('documentVersion', id, { content: '{}' })),
  ],
  ['taken back', (core: TestCore, id: string) => change(core, (tx) => tx.remove('documentVersion', id))],
])('what a colleague printed is not %s', async (_, act) => {
  const { one, other, card } = await scene()
  await syncAll(one, other)
  act(other, card.id)
  await syncAll(other, one)
  expect(await rejected(other)).toEqual(['forbidden'])
  expect((await one.call('documents.get', { id: card.id })).paper.kind).toBe('valueCard')
})

function change(core: TestCore, work: Parameters<typeof commit>[2]): void {
  commit(core.context.store, { label: 'forged', nowMs: core.context.nowMs(), actor: null }, work)
}
