/** The rows the hub keeps: how they are stored, found and written, many at a time. */
import type { HubRow } from '../../shared/sync/merge.ts'
import { marks, places, type HubValue, type SqlTx } from '../storage/sql-driver.ts'

/** A row as the hub keeps it. */
export interface StoredRow extends HubRow {
  readonly type: string
  readonly id: string
  readonly digest: string
  readonly text: string
  /** The device whose own state of the row is exactly this one, so that it need not be sent its own words. */
  readonly cleanFor: string | null
  readonly accountId: string | null
  /** Of a row that stands under no account: the person it is for. */
  readonly ownerId: string | null
  readonly buckets: readonly string[]
}

interface DbRow {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly digest: string
  readonly data: string
  readonly marks: string
  readonly device: string
  readonly other_version: number
  readonly clean_for: string | null
  readonly account_id: string | null
  readonly owner_id: string | null
  readonly buckets: string
}

/** What a row goes by within a transaction. */
export const keyOf = (type: string, id: string): string => `${id} ${type}`
const columns =
  'id, type, version, digest, data, marks, device, other_version, clean_for, account_id, owner_id, buckets'

const fromDb = (r: DbRow): StoredRow => ({
  type: r.type,
  id: r.id,
  version: r.version,
  digest: r.digest,
  text: r.data,
  data: JSON.parse(r.data) as HubRow['data'],
  marks: JSON.parse(r.marks) as HubRow['marks'],
  device: r.device,
  otherVersion: r.other_version,
  cleanFor: r.clean_for,
  accountId: r.account_id,
  ownerId: r.owner_id,
  buckets: JSON.parse(r.buckets) as string[],
})

/** As many rows as one statement takes within SQLite's limit of 32,766 parameters. */
const rowsPerStatement = 500

/** Lists cut to what one statement takes. */
export function* slices<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += rowsPerStatement) yield all.slice(i, i + rowsPerStatement)
}

/** Rows by a condition on their columns, oldest state first. */
export async function findRows(
  tx: SqlTx,
  ws: string,
  condition: string,
  params: readonly HubValue[],
): Promise<readonly StoredRow[]> {
  const found = await tx.all<DbRow>(`SELECT ${columns} FROM sync_rows WHERE ws = ? AND ${condition} ORDER BY version`, [
    ws,
    ...params,
  ])
  return found.map(fromDb)
}

/** Rows by their ids. */
export const rowsById = (tx: SqlTx, ws: string, ids: readonly string[]): Promise<readonly StoredRow[]> =>
  findRows(tx, ws, `id IN (${marks(ids.length)})`, ids)

/** Whether a row stands where it stood, so that nothing it is found by has to move. */
export const isInPlace = (before: StoredRow | null, row: StoredRow): boolean =>
  before !== null &&
  before.accountId === row.accountId &&
  before.ownerId === row.ownerId &&
  before.buckets.join() === row.buckets.join()

const contentSql = ['version', 'digest', 'data', 'marks', 'device', 'other_version', 'clean_for']
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')
const placeSql = ['account_id', 'owner_id', 'buckets'].map((column) => `${column} = excluded.${column}`).join(', ')

/**
 * Writes whole rows, new or in the place of what is there. `moved` names by their keys those that are not in place: of the others
 * no column is set that an index holds, for each one set is taken out of its index and put in again.
 */
export async function writeRows(
  tx: SqlTx,
  ws: string,
  rows: readonly StoredRow[],
  moved: ReadonlySet<string>,
): Promise<void> {
  const isMoved = (row: StoredRow): boolean => moved.has(keyOf(row.type, row.id))
  await upsert(tx, ws, rows.filter(isMoved), `${contentSql}, ${placeSql}`)
  await upsert(
    tx,
    ws,
    rows.filter((row) => !isMoved(row)),
    contentSql,
  )
}

async function upsert(tx: SqlTx, ws: string, rows: readonly StoredRow[], assignments: string): Promise<void> {
  for (const some of slices(rows)) {
    const params = some.flatMap((r): HubValue[] => [
      ws,
      r.id,
      r.type,
      r.version,
      r.digest,
      r.text,
      JSON.stringify(r.marks),
      r.device,
      r.otherVersion,
      r.cleanFor,
      r.accountId,
      r.ownerId,
      JSON.stringify(r.buckets),
    ])
    await tx.run(
      `INSERT INTO sync_rows (ws, ${columns}) VALUES ${places(some.length, 13)}
       ON CONFLICT (ws, id, type) DO UPDATE SET ${assignments}`,
      params,
    )
  }
}
