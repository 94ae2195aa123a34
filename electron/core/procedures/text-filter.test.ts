import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
const date = '2026-11-23'
let core: TestCore

const account = async (name: string): Promise<string> =>
  (await core.call('records.create', { type: 'account', values: { name } })).id

const due = (subject: string, dueOn: string, accountId: string | null = null) =>
  core.call('records.create', { type: 'followUp', values: { accountId, subject, status: 'open', dueOn } })

beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

test('a list is narrowed by its own words and by the name of the account', async () => {
  const [hengrun, other] = [await account('苏州恒润精密机械'), await account('绍兴越城区')]
  const plan = (accountId: string, subject: string) =>
    core.call('visits.plan', { accountId, subject, visitType: 'demo', on: date, time: '14:00', zone })
  await plan(hengrun, '上门演示')
  await plan(other, '和恒润一起看')
  await plan(other, '培训')
  const found = await core.call('visits.list', { text: '恒润' })
  expect([found.total, found.rows.map((r) => r.visit.subject).sort()]).toEqual([2, ['上门演示', '和恒润一起看'].sort()])
  expect((await core.call('visits.list', { text: 'hengrun', statuses: ['planned'] })).total).toBe(1)
  expect((await core.call('visits.list', { text: '恒润', statuses: ['done'] })).total).toBe(0)
})

test('contacts, follow-ups and deals of an account are found by its name', async () => {
  const accountId = await account('苏州恒润精密机械')
  await core.call('records.create', { type: 'contact', values: { accountId, name: '周建国' } })
  await core.call('records.create', { type: 'contact', values: { name: '何静' } })
  await core.call('records.create', { type: 'opportunity', values: { accountId, name: 'OA 换新' } })
  await due('回话', date, accountId)
  await due('寄样', date)
  expect((await core.call('contacts.list', { text: '恒润' })).rows.map((r) => r.contact.name)).toEqual(['周建国'])
  expect((await core.call('opportunities.list', { text: '恒润' })).total).toBe(1)
  expect((await core.call('followUps.list', { today: date, text: '恒润' })).total).toBe(1)
  expect((await core.call('contacts.list', { text: '没有这个' })).total).toBe(0)
})

test('papers are found by their own words and by the account, a window at a time', async () => {
  const [hengrun, other] = [await account('苏州恒润精密机械'), await account('绍兴越城区')]
  const made = async (accountId: string, name: string) => {
    await core.call('comparisons.start', { accountId, name, productId: null, otherId: null })
    await core.call('quotes.start', { accountId, name })
  }
  await made(hengrun, '上线前后')
  await made(other, '和恒润一样的')
  await made(other, '培训室')
  for (const [name, type] of [
    ['comparisons.list', 'comparison'],
    ['quotes.list', 'quote'],
  ] as const) {
    const names = async (input: { text?: string; offset?: number; limit?: number }) => {
      const { rows, total } = await core.call(name, input)
      const found = rows.map((row) => (row as unknown as Record<string, { name: string }>)[type]?.name ?? '')
      return { total, names: found.sort((a, b) => (a < b ? -1 : 1)) }
    }
    expect(await names({ text: '恒润' })).toEqual({ total: 2, names: ['上线前后', '和恒润一样的'] })
    expect(await names({ text: 'pxs' })).toEqual({ total: 1, names: ['培训室'] })
    const windows = await Promise.all([0, 1, 2, 3].map((offset) => names({ limit: 1, offset })))
    expect(windows.map(({ total }) => total)).toEqual([3, 3, 3, 3])
    expect(new Set(windows.flatMap((one) => one.names))).toEqual(new Set(['上线前后', '和恒润一样的', '培训室']))
    expect(await names({ text: '没有这个' })).toEqual({ total: 0, names: [] })
  }
})

test('demos, courses, quizzes and products are found by their words', async () => {
  const today = date
  for (const type of ['demo', 'course', 'quiz'] as const)
    for (const name of ['排产入门', '报工', '报工进阶']) await core.call('records.create', { type, values: { name } })
  for (const name of ['排产云', '报工宝'])
    await core.call('records.create', { type: 'product', values: { name, kind: 'ours' } })
  const found = async (text: string) => [
    (await core.call('demos.list', { text })).rows.map(({ demo }) => demo.name),
    (await core.call('learning.courses', { today, text })).rows.map(({ course }) => course.name),
    (await core.call('quizzes.list', { text })).rows.map(({ quiz }) => quiz.name),
    (await core.call('catalogue.products', { text })).rows.map(({ product }) => product.name),
  ]
  const baogong = ['报工', '报工进阶']
  expect(await found('baogong')).toEqual([baogong, baogong, baogong, ['报工宝']])
  expect(await found('没有这个')).toEqual([[], [], [], []])
})

test('open follow-ups are counted by when they fall due', async () => {
  for (const on of ['2026-11-20', '2026-11-22', date, '2026-11-24', '2026-11-30', '2026-12-01']) await due('x', on)
  expect(await core.call('followUps.list', { today: date })).toMatchObject({
    total: 6,
    overdue: 2,
    dueToday: 1,
    dueWeek: 2,
  })
})

test('deals that are won are listed the latest first, open ones the nearest first', async () => {
  const deal = (name: string, outcome: 'open' | 'won', expectedCloseOn: string | null) =>
    core.call('records.create', { type: 'opportunity', values: { name, outcome, expectedCloseOn } })
  await deal('a', 'open', '2026-12-01')
  await deal('b', 'open', null)
  await deal('c', 'open', '2026-11-25')
  await deal('d', 'won', '2026-01-01')
  await deal('e', 'won', '2026-06-01')
  const names = async (outcome: 'open' | 'won') =>
    (await core.call('opportunities.list', { outcome })).rows.map((r) => r.opportunity.name)
  expect([await names('open'), await names('won')]).toEqual([
    ['c', 'a', 'b'],
    ['e', 'd'],
  ])
})
