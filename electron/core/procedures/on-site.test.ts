/** A visit from beginning to end: what is noted, what is being typed, and what must be there for it to be over. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000
let core: TestCore
let accountId: string
let visitId: string

beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  const planned = { accountId, subject: '上门演示', visitType: 'demo', on: '2026-11-23', time: '14:00', zone } as const
  visitId = (await core.call('visits.plan', planned)).id
})
afterEach(() => {
  core.close()
})

const next = { type: 'date', on: '2026-11-30', subject: '再演示一次' } as const
const visit = async () => (await core.call('visits.get', { id: visitId })).visit

test('started, noted, closed: the time it took, the notes in order, the follow-up, and nothing left open', async () => {
  await core.call('visits.start', { visitId })
  const startedAt = core.nowMs
  core.nowMs += 5 * minute
  await core.call('visits.note', { visitId, body: '周总问了价格' })
  core.nowMs += 6 * minute
  await core.call('visits.note', { visitId, body: '档案室实际有 11,400 份' })
  core.nowMs += 36 * minute
  await core.call('visits.close', { visitId, next })
  const { notes, visit: closed } = await core.call('visits.get', { id: visitId })
  expect(notes.map((n) => [n.body, n.notedAt - startedAt])).toEqual([
    ['周总问了价格', 5 * minute],
    ['档案室实际有 11,400 份', 11 * minute],
  ])
  expect(closed).toMatchObject({ status: 'done', startedAt, endedAt: core.nowMs, durationMin: 47, startAt: startedAt })
  const due = await core.call('followUps.list', { today: '2026-11-23' })
  expect(due.rows.map((r) => [r.followUp.subject, r.followUp.dueOn, r.followUp.visitId])).toEqual([
    ['再演示一次', '2026-11-30', visitId],
  ])
  const undone = await core.call('history.undo', {})
  expect(undone.skipped).toBe(0)
  expect(await visit()).toMatchObject({ status: 'planned', startedAt, endedAt: null })
})

test('starting twice keeps the first beginning; a closed visit begins no more', async () => {
  await core.call('visits.start', { visitId })
  const { startedAt } = await visit()
  core.nowMs += minute
  await core.call('visits.start', { visitId })
  expect((await visit()).startedAt).toBe(startedAt)
  await core.call('visits.close', { visitId, next: { type: 'none', because: '换了别家' } })
  await expect(core.call('visits.start', { visitId })).rejects.toMatchObject({ wire: { why: 'visit_not_planned' } })
  await expect(core.call('visits.close', { visitId, next })).rejects.toMatchObject({ wire: { type: 'conflict' } })
  expect((await visit()).noNextBecause).toBe('换了别家')
})

test('a clock set back during the visit makes it no time, and loses nothing', async () => {
  await core.call('visits.start', { visitId })
  await core.call('visits.note', { visitId, body: '先' })
  core.nowMs -= 90 * minute
  await core.call('visits.note', { visitId, body: '后' })
  await core.call('visits.close', { visitId, next })
  const { notes, visit: closed } = await core.call('visits.get', { id: visitId })
  expect(notes).toHaveLength(2)
  expect(closed.durationMin).toBe(0)
})

test('without a next date or a reason it is not over', async () => {
  await core.call('visits.start', { visitId })
  await expect(core.call('visits.close', { visitId, next: { type: 'none', because: ' ' } })).rejects.toMatchObject({
    wire: { type: 'invalid' },
  })
  expect((await visit()).status).toBe('planned')
})

test('one that nobody planned begins at once', async () => {
  const walkIn = { accountId, subject: '顺路看看', visitType: 'follow_up', zone } as const
  const { id } = await core.call('visits.walkIn', walkIn)
  const { visit: begun } = await core.call('visits.get', { id })
  expect(begun).toMatchObject({ status: 'planned', startAt: core.nowMs, startedAt: core.nowMs })
})

test('what is typed is kept over a restart, and is gone in the act it became', async () => {
  const key = `note:${visitId}`
  await core.call('drafts.set', { key, value: '周总要一份分两期的报' })
  core.reopen()
  expect(await core.call('drafts.get', { key })).toEqual({ value: '周总要一份分两期的报' })
  await core.call('visits.note', { visitId, body: '周总要一份分两期的报价', draft: key })
  expect(await core.call('drafts.get', { key })).toEqual({ value: null })
  await core.call('drafts.set', { key, value: '又一句' })
  await core.call('drafts.set', { key, value: '' })
  expect(await core.call('drafts.get', { key })).toEqual({ value: null })
  // a draft is no record: no history, nothing to send
  const { outbox, history } = await core.call('storage.stats', {})
  expect([outbox, history]).toEqual([3, 3])
})

test('drafts of one kind are listed, the latest first', async () => {
  await core.call('drafts.set', { key: 'form:a', value: '1' })
  core.nowMs += 1000
  await core.call('drafts.set', { key: 'form:b', value: '2' })
  await core.call('drafts.set', { key: 'note:c', value: '3' })
  expect((await core.call('drafts.list', { prefix: 'form:' })).map((d) => d.key)).toEqual(['form:b', 'form:a'])
})

test('a note that is refused keeps its draft', async () => {
  const key = `note:${visitId}`
  await core.call('drafts.set', { key, value: '写了一半' })
  const gone = '01900000-0000-7000-8000-000000000000'
  await expect(core.call('visits.note', { visitId: gone, body: '写了一半', draft: key })).rejects.toMatchObject({
    wire: { type: 'not_found' },
  })
  expect(await core.call('drafts.get', { key })).toEqual({ value: '写了一半' })
})
