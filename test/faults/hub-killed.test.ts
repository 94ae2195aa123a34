/**
 * Faults D 3: a hub killed between deciding and committing, between committing and answering, and at any moment. What was said to be
 * decided is; a batch that comes again is decided once, and answered with the result that was stored.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHub, type OpenHub } from '../../hub/open-hub.ts'
import { joinAnswer, protocolVersion, pushAnswer } from '../../shared/sync/messages.ts'
import { must, type Answer } from '../conformance/hub-sync-answer.ts'
import { Replica } from '../conformance/hub-sync-replica.ts'
import { startPg, type TestPg } from '../pg.ts'
import { tempDir } from '../support/temp-store.ts'
import { accountOps } from '../support/account-ops.ts'

const script = join(import.meta.dirname, 'hub-killed-run.ts')
const rounds = process.env['FAULT_FULL'] === '1' ? 200 : 8

let server: TestPg
beforeAll(async () => {
  server = await startPg()
})
const made: { remove(): void }[] = []
afterAll(async () => {
  await server.stop()
  for (const one of made) one.remove()
})

interface Place {
  readonly dir: string
  readonly url: string
  readonly token: string
  readonly memberId: string
}

const openAt = ({ dir, url }: Pick<Place, 'dir' | 'url'>): Promise<OpenHub> =>
  openHub({ dataDir: dir, ...(url === '-' ? {} : { databaseUrl: url }) })

async function ask(open: OpenHub, token: string, route: string, body: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await open.hub.handle(
    new Request(`http://hub/sync/${route}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) as unknown, headers: response.headers }
}

async function place(url: string): Promise<Place> {
  const temp = tempDir('rapport-hub-killed-')
  made.push(temp)
  const { dir } = temp
  const open = await openAt({ dir, url })
  const { code } = await open.identity.by(null).invite({ name: '张伟', role: 'rep' })
  const joining = { code, deviceName: '电脑', meId: null, protocol: protocolVersion }
  const joined = joinAnswer.parse(must(await ask(open, '', 'join', joining)).body)
  await open.close()
  return { dir, url, token: joined.token, memberId: joined.memberId }
}

const batch = (deviceEpoch: string, after: number, size = 5) => ({
  protocol: protocolVersion,
  deviceEpoch,
  after,
  sentAtMs: Date.now(),
  // the last is refused: its result is kept, too
  ops: [...accountOps(size - 1, after), ...accountOps(1, after + size - 1, { name: '' })],
})

function run(at: Place, mode: string, request: object): { readonly out: string; readonly signal: string | null } {
  const input = JSON.stringify({ token: at.token, request })
  const done = spawnSync(process.execPath, [script, at.dir, at.url, mode], { input, encoding: 'utf8' })
  if (done.status !== 0 && done.signal === null) throw new Error(done.stderr)
  return { out: done.stdout, signal: done.signal }
}

/** All of the person's rows as a laptop reads them; their sums must be true. */
async function held(at: Place): Promise<readonly string[]> {
  const open = await openAt(at)
  const replica = new Replica(['ws', `user:${at.memberId}`])
  const whole = { protocol: protocolVersion, logEpoch: null, buckets: ['ws'], after: 0, limit: 500 }
  await replica.read({ pull: (asked) => ask(open, at.token, 'pull', { ...whole, ...asked }) })
  await open.close()
  expect(replica.sums()).toEqual(replica.checkpoint)
  return replica.keys('account').toSorted()
}

async function storedResults(at: Place, after: number): Promise<readonly unknown[]> {
  const open = await openAt(at)
  const rows = await open.driver.read((tx) =>
    tx.all<{ result: string }>('SELECT result FROM ops WHERE op_no > ? ORDER BY op_no', [after]),
  )
  await open.close()
  return rows.map((row) => JSON.parse(row.result) as unknown)
}

describe.each(['SQLite', 'PostgreSQL'])('a hub on %s', (on) => {
  const urlOf = async (name: string): Promise<string> => (on === 'SQLite' ? '-' : server.databaseUrl(name))

  test('killed before it commits, or before it answers: decided once, and answered as stored', async () => {
    const at = await place(await urlOf('killed'))
    const epoch = crypto.randomUUID()
    const ids: string[] = []
    for (const [round, mode] of ['before', 'after', 'after', 'before'].entries()) {
      const request = batch(epoch, round * 5)
      ids.push(...request.ops.slice(0, 4).map((op) => op.id))
      expect(run(at, mode, request)).toEqual({ out: '', signal: 'SIGKILL' })
      const stored = await storedResults(at, round * 5)
      expect(stored).toHaveLength(mode === 'before' ? 0 : 5)
      const { results } = pushAnswer.parse(JSON.parse(run(at, 'none', request).out))
      expect(results.map((r) => r.status)).toEqual(['applied', 'applied', 'applied', 'applied', 'rejected'])
      if (mode === 'after') expect(results).toEqual(stored)
    }
    expect(await held(at)).toEqual(ids.toSorted())
  }, 120_000)

  test(`killed at any moment, ${rounds} times: what it said is decided is there, and nothing by half`, async () => {
    const at = await place(await urlOf('any-moment'))
    const request = { protocol: protocolVersion, deviceEpoch: crypto.randomUUID(), after: 0 }
    for (let round = 0; round < rounds; round++) {
      const child = spawn(process.execPath, [script, at.dir, at.url, 'loop'], { stdio: ['pipe', 'pipe', 'inherit'] })
      const ended = once(child, 'close')
      child.stdin.end(JSON.stringify({ token: at.token, request }))
      let said = request.after
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = Number(text.trim().split('\n').at(-1))
      })
      await once(child.stdout, 'data')
      await sleep(Math.random() * 150)
      child.kill('SIGKILL')
      await ended
      const decided = await storedResults(at, 0)
      expect(decided.length).toBeGreaterThanOrEqual(said)
      expect(decided.length % 20).toBe(0)
      expect(await held(at)).toHaveLength(decided.length)
      request.after = decided.length
    }
    expect(request.after).toBeGreaterThan(rounds * 20)
  }, 600_000)
})

test('the mutant, a hub that answers before it commits, has not what it said', async () => {
  const at = await place('-')
  expect(run(at, 'hasty', batch(crypto.randomUUID(), 0))).toEqual({ out: 'decided', signal: 'SIGKILL' })
  expect(await storedResults(at, 0)).toEqual([])
})
