import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
const today = '2026-11-23'
let core: TestCore
let accountId: string

beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
})
afterEach(() => {
  core.close()
})

const weekly = 'FREQ=WEEKLY;BYDAY=MO'
const add = (more: object = {}) =>
  core.call('followUps.add', {
    accountId,
    subject: '周报',
    kind: 'send',
    dueOn: today,
    dueTime: '17:00',
    zone,
    ...more,
  })
const open = async () => {
  const { rows } = await core.call('followUps.list', { today })
  return rows.map(({ followUp: f }) => [f.subject, f.dueOn, f.dueTime, f.repeat])
}

test('done, one of a series makes the next in the same transaction, and undo takes both back', async () => {
  const { id } = await add({ repeat: weekly, promisedBy: 'us', remindMin: 60 })
  const done = await core.call('followUps.complete', { id, result: '发了' })
  expect(done.nextOn).toBe('2026-11-30')
  const { rows } = await core.call('followUps.list', { today })
  expect(rows.map((r) => r.followUp)).toMatchObject([
    { dueOn: '2026-11-30', dueTime: '17:00', repeat: weekly, promisedBy: 'us', remindMin: 60, result: null, accountId },
  ])
  const first = (await core.call('records.get', { type: 'followUp', id })).row
  expect([first['status'], first['result'], first['repeat']]).toEqual(['done', '发了', null])
  expect(first['seriesId']).toBe(rows[0]?.followUp.seriesId)
  await core.call('history.undo', { txnId: done.txnId })
  expect(await open()).toEqual([['周报', today, '17:00', weekly]])
})

test('done late, the next is not in the past', async () => {
  const { id } = await add({ repeat: 'FREQ=DAILY', dueOn: '2026-11-10' })
  expect((await core.call('followUps.complete', { id })).nextOn).toBe('2026-11-24')
})

test('dropped, the series goes on; dropped with its series, it ends', async () => {
  const { id } = await add({ repeat: weekly })
  expect((await core.call('followUps.complete', { id, dropped: true })).nextOn).toBe('2026-11-30')
  const next = (await core.call('followUps.list', { today })).rows[0]?.followUp.id ?? ''
  expect((await core.call('followUps.complete', { id: next, dropped: true, endSeries: true })).nextOn).toBeNull()
  expect(await open()).toEqual([])
})

test('a counted series ends with its last', async () => {
  const { id } = await add({ repeat: `${weekly};COUNT=2` })
  expect((await core.call('followUps.complete', { id })).nextOn).toBe('2026-11-30')
  const last = (await core.call('followUps.list', { today })).rows[0]?.followUp
  expect(last?.repeat).toBe(`${weekly};COUNT=1`)
  expect((await core.call('followUps.complete', { id: last?.id ?? '' })).nextOn).toBeNull()
})

test('one opened again comes back no more where its series has gone on, and does where it has not', async () => {
  const { id } = await add({ repeat: weekly })
  await core.call('followUps.complete', { id })
  await core.call('followUps.reopen', { id })
  expect((await open()).map((row) => row[3])).toEqual([null, weekly])
  const ended = await add({ repeat: weekly, subject: '另一个' })
  await core.call('followUps.complete', { id: ended.id, dropped: true, endSeries: true })
  await core.call('followUps.reopen', { id: ended.id })
  expect((await open()).filter((row) => row[0] === '另一个').map((row) => row[3])).toEqual([weekly])
})

test('what is no rule is refused, and one that came from elsewhere is done like any other', async () => {
  await expect(add({ repeat: 'every day' })).rejects.toMatchObject({ wire: { type: 'invalid' } })
  const { id } = await core.call('records.create', {
    type: 'followUp',
    values: { subject: '旧', status: 'open', dueOn: today, repeat: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' },
  })
  expect((await core.call('followUps.complete', { id })).nextOn).toBeNull()
})

test('a calendar shows what is open and who is visited, by day and time, in the zone asked for', async () => {
  await add()
  await add({ subject: '任何时候', dueTime: null })
  const late = await core.call('visits.plan', {
    accountId,
    subject: '晚上',
    visitType: 'demo',
    on: today,
    time: '23:30',
    zone,
  })
  const range = { from: today, days: 7, zone } as const
  const shown = async (where = zone) =>
    (await core.call('calendar.range', { ...range, zone: where })).items.map((i) => [i.of, i.subject, i.on, i.time])
  expect(await shown()).toEqual([
    ['followUp', '周报', today, '17:00'],
    ['visit', '晚上', today, '23:30'],
    ['followUp', '任何时候', today, null],
  ])
  expect((await shown('Pacific/Auckland')).filter((i) => i[0] === 'visit')).toEqual([
    ['visit', '晚上', '2026-11-24', '04:30'],
  ])
  await core.call('visits.move', { id: late.id, on: '2026-11-25' })
  expect((await shown()).filter((i) => i[0] === 'visit')).toEqual([['visit', '晚上', '2026-11-25', '23:30']])
})

test('a visit that has begun or is over is not moved', async () => {
  const { id } = await core.call('visits.plan', {
    accountId,
    subject: '上门',
    visitType: 'demo',
    on: today,
    time: '14:00',
    zone,
  })
  await core.call('visits.start', { visitId: id })
  await expect(core.call('visits.move', { id, on: '2026-11-25' })).rejects.toMatchObject({
    wire: { why: 'visit_not_planned' },
  })
})

test('one of a series is done although the person it was with is gone; the next is with nobody', async () => {
  const { id: contactId } = await core.call('records.create', { type: 'contact', values: { accountId, name: '何静' } })
  const { id } = await add({ repeat: weekly, contactId })
  await core.call('records.delete', { type: 'contact', id: contactId })
  expect((await core.call('followUps.complete', { id })).nextOn).toBe('2026-11-30')
  const { rows } = await core.call('followUps.list', { today })
  expect(rows.map((r) => r.followUp.contactId)).toEqual([null])
})
