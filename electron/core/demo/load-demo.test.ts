import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

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
