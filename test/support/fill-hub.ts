/** Fills a hub with accounts and their notes through its own protocol, as an importing laptop would. */
import { newId } from '../../shared/base/ids.ts'
import { protocolVersion } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'

/** Rows under one account, the account among them. */
const perAccount = 50

const firm = (i: number): string => `苏州第${i}精密机械有限公司`

function opsOf(i: number, from: number, ownerId: string): Op[] {
  const at = Date.UTC(2026, 0, 1) + i * 60_000
  const accountId = newId(at)
  const meta = { createdAt: at }
  const op = (k: number, type: string, id: string, patch: Op['patch']): Op => ({
    n: from + k,
    type,
    id,
    kind: 'insert',
    base: 0,
    at,
    updatedAt: at,
    updatedBy: null,
    patch: { ...patch, ...meta },
  })
  const notes = Array.from({ length: perAccount - 1 }, (_, k) =>
    op(k + 1, 'visitNote', newId(at + k), {
      accountId,
      body: `第 ${k} 次：对方说下个月换办公室，要先看样机，再谈价格和培训`,
      notedAt: at + k * 1000,
    }),
  )
  return [op(0, 'account', accountId, { name: firm(i), ownerId, region: '江苏 苏州' }), ...notes]
}

/** Somebody who is in, and speaks the protocol without a laptop. */
export interface Speaker {
  readonly memberId: string
  readonly token: string
  ask(route: string, body: object): Promise<unknown>
  /** The stream of hints, until the signal. */
  listen(signal: AbortSignal): Promise<Response>
}

/** Joins by an invitation link. */
export async function speaker(link: string): Promise<Speaker> {
  const { origin, hash } = new URL(link)
  const post = async (route: string, body: object, token?: string): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const response = await fetch(`${origin}/sync/${route}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${route}: ${await response.text()}`)
    return response.json()
  }
  const join = { code: hash.slice(1), deviceName: 'seed', meId: null, protocol: protocolVersion }
  const { token, memberId } = (await post('join', join)) as { token: string; memberId: string }
  return {
    memberId,
    token,
    ask: (route, body) => post(route, body, token),
    listen: (signal) => fetch(`${origin}/sync/events`, { headers: { authorization: `Bearer ${token}` }, signal }),
  }
}

/** Pushes about `rows` rows that are the speaker's; answers how many a second. */
export async function fillHub(seed: Speaker, rows: number): Promise<number> {
  const deviceEpoch = crypto.randomUUID()
  const from = performance.now()
  let after = 0
  for (let i = 0; i * perAccount < rows; i += 4) {
    const ops = [0, 1, 2, 3].flatMap((k) => opsOf(i + k, after + 1 + k * perAccount, seed.memberId))
    await seed.ask('push', { protocol: protocolVersion, deviceEpoch, after, sentAtMs: Date.now(), ops })
    after = ops.at(-1)?.n ?? after
  }
  return after / ((performance.now() - from) / 1000)
}
