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
  const before = await core.call('storage.stats', {})
  await core.call('drafts.set', { key, value: '再一句' })
  expect(await core.call('storage.stats', {})).toMatchObject({ outbox: before.outbox, history: before.history })
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

const items = async () => (await core.call('visits.get', { id: visitId })).items

test('the checklist of its kind comes with the visit, is ticked with its time, and that is taken back', async () => {
  const { kindName } = await core.call('visits.get', { id: visitId })
  const [first, ...rest] = (await items()).filter((i) => i.kind === 'do')
  expect([kindName, first?.label, rest.length]).toEqual(['上门演示', '核对人数和电脑台数', 5])
  await core.call('visits.tick', { itemId: first?.id ?? '', isDone: true })
  expect((await items())[0]?.doneAt).toBe(core.nowMs)
  await core.call('visits.addItem', { visitId, kind: 'do', label: '看机房' })
  expect((await items()).at(-1)?.label).toBe('看机房')
  await core.call('history.undo', {})
  await core.call('history.undo', {})
  expect((await items()).map((i) => i.doneAt)).toEqual((await items()).map(() => null))
})

test('a plan may bring its own list, or none at all; what came without one has it when it begins', async () => {
  const plan = { accountId, subject: '看看', visitType: 'service', on: '2026-11-24', time: '09:00', zone } as const
  const own = (await core.call('visits.plan', { ...plan, checklist: ' 先看 \n\n再修', bring: null })).id
  expect((await core.call('visits.get', { id: own })).items.map((i) => [i.kind, i.label])).toEqual([
    ['do', '先看'],
    ['do', '再修'],
  ])
  const values = { accountId, subject: '导入的', visitType: 'call', status: 'planned', startAt: 0, zone } as const
  const { id: foreign } = await core.call('records.create', { type: 'visit', values })
  expect((await core.call('visits.get', { id: foreign })).items).toEqual([])
  await core.call('visits.takeChecklist', { visitId: foreign })
  expect((await core.call('visits.get', { id: foreign })).items).toHaveLength(2)
  await core.call('history.undo', {})
  await core.call('visits.start', { visitId: foreign })
  expect((await core.call('visits.get', { id: foreign })).items.map((i) => i.label)).toEqual([
    '说清打来为了哪件事',
    '把下一步说定',
  ])
})

test('somebody unknown is there in one act, and each person comes and goes by themselves', async () => {
  const { id: contactId } = await core.call('visits.meet', { visitId, name: '何静', jobTitle: '财务主管' })
  const other = (await core.call('visits.meet', { visitId, name: '陈立' })).id
  // two windows that both act on what they last saw
  await Promise.all([
    core.call('visits.present', { visitId, contactId, isHere: false }),
    core.call('visits.present', { visitId, contactId: other, isHere: true }),
  ])
  expect((await visit()).contactIds).toEqual([other])
  const { contacts } = await core.call('visits.get', { id: visitId })
  expect(contacts.map((c) => [c.name, c.accountId === accountId])).toEqual([
    ['陈立', true],
    ['何静', true],
  ])
})

test('a person removed meanwhile does not keep the visit from being closed', async () => {
  const { id } = await core.call('visits.meet', { visitId, name: '何静' })
  await core.call('records.delete', { type: 'contact', id })
  await core.call('visits.close', { visitId, next })
  expect((await visit()).status).toBe('done')
})

test('what came of it: outcome, promises of both sides as follow-ups, and the line that was half written', async () => {
  await core.call('visits.start', { visitId })
  const { id: contactId } = await core.call('visits.meet', { visitId, name: '吴敏' })
  const key = `note:${visitId}`
  await core.call('drafts.set', { key, value: '走的时候又说' })
  const promises = [
    { by: 'us', subject: '分两期的报价', on: '2026-11-25' },
    { by: 'them', subject: '给档案清单', on: '2026-11-27', contactId },
  ] as const
  await core.call('visits.close', {
    visitId,
    outcome: 'forward',
    reactions: '吴敏很认可',
    promises: [...promises],
    next,
    drafts: [key],
  })
  const { visit: closed, notes, followUps } = await core.call('visits.get', { id: visitId })
  expect(closed).toMatchObject({ outcome: 'forward', reactions: '吴敏很认可' })
  expect(notes.map((n) => n.body)).toEqual(['走的时候又说'])
  expect(followUps.map((f) => [f.promisedBy, f.subject, f.dueOn, f.contactId])).toEqual([
    ['us', '分两期的报价', '2026-11-25', null],
    ['them', '给档案清单', '2026-11-27', contactId],
    [null, '再演示一次', '2026-11-30', contactId],
  ])
  const later = { accountId, subject: '再演示', visitType: 'demo', on: '2026-11-30', time: '14:00', zone } as const
  const { promises: open, before } = await core.call('visits.prepare', {
    visitId: (await core.call('visits.plan', later)).id,
  })
  expect([open.map((f) => f.promisedBy), before.map((b) => b.notes.length)]).toEqual([['us', 'them'], [1]])
})

