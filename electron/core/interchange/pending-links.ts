/**
 * Links to rows that are not there yet. A row that can stand without its account is written and linked later; one that
 * cannot (a visit, a note) waits whole until its account comes. What an import resolved waits again when it is undone.
 */
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { snake, tableOf, type AnyRow, type FieldValue } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import { all, first, number, run, sql, trusted, type ReadDb, type WriteDb } from '../store/sql.ts'
import type { CreateMeta, Tx } from '../store/tx.ts'
import type { PendingKey } from './row-plan.ts'

interface PendingLink {
  readonly pending_no: number
  readonly type: RecordTypeName
  readonly row_id: string
  readonly field: string
  readonly links_to: RecordTypeName
  readonly link_by: 'id' | 'name'
  readonly source_system: string
  readonly link_key: string
  readonly waiting_row: string | null
}

export interface WaitingRow {
  readonly values: Readonly<Record<string, FieldValue>>
  readonly meta: CreateMeta
}

/** The id of a row of this key that waits for its account, or null. */
export const findWaiting = (db: ReadDb, type: RecordTypeName, waitingKey: string): string | null =>
  first<{ row_id: string }>(
    db,
    sql`SELECT row_id FROM pending_links WHERE type = ${type} AND waiting_key = ${waitingKey} AND resolved_by IS NULL`,
  )?.row_id ?? null

/** Whether a row already waits for this. */
export const isPending = (db: ReadDb, rowId: string, field: string, key: string): boolean =>
  first(
    db,
    sql`SELECT 1 FROM pending_links
        WHERE row_id = ${rowId} AND field = ${field} AND link_key = ${key} AND resolved_by IS NULL`,
  ) !== undefined

/** Whether a field of a row waits for anything. */
export const isWaiting = (db: ReadDb, rowId: string, field: string): boolean =>
  first(db, sql`SELECT 1 FROM pending_links WHERE row_id = ${rowId} AND field = ${field} AND resolved_by IS NULL`) !==
  undefined

export interface NewPending {
  readonly importNo: number
  readonly type: RecordTypeName
  readonly rowId: string
  readonly system: string
  readonly link: PendingKey
  readonly waiting: { readonly row: WaitingRow; readonly key: string } | null
}

export const savePending = (db: WriteDb, p: NewPending): void =>
  void run(
    db,
    sql`INSERT INTO pending_links (import_no, type, row_id, field, links_to, link_by, source_system, link_key, waiting_row, waiting_key)
        VALUES (${p.importNo}, ${p.type}, ${p.rowId}, ${p.link.field}, ${p.link.linksTo}, ${p.link.by}, ${p.system},
          ${p.link.key}, ${p.waiting ? JSON.stringify(p.waiting.row) : null}, ${p.waiting?.key ?? null})`,
  )

/** Whether any link waits for a row of this type. */
export const hasPendingFor = (db: ReadDb, linksTo: RecordTypeName): boolean =>
  first(db, sql`SELECT 1 FROM pending_links WHERE links_to = ${linksTo} AND resolved_by IS NULL LIMIT 1`) !== undefined

/** Links of one import that still wait. */
export const countPending = (db: ReadDb, importNo: number): number =>
  number(db, sql`SELECT count(*) FROM pending_links WHERE import_no = ${importNo} AND resolved_by IS NULL`)

/** Links every pending row to a row just written. Runs inside the import's transaction. */
export function resolvePendingFor(tx: Tx, importNo: number, type: RecordTypeName, id: string): void {
  const row = findRow(tx.db, type, id) as unknown as AnyRow | null
  if (!row || row.deletedAt !== null) return
  const name = row[recordTypeOf(type).title]
  for (const key of new Set([row.sourceId, row.id, typeof name === 'string' ? name : null])) {
    if (key === null) continue
    const links = all<PendingLink>(
      tx.db,
      sql`SELECT * FROM pending_links WHERE links_to = ${type} AND link_key = ${key} AND resolved_by IS NULL`,
    )
    for (const link of links) resolveLink(tx, importNo, link, row)
  }
}

