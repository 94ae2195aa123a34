/** Kinds of visit and phrases: words of the program until somebody changes one, records from then on. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { builtInPhrases } from '../../../shared/domain/built-in-phrases.ts'
import { builtInTemplates } from '../../../shared/domain/built-in-templates.ts'
import { visitTypes } from '../../../shared/domain/visit.ts'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

const names = async () => (await core.call('visitKinds.list', {})).map((k) => k.name)
const kind = { visitType: 'service', durationMin: 30, checklist: '看', bring: null } as const

test('every type of visit has a kind in both languages, with the same number of things to do', () => {
  const [zh, en] = [builtInTemplates('zh-CN'), builtInTemplates('en')]
  expect(zh.map((k) => k.visitType).sort()).toEqual([...visitTypes].sort())
  const shape = (all: typeof zh) => all.map((k) => [k.id, k.checklist?.split('\n').length, k.bring?.split('\n').length])
  expect(shape(zh)).toEqual(shape(en))
  expect(builtInPhrases('zh-CN').map((p) => p.id)).toEqual(builtInPhrases('en').map((p) => p.id))
})

test('the words follow the language until one is changed; then all stay as they are', async () => {
  expect((await names())[0]).toBe('初次拜访')
  await core.call('settings.set', { language: 'en' })
  expect((await names())[0]).toBe('First visit')
  const [first] = await core.call('visitKinds.list', {})
  await core.call('visitKinds.save', { id: first?.id ?? '', ...kind, name: 'Kick-off' })
  await core.call('settings.set', { language: 'zh-CN' })
  expect([(await names())[0], (await names()).length]).toEqual(['Kick-off', 8])
  await core.call('history.undo', {})
  expect((await names())[0]).toBe('初次拜访')
  await core.call('visitKinds.save', { id: first?.id ?? '', ...kind, name: '再来一次' })
  expect([(await names())[0], (await names()).length]).toEqual(['再来一次', 8])
})

test('one is added at the end, taken out of use, and a visit made from it keeps its name and list', async () => {
  const { id } = await core.call('visitKinds.save', { ...kind, name: '巡检' })
  expect((await names()).at(-1)).toBe('巡检')
  const accountId = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })).id
  const plan = { accountId, subject: '季度巡检', visitType: 'service', on: '2026-11-24', time: '09:00' } as const
  const { id: visitId } = await core.call('visits.plan', { ...plan, zone: 'Asia/Shanghai', kindId: id })
  await core.call('visitKinds.remove', { id })
  expect(await names()).not.toContain('巡检')
  const { visit, items } = await core.call('visits.get', { id: visitId })
  expect([visit.templateId, items.map((i) => i.label)]).toEqual([id, ['看']])
})

test('phrases are changed, added and taken out, and that is taken back', async () => {
  const bodies = async () => (await core.call('phrases.list', {})).map((p) => p.body)
  const before = await bodies()
  const { id } = await core.call('phrases.save', { body: '要样品', theme: 'promise' })
  expect(await bodies()).toEqual([...before, '要样品'])
  await core.call('phrases.remove', { id })
  expect(await bodies()).toEqual(before)
  await core.call('history.undo', {})
  expect(await bodies()).toEqual([...before, '要样品'])
})