test('closing one of a series plans the next with its people, place and list; the end of the series is said', async () => {
  const plan = { accountId, subject: '巡检', visitType: 'service', on: '2026-11-23', time: '09:30', zone } as const
  const rule = { repeat: 'FREQ=WEEKLY;COUNT=2', place: '二楼机房', checklist: '看\n修', bring: null } as const
  const { id } = await core.call('visits.plan', { ...plan, ...rule })
  const [look] = (await core.call('visits.get', { id })).items
  await core.call('visits.tick', { itemId: look?.id ?? '', isDone: true })
  expect((await core.call('visits.get', { id })).seriesNextOn).toBe('2026-11-30')
  await core.call('visits.close', { visitId: id, next: { type: 'series' } })
  const { rows } = await core.call('visits.list', { statuses: ['planned'], text: '巡检' })
  const after = await core.call('visits.get', { id: rows[0]?.visit.id ?? '' })
  expect([after.visit.startAt, after.visit.place, after.items.map((i) => [i.label, i.doneAt])]).toEqual([
    Date.UTC(2026, 10, 30, 1, 30),
    '二楼机房',
    [
      ['看', null],
      ['修', null],
    ],
  ])
  expect(after.seriesNextOn).toBeNull()
  await expect(core.call('visits.close', { visitId: after.visit.id, next: { type: 'series' } })).rejects.toMatchObject({
    wire: { why: 'series_over' },
  })
  // taken back in one step: the visit is open again and its successor gone
  await core.call('history.undo', {})
  expect((await core.call('visits.list', { statuses: ['planned'], text: '巡检' })).rows.map((r) => r.visit.id)).toEqual(
    [id],
  )
})

test('drafts with words are told with whose they are; those without are not', async () => {
  const keep = (key: string, value: string) => core.call('drafts.set', { key, value })
  await keep(`note:${visitId}`, ' 写了一半 ')
  await keep(`form:plan:${accountId}`, JSON.stringify({ subject: '', purpose: '谈续约' }))
  await keep(`form:log:${accountId}`, JSON.stringify({ subject: '', summary: ' ' }))
  await keep('form:account:', '{broken')
  await keep('something:else', 'x')
  const told = await core.call('drafts.unfinished', {})
  const lines = told.map((d) => [d.kind, d.words, d.accountName, d.visitId, d.isVisitOpen])
  expect(lines.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['note', '写了一半', '苏州恒润', visitId, true],
    ['plan', '谈续约', '苏州恒润', null, false],
  ])
})

test('over midnight, and over a change of zone, it stays the visit of the day until it is closed', async () => {
  core.nowMs = Date.UTC(2026, 10, 23, 15, 50)
  await core.call('visits.start', { visitId })
  core.nowMs += 30 * minute
  const shown = async (date: string, at: string) => {
    const day = await core.call('today.get', { date, zone: at })
    return [day.visits.map((v) => v.visit.id), day.toWriteUpCount]
  }
  expect(await shown('2026-11-24', zone)).toEqual([[visitId], 0])
  // the plane landed in Tokyo, an hour ahead
  expect(await shown('2026-11-24', 'Asia/Tokyo')).toEqual([[visitId], 0])
  expect(await shown('2026-11-26', zone)).toEqual([[], 1])
  await core.call('visits.close', { visitId, next })
  expect(await visit()).toMatchObject({ status: 'done', durationMin: 30 })
  expect(await shown('2026-11-24', zone)).toEqual([[], 0])
})

