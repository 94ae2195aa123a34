/** Something answers in the hub's place that is not it, or is it no more: nothing may be taken away for that. */
import { randomUUID } from 'node:crypto'
import { number, sql } from '../../electron/core/store/sql.ts'
import { zero64 } from '../../shared/sync/sum64.ts'
import type { Laptop } from './laptop.ts'
import type { Rng } from './rng.ts'
import type { Answer, Delivery } from './sim-hub.ts'
import type { World } from './world.ts'

const kinds = ['empty', 'emptyNewLog', 'someoneElse', 'list'] as const

const answer = (body: unknown): Answer => ({
  status: 200,
  headers: { 'x-rapport-hub': '1', 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
})

/** A hub that has nothing, for whoever asks. */
function emptyHub(
  body: Record<string, unknown>,
  path: string,
  logEpoch: string,
  scope: readonly string[],
): Answer | null {
  const buckets = (body['buckets'] ?? []) as string[]
  if (path.endsWith('/pull'))
    return answer({
      logEpoch,
      scope,
      rows: [],
      next: 0,
      head: 0,
      checkpoint: buckets.map((b) => ({ b, count: 0, sum: zero64 })),
    })
  if (path.endsWith('/manifest')) return answer({ logEpoch, rows: [], isLast: true })
  if (path.endsWith('/rows')) return answer({ logEpoch, rows: [] })
  return null
}

async function askHub(world: World, delivery: Delivery): Promise<{ logEpoch: string; memberId: string }> {
  const { body } = await world.hub.deliver({ ...delivery, path: '/sync/hello', body: '{}' })
  return JSON.parse(body.toString()) as { logEpoch: string; memberId: string }
}

const rowCount = (laptop: Laptop): number =>
  number(
    laptop.context.read,
    sql`SELECT (SELECT count(*) FROM accounts) + (SELECT count(*) FROM team_members) + (SELECT count(*) FROM replica_rows)`,
  )

/** A laptop with many accounts meets a stranger, twice. */
export async function strangerStep(world: World, laptop: Laptop, rng: Rng): Promise<void> {
  const kind = rng.pick(kinds)
  for (let i = 0; i < 55; i += 1)
    await laptop.call('records.create', { type: 'account', values: { name: world.word() } })
  const result = await world.network.calm(laptop)
  if (result.type !== 'done') return
  await world.network.calm(laptop)
  const before = rowCount(laptop)
  const otherLog = randomUUID()
  const token = [...world.hub.devices].find(([, d]) => !d.isRevoked)?.[0] ?? null
  const { logEpoch } = await askHub(world, { path: '', token, body: '' })
  world.network.stranger = (delivery) => {
    const body = JSON.parse(delivery.body) as Record<string, unknown>
    const member = world.hub.devices.get(delivery.token ?? '')?.memberId ?? ''
    const scope = ['ws', `user:${kind === 'someoneElse' ? otherLog : member}`]
    if (kind === 'list') return answer([])
    return emptyHub(body, delivery.path, kind === 'emptyNewLog' ? otherLog : logEpoch, scope)
  }
  for (let i = 0; i < 2; i += 1)
    world.trace.note(`${laptop.name} meets ${kind}: ${(await world.network.calm(laptop)).type}`)
  world.network.stranger = null
  const after = rowCount(laptop)
  if (after < before) world.network.failures.push(`${laptop.name} lost ${before - after} rows to a stranger (${kind})`)
}
