/**
 * Rows of this laptop that the hub took and that are not its person's to see: made for a colleague, or moved away before they
 * ever came back. No bucket of this person ever names them, so they are asked for once, and go when they are not given.
 */
import { all, sql, type ReadDb } from '../store/sql.ts'
import type { SyncContext } from './sync-context.ts'
import type { HubClient } from './hub-client.ts'
import { patchLink, readLink } from './hub-link.ts'
import { fetchRows } from './repair.ts'

interface Accepted {
  readonly type: string
  readonly row_id: string
}

const unseen = (db: ReadDb, after: number, upTo: number): Accepted[] =>
  all<Accepted>(
    db,
    sql`SELECT DISTINCT c.type, c.row_id FROM outbox o JOIN changes c USING (change_id)
        WHERE o.op_no > ${after} AND o.op_no <= ${upTo} AND o.state = 'acked' AND c.op = 'insert'
          AND NOT EXISTS (SELECT 1 FROM replica_rows r WHERE r.row_id = c.row_id AND r.type = c.type)`,
  )

/** To be called when all buckets have been read since the last op was decided. */
export async function leaveGivenAway(ctx: SyncContext, client: HubClient): Promise<void> {
  const link = readLink(ctx.store.read)
  if (!link || link.decided <= link.lookedFor) return
  const upTo = link.decided
  const rows = unseen(ctx.store.read, link.lookedFor, upTo)
  await fetchRows(
    ctx,
    client,
    rows.map((row) => [row.type, row.row_id] as const),
  )
  patchLink(ctx.store.write, { lookedFor: upTo })
}
