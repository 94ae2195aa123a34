/** What a network, a proxy, a hub or a power cut does to one request. */
import { hubHeader } from '../../shared/sync/messages.ts'
import type { Rng } from './rng.ts'
import type { Answer } from './sim-hub.ts'

export const faultNames = [
  'dropRequest',
  'dropAnswer',
  'twice',
  'hold',
  'oldAnswer',
  'cut',
  'flip',
  'portal',
  'redirect',
  'busy',
  'hubFails',
  'hubRestarts',
  'killBefore',
  'killAfter',
  'killInside',
  'smallPages',
  'actsMeanwhile',
] as const
export type FaultName = (typeof faultNames)[number]

/** Faults of one request, of which it meets at most one; the others change how a round goes on. */
const perRequest: readonly FaultName[] = faultNames.slice(0, 14)

/** The fault a request meets, or none. */
export function faultOf(rng: Rng, allowed: readonly FaultName[], share: number): FaultName | null {
  const own = allowed.filter((f) => perRequest.includes(f))
  return own.length > 0 && rng.chance(share) ? rng.pick(own) : null
}

const html = Buffer.from('<html><body>Welcome to the hotel. Please sign in.</body></html>')
export const portalPage: Answer = { status: 200, headers: { 'content-type': 'text/html' }, body: html }
export const redirected: Answer = {
  status: 302,
  headers: { location: 'http://portal.example/' },
  body: Buffer.alloc(0),
}
export const unavailable: Answer = {
  status: 503,
  headers: { [hubHeader]: '1', 'retry-after': '1' },
  body: Buffer.from(JSON.stringify({ type: 'busy', retry: 'backoff', retryAfterMs: 1000 })),
}

/** Ends anywhere before its end. */
export const cutShort = (rng: Rng, answer: Answer): Answer => ({
  ...answer,
  body: answer.body.subarray(0, rng.below(Math.max(1, answer.body.length))),
})

/** One bit of one byte is another; of decisions often one that says of which op they are. */
export function flipped(rng: Rng, answer: Answer): Answer {
  const body = Buffer.from(answer.body)
  if (body.length === 0) return answer
  const text = body.toString()
  if (text.startsWith('{"results"') && rng.chance(0.5)) {
    const wrong = text.replace(/"n":(\d+)/, (_, n: string) => `"n":${Number(n) + 1}`)
    return { ...answer, body: Buffer.from(wrong) }
  }
  const at = rng.below(body.length)
  body[at] = (body[at] ?? 0) ^ (1 << rng.below(7))
  return { ...answer, body }
}
