/**
 * Fuzzes the handler over a real core: `<dir> <seed> <count> <honest|throwing>`, one JSON document on stdout. Each request
 * is drawn from the seed and its own number, so that it can be made again alone.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCore, type Core } from '../../electron/core/core-client.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { createHandler } from '../../electron/handler/handler.ts'
import { contract, findProcedure, type ProcedureName } from '../../shared/api/contract.ts'
import { isDecision, wireErrorSchema } from '../../shared/api/wire-error.ts'
import { deepJson, pick, randomJson, randomValue, type Pool, type Random } from '../support/random-input.ts'

export interface FuzzReport {
  readonly byStatus: Readonly<Record<string, number>>
  /** Procedures that never answered a result. */
  readonly unreached: readonly string[]
  readonly wrong: readonly string[]
  readonly grewMb: number
  readonly perSecond: number
}

const [dir = '', seedText = '1', countText = '100', mode = 'honest', only = ''] = process.argv.slice(2)
const seed = Number(seedText)
const count = Number(countText)
const names = Object.keys(contract) as ProcedureName[]
const uploadId = '0190a000-0000-7000-8000-000000000001'

const core = await startCore({ dataDir: dir, shell: 'test', appVersion: '0', language: 'zh-CN' })
await core.call('demo.load', {})
mkdirSync(join(dir, 'incoming'), { recursive: true })
writeFileSync(join(dir, 'incoming', uploadId), '客户名称,电话\n甲公司,1\n乙公司,2\n,3\n')

type ListRow = Record<string, { id: string } & string>
const list = async (name: string): Promise<ListRow[]> =>
  (
    (await core.call(name, { today: '2026-11-24', limit: 12 }).catch(() => core.call(name, { limit: 12 }))) as {
      rows: ListRow[]
    }
  ).rows
const accounts = (await list('accounts.list')).map((r) => String(r['id']))
const contacts = (await list('contacts.list')).map((r) => r['contact']?.id ?? '')
const visits = (await list('visits.list')).map((r) => r['visit']?.id ?? '')
const followUps = (await list('followUps.list')).map((r) => r['followUp']?.id ?? '')
const look = (await core.call('imports.look', { uploadId, fileName: 'a.csv', zone: 'Asia/Shanghai' })) as {
  mapping: unknown
}
const pool: Pool = {
  strings: [...accounts, ...contacts, ...visits, ...followUps, uploadId, '0190a000-0000-7000-8000-00000000ffff'],
  byKey: {
    accountId: accounts,
    keepId: accounts,
    dropId: accounts,
    contactId: contacts,
    contactIds: [[], contacts.slice(0, 2)],
    visitId: [undefined, undefined, undefined, ...visits.slice(0, 2)],
    uploadId: [uploadId],
    mapping: [look.mapping],
    jobId: [],
    importId: [],
    next: [{ type: 'date', on: '2026-12-01', subject: 'x' }],
    parentId: [null, ...accounts],
    ownerId: [null],
  },
  byType: { account: accounts, contact: contacts, visit: visits, followUp: followUps },
}
/** Later answers name more of them. */
function learn(result: Record<string, unknown>): void {
  for (const key of ['jobId', 'importId']) {
    const value = result[key]
    if (typeof value === 'string' && value !== '') pool.byKey[key]?.push(value)
  }
  if (typeof result['id'] === 'string' && pool.strings.length < 400) pool.strings.push(result['id'])
}

/** What makes files costs the disk; each is asked for a few times only. */
const costly = new Map<string, number>([
  ['demo.load', 3],
  ['storage.verify', 20],
  ['storage.stats', 100],
  ['storage.backup', 6],
  ['storage.restore', 6],
  ['exports.run', 40],
  ['imports.start', 30],
])

const throwing: Core = {
  call: (name, input) => (name === 'nav.counts' ? Promise.reject(new Error('a bug')) : core.call(name, input)),
  onHint: (listener) => core.onHint(listener),
  wake: () => undefined,
  stop: async () => undefined,
}
const handler = createHandler({ core: mode === 'throwing' ? throwing : core, dataDir: dir, staticFiles: new Map() })

interface Made {
  readonly request: Request
  readonly procedure: string | null
  readonly about: string
}

const paths = [
  '/',
  '/index.html',
  '/api',
  '/api/',
  '/api/x',
  '/api/app.info/more',
  '/events',
  '/uploads',
  '/sign',
  '/download',
  `/uploads/${uploadId}`,
  '/uploads/none?offset=0',
  '/download?path=backups/x&until=9e99&sig=00',
  '/session',
  '//',
  '/%00',
  '/..%2f..%2fetc/passwd',
  '/assets/../../x',
  '/api/__proto__',
  '/api/constructor',
  '/api/%E0%A4%A',
  '/a?b=%FF',
  '/名',
]
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'PROPFIND']
const types = [
  'application/json',
  'application/json; charset=utf-8',
  'application/jsonx',
  'text/plain',
  '',
  'multipart/form-data',
]
const lengths = ['0', '-1', '1e99', 'NaN', '99999999999', ' 5']

