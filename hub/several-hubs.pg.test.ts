/** Several hubs on one PostgreSQL: they start at once on nothing, and a laptop may ask any of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../shared/base/ids.ts'
import { joinAnswer, protocolVersion, pushAnswer } from '../shared/sync/messages.ts'
import { startPg, type TestPg } from '../test/pg.ts'
import { openHub, type OpenHub } from './open-hub.ts'
import { placeAnew } from './sync/place-anew.ts'
import { accountOps } from '../test/support/account-ops.ts'

let server: TestPg
const open: OpenHub[] = []
beforeAll(async () => {
  server = await startPg()
})
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()))
  await server.stop()
})

async function startAll(count: number): Promise<readonly OpenHub[]> {
  const databaseUrl = await server.databaseUrl(`several-${newId()}`)
  const hubs = await Promise.all(Array.from({ length: count }, () => openHub({ dataDir: '/nowhere', databaseUrl })))
  open.push(...hubs)
  return hubs
}

async function post(hub: OpenHub, route: string, body: object, token = ''): Promise<unknown> {
  const request = new Request(`http://hub/sync/${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const response = await hub.hub.handle(request, '10.0.0.1')
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

test('start at once on an empty database and serve one workspace', async () => {
  for (let round = 0; round < 3; round++) {
    const hubs = await startAll(5)
    expect(new Set(hubs.map((hub) => hub.ws)).size).toBe(1)
    const rows = await hubs[0]?.driver.read((tx) => tx.all('SELECT ws FROM workspaces'))
    expect(rows).toHaveLength(1)
    await Promise.all(open.splice(0).map((one) => one.close()))
  }
})

test('decide the ops of one laptop once and in order, whichever it asks', async () => {
  const hubs = await startAll(3)
  const [first] = hubs as [OpenHub, ...OpenHub[]]
  const hubOf = (n: number): OpenHub => hubs[n % hubs.length] ?? first
  const { code } = await first.identity.by(null).invite({ name: '张伟', role: 'rep' })
  const joining = { code, deviceName: '电脑', meId: null, protocol: protocolVersion }
  const { token } = joinAnswer.parse(await post(hubOf(1), 'join', joining))
  const deviceEpoch = crypto.randomUUID()
  const ops = accountOps(30)
  const batch = (from: number) => ({
    protocol: protocolVersion,
    deviceEpoch,
    after: from,
    sentAtMs: Date.now(),
    ops: ops.slice(from, from + 10),
  })
  for (const from of [0, 10, 20]) {
    // the same batch at all of them at once: it is decided once, and all say the same
    const answers = await Promise.all(hubs.map((hub) => post(hub, 'push', batch(from), token)))
    const results = answers.map((answer) => pushAnswer.parse(answer).results)
    for (const one of results) expect(one).toEqual(results[0])
    expect(results[0]?.map((r) => r.status)).toEqual(Array.from({ length: 10 }, () => 'applied'))
  }
  const [{ n }] = (await first.driver.read((tx) => tx.all('SELECT count(*) AS n FROM ops'))) as [{ n: number }]
  expect(n).toBe(30)
})

test('put what somebody writes where they belong by now, whichever of them was told', async () => {
  const [one, two] = (await startAll(2)) as [OpenHub, OpenHub]
  const acts = one.identity.by(null)
  const team = await acts.createTeam({ name: '新', shares: true })
  const { code, userId, memberId } = await acts.invite({ name: '张伟', role: 'rep' })
  const joining = { code, deviceName: '电脑', meId: null, protocol: protocolVersion }
  const { token } = joinAnswer.parse(await post(two, 'join', joining))
  // the second hub has just read who is who
  await two.directory()
  await acts.setTeam(userId, team.id)
  one.forgetDirectory()
  await placeAnew(one, one.ws, memberId)
  const op = { type: 'account', id: newId(), kind: 'insert', base: 0, at: 1, updatedAt: 1, updatedBy: null }
  const ops = [{ ...op, n: 1, patch: { name: '客户', createdAt: 1 } }]
  const body = { protocol: protocolVersion, deviceEpoch: crypto.randomUUID(), after: 0, sentAtMs: Date.now(), ops }
  await post(two, 'push', body, token)
  expect(await post(two, 'rows', { rows: [['account', op.id]] }, token)).toMatchObject({
    rows: [{ in: [`team:${team.id}`, `user:${memberId}`] }],
  })
})
