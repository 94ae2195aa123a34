/** Buckets that are no longer in the person's scope: what was only in them leaves the laptop, but not unsent work. */
import { all, run, sql } from '../store/sql.ts'
import type { PulledRow } from '../../../shared/sync/messages.ts'
import { readLink } from './hub-link.ts'
import { pendingRows } from './outbox.ts'
import { inSlices } from './slices.ts'
import type { SyncContext } from './sync-context.ts'

interface Held {
  readonly row_id: string
  readonly type: string
  readonly version: number
}

/** Takes the buckets out, a slice at a time; they are forgotten last, so that a torn-off run goes on. */
export async function leaveBuckets(ctx: SyncContext, buckets: readonly string[]): Promise<void> {
  if (buckets.length === 0) return
  const gone = new Set(buckets)
  const held = all<Held & { buckets: string }>(
    ctx.store.read,
    sql`SELECT row_id, type, version, buckets FROM replica_rows`,
  ).filter((row) => row.buckets.split(' ').some((b) => gone.has(b)))
  const rows = held.map((row): PulledRow => ({
    s: row.version,
    t: row.type,
    i: row.row_id,
    out: [...gone],
  }))
  const pending = pendingRows(ctx.store.read, readLink(ctx.store.read)?.decided ?? 0)
  await inSlices(ctx, { pending, withHistory: false }, rows, (receiver, row) => {
    receiver.take(row)
  })
  for (const bucket of buckets) run(ctx.store.write, sql`DELETE FROM replica_buckets WHERE bucket = ${bucket}`)
}
