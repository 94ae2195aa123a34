/** A training session through the procedures: signed once each, judged, and another round only for those who need one. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import { parseMarks, type Stroke } from '../../../shared/domain/media/marks.ts'

const zone = 'Asia/Shanghai'
const strokes: Stroke[] = [
  {
    tool: 'pen',
    points: [
      [100, 200],
      [300, 400],
    ],
  },
]

let core: TestCore
let visitId: string
let people: string[]

beforeEach(async () => {
  core = testCore()
  const accountId = (await core.call('records.create', { type: 'account', values: { name: '绍兴审批局' } })).id
  visitId = (await core.call('visits.walkIn', { accountId, subject: '第 2 次培训', visitType: 'training', zone })).id
  people = []
  for (const name of ['吴敏', '周强', '李倩'])
    people.push((await core.call('visits.meet', { visitId, name, jobTitle: '窗口' })).id)
  await core.call('visits.present', { visitId, contactId: people[2] ?? '', isHere: false })
})
afterEach(() => core.close())

const sheet = () => core.call('training.get', { visitId })
const sign = (index: number) => core.call('training.sign', { visitId, contactId: people[index] ?? '', strokes })

test('who signs stands on the sheet once, with the signature, and is present', async () => {
  await sign(2)
  core.nowMs += 60_000
  await sign(0)
  core.nowMs += 60_000
  await sign(2)
  const { rows } = await sheet()
  expect(rows.map((r) => [r.name, r.jobTitle, r.signedAt])).toEqual([
    ['吴敏', '窗口', core.nowMs - 60_000],
    ['李倩', '窗口', core.nowMs],
  ])
  expect(parseMarks(rows[0]?.signature ?? null)).toEqual(strokes)
  expect((await core.call('visits.get', { id: visitId })).visit.contactIds).toContain(people[2])
  await core.call('history.undo', {})
  expect((await sheet()).rows.map((r) => r.name)).toEqual(['李倩', '吴敏'])
})

test('the sheet keeps the name that was signed when the contact is renamed', async () => {
  await sign(0)
  await core.call('records.patch', { type: 'contact', id: people[0] ?? '', patch: { name: '吴敏敏' } })
  expect((await sheet()).rows.map((r) => r.name)).toEqual(['吴敏'])
})

test('another round is set for those who need one, once', async () => {
  await sign(0)
  const judge = (index: number, result: 'passed' | 'again') =>
    core.call('training.judge', { visitId, contactId: people[index] ?? '', result, scorePercent: 70 })
  await judge(0, 'passed')
  await judge(1, 'again')
  expect(await sheet()).toMatchObject({ needAgain: 1, rows: [{ name: '吴敏', result: 'passed' }, { name: '周强' }] })
  const again = { visitId, dueOn: '2026-12-01', subject: '再讲一次', zone }
  await core.call('training.again', again)
  const { followUps } = await core.call('visits.get', { id: visitId })
  expect(followUps.map((f) => [f.subject, f.dueOn, f.contactId, f.kind])).toEqual([
    ['再讲一次', '2026-12-01', people[1], 'visit'],
  ])
  expect((await sheet()).needAgain).toBe(0)
  await expect(core.call('training.again', again)).rejects.toMatchObject({ wire: { why: 'nobody_again' } })
  await core.call('history.undo', {})
  expect((await sheet()).needAgain).toBe(1)
})

test('an account that is removed takes its sheets along, and undo brings them back', async () => {
  await sign(0)
  const accountId = (await core.call('visits.get', { id: visitId })).visit.accountId
  await core.call('records.delete', { type: 'account', id: accountId })
  expect((await sheet()).rows).toEqual([])
  await core.call('history.undo', {})
  expect((await sheet()).rows.map((r) => r.name)).toEqual(['吴敏'])
})
