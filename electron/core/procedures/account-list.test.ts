import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import type { AccountFilter } from '../../../shared/api/account-filter.ts'
import type { Input } from '../../../shared/api/contract.ts'

const today = '2026-11-23'
const zone = 'Asia/Shanghai'
let core: TestCore
const ids: Record<string, string> = {}

async function add(
  name: string,
  values: Omit<Extract<Input<'records.create'>, { type: 'account' }>['values'], 'name'> = {},
) {
  ids[name] = (await core.call('records.create', { type: 'account', values: { name, ...values } })).id
}
const due = (name: string, dueOn: string) =>
  core.call('records.create', {
    type: 'followUp',
    values: { accountId: ids[name] as string, subject: '电话', status: 'open', dueOn },
  })
const met = (name: string, on: number) =>
  core.call('visits.log', {
    accountId: ids[name] as string,
    subject: '拜访',
    visitType: 'first',
    startAt: Date.UTC(2026, 10, on, 2),
    zone,
    next: { type: 'none', because: '等对方' },
  })

beforeAll(async () => {
  core = testCore()
  await core.call('profile.set', { name: '林珊' })
  const me = (await core.call('app.info', {})).settings.meId as string
  await add('苏州恒润', { stage: 'talking', region: '江苏 苏州', kind: 'company', headcount: 186, ownerId: me })
  await add('宁波海曙', { stage: 'in_use', region: '浙江 宁波', kind: 'public_body' })
  await add('常州天宁', { stage: 'in_use', region: '江苏 常州', kind: 'company' })
  await add('安吉竹业', { stage: 'lost' })
  await due('苏州恒润', '2026-11-24')
  await due('宁波海曙', '2026-11-20')
  await met('常州天宁', 1)
  await met('苏州恒润', 22)
})
afterAll(() => {
  core.close()
})

const names = async (filter: AccountFilter, more: Partial<Input<'accounts.list'>> = {}): Promise<string[]> =>
  (await core.call('accounts.list', { today, filter, ...more })).rows.map((r) => r.name)

describe('filters', () => {
  test.each<[string, AccountFilter, string[]]>([
    ['none', {}, ['安吉竹业', '常州天宁', '宁波海曙', '苏州恒润']],
    ['stage', { stages: ['in_use', 'lost'] }, ['安吉竹业', '常州天宁', '宁波海曙']],
    ['kind and region', { kinds: ['company'], regions: ['江苏 常州', '浙江 宁波'] }, ['常州天宁']],
    ['headcount band', { headcountBands: ['101_200'] }, ['苏州恒润']],
    ['no next date', { next: 'none' }, ['安吉竹业', '常州天宁']],
    ['overdue', { next: 'overdue' }, ['宁波海曙']],
    ['this week', { next: 'week' }, ['苏州恒润']],
    ['quiet for 15 days', { quietDays: 15 }, ['安吉竹业', '常州天宁', '宁波海曙']],
    ['words', { text: '恒润' }, ['苏州恒润']],
    ['initials', { text: 'nbhs' }, ['宁波海曙']],
    ['an empty choice narrows nothing', { stages: [] }, ['安吉竹业', '常州天宁', '宁波海曙', '苏州恒润']],
  ])('%s', async (_name, filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  test('by owner', async () => {
    const { owners } = await core.call('accounts.facets', {})
    expect(owners).toEqual([{ value: expect.any(String) as string, label: '林珊', count: 1 }])
    expect(await names({ ownerIds: [owners[0]?.value as string] })).toEqual(['苏州恒润'])
  })
})

describe('order', () => {
  test('by next date, those without one last, either way', async () => {
    expect(await names({}, { sort: 'next' })).toEqual(['宁波海曙', '苏州恒润', '安吉竹业', '常州天宁'])
    expect(await names({}, { sort: 'next', descending: true })).toEqual([
      '苏州恒润',
      '宁波海曙',
      '安吉竹业',
      '常州天宁',
    ])
  })
  test('by last contact', async () => {
    expect(await names({}, { sort: 'lastContact' })).toEqual(['常州天宁', '苏州恒润', '安吉竹业', '宁波海曙'])
  })
  test('windows are parts of one order, and each row knows its place', async () => {
    const whole = await names({})
    const parts = await Promise.all([0, 1, 2, 3].map((offset) => names({}, { offset, limit: 1 })))
    expect(parts.flat()).toEqual(whole)
    const places = await Promise.all(whole.map((n) => core.call('accounts.position', { today, id: ids[n] as string })))
    expect(places.map((p) => p.index)).toEqual([0, 1, 2, 3])
  })
})

test('facts follow what happens: a follow-up done, the next one shows', async () => {
  const { id } = await due('常州天宁', '2026-12-05')
  expect((await core.call('accounts.get', { id: ids['常州天宁'] as string })).nextOn).toBe('2026-12-05')
  await core.call('followUps.snooze', { id, dueOn: '2026-12-09' })
  expect((await core.call('accounts.get', { id: ids['常州天宁'] as string })).nextOn).toBe('2026-12-09')
  await core.call('followUps.complete', { id })
  expect((await core.call('accounts.get', { id: ids['常州天宁'] as string })).nextOn).toBeNull()
})

test('regions stand as they are read, stages as a client goes through them', async () => {
  const fresh = testCore()
  const made = [
    ['甲', '重庆', 'in_use'],
    ['乙', '安徽 合肥', 'talking'],
    ['丙', '浙江 杭州', 'first_contact'],
    ['丁', '北京', 'lost'],
  ] as const
  for (const [name, region, stage] of made)
    await fresh.call('records.create', { type: 'account', values: { name, region, stage } })
  const by = async (sort: 'region' | 'stage') =>
    (await fresh.call('accounts.list', { today: '2026-11-23', sort })).rows.map((row) => row[sort])
  expect(await by('region')).toEqual(['安徽 合肥', '北京', '重庆', '浙江 杭州'])
  expect(await by('stage')).toEqual(['first_contact', 'talking', 'in_use', 'lost'])
  fresh.close()
})

test('by owner as colleagues are called, accounts without one last, either way', async () => {
  const fresh = testCore()
  const member = async (name: string) =>
    (await fresh.call('records.create', { type: 'teamMember', values: { name, role: 'rep', isActive: true } })).id
  const [zhong, an] = [await member('仲伟'), await member('安琪')]
  for (const [name, ownerId] of [
    ['甲', zhong],
    ['乙', null],
    ['丙', an],
    ['丁', zhong],
  ] as const)
    await fresh.call('records.create', { type: 'account', values: { name, ownerId } })
  const by = async (descending: boolean) =>
    (await fresh.call('accounts.list', { today, sort: 'owner', descending })).rows.map((row) => row.ownerName)
  expect(await by(false)).toEqual(['安琪', '仲伟', '仲伟', null])
  expect(await by(true)).toEqual(['仲伟', '仲伟', '安琪', null])
  const { rows } = await fresh.call('accounts.list', { today, sort: 'owner' })
  const places = await Promise.all(rows.map(({ id }) => fresh.call('accounts.position', { today, sort: 'owner', id })))
  expect(places.map(({ index }) => index)).toEqual([0, 1, 2, 3])
  fresh.close()
})
