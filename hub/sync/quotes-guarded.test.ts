/** What a rep's laptop may say is not the hub's word: who approves a quote and who keeps prices is decided there. */
import { expect, test } from 'vitest'
import { commit } from '../../electron/core/store/commit.ts'
import { handOver } from '../../test/support/freeze-paper.ts'
import { create, laptops, rejected, syncAll } from '../../test/support/laptops.ts'
import type { TestCore } from '../../test/support/temp-store.ts'

const { team, laptop } = laptops()

const patch = (core: TestCore, type: string, id: string, values: object) =>
  core.call('records.patch', { type, id, patch: values } as never)

/** A quote beyond the limit, written by a rep, on both laptops. */
async function scene() {
  const hub = await team()
  const boss = await laptop(hub, '王芳', { role: 'manager' })
  const rep = await laptop(hub, '张伟')
  await syncAll(boss, rep)
  const productId = await create(boss, 'product', { name: '知档 3', kind: 'ours' })
  const packageId = await create(boss, 'pricePackage', {
    productId,
    name: '小团队版',
    currency: 'CNY',
    discountLimitPercent: 10,
  })
  const priceId = await create(boss, 'priceRow', { packageId, title: '许可', unit: 'once', priceMinor: 100_000 })
  await syncAll(boss, rep)
  const accountId = await create(rep, 'account', { name: '苏州恒润精密机械有限公司' })
  const { id } = await rep.call('quotes.start', { accountId, name: '恒润的报价', packageId })
  await patch(rep, 'quote', id, { discountPercent: 30 })
  await syncAll(rep, boss)
  return { hub, boss, rep, id, packageId, priceId }
}

const stateAt = async (core: TestCore, id: string): Promise<string> =>
  (await core.call('quotes.get', { id })).quote.state

test('asked for by a rep, approved by a manager, and both see it', async () => {
  const { boss, rep, id } = await scene()
  await rep.call('quotes.ask', { id, reason: '三年一签' })
  await expect(
    rep.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 1_000_000_000 }),
  ).rejects.toMatchObject({
    wire: { type: 'conflict', why: 'may_not_decide' },
  })
  await syncAll(rep, boss)
  expect((await boss.call('quotes.list', { isAsked: true })).rows.map(({ quote }) => quote.id)).toEqual([id])
  await boss.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 1_000_000_000, reason: '可以' })
  await syncAll(boss, rep)
  expect(await rep.call('quotes.get', { id })).toMatchObject({
    decidedBy: '王芳',
    mayDecide: false,
    quote: { state: 'approved', approvedPercent: 30 },
  })
  expect(await rejected(rep)).toEqual([])
})

/** As a laptop does that holds to no rule of its own. */
const forge = (core: TestCore, type: 'quote' | 'pricePackage' | 'priceRow', id: string, values: object): void => {
  const meta = { label: 'forged', nowMs: core.context.nowMs(), actor: null }
  commit(core.context.store, meta, (tx) => tx.patch(type, id, values))
}

/** Stands for the manager's id. */
const boss = 'the manager'

const refused = (why: string) => ({ wire: { type: 'conflict', why } })

test.each([
  ['the state', { state: 'approved', approvedPercent: 30 }],
  ['how far an approval goes', { approvedPercent: 100, approvedOffMinor: 1_000_000 }],
  ['who approved', { decidedById: boss }],
])('a rep who writes %s by other means is sent back', async (_, given) => {
  const { boss: leader, rep, id } = await scene()
  const members = await rep.call('team.list', {})
  const leaderId = members.find(({ name }) => name === '王芳')?.id ?? ''
  const values = JSON.parse(JSON.stringify(given).replaceAll(boss, leaderId)) as object
  await expect(patch(rep, 'quote', id, values)).rejects.toMatchObject(refused('may_not_decide'))
  forge(rep, 'quote', id, values)
  await syncAll(rep, leader)
  expect(await rejected(rep)).toEqual(['forbidden'])
  expect(await stateAt(leader, id)).toBe('draft')
})

