/**
 * Stops before a hub's answer takes most of what is here: a restored, emptied or wrong hub must not empty laptops. The
 * person is told and decides (docs/sync.md, R4).
 */
import type { BucketState, PulledRow } from '../../../shared/sync/messages.ts'
import { findReplica, listBuckets } from './replica.ts'
import type { SyncContext } from './sync-context.ts'

/** Fewer than this may always go. */
const always = 50
const share = 0.3

export class ManyRemoved extends Error {
  readonly count: number
  readonly of: number
  constructor(count: number, of: number) {
    super(`${count} of ${of} rows would go`)
    this.name = 'ManyRemoved'
    this.count = count
    this.of = of
  }
}

/** Throws `ManyRemoved` when so many of so many would go; leaving a scope is no removal and is not asked about here. */
export function guardCount(ctx: SyncContext, count: number, of: number): void {
  if (!ctx.mayRemoveMany && count > always && count > of * share) throw new ManyRemoved(count, of)
}

/** The same for rows of a pull: those it takes out of buckets or marks deleted. */
export function guardRemoval(ctx: SyncContext, rows: readonly PulledRow[], told: readonly BucketState[]): void {
  const wanted = new Set(told.map((t) => t.b))
  const held = Math.max(
    0,
    ...listBuckets(ctx.store.read)
      .filter((b) => wanted.has(b.bucket))
      .map((b) => b.count),
  )
  if (rows.length <= always) return
  const going = rows.filter(
    (row) => typeof row.d?.['deletedAt'] === 'number' && findReplica(ctx.store.read, row.t, row.i) !== null,
  )
  guardCount(ctx, going.length, held)
}
