/** Rows that stand in an order of their own: steps of a demo or course, questions of a quiz, lines of a sheet. */
import type { OrderedType } from '../../../shared/api/catalogue.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { listRows } from '../store/rows.ts'
import { sql, type ReadDb, type Sql } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'

export type Ordered = 'demoStep' | 'quizQuestion' | 'courseStep' | OrderedType

/** The live rows of one parent, e.g. `of` = `demo_id = ..`, in their order; at most 200 unless told. */
export const inOrder = <N extends Ordered>(db: ReadDb, type: N, of: Sql, limit = 200): Row<N>[] =>
  listRows(db, type, sql`WHERE ${of} AND deleted_at IS NULL ORDER BY position, created_at, id LIMIT ${limit}`)

/** Puts one of these rows at a place among them, counted from 0; answers its id. */
export function moveAmong(tx: Tx, type: Ordered, rows: readonly Row<Ordered>[], id: string, to: number): string {
  const others = rows.map((row) => row.id).filter((other) => other !== id)
  const order = [...others.slice(0, to), id, ...others.slice(to)]
  order.forEach((row, position) => tx.patch(type, row, { position }))
  return id
}
