/**
 * What a transaction does to buckets: which rows came, changed or left, at which place of the feed, and by how much counts
 * and sums move. Kept in memory while rows are decided, written at once.
 */
import { Sum64 } from '../../shared/sync/sum64.ts'
import { marks, places, type HubValue, type SqlTx } from '../storage/sql-driver.ts'
import { keyOf, slices, type StoredRow } from './stored-row.ts'

interface Feed {
  readonly seq: number
  readonly removed: boolean
}

export class BucketLog {
  readonly #feed = new Map<string, Map<string, Feed>>()
  readonly #sums = new Map<string, { count: number; readonly sum: Sum64 }>()

  /** The row was so, and from this place on is so. */
  note(before: StoredRow | null, row: StoredRow, seq: number): void {
    const key = keyOf(row.type, row.id)
    for (const bucket of before?.buckets ?? []) {
      this.#sum(bucket).count -= 1
      this.#sum(bucket).sum.subtract(before?.digest ?? '')
      if (!row.buckets.includes(bucket)) this.#feedOf(bucket).set(key, { seq, removed: true })
    }
    for (const bucket of row.buckets) {
      this.#sum(bucket).count += 1
      this.#sum(bucket).sum.add(row.digest)
      this.#feedOf(bucket).set(key, { seq, removed: false })
    }
  }

  #sum(bucket: string): { count: number; readonly sum: Sum64 } {
    let change = this.#sums.get(bucket)
    if (!change) this.#sums.set(bucket, (change = { count: 0, sum: new Sum64() }))
    return change
  }

  #feedOf(bucket: string): Map<string, Feed> {
    let feed = this.#feed.get(bucket)
    if (!feed) this.#feed.set(bucket, (feed = new Map()))
    return feed
  }

  /** Writes all of it; called once, last. */
  async write(tx: SqlTx, ws: string): Promise<void> {
    await this.#writeFeed(tx, ws)
    await this.#writeSums(tx, ws)
  }

  async #writeFeed(tx: SqlTx, ws: string): Promise<void> {
    const entries = [...this.#feed].flatMap(([bucket, feed]) =>
      [...feed].map(([key, { seq, removed }]): HubValue[] => {
        const [id = '', type = ''] = key.split(' ')
        return [ws, bucket, id, type, seq, removed ? 1 : 0]
      }),
    )
    for (const some of slices(entries))
      await tx.run(
        `INSERT INTO bucket_rows (ws, bucket, id, type, seq, removed) VALUES ${places(some.length, 6)}
         ON CONFLICT (ws, bucket, id, type) DO UPDATE SET seq = excluded.seq, removed = excluded.removed`,
        some.flat(),
      )
  }

  async #writeSums(tx: SqlTx, ws: string): Promise<void> {
    const names = [...this.#sums.keys()]
    for (const some of slices(names)) {
      const found = await tx.all<{ bucket: string; row_count: number; digest_sum: string }>(
        `SELECT bucket, row_count, digest_sum FROM buckets WHERE ws = ? AND bucket IN (${marks(some.length)})`,
        [ws, ...some],
      )
      const stored = new Map(found.map((b) => [b.bucket, b]))
      const params = some.flatMap((bucket): HubValue[] => {
        const old = stored.get(bucket)
        const change = this.#sum(bucket)
        const sum = new Sum64(old?.digest_sum)
        sum.add(change.sum.hex)
        return [ws, bucket, (old?.row_count ?? 0) + change.count, sum.hex]
      })
      await tx.run(
        `INSERT INTO buckets (ws, bucket, row_count, digest_sum) VALUES ${places(some.length, 4)}
         ON CONFLICT (ws, bucket) DO UPDATE SET row_count = excluded.row_count, digest_sum = excluded.digest_sum`,
        params,
      )
    }
  }
}