test('prices, and what may be taken off them, are not a rep’s to change', async () => {
  const { boss, rep, packageId, priceId } = await scene()
  expect(await rep.call('catalogue.product', { id: await productOf(rep) })).toMatchObject({ keepsPrices: false })
  await expect(patch(rep, 'priceRow', priceId, { priceMinor: 1 })).rejects.toMatchObject(refused('may_not_price'))
  await expect(rep.call('records.delete', { type: 'priceRow', id: priceId })).rejects.toMatchObject(
    refused('may_not_price'),
  )
  forge(rep, 'pricePackage', packageId, { discountLimitPercent: 90 })
  forge(rep, 'priceRow', priceId, { priceMinor: 1 })
  await syncAll(rep, boss)
  expect(await rejected(rep)).toEqual(['forbidden', 'forbidden'])
  const uploadId = handOver(rep.dir, '名称,优惠上限\n小团队版,90\n').uploadId
  const { mapping } = await rep.call('imports.look', {
    uploadId,
    fileName: 'prices.csv',
    type: 'pricePackage',
    zone: 'Asia/Shanghai',
  })
  await expect(
    rep.call('imports.start', { uploadId, fileName: 'prices.csv', mapping, mode: 'update', isDryRun: false } as never),
  ).rejects.toMatchObject(refused('may_not_price'))
  const { packages, keepsPrices } = await boss.call('catalogue.product', { id: await productOf(boss) })
  expect(packages).toMatchObject([{ package: { discountLimitPercent: 10 }, rows: [{ priceMinor: 100_000 }] }])
  expect(keepsPrices).toBe(true)
})

test('of two decisions made apart the first stands and the later goes back to who made it', async () => {
  const { hub, boss, rep, id } = await scene()
  const other = await laptop(hub, '陈静', { role: 'manager' })
  await rep.call('quotes.ask', { id })
  await syncAll(rep, boss, other)
  await boss.call('quotes.decide', { id, approves: false, percent: 30, offMinor: 1_000_000_000, reason: '太多' })
  await other.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 1_000_000_000 })
  await syncAll(boss, other)
  expect(await rejected(other)).toEqual(['stale'])
  expect([await stateAt(boss, id), await stateAt(other, id)]).toEqual(['refused', 'refused'])
})

const productOf = async (core: TestCore): Promise<string> =>
  (await core.call('catalogue.products', {})).rows[0]?.product.id ?? ''

test('other words are not put to what was decided', async () => {
  const { boss, rep, id } = await scene()
  await rep.call('quotes.ask', { id })
  await syncAll(rep, boss)
  await boss.call('quotes.decide', { id, approves: false, percent: 30, offMinor: 1_000_000_000, reason: '太多' })
  await syncAll(boss, rep)
  forge(rep, 'quote', id, { decision: '可以' })
  await syncAll(rep, boss)
  expect(await rejected(rep)).toEqual(['forbidden'])
  expect((await boss.call('quotes.get', { id })).quote.decision).toBe('太多')
  // asked anew, with another reason, is a rep's to do
  await rep.call('quotes.ask', { id, reason: '只剩这一家了' })
  await syncAll(rep, boss)
  expect(await stateAt(boss, id)).toBe('asked')
})

test('a package that a rep chooses while a leader decides takes nothing of the decision, and undo brings it back', async () => {
  const { boss, rep, id, packageId } = await scene()
  const other = await create(boss, 'pricePackage', {
    productId: await productOf(boss),
    name: '多部门版',
    currency: 'CNY',
    discountLimitPercent: 10,
  })
  await create(boss, 'priceRow', { packageId: other, title: '许可', unit: 'once', priceMinor: 900_000 })
  await rep.call('quotes.ask', { id })
  await syncAll(boss, rep)
  await syncAll(rep, boss)
  const standing = async (core: TestCore) => (await core.call('quotes.list', {})).rows[0]?.standing
  await boss.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 1_000_000 })
  const { txnId } = await rep.call('quotes.choose', { id, packageId: other })
  await syncAll(boss, rep)
  for (const core of [boss, rep]) {
    expect(await core.call('quotes.get', { id })).toMatchObject({
      quote: { packageId: other, state: 'approved', decidedPackageId: packageId },
      lines: [{ priceMinor: 900_000 }],
    })
    expect(await standing(core)).toBe('ask')
  }
  await rep.call('history.undo', { txnId })
  await syncAll(rep, boss)
  for (const core of [boss, rep]) {
    expect(await core.call('quotes.get', { id })).toMatchObject({
      quote: { packageId },
      lines: [{ priceMinor: 100_000 }],
    })
    expect(await standing(core)).toBe('approved')
  }
  expect(await rejected(rep)).toEqual([])
})
