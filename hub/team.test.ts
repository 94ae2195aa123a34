/** What people may do about people from their own laptop, by role: the expected table is here. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TeamAnswer, TeamRequest } from '../shared/sync/team-messages.ts'
import { protocolVersion } from '../shared/sync/messages.ts'
import { servedHub, type ServedHub } from '../test/support/served-hub.ts'

type Who = 'admin' | 'manager' | 'rep' | 'other'

interface Person {
  readonly userId: string
  readonly token: string
  readonly deviceId: string
}

let hub: ServedHub
let teamId = ''
const people = new Map<Who, Person>()
const of = (who: Who): Person => people.get(who) as Person

async function post(route: string, body: object, token?: string): Promise<{ status: number; json: unknown }> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(`${hub.url}sync/${route}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, json: await response.json() }
}

async function come(who: Who, role: 'admin' | 'manager' | 'rep', team: string | null): Promise<void> {
  const { link, userId } = await hub.invite(who, role, team)
  const code = new URL(link).hash.slice(1)
  const { json } = await post('join', { code, deviceName: who, meId: null, protocol: protocolVersion })
  const { token, deviceId } = json as { token: string; deviceId: string }
  people.set(who, { userId, token, deviceId })
}

beforeAll(async () => {
  hub = await servedHub()
  teamId = await hub.team('华东', false)
  await come('admin', 'admin', null)
  await come('manager', 'manager', teamId)
  await come('rep', 'rep', teamId)
  await come('other', 'rep', null)
})
afterAll(() => hub.close())

const ask = (who: Who, request: TeamRequest) => post('team', request, of(who).token)

const untilMs = Date.now() + 3_600_000
const acts: readonly [what: string, request: () => TeamRequest, allowed: readonly Who[]][] = [
  ['list', () => ({ act: 'list' }), ['admin', 'manager', 'rep', 'other']],
  ['invite', () => ({ act: 'invite', name: '新人', role: 'rep', teamId, email: null }), ['admin']],
  ['another laptop for rep', () => ({ act: 'inviteDevice', userId: of('rep').userId }), ['admin', 'rep']],
  ['role of rep', () => ({ act: 'setRole', userId: of('rep').userId, role: 'rep' }), ['admin']],
  ['team of rep', () => ({ act: 'setTeam', userId: of('rep').userId, teamId }), ['admin']],
  ['rep active', () => ({ act: 'setActive', userId: of('rep').userId, isActive: true }), ['admin']],
  ['new team', () => ({ act: 'createTeam', name: '华北', shares: true }), ['admin']],
  ['team changed', () => ({ act: 'updateTeam', teamId, name: '华东', shares: false }), ['admin']],
  [
    'laptop of rep renamed',
    () => ({ act: 'renameDevice', deviceId: of('rep').deviceId, name: '新名' }),
    ['admin', 'rep'],
  ],
  [
    'cover in the team',
    () => ({ act: 'cover', userId: of('manager').userId, coveredUserId: of('rep').userId, untilMs }),
    ['admin', 'manager'],
  ],
  [
    'cover across',
    () => ({ act: 'cover', userId: of('manager').userId, coveredUserId: of('other').userId, untilMs }),
    ['admin'],
  ],
]

test.each(acts)('%s', async (_what, request, allowed) => {
  const answered: Who[] = []
  for (const who of ['admin', 'manager', 'rep', 'other'] as const) {
    const { status, json } = await ask(who, request())
    if (status === 200) answered.push(who)
    else expect([who, status, json]).toEqual([who, 403, { type: 'forbidden', retry: 'never' }])
  }
  expect(answered).toEqual(allowed)
})

test('everybody is shown who is theirs to see', async () => {
  const seen = async (who: Who): Promise<string[]> => {
    const { users } = (await ask(who, { act: 'list' })).json as TeamAnswer
    return users
      .filter((u) => u.joinedAtMs !== null)
      .map((u) => u.name)
      .toSorted()
  }
  expect(await seen('admin')).toEqual(['admin', 'manager', 'other', 'rep'])
  expect(await seen('manager')).toEqual(['manager', 'rep'])
  expect(await seen('rep')).toEqual(['rep'])
})

test('a cover names both, also to somebody who sees only one of them', async () => {
  const request: TeamRequest = {
    act: 'cover',
    userId: of('other').userId,
    coveredUserId: of('manager').userId,
    untilMs: Date.now() + 60_000,
  }
  const { covers } = (await ask('admin', request)).json as TeamAnswer
  const made = covers.find((c) => c.userId === of('other').userId)
  expect(made).toMatchObject({ name: 'other', coveredName: 'manager' })
  const seen = (await ask('other', { act: 'list' })).json as TeamAnswer
  expect(seen.covers).toContainEqual(made)
  const { userId, deviceId } = of('other')
  expect(seen.me).toEqual({ userId, deviceId, isAdmin: false, isManager: false })
  await ask('admin', { act: 'endCover', coverId: made?.id ?? '' })
})

test('the last admin stays, and is told why', async () => {
  const { status, json } = await ask('admin', { act: 'setRole', userId: of('admin').userId, role: 'rep' })
  expect([status, json]).toEqual([409, { type: 'refused', retry: 'never', why: 'last_admin' }])
})

test('an invitation made from a laptop lets somebody in, once', async () => {
  const { json } = await ask('admin', { act: 'invite', name: '李雷', role: 'service', teamId, email: null })
  const { link, code } = (json as TeamAnswer).issued ?? { link: '', code: '' }
  expect(link).toBe(`${hub.url}join#${code}`)
  const body = { code, deviceName: '新电脑', meId: null, protocol: protocolVersion }
  expect(await post('join', body)).toMatchObject({ status: 200, json: { name: '李雷', role: 'service' } })
  expect(await post('join', body)).toMatchObject({ status: 400, json: { type: 'code', why: 'used' } })
})

test('every act is in the audit trail under who did it, and no secret is', async () => {
  const trail = await hub.open.identity.auditTrail({ limit: 500 })
  const mine = trail.filter((row) => row.actorId === of('admin').userId)
  expect(mine.length).toBeGreaterThanOrEqual(8)
  expect(JSON.stringify(trail)).not.toContain(of('admin').token)
})

test('a laptop shut out by its own person is out', async () => {
  expect((await ask('other', { act: 'revokeDevice', deviceId: of('other').deviceId })).status).toBe(200)
  expect(await ask('other', { act: 'list' })).toMatchObject({ status: 403, json: { type: 'revoked' } })
})