function resolveLink(tx: Tx, importNo: number, link: PendingLink, target: AnyRow): void {
  const holder = findRow(tx.db, link.type, link.row_id) as unknown as AnyRow | null
  if (link.waiting_row !== null) settleWaiting(tx, link, JSON.parse(link.waiting_row) as WaitingRow, target.id, holder)
  // The row waits for something it cannot do without; this link is looked at again when it is written.
  else if (!holder || holder.deletedAt !== null || !isFor(link, target, holder)) return
  else setLink(tx, link, holder, target.id)
  run(tx.db, sql`UPDATE pending_links SET resolved_by = ${importNo} WHERE pending_no = ${link.pending_no}`)
  if (link.waiting_row !== null) retryLinksOf(tx, importNo, link.row_id)
}

/** A link by id is sure; the name of a contact counts within its account only. */
function isFor(link: PendingLink, target: AnyRow, holder: AnyRow): boolean {
  if (link.link_by === 'id') return link.link_key === target.id || link.link_key === target.sourceId
  return link.links_to !== 'contact' || holder['accountId'] === target['accountId']
}

/** Links of a row that has just stopped waiting may lead to rows that came in the meantime. */
function retryLinksOf(tx: Tx, importNo: number, rowId: string): void {
  const links = all<PendingLink>(
    tx.db,
    sql`SELECT * FROM pending_links WHERE row_id = ${rowId} AND resolved_by IS NULL`,
  )
  for (const link of links) {
    const table = trusted(tableOf(link.links_to))
    const column = trusted(link.link_by === 'id' ? 'source_id' : snake(recordTypeOf(link.links_to).title))
    const ids = all<{ id: string }>(
      tx.db,
      sql`SELECT id FROM ${table} WHERE ${column} = ${link.link_key} AND deleted_at IS NULL`,
    )
    for (const { id } of ids) {
      const target = findRow(tx.db, link.links_to, id) as unknown as AnyRow | null
      if (target) resolveLink(tx, importNo, link, target)
    }
  }
}

function setLink(tx: Tx, link: PendingLink, holder: AnyRow, targetId: string): void {
  const current = holder[link.field] ?? null
  const isSet = recordTypeOf(link.type).fields[link.field]?.kind === 'refs'
  if (!isSet && current !== null) return
  const value = isSet ? [...new Set([...((current as readonly string[] | null) ?? []), targetId])].sort() : targetId
  tx.patchFromSource(link.type, holder.id, { [link.field]: value }, holder)
}

function settleWaiting(tx: Tx, link: PendingLink, waiting: WaitingRow, targetId: string, holder: AnyRow | null): void {
  const values = { ...waiting.values, [link.field]: targetId }
  if (!holder) tx.create(link.type, values as never, waiting.meta)
  else if (holder.deletedAt !== null) {
    tx.restore(link.type, holder.id)
    tx.patchFromSource(link.type, holder.id, { [link.field]: targetId }, holder)
  }
}

export interface PendingLinkText {
  readonly field: string
  readonly by: 'id' | 'name'
  readonly key: string
}

/** What the links of a type's rows still wait for, by row id, so that an export can say it. */
export function pendingTextsOf(db: ReadDb, type: RecordTypeName): ReadonlyMap<string, readonly PendingLinkText[]> {
  const links = all<PendingLink>(db, sql`SELECT * FROM pending_links WHERE type = ${type} AND resolved_by IS NULL`)
  const byRow = Map.groupBy(links, (link) => link.row_id)
  const textOf = (link: PendingLink): PendingLinkText => ({ field: link.field, by: link.link_by, key: link.link_key })
  return new Map([...byRow].map(([rowId, ofRow]) => [rowId, ofRow.map(textOf)]))
}

/** Rows of a type that wait whole for their account, as they will be written. */
export function waitingRowsOf(db: ReadDb, type: RecordTypeName): readonly AnyRow[] {
  const links = all<PendingLink>(
    db,
    sql`SELECT * FROM pending_links WHERE type = ${type} AND waiting_row IS NOT NULL AND resolved_by IS NULL`,
  )
  return links.map(({ row_id: id, waiting_row: json }) => {
    const { values, meta } = JSON.parse(json ?? '') as WaitingRow
    const stamps = { createdAt: meta.createdAt ?? 0, createdBy: meta.createdBy ?? null }
    const changed = { updatedAt: meta.updatedAt ?? stamps.createdAt, updatedBy: meta.updatedBy ?? null }
    const source = { sourceSystem: meta.sourceSystem ?? null, sourceId: meta.sourceId ?? null }
    return { ...values, id, version: 0, ...stamps, ...changed, deletedAt: null, ...source }
  })
}
