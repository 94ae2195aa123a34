/** Reading and writing whole rows of any record type. History, outbox and search are the transaction's work (`tx.ts`). */
import type { RecordTypeName, Row } from '../../../shared/domain/record-types.ts'
import { encode, fromDb, mappingOf, snake, tableOf, toParams, type AnyRow, type FieldValue } from './columns.ts'
import { all, prepared, sql, trusted, type ReadDb, type Sql, type SqlValue, type WriteDb } from './sql.ts'

type DbRow = Record<string, SqlValue>

/** The row with this id, deleted or not; null when there never was one. */
export function findRow<N extends RecordTypeName>(db: ReadDb, type: N, id: string): Row<N> | null {
  const row = prepared(db.connection, mappingOf(type).findSql).get(id) as DbRow | undefined
  return row ? (fromDb(type, row) as unknown as Row<N>) : null
}

/** The same with what a newer program added to it, as the JSON it is kept as. */
export function findWhole(
  db: ReadDb,
  type: RecordTypeName,
  id: string,
): { readonly row: AnyRow; readonly extra: string | null } | null {
  const row = prepared(db.connection, mappingOf(type).findSql).get(id) as DbRow | undefined
  if (!row) return null
  return { row: fromDb(type, row), extra: typeof row['extra'] === 'string' ? row['extra'] : null }
}

/** Rows of a type by a condition and an order, e.g. `WHERE account_id = ? ORDER BY name`. */
export function listRows<N extends RecordTypeName>(db: ReadDb, type: N, rest: Sql): Row<N>[] {
  const rows = all<DbRow>(db, sql`SELECT * FROM ${trusted(tableOf(type))} ${rest}`)
  return rows.map((row) => fromDb(type, row) as unknown as Row<N>)
}

/** Writes a new row as it is. */
export function insertRow(db: WriteDb, type: RecordTypeName, row: AnyRow): void {
  prepared(db.connection, mappingOf(type).insertSql).run(...toParams(type, row))
}

const metaOfUpdate = ['updatedAt', 'updatedBy', 'deletedAt'] as const
export type MetaUpdate = Partial<Pick<AnyRow, (typeof metaOfUpdate)[number]>>

/** Sets some fields of a row, and when and by whom. */
export function updateRow(
  db: WriteDb,
  type: RecordTypeName,
  id: string,
  patch: Readonly<Record<string, FieldValue>>,
  meta: MetaUpdate,
): void {
  const fields = mappingOf(type).own.filter(([name]) => Object.hasOwn(patch, name))
  const metas = metaOfUpdate.filter((m) => meta[m] !== undefined)
  const columns = [...metas.map(snake), ...fields.map(([, column]) => column)]
  const values = [...metas.map((m) => meta[m] as SqlValue), ...fields.map(([name, , f]) => encode(f, patch[name]))]
  const assignments = columns.map((c) => `${c} = ?`).join(', ')
  prepared(db.connection, `UPDATE ${tableOf(type)} SET ${assignments} WHERE id = ?`).run(...values, id)
}

/**
 * Writes a whole row in the place of the one with its id, which stands there as `before`: only what differs, for each column
 * left alone leaves its index alone. `extra` stays.
 */
export function replaceRow(db: WriteDb, type: RecordTypeName, row: AnyRow, before: AnyRow): void {
  const was = toParams(type, before)
  const is = toParams(type, row)
  const changed = mappingOf(type).columns.flatMap((column, i) => (is[i] === was[i] ? [] : [{ column, value: is[i] }]))
  if (changed.length === 0) return
  const assignments = changed.map(({ column }) => `${column} = ?`).join(', ')
  prepared(db.connection, `UPDATE ${tableOf(type)} SET ${assignments} WHERE id = ?`).run(
    ...changed.map(({ value }) => value),
    row.id,
  )
}

/** Removes a row for good: only for what never left this laptop, such as a cancelled import. */
export function purgeRow(db: WriteDb, type: RecordTypeName, id: string): void {
  prepared(db.connection, `DELETE FROM ${tableOf(type)} WHERE id = ?`).run(id)
}
