/**
 * Whether what is here is what the hub has: not by what was written down when it came, but by the rows themselves. What
 * differs is fetched again; rows with changes that are still to be decided differ rightly and are left alone.
 */
import { hash } from 'node:crypto'
import { digestInput, isKnownType } from '../../../shared/sync/payload.ts'
import { fromDb, tableOf } from '../store/columns.ts'
import { all, prepared, sql, type SqlValue } from '../store/sql.ts'
import type { Verified } from './engine.ts'
import type { HubClient } from './hub-client.ts'
import { readLink } from './hub-link.ts'
import { payloadOf } from './incoming.ts'
import { pendingRows } from './outbox.ts'
import { fetchRows, repairBucket } from './repair.ts'
import { listBuckets } from './replica.ts'
import { breathe } from './slices.ts'
import type { SyncContext } from './sync-context.ts'

interface Held {
  readonly row_id: string
  readonly type: string
  readonly version: number
  readonly digest: string
}

/** Digest of a row as it stands in its table; null when it is not there, or is of a type kept aside. */
function localDigest(ctx: SyncContext, held: Held): string | null {
  if (!isKnownType(held.type)) return held.digest
  const aside = prepared(ctx.store.read.connection, 'SELECT data FROM kept_aside WHERE row_id = ? AND type = ?')
    .pluck()
    .get(held.row_id, held.type)
  if (aside !== undefined) return held.digest
  const row = prepared(ctx.store.read.connection, `SELECT * FROM ${tableOf(held.type)} WHERE id = ?`).get(
    held.row_id,
  ) as Record<string, SqlValue> | undefined
  if (!row) return null
  const extra = typeof row['extra'] === 'string' ? row['extra'] : null
  const text = JSON.stringify(payloadOf(fromDb(held.type, row), extra))
  return hash('sha256', digestInput(held.type, held.row_id, held.version, text)).slice(0, 16)
}

/** Rows whose content is not what the hub gave, as type and id. */
export async function localDifferences(ctx: SyncContext): Promise<readonly (readonly [type: string, id: string])[]> {
  const pending = pendingRows(ctx.store.read, readLink(ctx.store.read)?.decided ?? 0)
  const held = all<Held>(ctx.store.read, sql`SELECT row_id, type, version, digest FROM replica_rows`)
  const different: (readonly [string, string])[] = []
  for (const [i, row] of held.entries()) {
    if (!pending.has(`${row.row_id} ${row.type}`) && localDigest(ctx, row) !== row.digest)
      different.push([row.type, row.row_id])
    if (i % 200 === 199) await breathe()
  }
  return different
}

/** Compares and mends everything. Throws `HubUnavailable`. */
export async function verifyReplica(ctx: SyncContext, client: HubClient): Promise<Verified> {
  const damaged = await localDifferences(ctx)
  await fetchRows(ctx, client, damaged)
  let fetched = damaged.length
  let left = 0
  for (const { bucket } of listBuckets(ctx.store.read)) {
    const mended = await repairBucket(ctx, client, bucket)
    fetched += mended.fetched
    left += mended.left
  }
  const buckets = listBuckets(ctx.store.read)
  const ok = buckets.every((b) => b.isComplete) && (await localDifferences(ctx)).length === 0
  return {
    ok,
    rows: buckets.reduce((n, b) => n + b.count, 0),
    fetched,
    left,
    buckets: buckets.map((b) => ({ bucket: b.bucket, rows: b.count, ok: b.isComplete })),
  }
}
