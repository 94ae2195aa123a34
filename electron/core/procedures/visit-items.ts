/** The checklist of a visit and what to bring to it, as rows of their own: copied from its kind, then the visit's. */
import { checklistLines } from '../../../shared/domain/built-in-templates.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { VisitItem } from '../../../shared/domain/visit-item.ts'
import { listRows } from '../store/rows.ts'
import { number, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'

type OfVisit = Pick<Row<'visit'>, 'id' | 'accountId'>

/** The items of a visit, as they stand in its lists. */
export const itemsOf = (db: ReadDb, visitId: string): Row<'visitItem'>[] =>
  listRows(
    db,
    'visitItem',
    sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY position, created_at, id LIMIT 500`,
  )

/** Adds one item at the end; answers its id. */
export function addItem(tx: Tx, visit: OfVisit, kind: VisitItem['kind'], label: string): string {
  const position = number(
    tx.db,
    sql`SELECT coalesce(max(position), -1) + 1 FROM visit_items WHERE visit_id = ${visit.id} AND deleted_at IS NULL`,
  )
  return tx.create('visitItem', { accountId: visit.accountId, visitId: visit.id, kind, label, position })
}

/** Gives a visit the lines of a checklist and of what to bring. */
export function addLines(tx: Tx, visit: OfVisit, checklist: string | null, bring: string | null): void {
  for (const label of checklistLines(checklist)) addItem(tx, visit, 'do', label)
  for (const label of checklistLines(bring)) addItem(tx, visit, 'bring', label)
}
