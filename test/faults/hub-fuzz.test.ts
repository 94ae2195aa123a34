/**
 * Faults D 29 for the hub: every route with any method, path, header and JSON, and with messages that are nearly right. Only 2xx, 4xx
 * and 503, answers that fit the protocol, steady memory, sums that are still true. On both databases; 100,000 requests with FAULT_FULL=1.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { openHub, type OpenHub } from '../../hub/open-hub.ts'
import { newId } from '../../shared/base/ids.ts'
import { hubErrorSchema, hubHeader, joinAnswer, protocolVersion } from '../../shared/sync/messages.ts'
import { must } from '../conformance/hub-sync-answer.ts'
import { Replica } from '../conformance/hub-sync-replica.ts'
import { startPg, type TestPg } from '../pg.ts'
import { hubRequest, routeNames, type Made } from '../support/random-hub-request.ts'

const seed = Number(process.env['SEED'] ?? '20261128')
const count = process.env['FAULT_FULL'] === '1' ? 100_000 : 3_000

let server: TestPg
let dataDir: string
beforeAll(async () => {
  server = await startPg()
  dataDir = mkdtempSync(join(tmpdir(), 'rapport-hub-fuzz-'))
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Under {
  readonly open: OpenHub
  readonly token: string
  readonly memberId: string
  /** Invitations that nobody has used. */
  readonly codes: readonly string[]
  readonly userIds: readonly string[]
  readonly failures: unknown[]
  /** Moves the clock, so that nobody has to wait. */
  later(): void
}

async function openUnder(databaseUrl?: string, beforeCommit?: () => void): Promise<Under> {
  let nowMs = Date.UTC(2026, 10, 28)
  const failures: unknown[] = []
  const open = await openHub({
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(beforeCommit ? { beforeCommit } : {}),
    nowMs: () => nowMs,
    log: (event, facts) => {
      if (event === 'failed') failures.push(facts)
    },
  })
  const { code } = await open.identity.by(null).invite({ name: '张伟', role: 'admin' })
  const body = { code, deviceName: '电脑', meId: null, protocol: protocolVersion }
  const joined = joinAnswer.parse(
    JSON.parse((await send(open, { path: '/sync/join', body: JSON.stringify(body) })).text),
  )
  const codes: string[] = []
  const userIds: string[] = []
  for (let i = 0; i < 40; i++) {
    const invited = await open.identity.by(null).invite({ name: `代表 ${i}`, role: 'rep' })
    codes.push(invited.code)
    userIds.push(invited.userId)
  }
  return {
    open,
    ...joined,
    codes,
    userIds,
    failures,
    later: () => {
      nowMs += 60 * 60_000
    },
  }
}

interface Sent {
  readonly status: number
  readonly text: string
  readonly isHub: boolean
}

async function send(open: OpenHub, made: Made): Promise<Sent> {
  const { method = 'POST', path, headers = {}, body } = made
  const init = method === 'GET' || method === 'HEAD' || body === undefined ? {} : { body }
  const response = await open.hub.handle(new Request(`http://hub${path}`, { method, headers, ...init }), '10.0.0.1')
  const isStream = response.headers.get('content-type') === 'text/event-stream'
  if (isStream) await response.body?.cancel()
  const text = isStream ? '' : await response.text()
  return { status: response.status, text, isHub: response.headers.has(hubHeader) }
}

/** What is wrong with an answer, or null. */
function wrongWith({ status, text, isHub }: Sent): string | null {
  if (!isHub) return `${status} without the mark of a hub`
  if (status >= 200 && status < 300) return null
  if ((status < 400 || status >= 500) && status !== 503) return `${status} ${text}`
  return hubErrorSchema.safeParse(JSON.parse(text)).success ? null : `no error of the protocol: ${text}`
}

const rssMb = (): number => process.memoryUsage().rss / 2 ** 20

async function fuzz(under: Under, most = count): Promise<{ wrong: string[]; reached: Set<string>; grewMb: number }> {
  const wrong: string[] = []
  const reached = new Set<string>()
  const ids = Array.from({ length: 20 }, () => newId())
  let from = 0
  for (let i = 0; i < most; i++) {
    if (i === Math.floor(most * 0.67)) from = rssMb()
    const made = hubRequest(seeded(seed * 1_000_003 + i), { ...under, ids })
    const sent = await send(under.open, made)
    const what = wrongWith(sent)
    if (what !== null)
      wrong.push(
        `${i}: ${made.method ?? 'POST'} ${made.path} ${made.body?.slice(0, 300)} -> ${what} ${JSON.stringify(under.failures.at(-1) ?? '')}`,
      )
    if (sent.status === 200) reached.add(made.path.replace(/^.*\/|\?.*$/g, ''))
    if (i % 50 === 0) under.later()
  }
  return { wrong: wrong.slice(0, 20), reached, grewMb: rssMb() - from }
}

test.each(['SQLite', 'PostgreSQL'])(
  `${count} requests to a hub on %s (SEED=${seed})`,
  { timeout: 1_800_000 },
  async (on) => {
    const under = await openUnder(on === 'SQLite' ? undefined : await server.databaseUrl('fuzz'))
    const { wrong, reached, grewMb } = await fuzz(under)
    expect(wrong).toEqual([])
    expect(under.failures).toEqual([])
    expect([...reached].toSorted()).toEqual([...routeNames].toSorted())
    expect(Math.abs(grewMb)).toBeLessThan(80)
    // and what it holds is whole
    const ask = async (asked: object) => {
      const whole = { protocol: protocolVersion, logEpoch: null, buckets: ['ws'], after: 0, limit: 500, ...asked }
      const headers = { authorization: `Bearer ${under.token}` }
      const { status, text } = await send(under.open, { path: '/sync/pull', headers, body: JSON.stringify(whole) })
      return must({ status, text, body: JSON.parse(text) as unknown, headers: new Headers() })
    }
    const replica = new Replica((await under.open.directory()).scope(under.memberId))
    await replica.read({ pull: ask }, 100)
    expect(replica.sums()).toEqual(replica.checkpoint)
    expect(replica.given).toBeGreaterThan(20)
    await under.open.close()
  },
)

test('the mutant, a hub that fails before it commits, is caught as 500', async () => {
  const under = await openUnder(await server.databaseUrl('mutant'), () => {
    throw new Error('a bug')
  })
  const { wrong } = await fuzz(under, 400)
  expect(wrong.join('\n')).toContain('500')
  expect(under.failures.length).toBeGreaterThan(0)
  await under.open.close()
})