function anyBody(random: Random): string {
  const kind = random()
  if (kind < 0.4) return JSON.stringify(randomJson(random, 6)) ?? ''
  if (kind < 0.5) return deepJson(Math.floor(10 ** (random() * 5)))
  if (kind < 0.6) return `{"a":${'9'.repeat(Math.floor(random() * 2000))}}`
  if (kind < 0.7) return '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'
  if (kind < 0.75) return 'x'.repeat(Math.floor(random() * 1_200_000))
  return pick(random, [
    '',
    '{',
    '[1,]',
    '{"a":1}{',
    'null',
    '"a"',
    '0',
    'true',
    '\u0000',
    '\ufeff{}',
    '{"a":"\\ud800"}',
  ])
}

function anyRequest(random: Random): Made {
  const method = pick(random, methods)
  const path = random() < 0.4 ? `/api/${pick(random, names)}` : pick(random, paths)
  const headers = new Headers()
  if (random() < 0.7) headers.set('content-type', pick(random, types))
  if (random() < 0.1) headers.set('content-length', pick(random, lengths))
  if (random() < 0.1) headers.set('range', 'bytes=0-,5-1,-9')
  if (random() < 0.1) headers.set('x-app-token', 'x'.repeat(Math.floor(random() * 9000)))
  const body = method === 'GET' || method === 'HEAD' ? null : anyBody(random)
  const request = new Request(`http://127.0.0.1:1${path}`, { method, headers, body })
  return { request, procedure: null, about: `${method} ${path} ${(body ?? '').slice(0, 120)}` }
}

function shapedRequest(random: Random): Made {
  let procedure = pick(random, names)
  const left = costly.get(procedure)
  if (left === 0) procedure = 'records.create'
  else if (left !== undefined) costly.set(procedure, left - 1)
  const body = JSON.stringify(randomValue(contract[procedure].input, random, pool)) ?? ''
  const headers = { 'content-type': 'application/json' }
  const request = new Request(`http://127.0.0.1:1/api/${procedure}`, { method: 'POST', headers, body })
  return { request, procedure, about: `${procedure} ${body.slice(0, 400)}` }
}

const byStatus: Record<string, number> = {}
const reached = new Set<string>()
const wrong: string[] = []

/** The one 5xx that is an answer: `busy`, come again. */
function isBusy(text: string): boolean {
  const { error } = JSON.parse(text) as { error: unknown }
  const parsed = wireErrorSchema.safeParse(error)
  return parsed.success && parsed.data.type === 'busy' && parsed.data.retry === 'backoff'
}

async function judge(made: Made, response: Response): Promise<string | null> {
  const { status } = response
  byStatus[status] = (byStatus[status] ?? 0) + 1
  if (response.headers.get('content-type') === 'text/event-stream') {
    await response.body?.cancel()
    return null
  }
  const text = await response.text()
  // a report asked for while a backup takes the store's place is told to ask again; no other answer may be a 5xx
  if (status === 503) return isBusy(text) ? null : `503 ${text}`
  if (status < 200 || status >= 500) return `${status} ${text}`
  if (status >= 400) {
    const { error } = JSON.parse(text) as { error: unknown }
    return wireErrorSchema.safeParse(error).success ? null : `no wire error: ${text.slice(0, 200)}`
  }
  if (made.procedure === null) return null
  const { result, error } = JSON.parse(text) as { result?: Record<string, unknown>; error?: unknown }
  if (error !== undefined) {
    const decided = wireErrorSchema.safeParse(error)
    return decided.success && isDecision(decided.data) ? null : `no decision: ${text.slice(0, 200)}`
  }
  if (result === undefined) return `neither result nor error: ${text.slice(0, 200)}`
  reached.add(made.procedure)
  learn(result)
  const problem = findProcedure(made.procedure)?.output.safeParse(result).error
  return problem ? `not its schema: ${JSON.stringify(problem.issues.slice(0, 2))}` : null
}

async function one(i: number): Promise<void> {
  const random = seeded(seed * 1_000_003 + i)
  const made = random() < 0.75 ? shapedRequest(random) : anyRequest(random)
  const found = await handler
    .fetch(made.request)
    .then((response) => judge(made, response))
    .catch((e: unknown) => `threw ${String(e)}`)
  if (found !== null && wrong.length < 20) wrong.push(`#${i} ${made.about}: ${found}`)
}

const from = performance.now()
const rss = (): number => {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
let settledRss = 0
const atOnce = 4
if (only !== '') await one(Number(only))
for (let i = 0; i < count && only === ''; i += atOnce) {
  await Promise.all(Array.from({ length: Math.min(atOnce, count - i) }, (_, k) => one(i + k)))
  // The heaps of the workers grow to their ease first; nothing here can ask them to collect.
  if (settledRss === 0 && i >= (count * 2) / 3) settledRss = rss()
}
const grewMb = (rss() - settledRss) / 1_048_576
const perSecond = Math.round(count / ((performance.now() - from) / 1000))
const { problems } = (await core.call('storage.verify', {})) as { problems: string[] }
if (problems.length > 0) wrong.push(`after it: ${problems.join('; ')}`)
handler.close()
await core.stop(5000)
const unreached = names.filter((name) => !reached.has(name))
process.stdout.write(JSON.stringify({ byStatus, unreached, wrong, grewMb, perSecond } satisfies FuzzReport))
