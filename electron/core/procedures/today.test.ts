/** What changed since yesterday: what one should know before going out, and nothing else. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const day = 86_400_000
let core: TestCore
let accountId: string
beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
})
afterEach(() => {
  core.close()
})

const changes = async (since = 0) =>
  (await core.call('today.changes', { since })).map((c) => [c.kind, c.title, c.before, c.after])

test('stages, people, deals and visits are told, the newest first; what the person typed is not', async () => {
  const set = (stage: 'talking' | 'tender') =>
    core.call('records.patch', { type: 'account', id: accountId, patch: { stage } })
  await set('talking')
  await set('tender')
  const person = await core.call('records.create', { type: 'contact', values: { accountId, name: '何静' } })
  await core.call('records.patch', { type: 'contact', id: person.id, patch: { hasLeft: true } })
  await core.call('records.patch', { type: 'contact', id: person.id, patch: { remarks: '好说话' } })
  const plan = { accountId, subject: '上门', visitType: 'demo', on: '2026-11-24', time: '09:00' } as const
  const { id } = await core.call('visits.plan', { ...plan, zone: 'Asia/Shanghai' })
  const at = Date.UTC(2026, 10, 25, 2)
  await core.call('records.patch', { type: 'visit', id, patch: { startAt: at } })
  await core.call('visits.start', { visitId: id })
  await core.call('visits.note', { visitId: id, body: '自己写的' })
  await core.call('visits.close', { visitId: id, next: { type: 'none', because: '不用了' } })
  expect(await changes()).toEqual([
    ['visitMoved', '上门', String(Date.UTC(2026, 10, 24, 1)), String(at)],
    ['hasLeft', '何静', null, null],
    ['newPerson', '何静', null, null],
    ['stage', null, 'talking', 'tender'],
    ['stage', null, null, 'talking'],
  ])
})

test('what was before the instant asked for, taken back or deleted is no news', async () => {
  const person = await core.call('records.create', { type: 'contact', values: { accountId, name: '何静' } })
  core.nowMs += day
  expect(await changes(core.nowMs)).toEqual([])
  expect(await changes(core.nowMs - day)).toHaveLength(1)
  await core.call('records.delete', { type: 'contact', id: person.id })
  expect(await changes()).toEqual([])
})

test('there are thirty at most, however much happened', async () => {
  for (let n = 0; n < 40; n += 1)
    await core.call('records.create', { type: 'contact', values: { accountId, name: `第${n}位` } })
  expect(await changes()).toHaveLength(30)
})

const zone = 'Asia/Shanghai'

test('a visit under way is on the day, whatever day it was meant for and whatever the clock said when it began', async () => {
  const plan = { accountId, visitType: 'demo', time: '09:00', zone } as const
  const later = await core.call('visits.plan', { ...plan, subject: '提前去', on: '2026-11-27' })
  await core.call('visits.start', { visitId: later.id })
  const before = await core.call('visits.plan', { ...plan, subject: '补去', on: '2026-11-20' })
  await core.call('visits.start', { visitId: before.id })
  core.nowMs += 3650 * day
  const walkIn = { accountId, subject: '钟错了', visitType: 'demo', zone } as const
  await core.call('visits.walkIn', walkIn)
  core.nowMs -= 3650 * day
  const { visits, toWriteUp } = await core.call('today.get', { date: '2026-11-23', zone })
  expect(visits.map((v) => v.visit.subject)).toEqual(['补去', '提前去', '钟错了'])
  expect(toWriteUp).toEqual([])
})

test('a visit in the year 10000 is no contact of long ago', async () => {
  const times = { startAt: Date.UTC(9999, 11, 31, 20), zone: 'Asia/Shanghai' }
  const values = { accountId, subject: '演示', visitType: 'demo', status: 'done', ...times } as const
  await core.call('records.create', { type: 'visit', values })
  const { quiet, quietCount } = await core.call('today.get', { date: '2026-11-24', zone: 'Asia/Shanghai' })
  expect([quiet, quietCount]).toEqual([[], 0])
})
