import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
const date = '2026-11-23'
let core: TestCore
let accountId: string

beforeEach(async () => {
  core = testCore()
  accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
})
afterEach(() => {
  core.close()
})

const plan = (on: string, time: string) =>
  core.call('visits.plan', { accountId, subject: '上门演示', visitType: 'demo', on, time, zone })
const today = () => core.call('today.get', { date, zone })

test('a visit planned for today is on Today and is the next date', async () => {
  const { id } = await plan(date, '14:00')
  const { visits, week } = await today()
  expect(visits.map((v) => [v.visit.id, v.accountName, v.visit.status])).toEqual([[id, '苏州恒润', 'planned']])
  expect(week.map((d) => d.visits)).toEqual([1, 0, 0, 0, 0, 0, 0])
  expect(await core.call('accounts.get', { id: accountId })).toMatchObject({
    nextOn: date,
    nextTime: '14:00',
    nextType: 'visit',
  })
})

test('a day begins and ends at midnight of the zone asked for', async () => {
  await plan('2026-11-23', '00:00')
  await plan('2026-11-23', '23:59')
  await plan('2026-11-24', '00:00')
  expect((await today()).visits).toHaveLength(2)
  expect((await today()).tomorrow).toEqual([{ time: '00:00', accountName: '苏州恒润', subject: '上门演示' }])
})

test('closing the planned visit keeps it one visit and asks for what is next', async () => {
  const { id } = await plan(date, '14:00')
  const startAt = Date.UTC(2026, 10, 23, 6)
  const log = {
    visitId: id,
    accountId,
    subject: '上门演示',
    visitType: 'demo' as const,
    startAt,
    zone,
    durationMin: 80,
  }
  await core.call('visits.log', {
    ...log,
    summary: '何静担心旧数据',
    next: { type: 'date', on: '2026-12-01', subject: '答复' },
  })
  const { total, rows } = await core.call('visits.list', {})
  expect([total, rows[0]?.visit.status, rows[0]?.visit.durationMin]).toEqual([1, 'done', 80])
  expect((await core.call('accounts.get', { id: accountId })).nextOn).toBe('2026-12-01')
  await expect(core.call('visits.log', { ...log, next: { type: 'none', because: '两次' } })).rejects.toMatchObject({
    wire: { why: 'visit_not_planned' },
  })
})

test('what was not written up and what is overdue does not hide', async () => {
  await plan('2026-11-20', '10:00')
  await core.call('records.create', {
    type: 'followUp',
    values: { accountId, subject: '回话', status: 'open', dueOn: '2026-11-19' },
  })
  const shown = await today()
  expect([shown.toWriteUp.length, shown.overdue.length, shown.overdueCount]).toEqual([1, 1, 1])
})

test('an account without contact for a week, and without a next date, is quiet', async () => {
  const log = (on: number) =>
    core.call('visits.log', {
      accountId,
      subject: '拜访',
      visitType: 'first',
      startAt: Date.UTC(2026, 10, on, 2),
      zone,
      next: { type: 'none', because: '等对方' },
    })
  await log(20)
  expect((await today()).quiet).toEqual([])
  core.nowMs += 86_400_000
  expect((await core.call('today.get', { date: '2026-11-28', zone })).quiet).toEqual([
    { accountId, name: '苏州恒润', days: 8, lastContactOn: '2026-11-20' },
  ])
  await plan('2026-12-05', '09:00')
  expect((await core.call('today.get', { date: '2026-11-28', zone })).quiet).toEqual([])
})

test('a follow-up is done once', async () => {
  const { id } = await core.call('records.create', {
    type: 'followUp',
    values: { accountId, subject: '回话', status: 'open', dueOn: date },
  })
  await core.call('followUps.complete', { id, result: '已回' })
  await expect(core.call('followUps.complete', { id })).rejects.toMatchObject({ wire: { why: 'follow_up_not_open' } })
  const closed = await core.call('followUps.list', { state: 'closed', today: date })
  expect(closed.rows.map((r) => r.followUp.result)).toEqual(['已回'])
})

test('the timeline is one stream, newest first, and its pages neither lose nor double', async () => {
  for (let i = 0; i < 25; i += 1) {
    const notedAt = core.nowMs - (i % 5) * 1000
    await core.call('records.create', { type: 'visitNote', values: { accountId, body: `第 ${i} 条`, notedAt } })
  }
  await core.call('records.patch', { type: 'account', id: accountId, patch: { stage: 'talking' } })
  const whole = await core.call('accounts.timeline', { accountId, limit: 200 })
  expect(whole.total).toBe(27)
  expect(whole.entries.filter((e) => e.kind === 'stage').map((e) => e.title)).toEqual(['talking'])
  const ats = whole.entries.map((e) => e.at)
  expect(ats).toEqual([...ats].sort((a, b) => b - a))
  const seen: string[] = []
  let before: string | undefined
  for (;;) {
    const page = await core.call('accounts.timeline', { accountId, limit: 4, ...(before ? { before } : {}) })
    seen.push(...page.entries.map((e) => e.key))
    if (page.next === null) break
    before = page.next
  }
  expect(seen).toEqual(whole.entries.map((e) => e.key))
  expect((await core.call('accounts.timeline', { accountId, only: 'notes' })).total).toBe(25)
  expect((await core.call('accounts.timeline', { accountId, only: 'visits' })).total).toBe(0)
})
