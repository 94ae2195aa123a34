/** Comparisons through the procedures: what they begin with, what stands on them, and what another choice leaves. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogueScene, type CatalogueScene } from '../../../test/support/catalogue.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
let scene: CatalogueScene

beforeEach(async () => {
  core = testCore()
  scene = await catalogueScene(core)
})
afterEach(() => core.close())

const order = () => ({ kind: 'comparison' as const, id: scene.comparisonId })

test('a comparison begins with the lines of the catalogue, what both sides say, and what is known of the account', async () => {
  const { comparison, rows, versionNo } = await core.call('comparisons.get', { id: scene.comparisonId })
  expect(comparison).toMatchObject({ people: 18, workingDays: 250, audience: 'decider', currency: 'CNY' })
  expect(rows.map(({ title, now, ours, isOff, source }) => ({ title, now, ours, isOff, source }))[1]).toEqual({
    title: '一张请购单批完',
    now: '纸单逐桌送，平均两天半',
    ours: '手机或电脑上批，平均 4 小时',
    isOff: false,
    source: 'competitor',
  })
  expect(versionNo).toBe(1)
})

test('a line we have nothing to say to waits and is not printed', async () => {
  const { id } = await core.call('records.create', {
    type: 'feature',
    values: { productId: scene.productId, title: '历史档案导入', position: 9 },
  })
  await core.call('comparisons.addFeatures', { id: scene.comparisonId, featureIds: [id] })
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  expect(rows.at(-1)).toMatchObject({ title: '历史档案导入', ours: null, isOff: true })
  expect((await core.call('documents.draw', order())).html).not.toContain('历史档案导入')
})

test('lines stand under the heading of their section, and those for others wait to be switched on', async () => {
  const create = async (values: object): Promise<string> =>
    (await core.call('records.create', { type: 'feature', values: { productId: scene.productId, ...values } } as never))
      .id
  const lines = [
    { title: '谁看过', section: '放心', sectionEn: 'Trust', position: 10 },
    { title: '谁改过', section: '放心', sectionEn: 'Trust', position: 11 },
    { title: '总共花多少', audience: 'decider', position: 12 },
    { title: '学会要多久', audience: 'user', position: 13 },
  ]
  for (const line of lines) {
    const featureId = await create(line)
    await core.call('catalogue.say', { featureId, productId: scene.productId, body: `${line.title}，有` })
  }
  const { id } = await core.call('comparisons.start', {
    accountId: scene.accountId,
    name: '分组',
    productId: scene.productId,
  })
  const { html } = await core.call('documents.draw', { kind: 'comparison', id })
  expect(html.match(/<tr class="group"><th colSpan="3" scope="colgroup">放心<\/th><\/tr>/g)).toHaveLength(1)
  expect(html.indexOf('放心</th>')).toBeLessThan(html.indexOf('谁看过，有'))
  expect([html.includes('总共花多少'), html.includes('学会要多久')]).toEqual([true, false])
  await core.call('records.patch', { type: 'comparison', id, patch: { language: 'en' } } as never)
  expect((await core.call('documents.draw', { kind: 'comparison', id })).html).toContain('scope="colgroup">Trust</th>')
})

test('for others the lines that matter to them are on; what was switched by hand stays', async () => {
  const create = async (type: string, values: object): Promise<string> =>
    (await core.call('records.create', { type, values } as never)).id
  const featureIds: string[] = []
  for (const [title, audience] of [
    ['总共花多少', 'decider'],
    ['合同几年', 'decider'],
    ['学会要多久', 'user'],
    ['没人答过', 'user'],
  ] as const) {
    const featureId = await create('feature', { productId: scene.productId, title, audience, position: 20 })
    if (title !== '没人答过')
      await core.call('catalogue.say', { featureId, productId: scene.productId, body: `${title}，有` })
    featureIds.push(featureId)
  }
  await core.call('comparisons.addFeatures', { id: scene.comparisonId, featureIds })
  const rows = async () => (await core.call('comparisons.get', { id: scene.comparisonId })).rows
  const off = async () => (await rows()).filter((row) => row.isOff === true).map((row) => row.title)
  expect(await off()).toEqual(['学会要多久', '没人答过'])
  const byHand = (await rows()).find(({ title }) => title === '合同几年')?.id ?? ''
  await core.call('records.patch', { type: 'comparisonRow', id: byHand, patch: { isOff: true } } as never)
  const { txnId } = await core.call('comparisons.aim', { id: scene.comparisonId, audience: 'user' })
  expect(await off()).toEqual(['总共花多少', '合同几年', '没人答过'])
  await core.call('history.undo', { txnId })
  expect(await off()).toEqual(['合同几年', '学会要多久', '没人答过'])
})

test('a claim names the material that proves it, until that is gone; one that is not there is refused', async () => {
  const create = async (type: string, values: object): Promise<string> =>
    (await core.call('records.create', { type, values } as never)).id
  const materialId = await create('material', { name: '现场测过的记录', kind: 'document' })
  const featureId = scene.featureIds[0] ?? ''
  const say = (proof: string | null) =>
    core.call('catalogue.say', { featureId, productId: scene.productId, body: '约 15 秒', materialId: proof })
  const proofs = async () => (await core.call('catalogue.product', { id: scene.productId })).proofs
  await say(materialId)
  expect(await proofs()).toEqual({ [materialId]: '现场测过的记录' })
  await expect(say('0190a000-0000-7000-8000-000000000000')).rejects.toMatchObject({ wire: { type: 'not_found' } })
  await core.call('records.delete', { type: 'material', id: materialId } as never)
  expect(await proofs()).toEqual({})
  await say(null)
  const { claims } = await core.call('catalogue.product', { id: scene.productId })
  expect(claims.find((one) => one.featureId === featureId && one.productId === scene.productId)?.materialId).toBeNull()
})

test('a name the account gave is none of another system that is chosen', async () => {
  const systemOf = async () => (await core.call('comparisons.get', { id: scene.comparisonId })).comparison.now
  const create = async (values: object): Promise<string> =>
    (await core.call('records.create', { type: 'product', values } as never)).id
  const patch = (type: string, id: string, values: object) =>
    core.call('records.patch', { type, id, patch: values } as never)
  const choose = (otherId: string) =>
    core.call('comparisons.choose', { id: scene.comparisonId, productId: scene.productId, otherId })
  await patch('account', scene.accountId, { currentSystem: '旧版 OA' })
  await patch('comparison', scene.comparisonId, { now: '旧版 OA' })
  await choose(await create({ name: '云柜', kind: 'competitor' }))
  expect(await systemOf()).toBeNull()
  await patch('comparison', scene.comparisonId, { now: '他们叫它老系统' })
  await choose(await create({ name: '另一家', kind: 'competitor' }))
  expect(await systemOf()).toBe('他们叫它老系统')
})

test('a remark is printed with its heading and its words', async () => {
  const remark = { accountId: scene.accountId, comparisonId: scene.comparisonId, part: 'remark' }
  const add = (values: object) =>
    core.call('records.create', { type: 'comparisonRow', values: { ...remark, ...values } } as never)
  await add({ title: '档案室', now: '三排柜子，满了' })
  await add({ title: '合同在…', now: '合同在财务那边另有一份' })
  const { html } = await core.call('documents.draw', order())
  expect(html).toContain('档案室：三排柜子，满了')
  expect(html).toContain('合同在财务那边另有一份')
  expect(html).not.toContain('合同在…')
})

test('with another product a line written by hand says nothing of what the one before could', async () => {
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  const [own, marked] = rows.filter((row) => row.part === 'row')
  const change = (id: string | undefined, patch: object) =>
    core.call('records.patch', { type: 'comparisonRow', id, patch } as never)
  await change(own?.id, { now: '手写的一句' })
  await change(marked?.id, { nowMark: 'partly' })
  const create = async (values: object): Promise<string> =>
    (await core.call('records.create', { type: 'product', values } as never)).id
  const otherId = (await core.call('comparisons.get', { id: scene.comparisonId })).comparison.otherId
  const choose = async (productId: string | null, other: string | null) => {
    await core.call('comparisons.choose', { id: scene.comparisonId, productId, otherId: other })
    return (await core.call('comparisons.get', { id: scene.comparisonId })).rows.filter((row) => row.part === 'row')
  }
  const rival = await create({ name: '另一家', kind: 'competitor' })
  const before = await choose(scene.productId, rival)
  expect(before.find(({ id }) => id === own?.id)).toMatchObject({ now: '手写的一句' })
  expect(before.find(({ id }) => id === marked?.id)).toMatchObject({ now: marked?.now, nowMark: 'partly' })
  const after = await choose(await create({ name: '另一个产品', kind: 'ours' }), otherId)
  expect(after.map(({ id }) => id)).toEqual([own?.id, marked?.id])
  expect(after[0]).toMatchObject({ now: '手写的一句', ours: null, oursMark: null, featureId: null })
})
