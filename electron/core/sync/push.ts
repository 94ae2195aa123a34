/** Offers this laptop's own changes to the hub, in order, a batch at a time, until none is left. */
import { randomUUID } from 'node:crypto'
import { protocolVersion, type OpResult } from '../../../shared/sync/messages.ts'
import { opSchema, type Op } from '../../../shared/sync/op.ts'
import { HubUnavailable, type HubClient } from './hub-client.ts'
import { patchLink, readLink, type HubLink } from './hub-link.ts'
import { nextOps, reoffer, settle } from './outbox.ts'
import type { SyncContext } from './sync-context.ts'

/** A number of the device's own that nothing else uses: also after its profile was copied. */
export const newEpoch = (): string => randomUUID()

const bodyOf = (ctx: SyncContext, link: HubLink, ops: readonly Op[]) => ({
  protocol: protocolVersion,
  deviceEpoch: link.deviceEpoch,
  after: link.decided,
  sentAtMs: ctx.nowMs(),
  ops,
})

/** Takes the hub's decisions; those of other ops than were offered are none. Throws `HubUnavailable`. */
function take(ctx: SyncContext, ops: readonly Op[], results: readonly OpResult[]): void {
  if (ops.map((op) => op.n).join() !== results.map((result) => result.n).join())
    throw new HubUnavailable({ type: 'garbled', detail: 'decisions of other ops' })
  const { write } = ctx.store
  const nowMs = ctx.nowMs()
  const last = ops.at(-1)?.n ?? 0
  write.connection
    .transaction(() => {
      settle(write, ops, results, nowMs)
      patchLink(write, { decided: last, lastContactMs: nowMs, refused: null })
    })
    .immediate()
}

/** What the hub's answer asks of this laptop before it offers again; false when it is not for this place to mend. */
function mend(ctx: SyncContext, link: HubLink, error: HubUnavailable): boolean {
  if (error.trouble.type !== 'hub') return false
  const wire = error.trouble.error
  const { write } = ctx.store
  if (wire.type === 'expected' && wire.after < link.decided) {
    // the hub lost what came after: a backup was restored
    write.connection
      .transaction(() => {
        reoffer(write, wire.after)
        patchLink(write, { decided: wire.after })
      })
      .immediate()
    return true
  }
  if (wire.type === 'forked') {
    patchLink(write, { deviceEpoch: newEpoch(), decided: 0 })
    return true
  }
  return false
}

/**
 * How many ops before the first that no hub takes for one, or null where each is sound. A hub refuses the whole batch for it,
 * and what comes after would never leave.
 */
function soundBefore(ops: readonly Op[]): number | null {
  const at = ops.findIndex((op) => !opSchema.safeParse(op).success)
  return at < 0 ? null : at
}

/** Sends what is pending; answers how many ops were decided. Throws `HubUnavailable`. */
export async function pushAll(ctx: SyncContext, client: HubClient): Promise<number> {
  let sent = 0
  let share = 1
  let mended = 0
  let most = Number.POSITIVE_INFINITY
  for (;;) {
    const link = readLink(ctx.store.read)
    if (!link) return sent
    const ops = nextOps(ctx.store.read, link.decided, share).slice(0, most)
    if (ops.length === 0) return sent
    try {
      const answer = await client.ask('push', bodyOf(ctx, link, ops), ctx.signal)
      take(ctx, ops, answer.results)
      sent += ops.length
      share = 1
      most = Number.POSITIVE_INFINITY
    } catch (error) {
      if (!(error instanceof HubUnavailable)) throw error
      const isTooLarge = error.trouble.type === 'hub' && error.trouble.error.type === 'too_large'
      const isInvalid = error.trouble.type === 'hub' && error.trouble.error.type === 'invalid'
      const sound = isInvalid ? soundBefore(ops) : null
      const [op] = ops
      if (isTooLarge && ops.length > 1) share /= 2
      else if (sound === 0 && op) take(ctx, [op], [{ n: op.n, status: 'rejected', code: 'invalid' }])
      else if (sound !== null) most = sound
      else if (mended < 3 && mend(ctx, link, error)) mended += 1
      else throw error
    }
  }
}
