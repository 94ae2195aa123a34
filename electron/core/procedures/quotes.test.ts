/** Quotes through the procedures: from a package, held back beyond the limit, approved, printed, coming up before they end. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays } from '../../../shared/base/local-date.ts'
import { freezePaper } from '../../../test/support/freeze-paper.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
let accountId = ''
let packageId = ''

const create = async (type: string, values: object): Promise<string> =>
  (await core.call('records.create', { type, values } as never)).id
const patch = (type: string, id: string, values: object) =>
  core.call('records.patch', { type, id, patch: values } as never)

beforeEach(async () => {
  core = testCore()
  await core.call('profile.set', { name: '林珊' })
  const productId = await create('product', { name: '知档 3', nameEn: 'Zhidang 3', kind: 'ours' })
  packageId = await create('pricePackage', {
    productId,
    name: '小团队版',
    currency: 'CNY',
    termMonths: 24,
    discountLimitPercent: 10,
  })
  const price = { packageId, currency: 'CNY' }
  await create('priceRow', { ...price, title: '许可', unit: 'userYear', priceMinor: 30_000, position: 0 })
  await create('priceRow', {
    ...price,
    title: '大单位的许可',
    unit: 'year',
    priceMinor: 1,
    headcountMin: 500,
    position: 1,
  })
  await create('priceRow', {
    ...price,
    title: '培训',
    titleEn: 'Training',
    unit: 'once',
    priceMinor: 600_000,
    position: 2,
  })
  accountId = await create('account', { name: '苏州恒润精密机械有限公司', headcount: 18 })
})
afterEach(() => core.close())

const start = async (): Promise<string> =>
  (await core.call('quotes.start', { accountId, name: '恒润的报价', packageId })).id
const get = (id: string) => core.call('quotes.get', { id })
const standing = async (): Promise<string | undefined> => (await core.call('quotes.list', {})).rows[0]?.standing
const why = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { wire?: { why?: string; type?: string } }) => error.wire?.why ?? error.wire?.type,
  )

test('it begins with the lines of a package that are for an account of this size, good for thirty days', async () => {
  const { quote, lines, today, limitPercent } = await get(await start())
  expect(lines.map(({ title, quantity, terms, priceMinor, listMinor }) => [title, quantity, terms, priceMinor, listMinor])).toEqual([
    ['许可', 18, 2, 30_000, 30_000],
    ['培训', 1, null, 600_000, 600_000],
  ]) // prettier-ignore
  expect(quote).toMatchObject({ state: 'draft', currency: 'CNY', validUntil: addDays(today, 30), packageId })
  expect(limitPercent).toBe(10)
  expect((await core.call('quotes.list', { accountId })).rows).toMatchObject([
    { accountName: '苏州恒润精密机械有限公司', totalMinor: 18 * 2 * 30_000 + 600_000, standing: 'free', versions: 0 },
  ])
})

test('another package takes the place of the lines that came from one; what was written by hand stays', async () => {
  const id = await start()
  await create('quoteLine', {
    accountId,
    quoteId: id,
    title: '迁移旧档',
    unit: 'day',
    quantity: 2,
    priceMinor: 200_000,
  })
  await core.call('quotes.choose', { id, packageId: null })
  expect((await get(id)).lines.map(({ title }) => title)).toEqual(['迁移旧档'])
  await core.call('quotes.choose', { id, packageId })
  expect((await get(id)).lines.map(({ title }) => title)).toEqual(['迁移旧档', '许可', '培训'])
})

test('what is optional in the package is offered beside the rest, and taken by one change', async () => {
  await create('priceRow', { packageId, currency: 'CNY', title: '迁移旧档', unit: 'day', priceMinor: 250_000, isOptional: true, position: 3 }) // prettier-ignore
  const id = await start()
  const total = async () => (await core.call('quotes.list', {})).rows[0]?.totalMinor
  const firm = 18 * 2 * 30_000 + 600_000
  expect(await total()).toBe(firm)
  const option = (await get(id)).lines.find((line) => line.isOptional === true)
  expect(option?.title).toBe('迁移旧档')
  const { html } = await core.call('documents.draw', { kind: 'quote', id })
  expect(html).toContain('可选项目，不在总价内')
  // a low price on what one may leave out is a discount as well
  await patch('quoteLine', option?.id ?? '', { priceMinor: 1_000 })
  expect(await standing()).toBe('ask')
  await patch('quoteLine', option?.id ?? '', { priceMinor: 250_000, isOptional: false })
  expect(await total()).toBe(firm + 250_000)
  expect((await core.call('documents.draw', { kind: 'quote', id })).html).not.toContain('可选项目')
})

test('a package that is chosen stands among the proposals although the account has outgrown it', async () => {
  await patch('pricePackage', packageId, { headcountMax: 50 })
  const proposed = async (chosenId: string | null) =>
    (await core.call('catalogue.propose', { accountId, chosenId })).rows.map(({ package: one, fits }) => [one.id, fits])
  expect(await proposed(packageId)).toEqual([[packageId, true]])
  await patch('account', accountId, { headcount: 900 })
  expect(await proposed(null)).toEqual([])
  expect(await proposed(packageId)).toEqual([[packageId, false]])
})

test('beyond the limit it is not printed until it is approved, and the approval ends where it saw no further', async () => {
  const id = await start()
  const order = { kind: 'quote', id } as const
  await patch('quote', id, { discountPercent: 15 })
  expect(await standing()).toBe('ask')
  expect(await why(core.call('documents.draw', order))).toBe('quote_needs_approval')
  await core.call('quotes.ask', { id, reason: '他们要签三年' })
  expect(await why(core.call('quotes.ask', { id }))).toBe('quote_is_asked')
  expect((await core.call('quotes.list', { isAsked: true })).rows).toMatchObject([
    { quote: { decision: '他们要签三年' } },
  ])
  // more is taken off while it is looked at
  await patch('quote', id, { discountPercent: 16 })
  expect(await why(core.call('quotes.decide', { id, approves: true, percent: 15, offMinor: 1_000_000_000 }))).toBe(
    'quote_changed',
  )
  await core.call('quotes.decide', {
    id,
    approves: true,
    percent: 16,
    offMinor: 1_000_000_000,
    reason: '可以，三年一付',
  })
  expect(await get(id)).toMatchObject({
    decidedBy: '林珊',
    quote: { state: 'approved', approvedPercent: 16, decision: '可以，三年一付' },
  })
  expect((await core.call('documents.draw', order)).html).toContain('优惠 16%')
  await patch('quote', id, { discountPercent: 17 })
  expect(await standing()).toBe('ask')
  expect(await why(core.call('documents.draw', order))).toBe('quote_needs_approval')
  await patch('quote', id, { discountPercent: 5 })
  expect(await standing()).toBe('free')
})

test('a price below the list price needs an approval as a discount does', async () => {
  const id = await start()
  const [licence] = (await get(id)).lines
  await patch('quoteLine', licence?.id ?? '', { priceMinor: 15_000 })
  expect(await standing()).toBe('ask')
})

test('a refusal stands with its reason until it is asked for anew; what needs none is not asked for', async () => {
  const id = await start()
  expect(await why(core.call('quotes.ask', { id }))).toBe('quote_needs_none')
  expect(await why(core.call('quotes.decide', { id, approves: true, percent: 0, offMinor: 1_000_000_000 }))).toBe(
    'quote_not_asked',
  )
  await patch('quote', id, { discountPercent: 50 })
  await core.call('quotes.ask', { id })
  await core.call('quotes.decide', { id, approves: false, percent: 50, offMinor: 1_000_000_000, reason: '太多' })
  expect(await standing()).toBe('refused')
  expect((await get(id)).quote.decision).toBe('太多')
  await core.call('quotes.ask', { id })
  expect(await standing()).toBe('asked')
})

test('what cannot be added up exactly is not printed', async () => {
  const id = await start()
  const [licence] = (await get(id)).lines
  const much = { unit: 'year', quantity: 10_000_000, priceMinor: 1_000_000_000_000, terms: 600 }
  await patch('quoteLine', licence?.id ?? '', much)
  expect((await core.call('quotes.list', {})).rows).toMatchObject([{ totalMinor: null, standing: 'ask' }])
  expect(await why(core.call('documents.draw', { kind: 'quote', id }))).toBe('sum_too_large')
})

test('printed, it comes up three days before it ends, once, and moves with its end', async () => {
  const id = await start()
  const { today } = await get(id)
  const order = { kind: 'quote', id } as const
  await freezePaper(core, order)
  const open = async () => (await core.call('accounts.get', { id: accountId })).openFollowUps
  expect(await open()).toMatchObject([{ subject: '报价快到期：恒润的报价', quoteId: id, dueOn: addDays(today, 27) }])
  await patch('quote', id, { validUntil: addDays(today, 60) })
  const again = await freezePaper(core, order)
  expect(again).toMatchObject({ versionNo: 2, isNew: true })
  expect((await open()).map(({ dueOn }) => dueOn)).toEqual([addDays(today, 57)])
  // what ends within three days comes up today; what ended does not come up at all
  await patch('quote', id, { validUntil: addDays(today, 1) })
  await freezePaper(core, order)
  expect((await open()).map(({ dueOn }) => dueOn)).toEqual([today])
  expect((await core.call('quotes.list', {})).rows).toMatchObject([{ isExpired: false, versions: 3 }])
  const startAt = Date.parse(`${addDays(today, 1)}T10:00:00+08:00`)
  await create('visit', { accountId, subject: '上门', status: 'planned', startAt, zone: 'Asia/Shanghai' })
  const brought = async () =>
    (await core.call('documents.forDay', { date: addDays(today, 1) })).visits[0]?.sheets.map(({ kind }) => kind)
  const offered = async () => (await core.call('leave.offers', { accountId })).drafts.map(({ kind }) => kind)
  await patch('quote', id, { terms: '另一句' })
  expect([await brought(), await offered()]).toEqual([['agenda', 'quote'], ['quote']])
  await patch('quote', id, { validUntil: today })
  expect([await brought(), await offered()]).toEqual([['agenda'], ['quote']])
  await patch('quote', id, { validUntil: addDays(today, -1) })
  expect((await core.call('quotes.list', {})).rows).toMatchObject([{ isExpired: true }])
  expect([await brought(), await offered()]).toEqual([['agenda'], []])
})

test('deleted it goes with its lines and comes back with one undo; its versions stay', async () => {
  const id = await start()
  await freezePaper(core, { kind: 'quote', id })
  const { txnId } = await core.call('quotes.remove', { id })
  expect((await core.call('quotes.list', {})).total).toBe(0)
  expect((await core.call('documents.list', { of: 'account', id: accountId })).rows).toMatchObject([{ kind: 'quote' }])
  await core.call('history.undo', { txnId })
  expect((await get(id)).lines.length).toBe(2)
})

test('quotes, comparisons, products, courses and quizzes are found by search', async () => {
  await start()
  await create('course', { name: '新人第一周' })
  await create('quiz', { name: '登记入门测验' })
  await core.call('comparisons.start', { accountId, name: '恒润的对比表' })
  const found = async (query: string) => (await core.call('search.query', { query })).hits.map(({ type }) => type)
  expect(await found('baojia')).toContain('quote')
  expect(await found('对比表')).toContain('comparison')
  expect(await found('zhidang')).toContain('product')
  expect(await found('新人')).toContain('course')
  expect(await found('入门')).toContain('quiz')
})

test('neither without a package nor with more of it is more taken off than was allowed', async () => {
  const id = await start()
  await patch('quote', id, { discountPercent: 30 })
  await core.call('quotes.choose', { id, packageId: null })
  await create('quoteLine', { accountId, quoteId: id, title: '许可', unit: 'once', quantity: 1, priceMinor: 100_000 })
  expect(await standing()).toBe('ask')
  await core.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 30_000 })
  expect(await standing()).toBe('approved')
  const [line] = (await get(id)).lines
  await patch('quoteLine', line?.id ?? '', { quantity: 2 })
  expect(await standing()).toBe('ask')
  await core.call('quotes.decide', { id, approves: true, percent: 30, offMinor: 60_000 })
  // another package: what was decided was decided of other lines
  const { txnId } = await core.call('quotes.choose', { id, packageId })
  expect(await standing()).toBe('ask')
  await core.call('history.undo', { txnId })
  expect(await standing()).toBe('approved')
})

test('lowered after it was asked for, it waits for nobody', async () => {
  const id = await start()
  await patch('quote', id, { discountPercent: 15 })
  await core.call('quotes.ask', { id })
  expect((await core.call('quotes.list', {})).asked).toBe(1)
  await patch('quote', id, { discountPercent: 8 })
  expect(await core.call('quotes.list', { isAsked: true })).toMatchObject({ rows: [], asked: 0, total: 0 })
})

test('currencies are not mixed', async () => {
  const id = await start()
  await create('quoteLine', { accountId, quoteId: id, title: '迁移', unit: 'once', quantity: 1, priceMinor: 100_000 })
  const productId = (await core.call('catalogue.products', {})).rows[0]?.product.id ?? ''
  const abroad = await create('pricePackage', { productId, name: 'Abroad', currency: 'USD' })
  expect(await why(core.call('quotes.choose', { id, packageId: abroad }))).toBe('quote_currency')
  await create('priceRow', { packageId: abroad, title: 'x', unit: 'once', priceMinor: 1, currency: 'EUR' })
  expect(await why(core.call('quotes.start', { accountId, name: 'x', packageId: abroad }))).toBe('quote_currency')
})

test('deleted or without an end it does not come up any more', async () => {
  const id = await start()
  await freezePaper(core, { kind: 'quote', id })
  const open = async () => (await core.call('accounts.get', { id: accountId })).openFollowUps.length
  expect(await open()).toBe(1)
  await patch('quote', id, { validUntil: null })
  await freezePaper(core, { kind: 'quote', id })
  expect(await open()).toBe(0)
  await patch('quote', id, { validUntil: (await get(id)).today })
  await freezePaper(core, { kind: 'quote', id })
  expect(await open()).toBe(1)
  const { txnId } = await core.call('quotes.remove', { id })
  expect(await open()).toBe(0)
  await core.call('history.undo', { txnId })
  expect(await open()).toBe(1)
})

test('a quote of nothing is not printed and not brought along, unless it was approved', async () => {
  const { id } = await core.call('quotes.start', { accountId, name: '送的' })
  expect(await why(core.call('documents.draw', { kind: 'quote', id }))).toBe('quote_empty')
  expect((await core.call('leave.offers', { accountId })).drafts).toEqual([])
  const line = { accountId, quoteId: id, title: '培训', unit: 'once', quantity: 1, priceMinor: 0, listMinor: 100_000 }
  await create('quoteLine', line)
  await core.call('quotes.decide', { id, approves: true, percent: 100, offMinor: 100_000 })
  expect((await core.call('documents.draw', { kind: 'quote', id })).html).toContain('培训')
})
