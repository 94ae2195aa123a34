/** Demos through the procedures: steps in order, what each shows, what of them went to the visit. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

const zone = 'Asia/Shanghai'
let core: TestCore
let demoId: string
let steps: string[]

beforeEach(async () => {
  core = testCore()
  demoId = (await core.call('records.create', { type: 'demo', values: { name: '三种价值' } })).id
  steps = []
  for (const [position, title] of ['开场', '找一份合同', '问预算'].entries())
    steps.push(
      (
        await core.call('records.create', {
          type: 'demoStep',
          values: { demoId, kind: 'show', title, position, minutes: 3 },
        })
      ).id,
    )
})
afterEach(() => core.close())

const titles = async (): Promise<string[]> =>
  (await core.call('demos.get', { id: demoId })).steps.map(({ step }) => step.title)

test('a step is moved among the others, and back with one undo', async () => {
  await core.call('demos.moveStep', { stepId: steps[2] ?? '', to: 0 })
  expect(await titles()).toEqual(['问预算', '开场', '找一份合同'])
  await core.call('demos.moveStep', { stepId: steps[2] ?? '', to: 99 })
  expect(await titles()).toEqual(['开场', '找一份合同', '问预算'])
  await core.call('history.undo', {})
  expect(await titles()).toEqual(['问预算', '开场', '找一份合同'])
})

test('a step shows its own file, else the newest version of its material; gone, it shows nothing', async () => {
  const file = (name: string, sha: string) => ({
    name,
    kind: 'file' as const,
    mediaType: 'video/mp4',
    sizeBytes: 3,
    sha256: sha.repeat(64),
  })
  const materialId = (await core.call('records.create', { type: 'material', values: { name: '合同', kind: 'video' } }))
    .id
  const version = (name: string, sha: string) =>
    core.call('records.create', { type: 'attachment', values: { ...file(name, sha), materialId, part: 'version' } })
  await version('v1.mp4', 'a')
  core.nowMs += 1_000
  const newest = await version('v2.mp4', 'b')
  const own = await core.call('records.create', { type: 'attachment', values: file('现场.mp4', 'c') })
  const [first = '', second = ''] = steps
  await core.call('records.patch', { type: 'demoStep', id: first, patch: { materialId } })
  await core.call('records.patch', { type: 'demoStep', id: second, patch: { materialId, fileId: own.id } })
  const shown = async () => (await core.call('demos.get', { id: demoId })).steps.map(({ media }) => media?.name ?? null)
  expect(await shown()).toEqual(['v2.mp4', '现场.mp4', null])
  await core.call('records.delete', { type: 'attachment', id: newest.id })
  await core.call('records.delete', { type: 'attachment', id: own.id })
  expect(await shown()).toEqual(['v1.mp4', null, null])
})

test('what was shown goes to the visit with its title as it was, and a script may go', async () => {
  const accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  const visitId = (await core.call('visits.walkIn', { accountId, subject: '演示', visitType: 'demo', zone })).id
  const show = (index: number, shownAt: number) =>
    core.call('demos.show', { visitId, stepId: steps[index] ?? '', shownAt, shownMs: 61_000, reaction: 'liked' })
  await show(1, core.nowMs - 1_000)
  await show(0, core.nowMs - 90_000)
  await core.call('records.patch', { type: 'demoStep', id: steps[0] ?? '', patch: { title: '改过' } })
  const shown = async () => (await core.call('demos.shown', { visitId })).rows.map((row) => [row.title, row.shownMs])
  expect(await shown()).toEqual([
    ['开场', 61_000],
    ['找一份合同', 61_000],
  ])
  expect((await core.call('demos.list', {})).rows).toMatchObject([{ steps: 3, minutes: 9 }])
  await core.call('demos.remove', { id: demoId })
  expect((await core.call('demos.list', {})).rows).toEqual([])
  expect(await shown()).toHaveLength(2)
  await core.call('history.undo', {})
  expect(await titles()).toEqual(['改过', '找一份合同', '问预算'])
})
