/** Rows by name, and the list of what is in a bucket: what a device mends itself with. */
import type { z } from 'zod'
import type { manifestAnswer, manifestRequest, rowsRequest } from '../../shared/sync/messages.ts'
import type { SqlDriver } from '../storage/sql-driver.ts'
import { marks } from '../storage/sql-driver.ts'
import type { SyncCaller } from './caller.ts'
import type { Directory } from './directory.ts'
import { HubFault } from './fault.ts'
import { workspaceOf } from './pull.ts'

interface Deps {
  readonly driver: SqlDriver
  readonly directory: () => Promise<Directory>
}

interface NamedRow {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly data: string
  readonly buckets: string
}

/** The rows asked for that the person may see, as JSON texts of pulled rows; the others are as if they were not there. */
export async function rowsByName(
  deps: Deps,
  caller: SyncCaller,
  request: z.infer<typeof rowsRequest>,
): Promise<{ readonly logEpoch: string; readonly rows: readonly string[] }> {
  const scope = new Set((await deps.directory()).scope(caller.memberId))
  return deps.driver.read(async (tx) => {
    const { logEpoch } = await workspaceOf(tx, caller.ws)
    const wanted = new Set(request.rows.map(([type, id]) => `${id} ${type}`))
    const ids = [...new Set(request.rows.map(([, id]) => id))]
    const found = await tx.all<NamedRow>(
      `SELECT id, type, version, data, buckets FROM sync_rows WHERE ws = ? AND id IN (${marks(ids.length)})`,
      [caller.ws, ...ids],
    )
    const rows = found.flatMap((row) => {
      const seen = (JSON.parse(row.buckets) as string[]).filter((b) => scope.has(b))
      if (seen.length === 0 || !wanted.has(`${row.id} ${row.type}`)) return []
      const head = JSON.stringify({ s: row.version, t: row.type, i: row.id, in: seen })
      return [`${head.slice(0, -1)},"d":${row.data}}`]
    })
    return { logEpoch, rows }
  })
}

/** A page of what is in a bucket, in order of type and id. */
export async function manifest(
  deps: Deps,
  caller: SyncCaller,
  request: z.infer<typeof manifestRequest>,
): Promise<z.infer<typeof manifestAnswer>> {
  const scope = (await deps.directory()).scope(caller.memberId)
  if (!scope.includes(request.bucket)) throw new HubFault({ type: 'scope', retry: 'resync', scope: [...scope] })
  return deps.driver.read(async (tx) => {
    const { logEpoch } = await workspaceOf(tx, caller.ws)
    const [type = '', id = ''] = request.after ?? []
    const found = await tx.all<{ type: string; id: string; version: number; digest: string }>(
      `SELECT b.type, b.id, r.version, r.digest FROM bucket_rows b
       JOIN sync_rows r ON r.ws = b.ws AND r.id = b.id AND r.type = b.type
       WHERE b.ws = ? AND b.bucket = ? AND b.removed = 0 AND (b.id, b.type) > (?, ?) ORDER BY b.id, b.type LIMIT ?`,
      [caller.ws, request.bucket, id, type, request.limit],
    )
    return {
      logEpoch,
      rows: found.map((r): [string, string, number, string] => [r.type, r.id, r.version, r.digest]),
      isLast: found.length < request.limit,
    }
  })
}
