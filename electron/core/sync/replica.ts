/**
 * What this laptop holds of the hub: the version, digest and buckets of each row, and how far each bucket is read. A row is
 * taken out when its last bucket goes, unless something of it is still to be decided (docs/sync.md, R1-R5).
 */
import { Sum64, zero64 } from '../../../shared/sync/sum64.ts'
import { all, first, prepared, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

export interface ReplicaRow {
  readonly version: number
  readonly digest: string
  readonly buckets: readonly string[]
}

export interface ReplicaBucket {
  readonly bucket: string
  readonly cursor: number
  readonly count: number
  readonly sum: string
  /** False while it is read for the first time. */
  readonly isComplete: boolean
  /** Nearness: lower is read first. */
  readonly place: number
}

interface DbReplica {
  readonly version: number
  readonly digest: string
  readonly buckets: string
}

const fromDb = ({ version, digest, buckets }: DbReplica): ReplicaRow => ({
  version,
  digest,
  buckets: buckets === '' ? [] : buckets.split(' '),
})

export function findReplica(db: ReadDb, type: string, id: string): ReplicaRow | null {
  const row = prepared(
    db.connection,
    'SELECT version, digest, buckets FROM replica_rows WHERE row_id = ? AND type = ?',
  ).get(id, type) as DbReplica | undefined
  return row ? fromDb(row) : null
}

/** The same of many rows at once, by `id type`; rows of other types with these ids may be among them. */
export function findReplicas(db: ReadDb, ids: readonly string[]): ReadonlyMap<string, ReplicaRow> {
  const rows = all<DbReplica & { row_id: string; type: string }>(
    db,
    sql`SELECT row_id, type, version, digest, buckets FROM replica_rows
        WHERE row_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )
  return new Map(rows.map((row) => [`${row.row_id} ${row.type}`, fromDb(row)]))
}

export function listBuckets(db: ReadDb): readonly ReplicaBucket[] {
  return all<{
    bucket: string
    cursor: number
    row_count: number
    digest_sum: string
    is_complete: number
    place: number
  }>(db, sql`SELECT bucket, cursor, row_count, digest_sum, is_complete, place FROM replica_buckets ORDER BY place`).map(
    (b) => ({
      bucket: b.bucket,
      cursor: b.cursor,
      count: b.row_count,
      sum: b.digest_sum,
      isComplete: b.is_complete === 1,
      place: b.place,
    }),
  )
}

/** Adds the buckets of a scope this laptop did not have, and sets the order; answers those that are no longer in it. */
export function takeScope(db: WriteDb, scope: readonly string[]): readonly string[] {
  scope.forEach((bucket, place) => {
    run(
      db,
      sql`INSERT INTO replica_buckets (bucket, cursor, row_count, digest_sum, is_complete, place)
          VALUES (${bucket}, 0, 0, ${zero64}, 0, ${place}) ON CONFLICT (bucket) DO UPDATE SET place = ${place}`,
    )
  })
  const wanted = new Set(scope)
  return listBuckets(db)
    .map((b) => b.bucket)
    .filter((b) => !wanted.has(b))
}

/** Counts and sums of buckets, kept in memory while rows come in and written once. */
export class BucketSums {
  readonly #db: ReadDb
  readonly #changes = new Map<string, { count: number; readonly sum: Sum64 }>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  #of(bucket: string): { count: number; readonly sum: Sum64 } {
    let change = this.#changes.get(bucket)
    if (!change) {
      const row = first<{ row_count: number; digest_sum: string }>(
        this.#db,
        sql`SELECT row_count, digest_sum FROM replica_buckets WHERE bucket = ${bucket}`,
      )
      change = { count: row?.row_count ?? 0, sum: new Sum64(row?.digest_sum ?? zero64) }
      this.#changes.set(bucket, change)
    }
    return change
  }

  /** The row was so, and is now so; null for a row that was or is not there. */
  move(before: ReplicaRow | null, after: ReplicaRow | null): void {
    for (const bucket of before?.buckets ?? []) {
      const change = this.#of(bucket)
      change.count -= 1
      change.sum.subtract(before?.digest ?? zero64)
    }
    for (const bucket of after?.buckets ?? []) {
      const change = this.#of(bucket)
      change.count += 1
      change.sum.add(after?.digest ?? zero64)
    }
  }

  /** What a bucket would stand at. */
  stateOf(bucket: string): { readonly count: number; readonly sum: string } {
    const { count, sum } = this.#of(bucket)
    return { count, sum: sum.hex }
  }

  write(db: WriteDb): void {
    const text = 'UPDATE replica_buckets SET row_count = ?, digest_sum = ? WHERE bucket = ?'
    for (const [bucket, { count, sum }] of this.#changes) {
      const isKnown = prepared(db.connection, text).run(count, sum.hex, bucket).changes > 0
      // a row asked for by name can be in a bucket that is still to be read: it is counted there from the beginning
      if (!isKnown && count > 0)
        run(
          db,
          sql`INSERT INTO replica_buckets (bucket, cursor, row_count, digest_sum, is_complete, place)
              VALUES (${bucket}, 0, ${count}, ${sum.hex}, 0, (SELECT coalesce(max(place), 0) + 1 FROM replica_buckets))`,
        )
    }
  }
}

export function putReplica(db: WriteDb, type: string, id: string, row: ReplicaRow): void {
  prepared(
    db.connection,
    `INSERT INTO replica_rows (row_id, type, version, digest, buckets) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (row_id, type) DO UPDATE SET version = excluded.version, digest = excluded.digest, buckets = excluded.buckets`,
  ).run(id, type, row.version, row.digest, row.buckets.join(' '))
}

export function dropReplica(db: WriteDb, type: string, id: string): void {
  prepared(db.connection, 'DELETE FROM replica_rows WHERE row_id = ? AND type = ?').run(id, type)
}

/** Moves the cursor of buckets, and says whether they are whole. */
export function setCursor(db: WriteDb, buckets: readonly string[], cursor: number, isComplete: boolean): void {
  for (const bucket of buckets)
    run(
      db,
      sql`UPDATE replica_buckets SET cursor = ${cursor}, is_complete = ${isComplete ? 1 : 0} WHERE bucket = ${bucket}`,
    )
}
