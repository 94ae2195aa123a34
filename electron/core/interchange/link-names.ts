/** Names of linked records for exports, and the texts of links that still wait. */
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { AnyRow } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import type { ReadDb } from '../store/sql.ts'
import { pendingTextsOf } from './pending-links.ts'

export interface LinkNames {
  /** The title of a record, '' when there is none. */
  readonly nameOf: (type: RecordTypeName, id: string | null) => string
  /** The id or ids of a link; for one that waits, the id of the source it waits for. */
  readonly idsOf: (row: AnyRow, field: string) => string | readonly string[] | null
  /** The name or names behind a link; for one that waits, the name it waits for. */
  readonly namesOf: (linksTo: RecordTypeName, row: AnyRow, field: string) => string
}

const cacheSize = 20_000

export function createLinkNames(db: ReadDb, type: RecordTypeName): LinkNames {
  const cache = new Map<string, string>()
  const pending = pendingTextsOf(db, type)
  const pendingKey = (row: AnyRow, field: string, by: 'id' | 'name'): string | null =>
    pending.get(row.id)?.find((link) => link.field === field && link.by === by)?.key ?? null
  const nameOf = (linksTo: RecordTypeName, id: string | null): string => {
    if (id === null) return ''
    let name = cache.get(id)
    if (name === undefined) {
      const row = findRow(db, linksTo, id) as unknown as AnyRow | null
      name = String(row?.[recordTypeOf(linksTo).title] ?? '')
      if (cache.size >= cacheSize) cache.clear()
      cache.set(id, name)
    }
    return name
  }
  return {
    nameOf,
    idsOf: (row, field) => (row[field] as string | readonly string[] | null) ?? pendingKey(row, field, 'id'),
    namesOf: (linksTo, row, field) => {
      const ids = (row[field] as string | readonly string[] | null) ?? null
      if (ids === null) return pendingKey(row, field, 'name') ?? ''
      return typeof ids === 'string' ? nameOf(linksTo, ids) : ids.map((id) => nameOf(linksTo, id)).join('、')
    },
  }
}
