/** Courses through the procedures: given, gone through, overdue, and who watches for a client leaves no trace. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dateIn } from '../../../shared/base/local-date.ts'
import { allParts } from '../../../shared/domain/seen-parts.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
let courseId: string
let materialId: string
let quizId: string
let questionId: string
let me: string
let colleague: string

const made = async (...asked: Parameters<TestCore['call']>) => (await core.call(...asked)) as { id: string }

beforeEach(async () => {
  core = testCore()
  const create = async (type: string, values: Record<string, unknown>): Promise<string> =>
    (await made('records.create', { type, values } as never)).id
  me = await create('teamMember', { name: '李岚' })
  colleague = await create('teamMember', { name: '王磊' })
  await core.call('settings.set', { meId: me })
  materialId = await create('material', { name: '登记培训', kind: 'video' })
  quizId = await create('quiz', { name: '登记入门' })
  questionId = await create('quizQuestion', { quizId, title: '怎么改', options: '+ 当天\n- 不能' })
  courseId = await create('course', { name: '新人第一周' })
  await create('courseStep', { courseId, title: '登记培训', materialId, position: 0 })
  await create('courseStep', { courseId, title: '登记入门', quizId, position: 1 })
})
afterEach(() => core.close())

const today = (): string => dateIn(core.nowMs, 'Asia/Shanghai')
const assign = (memberIds: (string | null)[], dueOn: string | null = null) =>
  core.call('learning.assign', { courseId, memberIds, dueOn })
const mine = async () => (await core.call('learning.mine', { today: today() })).rows
const take = (chosen: string) =>
  core.call('quizzes.take', {
    quizId,
    taker: { type: 'me' },
    choices: [{ questionId, chosen: [chosen] }],
    tookMs: 1,
  })

test('a course is done when its film was seen and its quiz passed', async () => {
  await assign([null])
  expect((await mine()).map((e) => [e.courseName, e.steps, e.done, e.percent])).toEqual([['新人第一周', 2, 0, 0]])
  expect(await core.call('learning.seen', { materialId, parts: allParts.slice(0, 10) })).toEqual({ percent: 50 })
  await core.call('learning.seen', { materialId, parts: allParts.slice(8, 19) })
  await take('不能')
  expect((await mine()).map((e) => [e.done, e.percent, e.isDone])).toEqual([[1, 50, false]])
  await take('当天')
  expect((await mine()).map((e) => [e.done, e.percent, e.isDone])).toEqual([[2, 100, true]])
  const { steps } = await core.call('learning.course', { id: courseId, today: today() })
  expect(steps.map((s) => [s.name, s.percent, s.bestPercent])).toEqual([
    ['登记培训', 100, null],
    ['登记入门', 100, 100],
  ])
})

test('whoever was not given a course leaves no trace of what they looked at', async () => {
  expect(await core.call('learning.seen', { materialId, parts: allParts.slice(0, 3) })).toEqual({ percent: null })
  await assign([colleague])
  expect(await core.call('learning.seen', { materialId, parts: allParts.slice(0, 3) })).toEqual({ percent: null })
  await assign([me])
  expect(await core.call('learning.seen', { materialId, parts: [] })).toEqual({ percent: 0 })
})

test('that something was watched is not what Undo takes back', async () => {
  await assign([null])
  await core.call('learning.seen', { materialId, parts: ['0'] })
  expect((await core.call('history.last', {}))?.label).toBe('course.assign')
})

test('given again to who is not through, it has the new date; given after it was done, it begins anew', async () => {
  await assign([null, me, colleague], '2020-01-01')
  const { enrolments } = await core.call('learning.course', { id: courseId, today: today() })
  expect(enrolments.map((e) => `${e.personName} ${e.isOverdue}`).toSorted()).toEqual(['李岚 true', '王磊 true'])
  await assign([null], '2999-01-01')
  expect((await mine()).map((e) => [e.assignment.dueOn, e.isOverdue])).toEqual([['2999-01-01', false]])
  await core.call('learning.seen', { materialId, parts: [...allParts] })
  await take('当天')
  core.nowMs += 60_000
  await assign([null], '2999-06-01')
  expect((await mine()).map((e) => [e.isDone, e.done])).toEqual([
    // what was seen stays seen, the quiz is taken again
    [false, 1],
    [true, 2],
  ])
  const [row] = (await core.call('learning.courses', { today: today() })).rows
  expect([row?.assigned, row?.done, row?.overdue]).toEqual([3, 1, 1])
})

test('gone through elsewhere it counts, and can be taken back', async () => {
  await assign([null])
  await core.call('learning.finish', { materialId })
  expect((await mine()).map((e) => e.done)).toEqual([1])
  await core.call('history.undo', {})
  expect((await mine()).map((e) => e.done)).toEqual([0])
  const other = await core.call('records.create', { type: 'material', values: { name: '别的', kind: 'pdf' } })
  await expect(core.call('learning.finish', { materialId: other.id })).rejects.toMatchObject({
    wire: { why: 'not_to_learn' },
  })
})

test('of a course that is gone nobody is late, and nothing is kept for it', async () => {
  await assign([null], '2020-01-01')
  // as it comes from somebody who saw nobody's assignments
  await core.call('records.delete', { type: 'course', id: courseId })
  expect(await mine()).toEqual([])
  expect(await core.call('learning.seen', { materialId, parts: ['0'] })).toEqual({ percent: null })
})

test('undoing that a course was made keeps it where others put steps in since', async () => {
  const { id, txnId } = await core.call('records.create', { type: 'course', values: { name: '第二周' } })
  await core.call('records.create', { type: 'courseStep', values: { courseId: id, title: '登记培训', materialId } })
  await core.call('history.undo', { txnId })
  expect((await core.call('learning.course', { id, today: today() })).steps).toHaveLength(1)
})

test('a step whose material is gone counts no more', async () => {
  await assign([null])
  await take('当天')
  await core.call('materials.remove', { id: materialId })
  expect((await mine()).map((e) => [e.steps, e.isDone])).toEqual([[1, true]])
  const { steps } = await core.call('learning.course', { id: courseId, today: today() })
  expect(steps.map((s) => s.name)).toEqual([null, '登记入门'])
})

test('what two laptops of one person saw adds up', async () => {
  await assign([null])
  await core.call('learning.seen', { materialId, parts: ['0', '1'] })
  const values = { materialId, name: '登记培训', ownerId: me, parts: ['1', '2', '3'] }
  await core.call('records.create', { type: 'materialProgress', values })
  expect(await core.call('learning.seen', { materialId, parts: [] })).toEqual({ percent: 20 })
})

test('removed with its steps and who was to take it, and all of it back', async () => {
  await assign([null, colleague])
  await core.call('learning.remove', { id: courseId })
  expect(await mine()).toEqual([])
  await expect(core.call('learning.course', { id: courseId, today: today() })).rejects.toMatchObject({
    wire: { type: 'not_found' },
  })
  await core.call('history.undo', {})
  const { steps, enrolments } = await core.call('learning.course', { id: courseId, today: today() })
  expect([steps.length, enrolments.length]).toEqual([2, 2])
})
