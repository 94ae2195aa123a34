/** What the records are called that values of a row name, so that a page can show words where a row holds ids. */
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { isKnownType } from '../../../shared/sync/payload.ts'
import type { AnyRow } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import type { ReadDb } from '../store/sql.ts'

const idsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []

/** What `values` (field and value, of a row of this type) point to is called, in the order of names; what is not here is left out. */
export function refNames(
  db: ReadDb,
  type: RecordTypeName,
  values: readonly (readonly [field: string, value: unknown])[],
): { id: string; name: string }[] {
  const names = new Map<string, string>()
  for (const [field, value] of values) {
    const target = recordTypeOf(type).fields[field]?.target
    if (target === undefined || !isKnownType(target)) continue
    for (const id of idsOf(value)) {
      const row = findRow(db, target, id) as unknown as AnyRow | null
      if (row !== null) names.set(id, String(row[recordTypeOf(target).title] ?? '').slice(0, 200))
    }
  }
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
