/** Quizzes through the procedures: taken at a training session or by oneself, graded, and kept as they were. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseAnswered } from '../../../shared/domain/quiz.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
let core: TestCore
let quizId: string
let questions: string[]

const make = async (type: 'quizQuestion', values: { title: string; options: string; position: number }) =>
  (await core.call('records.create', { type, values: { quizId, reason: '当天都能改', ...values } })).id

beforeEach(async () => {
  core = testCore()
  quizId = (await core.call('records.create', { type: 'quiz', values: { name: '登记入门', passPercent: 60 } })).id
  questions = [
    await make('quizQuestion', { title: '登记错了怎么办', options: '+ 当天改\n- 删掉重来', position: 0 }),
    await make('quizQuestion', { title: '谁能借出', options: '- 所有人\n+ 管理员\n+ 主管', position: 1 }),
  ]
})
afterEach(() => core.close())

async function session(): Promise<{ visitId: string; contactId: string }> {
  const accountId = (await core.call('records.create', { type: 'account', values: { name: '绍兴审批局' } })).id
  const begun = { accountId, subject: '第 2 次培训', visitType: 'training', zone } as const
  const visitId = (await core.call('visits.walkIn', begun)).id
  return { visitId, contactId: (await core.call('visits.meet', { visitId, name: '吴敏', jobTitle: '窗口' })).id }
}

const choices = (...chosen: string[][]) =>
  chosen.map((one, index) => ({ questionId: questions[index] ?? '', chosen: one }))

test('at a session the score and the result are the person’s; a second attempt counts, the first stays', async () => {
  const { visitId, contactId } = await session()
  const taker = { type: 'contact', visitId, contactId } as const
  const first = await core.call('quizzes.take', {
    quizId,
    taker,
    choices: choices(['当天改'], ['管理员']),
    tookMs: 40_000,
  })
  expect([first.attempt.scorePercent, first.attempt.isPassed]).toEqual([50, false])
  const sheet = () => core.call('training.get', { visitId })
  expect((await sheet()).rows.map((r) => [r.name, r.scorePercent, r.result])).toEqual([['吴敏', 50, 'again']])
  core.nowMs += 60_000
  await core.call('quizzes.take', { quizId, taker, choices: choices(['当天改'], ['主管', '管理员']), tookMs: 30_000 })
  expect((await sheet()).rows.map((r) => [r.scorePercent, r.result])).toEqual([[100, 'passed']])
  expect((await sheet()).attempts.map((a) => [a.name, a.scorePercent, a.isPassed])).toEqual([
    ['登记入门', 50, false],
    ['登记入门', 100, true],
  ])
  await core.call('history.undo', {})
  expect((await sheet()).rows.map((r) => [r.scorePercent, r.result])).toEqual([[50, 'again']])
  expect((await sheet()).attempts).toHaveLength(1)
})

test('an attempt keeps the questions as they were asked', async () => {
  const done = await core.call('quizzes.take', {
    quizId,
    taker: { type: 'me' },
    choices: choices(['删掉重来']),
    tookMs: 1,
  })
  await core.call('records.patch', { type: 'quizQuestion', id: questions[0] ?? '', patch: { title: '别的' } })
  await core.call('quizzes.remove', { id: quizId })
  const kept = (await core.call('records.get', { type: 'quizAttempt', id: done.id })).row
  expect(kept['name']).toBe('登记入门')
  expect(parseAnswered(kept['answers'] as string)).toEqual([
    {
      title: '登记错了怎么办',
      options: [
        { text: '当天改', isRight: true },
        { text: '删掉重来', isRight: false },
      ],
      chosen: [1],
      isRight: false,
      reason: '当天都能改',
    },
    {
      title: '谁能借出',
      options: [
        { text: '所有人', isRight: false },
        { text: '管理员', isRight: true },
        { text: '主管', isRight: true },
      ],
      chosen: [],
      isRight: false,
      reason: '当天都能改',
    },
  ])
  await expect(core.call('quizzes.get', { id: quizId })).rejects.toMatchObject({ wire: { type: 'not_found' } })
})

test('what nobody can answer is not asked, and a quiz of nothing else is refused', async () => {
  await core.call('records.patch', { type: 'quizQuestion', id: questions[1] ?? '', patch: { options: '- 所有人' } })
  expect((await core.call('quizzes.list', {})).rows.map((row) => row.questions)).toEqual([1])
  await core.call('records.delete', { type: 'quizQuestion', id: questions[0] ?? '' })
  const taken = core.call('quizzes.take', { quizId, taker: { type: 'me' }, choices: [], tookMs: 0 })
  await expect(taken).rejects.toMatchObject({ wire: { type: 'conflict', why: 'no_questions' } })
})

test('questions change places, and back with one undo', async () => {
  const titles = async () => (await core.call('quizzes.get', { id: quizId })).questions.map(({ title }) => title)
  await core.call('quizzes.moveQuestion', { questionId: questions[1] ?? '', to: 0 })
  expect(await titles()).toEqual(['谁能借出', '登记错了怎么办'])
  await core.call('history.undo', {})
  expect(await titles()).toEqual(['登记错了怎么办', '谁能借出'])
})

test('a certificate for each who signed and passed, with the same number whatever is corrected later', async () => {
  const { visitId, contactId } = await session()
  const other = (await core.call('visits.meet', { visitId, name: '周强' })).id
  await core.call('training.judge', { visitId, contactId, result: 'passed', scorePercent: 90 })
  expect((await core.call('training.certificates', { visitId })).rows).toEqual([])
  const strokes = [
    {
      tool: 'pen' as const,
      points: [
        [0, 0],
        [9, 9],
      ] as [number, number][],
    },
  ]
  await core.call('training.sign', { visitId, contactId, strokes })
  await core.call('training.judge', { visitId, contactId: other, result: 'again' })
  core.nowMs += 90 * 60_000
  await core.call('visits.close', { visitId, next: { type: 'none', because: '讲完了' } })
  const asked = () => core.call('training.certificates', { visitId })
  const { rows, ...about } = await asked()
  expect(rows.map(({ name, jobTitle, scorePercent }) => [name, jobTitle, scorePercent])).toEqual([['吴敏', '窗口', 90]])
  expect(about).toMatchObject({ subject: '第 2 次培训', accountName: '绍兴审批局', minutes: 90, covered: [] })
  expect(rows[0]?.number).toMatch(/^\d{8}-[0-9A-F]{6}$/)
  await core.call('records.patch', { type: 'visit', id: visitId, patch: { startedAt: core.nowMs - 9 * 86_400_000 } })
  expect((await asked()).rows).toEqual(rows)
})
