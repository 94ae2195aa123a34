/** Every query behind a screen walks an index over the tables that grow: none reads a large table from end to end. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { createReminderClock } from '../reminders/reminder-clock.ts'
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
  await core.call('accounts.list', { today, sort: 'owner' })
  await core.call('accounts.position', { today, sort: 'owner', id: accountId })
  await core.call('accounts.get', { id: accountId })
  await core.call('timeline.list', { of: 'account', id: accountId })
  const { id: contactId } = await core.call('records.create', { type: 'contact', values: { accountId, name: 'x' } })
  await core.call('timeline.list', { of: 'contact', id: contactId })
  await core.call('attachments.list', { of: { type: 'contact', id: contactId } })
  await core.call('attachments.list', { of: { type: 'followUp', id: contactId } })
  await core.call('attachments.list', { of: { type: 'opportunity', id: contactId } })
  await core.call('attachments.list', { of: { type: 'visit', id: contactId } })
  await core.call('today.get', { date: today, zone })
  await core.call('today.changes', { since: 0 })
  await core.call('followUps.list', { today })
  await core.call('followUps.list', { today, state: 'closed' })
  await core.call('visits.list', {})
  await core.call('calendar.range', { from: today, days: 42, zone })
  const first = await core.call('followUps.add', { accountId, subject: 'x', dueOn: today, zone, repeat: 'FREQ=DAILY' })
  await core.call('followUps.complete', { id: first.id })
  await core.call('followUps.reopen', { id: first.id })
  await core.call('reminders.list', {})
  const clock = createReminderClock(core.context, () => undefined)
  clock.check()
  clock.stop()
  await core.call('records.history', { type: 'account', id: accountId })
})
afterAll(() => {
  core.close()
})

const grows =
  /^SCAN (visits|visit_notes|follow_ups|changes|txns|outbox|contacts|search_docs|attachments|visit_items)( AS \w+)?$/

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

test('colleagues are put beside ten thousand accounts by a look-up, not by going through them for each', () => {
  const { connection } = core.context.read
  const byOwner = preparedTexts(connection).filter((text) => text.includes('json_each') && text.includes('o.place'))
  expect(byOwner.length).toBeGreaterThan(1)
  for (const text of byOwner) {
    const places = (text.match(/\?/g) ?? []).map(() => null)
    const plan = connection.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`).all(...places)
    const steps = plan.map((step) => step.detail)
    expect(steps.some((step) => step.startsWith('SEARCH o USING AUTOMATIC'))).toBe(true)
    expect(steps.filter((step) => step.startsWith('SCAN o'))).toEqual([])
    // once to make the table, never beside it
    expect(steps.filter((step) => step.startsWith('SCAN json_each')).length).toBe(
      steps.filter((step) => step.startsWith('MATERIALIZE o')).length,
    )
  }
})
