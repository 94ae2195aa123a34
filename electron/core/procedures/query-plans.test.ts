/** Every query behind a screen walks an index over the tables that grow: none reads a large table from end to end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { preparedTexts } from '../store/sql.ts'

const today = '2026-11-23'
const zone = 'Asia/Shanghai'
let core: TestCore
let accountId: string

beforeAll(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  await core.call('visits.plan', { accountId, subject: 'x', visitType: 'demo', on: today, time: '14:00', zone })
  await core.call('accounts.list', { today })
  await core.call('accounts.list', { today, sort: 'next', filter: { next: 'week' } })
  await core.call('accounts.get', { id: accountId })
  await core.call('accounts.timeline', { accountId })
  await core.call('today.get', { date: today, zone })
  await core.call('followUps.list', { today })
  await core.call('followUps.list', { today, state: 'closed' })
  await core.call('visits.list', {})
  await core.call('records.history', { type: 'account', id: accountId })
})
afterAll(() => {
  core.close()
})

const grows = /^SCAN (visits|visit_notes|follow_ups|changes|txns|outbox|contacts|search_docs)( AS \w+)?$/

/** Steps of a query's plan that read a growing table without an index. */
function scansOf(text: string): string[] {
  const plan = core.context.read.connection.prepare(`EXPLAIN QUERY PLAN ${text}`)
  const places = (text.match(/\?/g) ?? []).map(() => null)
  return (plan.all(...places) as { detail: string }[]).map((step) => step.detail).filter((detail) => grows.test(detail))
}

test('no query behind a screen scans a growing table', () => {
  const texts = preparedTexts(core.context.read.connection).filter((text) => /^\s*(SELECT|WITH)/i.test(text))
  expect(texts.length).toBeGreaterThan(20)
  expect(
    Object.fromEntries(texts.map((text) => [text, scansOf(text)] as const).filter(([, s]) => s.length > 0)),
  ).toEqual({})
})

test('a query without an index would be noticed', () => {
  expect(scansOf(`SELECT * FROM visit_notes WHERE body = 'x'`)).toEqual(['SCAN visit_notes'])
})
