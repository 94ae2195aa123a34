/** Courses across a hub: everybody has them, who is to take one and how far is theirs and their leader's to see. */
import { afterEach, expect, test } from 'vitest'
import { allParts } from '../../../shared/domain/seen-parts.ts'
import { servedHub } from '../../../test/support/served-hub.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

const today = '2026-11-24'
const round = async (...cores: readonly TestCore[]): Promise<void> => {
  for (const core of cores) expect(await core.context.sync.round()).toMatchObject({ type: 'done' })
}

test('given by a leader it reaches one person, and how far they are comes back to the leader alone', async () => {
  const hub = await servedHub()
  open.push(hub)
  const teamId = await hub.team('华东', false)
  const person = async (name: string, role: 'rep' | 'manager') => {
    const core = testCore({ clock: Date.now })
    open.push(core)
    const { link, memberId } = await hub.invite(name, role, teamId)
    await core.call('sync.join', { link, deviceName: name })
    await round(core)
    return { core, memberId }
  }
  const leader = await person('王芳', 'manager')
  const learner = await person('李岚', 'rep')
  const colleague = await person('王磊', 'rep')
  await round(leader.core)

  const create = async (type: string, values: Record<string, unknown>): Promise<string> =>
    (await leader.core.call('records.create', { type, values } as never)).id
  const materialId = await create('material', { name: '登记培训', kind: 'video' })
  const quizId = await create('quiz', { name: '登记入门' })
  const questionId = await create('quizQuestion', { quizId, title: '怎么改', options: '+ 当天\n- 不能' })
  const courseId = await create('course', { name: '新人第一周' })
  await create('courseStep', { courseId, title: '登记培训', materialId, position: 0 })
  await create('courseStep', { courseId, title: '登记入门', quizId, position: 1 })
  await leader.core.call('learning.assign', { courseId, memberIds: [learner.memberId], dueOn: '2026-12-01' })
  await round(leader.core, learner.core, colleague.core)

  const mine = async (core: TestCore) => (await core.call('learning.mine', { today })).rows
  expect((await mine(learner.core)).map((e) => [e.courseName, e.done])).toEqual([['新人第一周', 0]])
  expect(await mine(colleague.core)).toEqual([])
  await learner.core.call('learning.seen', { materialId, parts: [...allParts] })
  const choices = [{ questionId, chosen: ['当天'] }]
  await learner.core.call('quizzes.take', { quizId, taker: { type: 'me' }, choices, tookMs: 9_000 })
  await round(learner.core, leader.core, colleague.core)

  const seenBy = async ({ core }: { core: TestCore }) =>
    (await core.call('learning.course', { id: courseId, today })).enrolments.map((e) => [e.personName, e.isDone])
  expect(await seenBy(leader)).toEqual([['李岚', true]])
  expect(await seenBy(learner)).toEqual([['李岚', true]])
  // a team that does not share: the course is everybody's, who takes it is not
  expect(await seenBy(colleague)).toEqual([])
  const rowsOf = (core: TestCore, table: string): unknown =>
    core.context.read.connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(['quiz_attempts', 'material_progress'].map((table) => rowsOf(colleague.core, table))).toEqual([0, 0])
})
