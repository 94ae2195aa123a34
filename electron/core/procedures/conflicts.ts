/** Two values that met: shown side by side, and settled by taking either or writing a third. */
import type { ConflictRow, syncProcedures } from '../../../shared/api/sync.ts'
import { conflict as conflictFault, notFound } from '../../../shared/api/wire-error.ts'
import { isKnownType } from '../../../shared/sync/payload.ts'
import { recordTypeOf, type Row } from '../../../shared/domain/record-types.ts'
import type { AnyRow, FieldValue } from '../store/columns.ts'
import { findRow, listRows } from '../store/rows.ts'
import { number, sql, type ReadDb } from '../store/sql.ts'
import { readMeId } from '../settings.ts'
import { act, type Handlers } from './handlers.ts'
import { refNames } from './ref-names.ts'
import { memberName } from './sync.ts'

const parse = (text: string | null): ConflictRow['now'] =>
  (text === null ? null : JSON.parse(text)) as ConflictRow['now']

function shown(db: ReadDb, row: Row<'conflict'>): ConflictRow | null {
  const type = row.recordType
  if (!isKnownType(type)) return null
  const record = findRow(db, type, row.recordId) as unknown as AnyRow | null
  if (record === null) return null
  const account = row.accountId === null ? null : findRow(db, 'account', row.accountId)
  const meId = readMeId(db)
  const side = (value: string | null, by: string | null, at: number | null): ConflictRow['kept'] => ({
    value: parse(value),
    by: memberName(db, by),
    isMine: by !== null && by === meId,
    at,
  })
  const kept = side(row.keptValue, row.keptBy, row.keptAt)
  const lost = side(row.lostValue, row.lostBy, row.lostAt)
  const now = (record[row.field] ?? null) as ConflictRow['now']
  return {
    id: row.id,
    recordType: type,
    recordId: row.recordId,
    title: String(record[recordTypeOf(type).title] ?? '').slice(0, 200),
    accountId: row.accountId,
    accountName: account?.name ?? null,
    field: row.field,
    kept,
    lost,
    now,
    currency: typeof record['currency'] === 'string' ? record['currency'] : null,
    names: refNames(
      db,
      type,
      [kept.value, lost.value, now].map((value) => [row.field, value] as const),
    ),
  }
}

export const conflictHandlers: Handlers<Extract<keyof typeof syncProcedures, 'conflicts.list' | 'conflicts.settle'>> = {
  'conflicts.list': ({ read }, { recordId, limit, offset }) => {
    const open =
      recordId === null
        ? sql`WHERE resolved_at IS NULL AND deleted_at IS NULL`
        : sql`WHERE record_id = ${recordId} AND resolved_at IS NULL AND deleted_at IS NULL`
    const rows = listRows(read, 'conflict', sql`${open} ORDER BY lost_at DESC, id LIMIT ${limit} OFFSET ${offset}`)
    return {
      rows: rows.map((row) => shown(read, row)).filter((row) => row !== null),
      total: number(read, sql`SELECT count(*) FROM conflicts ${open}`),
    }
  },

  'conflicts.settle': (ctx, { id, how, value }) => {
    const row = findRow(ctx.read, 'conflict', id)
    if (!row || row.deletedAt !== null) throw notFound('conflict')
    if (row.resolvedAt !== null) throw conflictFault('conflict_settled')
    if (!isKnownType(row.recordType)) throw notFound('record')
    if (how === 'written' && value === undefined) throw conflictFault('conflict_value')
    const { recordType } = row
    const chosen = how === 'written' ? (value as FieldValue) : (parse(row.lostValue) as FieldValue)
    const { txnId } = act(ctx, 'conflict.settle', (tx) => {
      // a third value written since stands as well: keeping is not writing
      if (how !== 'kept') {
        const field = recordTypeOf(recordType).fields[row.field]
        if (!field?.schema.safeParse(chosen).success) throw conflictFault('conflict_value')
        tx.putBack(recordType, row.recordId, { [row.field]: chosen })
      }
      tx.patch('conflict', id, { resolvedAt: ctx.nowMs(), resolution: how })
      return id
    })
    return { txnId }
  },
}
