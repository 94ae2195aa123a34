/** All the hub holds, and whether it is what its log of ops says and agrees with itself. */
import { hash } from 'node:crypto'
import { digestInput } from '../../shared/sync/payload.ts'
import { Sum64, zero64 } from '../../shared/sync/sum64.ts'
import { textOf, type LoggedOp } from './oracle-rows.ts'
import { Oracle } from './oracle.ts'
import type { SimHub } from './sim-hub.ts'
import type { Seen } from './unseen.ts'

interface Row {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly data: string
  readonly digest: string
  readonly buckets: string
}

export interface DecidedOp {
  readonly id: string
  readonly body: string
  readonly isRefused: boolean
}

export interface HubState {
  /** By `type id`. */
  readonly rows: ReadonlyMap<string, Row>
  /** By `epoch number`. */
  readonly opsByNumber: ReadonlyMap<string, readonly DecidedOp[]>
}

interface BucketEntry {
  readonly bucket: string
  readonly type: string
  readonly id: string
  readonly removed: number
}

/** Counts, sums and lists of buckets against the rows themselves. */
function bucketProblems(
  rows: readonly Row[],
  entries: readonly BucketEntry[],
  told: readonly { bucket: string; row_count: number; digest_sum: string }[],
): string[] {
  const problems: string[] = []
  const sums = new Map<string, { count: number; sum: Sum64 }>()
  const wanted = new Set<string>()
  for (const row of rows) {
    const digest = hash('sha256', digestInput(row.type, row.id, row.version, row.data)).slice(0, 16)
    if (digest !== row.digest) problems.push(`hub: the digest of ${row.type} ${row.id} is not that of its words`)
    for (const bucket of JSON.parse(row.buckets) as string[]) {
      const state = sums.get(bucket) ?? { count: 0, sum: new Sum64() }
      state.count += 1
      state.sum.add(digest)
      sums.set(bucket, state)
      wanted.add(`${bucket} ${row.type} ${row.id}`)
    }
  }
  const listed = new Set(entries.filter((e) => e.removed === 0).map((e) => `${e.bucket} ${e.type} ${e.id}`))
  for (const key of wanted) if (!listed.has(key)) problems.push(`hub: ${key} is not in the feed`)
  for (const key of listed) if (!wanted.has(key)) problems.push(`hub: ${key} is in the feed and should not be`)
  for (const { bucket, row_count: count, digest_sum: sum } of told)
    if (count !== (sums.get(bucket)?.count ?? 0) || sum !== (sums.get(bucket)?.sum.hex ?? zero64))
      problems.push(`hub: count or sum of ${bucket} is wrong`)
  return problems
}

const isRefused = (result: string): boolean => (JSON.parse(result) as { status: string }).status === 'rejected'

export async function readHub(
  hub: SimHub,
  seen: Seen,
): Promise<{ readonly state: HubState; readonly oracle: Oracle; readonly problems: readonly string[] }> {
  const { rows, ops, entries, told } = await hub.driver.read(async (tx) => ({
    rows: await tx.all<Row>('SELECT type, id, version, data, digest, buckets FROM sync_rows ORDER BY id, type'),
    ops: await tx.all<LoggedOp>('SELECT * FROM ops ORDER BY received_at, op_no'),
    entries: await tx.all<BucketEntry>('SELECT bucket, type, id, removed FROM bucket_rows'),
    told: await tx.all<{ bucket: string; row_count: number; digest_sum: string }>('SELECT * FROM buckets'),
  }))
  const conflicts = rows
    .filter((r) => r.type === 'conflict')
    .map((r) => ({ id: r.id, version: r.version, data: JSON.parse(r.data) as Record<string, unknown> }))
  const oracle = new Oracle(hub, conflicts, seen)
  for (const [key, { version, text }] of hub.made) {
    const [type = '', id = ''] = key.split(' ')
    oracle.seed(type, id, version, JSON.parse(text) as Record<string, unknown>)
  }
  for (const op of ops) oracle.replay(op)
  const problems = [...oracle.problems, ...bucketProblems(rows, entries, told)]
  for (const { id } of oracle.unexplained) problems.push(`hub: conflict ${id} is about no value that was lost`)
  const byKey = new Map(rows.map((row) => [`${row.type} ${row.id}`, row]))
  for (const [key, row] of oracle.rows) {
    const text = byKey.get(key)?.data
    if (text !== textOf(row)) problems.push(`hub: ${key} is ${text}, and must be ${textOf(row)}`)
  }
  for (const key of byKey.keys()) if (!oracle.rows.has(key)) problems.push(`hub: ${key} is in no op`)
  const opsByNumber = new Map<string, DecidedOp[]>()
  for (const op of ops) {
    const key = `${op.device_epoch} ${op.op_no}`
    const decided = { id: (JSON.parse(op.body) as { id: string }).id, body: op.body, isRefused: isRefused(op.result) }
    opsByNumber.set(key, [...(opsByNumber.get(key) ?? []), decided])
  }
  return { state: { rows: byKey, opsByNumber }, oracle, problems }
}
