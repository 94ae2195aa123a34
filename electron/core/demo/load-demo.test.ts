import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { loadMany } from './load-many.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

test('the demo is a lively day around today, and sound', async () => {
  await core.call('profile.set', { name: '林珊' })
  const made = await core.call('demo.load', {})
  const today = await core.call('today.get', { date: '2026-11-23', zone: 'Asia/Shanghai' })
  expect(today.visits.map((v) => v.accountName)).toContain('苏州恒润精密机械有限公司')
  expect(today.overdueCount).toBeGreaterThan(0)
  expect(today.quiet.length).toBeGreaterThan(0)
  expect((await core.call('visits.list', { statuses: ['done'] })).total).toBe(made.visits)
  expect((await core.call('search.query', { query: 'hengrun' })).hits[0]?.title).toBe('苏州恒润精密机械有限公司')
  const learning = (await core.call('learning.mine', { today: '2026-11-23' })).rows
  expect(learning.map((one) => [one.steps, one.done, one.isOverdue])).toEqual([[3, 1, false]])
  expect((await core.call('quizzes.list', {})).rows.map((row) => row.questions)).toEqual([2, 3])
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test('it is only for an empty store', async () => {
  await core.call('records.create', { type: 'account', values: { name: 'A' } })
  await expect(core.call('demo.load', {})).rejects.toMatchObject({ wire: { why: 'not_empty' } })
})

test('the same world each time', async () => {
  const other = testCore()
  const [a, b] = [await core.call('demo.load', {}), await other.call('demo.load', {})]
  expect(a).toEqual(b)
  other.close()
})

test('a larger world of any size: what it says it made is there, found and sound', async () => {
  await core.call('profile.set', { name: '林珊' })
  const heard: number[] = []
  const made = await loadMany(core.context, 40, (done) => heard.push(done))
  expect(made).toMatchObject({ accounts: 40, visits: 404, visitNotes: 4000 })
  expect(heard.at(-1)).toBe(40)
  const { rows } = await core.call('storage.stats', {})
  const counts = Object.fromEntries(rows.map(({ type, count }) => [type, count]))
  expect(counts).toMatchObject({ account: 40, contact: made.contacts, visit: 404, visitNote: 4000 })
  const today = await core.call('today.get', { date: '2026-11-23', zone: 'Asia/Shanghai' })
  expect(today.visits.length).toBe(4)
  const [name] = (await core.call('accounts.list', { today: '2026-11-23', limit: 1 })).rows
  expect((await core.call('search.query', { query: name?.name ?? '' })).hits[0]?.title).toBe(name?.name)
  expect((await core.call('storage.verify', {})).problems).toEqual([])
})

test.for(['small', 'large'] as const)('what is said at an account is in the language of its name: %s', async (size) => {
  if (size === 'small') await core.call('demo.load', {})
  else await loadMany(core.context, 60)
  const said = core.context.read.connection
    .prepare<[], { name: string; text: string }>(
      `WITH said AS (
         SELECT account_id, subject AS text FROM visits UNION ALL SELECT account_id, summary FROM visits
         UNION ALL SELECT account_id, place FROM visits UNION ALL SELECT account_id, body FROM visit_notes
         UNION ALL SELECT account_id, subject FROM follow_ups UNION ALL SELECT account_id, result FROM follow_ups
         UNION ALL SELECT account_id, name FROM opportunities)
       SELECT a.name, said.text FROM said JOIN accounts a ON a.id = said.account_id WHERE said.text IS NOT NULL`,
    )
    .all()
  const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
  expect(new Set(said.map(({ name }) => isHan(name))).size).toBe(2)
  expect(said.filter(({ name, text }) => isHan(name) !== isHan(text))).toEqual([])
})
