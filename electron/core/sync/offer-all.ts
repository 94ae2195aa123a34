/**
 * A laptop that was in another hub before joins this one with everything it holds: what the other hub decided, numbered or
 * lost means nothing here, so each row is offered as if it were made now.
 */
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { newId } from '../../../shared/base/ids.ts'
import { tableOf } from '../store/columns.ts'
import { addChange } from '../store/salvage-history.ts'
import { all, number, run, sql, trusted, type WriteDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { breathe } from './slices.ts'

const perSlice = 200

function beginAct(db: WriteDb, at: number, nowMs: number): number {
  const txnNo = number(db, sql`SELECT coalesce(max(txn_no), 0) + 1 FROM txns`)
  run(
    db,
    sql`INSERT INTO txns (txn_no, txn_id, label, kind, at) VALUES (${txnNo}, ${newId(nowMs)}, 'hub.join', 'system', ${at})`,
  )
  return txnNo
}

/** Offers up to 200 rows of a type that another hub numbered; false when there are none left. */
function offerSlice(db: WriteDb, type: (typeof recordTypeNames)[number], nowMs: number): boolean {
  const table = trusted(tableOf(type))
  const rows = all<{ id: string; updated_at: number }>(
    db,
    sql`SELECT id, updated_at FROM ${table} WHERE version > 0 LIMIT ${perSlice}`,
  )
  if (rows.length === 0) return false
  const acts = new Map<number, number>()
  for (const { id, updated_at: updatedAt } of rows) {
    // refused work stays with its author, whichever hub it was
    run(
      db,
      sql`DELETE FROM outbox WHERE state <> 'rejected'
            AND change_id IN (SELECT change_id FROM changes WHERE row_id = ${id} AND type = ${type})`,
    )
    // said when it was last changed: what a colleague wrote since is later, should this hub know the row
    const at = Math.min(updatedAt, nowMs)
    const txnNo = acts.get(at) ?? beginAct(db, at, nowMs)
    acts.set(at, txnNo)
    // a deleted row, or a value another hub found lost, is nothing to bring along
    const isLive = number(db, sql`SELECT count(*) FROM ${table} WHERE id = ${id} AND deleted_at IS NULL`) === 1
    run(db, sql`UPDATE ${table} SET version = 0 WHERE id = ${id}`)
    if (isLive && type !== 'conflict') addChange(db, txnNo, type, id)
  }
  return true
}

/** Gives way between slices. Does nothing on a laptop that never had a hub. */
export async function offerAll(store: Store, nowMs: number): Promise<void> {
  for (const type of recordTypeNames)
    while (store.write.connection.transaction(() => offerSlice(store.write, type, nowMs)).immediate()) await breathe()
}