test('a series goes on although the kind it was planned from was taken back meanwhile', async () => {
  const none = { durationMin: null, checklist: null, bring: null }
  const kind = await core.call('visitKinds.save', { name: '月度回访', visitType: 'service', ...none })
  const planned = { accountId, subject: '回访', visitType: 'service', on: '2026-11-23', time: '09:00', zone } as const
  const { id } = await core.call('visits.plan', { ...planned, kindId: kind.id, repeat: 'FREQ=DAILY' })
  await core.call('history.undo', { txnId: kind.txnId })
  await core.call('visits.close', { visitId: id, next: { type: 'series' } })
  const { rows } = await core.call('visits.list', {})
  expect(rows.filter((r) => r.visit.subject === '回访').map((r) => r.visit.templateId)).toContain(null)
})

test('closing taken back brings back the words of the closing and the half line', async () => {
  const key = `close:${visitId}`
  const half = `note:${visitId}`
  await core.call('drafts.set', { key, value: '{"summary":"谈了价格"}' })
  await core.call('drafts.set', { key: half, value: '最后半句' })
  const { txnId } = await core.call('visits.close', { visitId, next, drafts: [key, half] })
  expect(await core.call('drafts.get', { key })).toEqual({ value: null })
  expect(await core.call('drafts.unfinished', {})).toEqual([])
  await core.call('history.undo', { txnId })
  expect(await core.call('drafts.get', { key })).toEqual({ value: '{"summary":"谈了价格"}' })
  expect(await core.call('drafts.get', { key: half })).toEqual({ value: '最后半句' })
  expect((await core.call('visits.get', { id: visitId })).notes).toEqual([])
})

test('the report still names who was there and is deleted or at another account by now', async () => {
  const make = (name: string) => core.call('records.create', { type: 'contact', values: { accountId, name } })
  const [moved, gone] = [await make('何静'), await make('吴敏')]
  await core.call('records.patch', { type: 'visit', id: visitId, patch: { contactIds: [moved.id, gone.id] } })
  const names = async () => (await core.call('visits.get', { id: visitId })).contacts.map((c) => c.name)
  const other = await core.call('records.create', { type: 'account', values: { name: '别家' } })
  await core.call('records.patch', { type: 'contact', id: moved.id, patch: { accountId: other.id } })
  await core.call('records.delete', { type: 'contact', id: gone.id })
  expect(await names()).toEqual(['何静'])
  await core.call('visits.close', { visitId, next })
  expect((await names()).toSorted((a, b) => a.localeCompare(b))).toEqual(
    ['何静', '吴敏'].toSorted((a, b) => a.localeCompare(b)),
  )
})

test('a line begun from anywhere is a draft to finish', async () => {
  await core.call('drafts.set', { key: 'form:capture', value: '{"text":"下周三回电话","chosen":[]}' })
  expect(await core.call('drafts.unfinished', {})).toMatchObject([{ kind: 'capture', words: '下周三回电话' }])
})

test('without its own team member, which somebody removed, the laptop still takes notes', async () => {
  const { id } = await core.call('profile.set', { name: '林珊' })
  await core.call('records.delete', { type: 'teamMember', id })
  await core.call('visits.note', { visitId, body: '还记得下来' })
  expect((await core.call('visits.get', { id: visitId })).notes.map((n) => n.authorId)).toEqual([null])
  const again = await core.call('profile.set', { name: '林珊' })
  expect(again.id).not.toBe(id)
})

test('calling off one of a series plans the next, calling off the series does not; both are taken back', async () => {
  const plan = { accountId, subject: '巡检', visitType: 'service', on: '2026-11-24', time: '09:30', zone } as const
  const { id } = await core.call('visits.plan', { ...plan, repeat: 'FREQ=WEEKLY', checklist: '看', bring: null })
  const planned = async () =>
    (await core.call('visits.list', { statuses: ['planned'], text: '巡检' })).rows.map((r) => r.visit.startAt)
  await core.call('visits.callOff', { visitId: id })
  expect(await planned()).toEqual([Date.UTC(2026, 11, 1, 1, 30)])
  await core.call('history.undo', {})
  expect(await planned()).toEqual([Date.UTC(2026, 10, 24, 1, 30)])
  await core.call('visits.callOff', { visitId: id, endSeries: true })
  expect(await planned()).toEqual([])
  await expect(core.call('visits.callOff', { visitId: id })).rejects.toMatchObject({
    wire: { why: 'visit_not_planned' },
  })
})
