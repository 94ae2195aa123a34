/** Makes rows and history agree again after a salvage: what one of them lost is taken from the other. */
import { newId } from '../../../shared/base/ids.ts'
import { recordTypeNames, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { mappingOf, tableOf, type AnyRow, type FieldValue } from './columns.ts'
import { findRow, insertRow, updateRow } from './rows.ts'
import { all, first, number, run, sql, trusted, type WriteDb } from './sql.ts'

interface Change {
  readonly type: RecordTypeName
  readonly row_id: string
  readonly op: 'insert' | 'update' | 'delete' | 'restore'
  readonly after: string | null
  readonly at: number
  readonly actor: string | null
}

const valuesOf = (text: string | null): Record<string, FieldValue> => (text === null ? {} : JSON.parse(text)) as never

/** A row as its first change tells it. */
function bornRow(change: Change): AnyRow {
  const { at, actor } = change
  const meta = { id: change.row_id, version: 0, createdAt: at, createdBy: actor, updatedAt: at, updatedBy: actor }
  const values = valuesOf(change.after)
  const own = Object.fromEntries(mappingOf(change.type).own.map(([name]) => [name, values[name] ?? null]))
  return { ...meta, deletedAt: null, sourceSystem: null, sourceId: null, ...own } as AnyRow
}

function replay(db: WriteDb, change: Change): void {
  const isThere = findRow(db, change.type, change.row_id) !== null
  const stamp = { updatedAt: change.at, updatedBy: change.actor }
  if (change.op === 'insert') {
    if (!isThere) insertRow(db, change.type, bornRow(change))
  } else if (isThere) {
    const deletedAt =
      change.op === 'delete' ? { deletedAt: change.at } : change.op === 'restore' ? { deletedAt: null } : {}
    updateRow(db, change.type, change.row_id, change.op === 'update' ? valuesOf(change.after) : {}, {
      ...stamp,
      ...deletedAt,
    })
  }
}

/**
 * Brings rows that could not be read up to date from the history after `afterChange`; answers how many rows. `wasRead`
 * says of which rows the damaged file gave the last state.
 */
export function rebuildFromHistory(db: WriteDb, afterChange: number, wasRead: (rowId: string) => boolean): number {
  const changes = all<Change>(
    db,
    sql`SELECT c.type, c.row_id, c.op, c.after, coalesce(t.at, 0) AS at, t.actor
        FROM changes c LEFT JOIN txns t USING (txn_no) WHERE c.change_id > ${afterChange} ORDER BY c.change_id`,
  ).filter((change) => recordTypeNames.includes(change.type) && !wasRead(change.row_id))
  for (const change of changes) replay(db, change)
  return new Set(changes.map((change) => change.row_id)).size
}

/** Gives history to rows that lost theirs (a hub's rows may have none: it began before they came), a transaction to changes without one, and drops outbox entries of no change. */
export function mendHistory(db: WriteDb, nowMs: number): number {
  const orphans = all<{ txn_no: number }>(
    db,
    sql`SELECT DISTINCT txn_no FROM changes c WHERE NOT EXISTS (SELECT 1 FROM txns t WHERE t.txn_no = c.txn_no)`,
  )
  const addTxn = (txnNo: number): number =>
    run(
      db,
      sql`INSERT INTO txns (txn_no, txn_id, label, kind, at) VALUES (${txnNo}, ${newId(nowMs)}, 'salvage', 'system', ${nowMs})`,
    )
  for (const { txn_no: txnNo } of orphans) addTxn(txnNo)
  run(db, sql`DELETE FROM outbox WHERE change_id NOT IN (SELECT change_id FROM changes)`)
  const bare = recordTypeNames.flatMap((type) =>
    all<{ id: string }>(
      db,
      sql`SELECT id FROM ${trusted(tableOf(type))} r
          WHERE version = 0 AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.row_id = r.id)`,
    ).map(({ id }) => ({ type, id })),
  )
  if (bare.length === 0) return 0
  const txnNo = number(db, sql`SELECT coalesce(max(txn_no), 0) + 1 FROM txns`)
  addTxn(txnNo)
  for (const { type, id } of bare) addChange(db, txnNo, type, id)
  return bare.length
}

/** Writes a whole row into history as if it were made now, and into the outbox. */
export function addChange(db: WriteDb, txnNo: number, type: RecordTypeName, id: string): void {
  const row = findRow(db, type, id) as unknown as AnyRow
  const own = Object.fromEntries(mappingOf(type).own.map(([name]) => [name, row[name] ?? null]))
  run(
    db,
    sql`INSERT INTO changes (txn_no, type, row_id, op, after) VALUES (${txnNo}, ${type}, ${id}, 'insert', ${JSON.stringify(own)})`,
  )
  const changeId = first<{ id: number }>(db, sql`SELECT last_insert_rowid() AS id`)?.id ?? 0
  run(db, sql`INSERT INTO outbox (change_id, base_version) VALUES (${changeId}, ${row.version})`)
}
