/** Whether rows lead where the hub says, found before any of them is written. */
import type { BucketState, PulledRow } from '../../../shared/sync/messages.ts'
import { outcomeOf } from './receive.ts'
import { BucketSums, findReplica, type ReplicaRow } from './replica.ts'
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
  for (const [i, row] of rows.entries()) {
    const key = `${row.i} ${row.t}`
    const before = seen.has(key) ? (seen.get(key) ?? null) : findReplica(ctx.store.read, row.t, row.i)
    const after = outcomeOf(row, before)
    if (after !== 'overtaken') {
      sums.move(before, after)
      seen.set(key, after)
    }
    if (i % perBreath === perBreath - 1) await breathe()
  }
  return told.every(({ b, count, sum }) => {
    const state = sums.stateOf(b)
    return state.count === count && state.sum === sum
  })
}
