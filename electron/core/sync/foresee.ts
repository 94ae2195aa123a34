/** Whether rows lead where the hub says, found before any of them is written. */
import type { BucketState, PulledRow } from '../../../shared/sync/messages.ts'
import { outcomeOf } from './receive.ts'
import { BucketSums, findReplicas, type ReplicaRow } from './replica.ts'
import { breathe } from './slices.ts'
import type { SyncContext } from './sync-context.ts'

const perBreath = 500

/** True when the buckets would have the counts and sums told. A row that comes twice counts as it came last. */
export async function leadsTo(
  ctx: SyncContext,
  rows: readonly PulledRow[],
  told: readonly BucketState[],
): Promise<boolean> {
  const sums = new BucketSums(ctx.store.read)
  const seen = new Map<string, ReplicaRow | null>()
  for (let at = 0; at < rows.length; at += perBreath) {
    const some = rows.slice(at, at + perBreath)
    const held = findReplicas(
      ctx.store.read,
      some.map((row) => row.i),
    )
    for (const row of some) {
      const key = `${row.i} ${row.t}`
      const before = (seen.has(key) ? seen.get(key) : held.get(key)) ?? null
      const after = outcomeOf(row, before)
      if (after === 'overtaken') continue
      sums.move(before, after)
      seen.set(key, after)
    }
    await breathe()
  }
  return told.every(({ b, count, sum }) => {
    const state = sums.stateOf(b)
    return state.count === count && state.sum === sum
  })
}
