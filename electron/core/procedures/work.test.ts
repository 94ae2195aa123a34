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

test('an account without contact for as long as its stage allows, and without a next date, is quiet', async () => {
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
  const quietOn = async (on: string) => (await core.call('today.get', { date: on, zone })).quiet.map((q) => q.days)
  const stage = (value: 'onboarding' | 'in_use' | 'lost' | null) =>
    core.call('records.patch', { type: 'account', id: accountId, patch: { stage: value } })
  // nobody said where it stands: a fortnight
  expect([await quietOn('2026-12-04'), await quietOn('2026-12-05')]).toEqual([[], [15]])
  await stage('onboarding')
  expect([await quietOn('2026-11-26'), await quietOn('2026-11-27')]).toEqual([[], [7]])
  await stage('in_use')
  expect([await quietOn('2026-12-19'), await quietOn('2026-12-20')]).toEqual([[], [30]])
  await stage('lost')
  expect(await quietOn('2027-06-01')).toEqual([])
  await stage('in_use')
  expect(await core.call('today.get', { date: '2026-12-20', zone })).toMatchObject({
    quiet: [{ accountId, name: '苏州恒润', days: 30, lastContactOn: '2026-11-20' }],
    quietCount: 1,
  })
  await plan('2026-12-25', '09:00')
  expect(await quietOn('2026-12-20')).toEqual([])
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
  const whole = await core.call('timeline.list', { of: 'account', id: accountId, limit: 200 })
  expect(whole.total).toBe(27)
  expect(whole.entries.filter((e) => e.kind === 'stage').map((e) => e.title)).toEqual(['talking'])
  const ats = whole.entries.map((e) => e.at)
  expect(ats).toEqual([...ats].sort((a, b) => b - a))
  const seen: string[] = []
  let before: string | undefined
  for (;;) {
    const page = await core.call('timeline.list', {
      of: 'account',
      id: accountId,
      limit: 4,
      ...(before ? { before } : {}),
    })
    seen.push(...page.entries.map((e) => e.key))
    if (page.next === null) break
    before = page.next
  }
  expect(seen).toEqual(whole.entries.map((e) => e.key))
  expect((await core.call('timeline.list', { of: 'account', id: accountId, only: 'notes' })).total).toBe(25)
  expect((await core.call('timeline.list', { of: 'account', id: accountId, only: 'visits' })).total).toBe(0)
})

test("a person's stream has the visits they were at, what was said and owed to them, and what became of them", async () => {
  const { id } = await core.call('records.create', { type: 'contact', values: { accountId, name: '吴敏' } })
  const other = (await core.call('records.create', { type: 'contact', values: { accountId, name: '陈立' } })).id
  core.nowMs += 1000
  const visit = { accountId, subject: '一起吃饭', status: 'done', startAt: core.nowMs, zone } as const
  await core.call('records.create', { type: 'visit', values: { ...visit, contactIds: [other, id] } })
  await core.call('records.create', { type: 'visit', values: { ...visit, subject: '没来', contactIds: [other] } })
  core.nowMs += 1000
  const note = { accountId, contactId: id, body: '想先试用', notedAt: core.nowMs }
  await core.call('records.create', { type: 'visitNote', values: note })
  core.nowMs += 1000
  const patch = (values: { stance: 'for' } | { hasLeft: boolean }) =>
    core.call('records.patch', { type: 'contact', id, patch: values })
  await patch({ stance: 'for' })
  core.nowMs += 1000
  await patch({ hasLeft: true })
  await patch({ hasLeft: false })
  const { total, entries } = await core.call('timeline.list', { of: 'contact', id })
  expect(entries.map((e) => [e.type, e.kind, e.title])).toEqual([
    ['contact', 'hasLeft', '1'],
    ['contact', 'stance', 'for'],
    ['visitNote', null, ''],
    ['visit', null, '一起吃饭'],
    ['contact', 'created', '吴敏'],
  ])
  expect(total).toBe(5)
})

test('visits are listed from one instant until another', async () => {
  await plan('2026-11-23', '09:00')
  await plan('2026-11-24', '00:00')
  const from = Date.UTC(2026, 10, 23, 1)
  const within = await core.call('visits.list', { from, until: Date.UTC(2026, 10, 23, 16), descending: false })
  expect(within.rows.map((r) => r.visit.startAt)).toEqual([from])
})

test('the stream of a person who changed to another account has what was before', async () => {
  const from = (await core.call('records.create', { type: 'account', values: { name: '旧东家' } })).id
  const to = (await core.call('records.create', { type: 'account', values: { name: '新东家' } })).id
  const person = await core.call('records.create', { type: 'contact', values: { accountId: from, name: '何静' } })
  const values = {
    accountId: from,
    subject: '上门',
    status: 'done',
    startAt: core.nowMs,
    zone: 'Asia/Shanghai',
  } as const
  await core.call('records.create', { type: 'visit', values: { ...values, contactIds: [person.id] } })
  const file = {
    name: '名片.jpg',
    kind: 'photo',
    mediaType: 'image/jpeg',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
  } as const
  const links = { accountId: from, contactId: person.id }
  await core.call('records.create', { type: 'attachment', values: { ...file, ...links } })
  await core.call('records.patch', { type: 'contact', id: person.id, patch: { accountId: to } })
  const { entries } = await core.call('timeline.list', { of: 'contact', id: person.id })
  expect(entries.map((e) => e.type).toSorted()).toEqual(['attachment', 'contact', 'visit'])
})
