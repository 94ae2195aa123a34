/**
 * A laptop whose hub's answer is cut at every byte, and one with a bit flipped in every byte. Prints what became of it as
 * JSON: how long the answer was, and where the laptop was not as it was before.
 */
import { createHash } from 'node:crypto'
import { joinHub } from '../../electron/core/sync/join.ts'
import { seeded } from '../../electron/core/demo/load-demo.ts'
import { hubUrl, testHub } from '../support/test-hub.ts'
import { testCore, type TestCore } from '../support/temp-store.ts'

const [seed = '1'] = process.argv.slice(2)
const random = seeded(Number(seed))
const teamId = '01999999-0000-7000-8000-000000000001'
const hub = await testHub()
hub.teams.push({ id: teamId, name: '华东', shares: true })

/** What the laptop's next pull is answered; null for what the hub says. */
let bent: ((whole: Uint8Array) => BodyInit) | null = null
let whole: Uint8Array = new Uint8Array()

async function laptop(name: string): Promise<TestCore> {
  const core = testCore({
    clock: () => hub.nowMs,
    fetch: async (url, init) => {
      const answer = await hub.fetch(url, init)
      if (!url.endsWith('/pull') || name !== '王芳') return answer
      whole = new Uint8Array(await answer.arrayBuffer())
      return new Response(bent?.(whole) ?? new Uint8Array(whole), { status: answer.status, headers: answer.headers })
    },
  })
  await core.call('profile.set', { name })
  await joinHub(core.context, { url: hubUrl, code: hub.invite(name, 'rep', teamId).code }, `${name}的电脑`)
  return core
}

const a = await laptop('张伟')
const { id } = await a.call('records.create', { type: 'account', values: { name: '苏州恒力', phone: '1' } })
const round = (core: TestCore) => core.context.sync.round()
await round(a)
const b = await laptop('王芳')
await round(b)

const tables = ['accounts', 'contacts', 'follow_ups', 'changes', 'replica_rows', 'replica_buckets', 'sync_inbox']

/** All that a pull may change. */
function print(core: TestCore, of: readonly string[] = tables): string {
  const hash = createHash('sha256')
  for (const table of of)
    hash.update(JSON.stringify(core.context.read.connection.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()))
  return hash.digest('hex')
}

const troubles = new Set(['offline', 'portal', 'failed'])
/** Where the laptop took something, or told the person nothing. */
const taken: string[] = []
let cuts = 0

hub.nowMs += 60_000
await a.call('records.patch', { type: 'account', id, patch: { phone: '0512-6288 3391', currentSystem: '先看样机' } })
await round(a)
const before = print(b)
bent = (bytes) => bytes.slice(0, 0)
await round(b)
const { length } = whole

/** The answer's beginning, and then the connection is gone; or the end of the answer. */
const beginning = (bytes: Uint8Array, upTo: number, isTorn: boolean): BodyInit =>
  isTorn
    ? new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(bytes.slice(0, upTo))
        },
        pull: (controller) => {
          controller.error(new TypeError('terminated'))
        },
      })
    : bytes.slice(0, upTo)

for (const isTorn of [false, true])
  for (let at = 0; at < length && taken.length < 20; at += 1) {
    bent = (bytes) => beginning(bytes, at, isTorn)
    const { type } = await round(b)
    cuts += 1
    if (!troubles.has(type) || print(b) !== before) taken.push(`${isTorn ? 'torn' : 'ended'} after ${at}: ${type}`)
  }

/** A flipped bit that got through: what stands here must be what the hub has, now or after the next round. */
let flips = 0
let accepted = 0
const shown = ['accounts', 'contacts', 'follow_ups']
for (let at = 0; at < length && taken.length < 20; at += 1) {
  const bit = 1 << Math.floor(random() * 8)
  bent = (bytes) => bytes.map((byte, i) => (i === at ? byte ^ bit : byte))
  const { type } = await round(b)
  flips += 1
  if (type !== 'done') {
    if (print(b, shown) !== print(b, shown)) taken.push(`flipped ${at}: ${type}`)
    continue
  }
  accepted += 1
  if (print(b, shown) !== print(a, shown)) taken.push(`flipped bit ${bit} of byte ${at}: taken`)
  // what is asked for next is as it was
  bent = null
  hub.nowMs += 60_000
  await a.call('records.patch', { type: 'account', id, patch: { phone: `0512-6288 ${1000 + (at % 9000)}` } })
  await round(a)
}

bent = null
const last = await round(b)
const isEqual = print(b, shown) === print(a, shown)
a.close()
b.close()
await hub.close()
process.stdout.write(JSON.stringify({ length, cuts, flips, accepted, taken, end: last.type, isEqual }))
