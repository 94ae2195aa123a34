/**
 * Makes a bucket whole again after it did not come out as the hub says: ids, versions and digests are compared, what
 * differs is fetched, what the hub does not have there leaves it. Own work that is still to be decided is never lost.
 */
import { Sum64 } from '../../../shared/sync/sum64.ts'
import type { PulledRow } from '../../../shared/sync/messages.ts'
import { all, sql } from '../store/sql.ts'
import type { HubClient } from './hub-client.ts'
import { guardCount, ManyRemoved } from './guard-removal.ts'
import { readLink } from './hub-link.ts'
import { pendingRows } from './outbox.ts'
import { receive } from './receive.ts'
import { listBuckets, setCursor } from './replica.ts'
import { inSlices, tell } from './slices.ts'
import type { SyncContext } from './sync-context.ts'

type Entry = readonly [type: string, id: string, version: number, digest: string]

const pageSize = 5000
const rowsPerRequest = 500

async function manifestOf(ctx: SyncContext, client: HubClient, bucket: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (;;) {
    const last = entries.at(-1)
    const after = last ? [last[0], last[1]] : null
    const page = await client.ask('manifest', { bucket, after, limit: pageSize }, ctx.signal)
    entries.push(...page.rows)
    if (page.isLast || page.rows.length === 0) return entries
  }
}

/** Fetches rows by name and takes them; those the hub does not give are no longer this laptop's. */
export async function fetchRows(
  ctx: SyncContext,
  client: HubClient,
  wanted: readonly (readonly [type: string, id: string])[],
): Promise<void> {
  for (let i = 0; i < wanted.length; i += rowsPerRequest) {
    const some = wanted.slice(i, i + rowsPerRequest)
    const { rows } = await client.ask('rows', { rows: some }, ctx.signal)
    const pending = pendingRows(ctx.store.read, readLink(ctx.store.read)?.decided ?? 0)
    await inSlices(ctx, { pending, withHistory: true, isRepair: true }, rows, (receiver, row) => {
      receiver.takeWhole(row)
    })
    const given = new Set(rows.map((row) => `${row.i} ${row.t}`))
    const done = receive(ctx.store, { nowMs: ctx.nowMs(), pending, withHistory: false }, (receiver) => {
      for (const [type, id] of some) receiver.settleWanted(type, id, given.has(`${id} ${type}`))
    })
    tell(ctx, done)
  }
}

/** Compares a bucket with the hub's and mends it; answers how many rows were fetched and how many left. */
export async function repairBucket(
  ctx: SyncContext,
  client: HubClient,
  bucket: string,
): Promise<{ readonly fetched: number; readonly left: number }> {
  const theirs = await manifestOf(ctx, client, bucket)
  const held = all<{ row_id: string; type: string; digest: string; version: number; buckets: string }>(
    ctx.store.read,
    sql`SELECT row_id, type, digest, version, buckets FROM replica_rows`,
  ).filter((row) => row.buckets.split(' ').includes(bucket))
  const mine = new Map(held.map((row) => [`${row.row_id} ${row.type}`, row]))
  const keys = new Set(theirs.map(([type, id]) => `${id} ${type}`))
  const missing = theirs.filter(([type, id, , digest]) => mine.get(`${id} ${type}`)?.digest !== digest)
  const extra = held.filter((row) => !keys.has(`${row.row_id} ${row.type}`))
  // a bucket that is empty all at once is asked about however small it is: `ws` has at least the person's own record
  if (theirs.length === 0 && !ctx.mayRemoveMany && extra.length > 0) throw new ManyRemoved(extra.length, held.length)
  guardCount(ctx, extra.length, held.length)
  await fetchRows(
    ctx,
    client,
    missing.map(([type, id]) => [type, id] as const),
  )
  const pending = pendingRows(ctx.store.read, readLink(ctx.store.read)?.decided ?? 0)
  const leaving = extra.map((row): PulledRow => ({ s: row.version, t: row.type, i: row.row_id, out: [bucket] }))
  await inSlices(ctx, { pending, withHistory: false }, leaving, (receiver, row) => {
    receiver.take(row)
  })
  const sum = new Sum64()
  for (const [, , , digest] of theirs) sum.add(digest)
  const now = listBuckets(ctx.store.read).find((b) => b.bucket === bucket)
  const isWhole = now?.count === theirs.length && now.sum === sum.hex
  if (now) setCursor(ctx.store.write, [bucket], now.cursor, isWhole)
  return { fetched: missing.length, left: extra.length }
}
