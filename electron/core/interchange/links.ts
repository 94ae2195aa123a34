/** Finds the records that links of a row point to: by our id, by the id of the source, or by name. */
import { uuidPattern } from '../../../shared/base/ids.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { fullSalesforceId } from '../../../shared/domain/interchange/salesforce-id.ts'
import { tableOf } from '../store/columns.ts'
import { all, first, sql, trusted, type ReadDb } from '../store/sql.ts'
import type { Overlay } from './overlay.ts'

export interface LinkScope {
  readonly db: ReadDb
  readonly overlay: Overlay
  readonly system: string
  /** Systems of earlier imports, where a source id of another file may be known. */
  readonly otherSystems: readonly string[]
}

export type LinkBy = 'id' | 'name'
export type FoundLink =
  { readonly type: 'found'; readonly id: string } | { readonly type: 'ambiguous' } | { readonly type: 'missing' }

export interface StoredSource {
  readonly id: string
  readonly isDeleted: boolean
}

const missing: FoundLink = { type: 'missing' }
const found = (id: string): FoundLink => ({ type: 'found', id })

/** The source id as it is stored and compared. */
export const storedSourceId = (system: string, id: string): string =>
  system === 'salesforce' ? fullSalesforceId(id) : id

/** The row with a source id, deleted ones included. */
export function findBySource(db: ReadDb, type: RecordTypeName, system: string, sourceId: string): StoredSource | null {
  const table = trusted(tableOf(type))
  const row = first<{ id: string; deleted_at: number | null }>(
    db,
    sql`SELECT id, deleted_at FROM ${table} WHERE source_system = ${system} AND source_id = ${sourceId}`,
  )
  return row ? { id: row.id, isDeleted: row.deleted_at !== null } : null
}

export function isLive(db: ReadDb, type: RecordTypeName, id: string): boolean {
  const table = trusted(tableOf(type))
  return first(db, sql`SELECT 1 FROM ${table} WHERE id = ${id} AND deleted_at IS NULL`) !== undefined
}

/** Where a link leads. `accountId` narrows the name of a contact to its account. */
export function findLink(
  scope: LinkScope,
  linksTo: RecordTypeName,
  by: LinkBy,
  key: string,
  accountId: string | null,
): FoundLink {
  return by === 'id' ? findById(scope, linksTo, key) : findByName(scope, linksTo, key, accountId)
}

function findById(scope: LinkScope, linksTo: RecordTypeName, key: string): FoundLink {
  if (uuidPattern.test(key)) {
    if (scope.overlay.hasId(key) || isLive(scope.db, linksTo, key)) return found(key)
    const merged = mergedInto(scope.db, linksTo, key)
    if (merged) return found(merged)
  }
  const sourceId = storedSourceId(scope.system, key)
  for (const system of [scope.system, ...scope.otherSystems]) {
    const planned = scope.overlay.findSource(linksTo, system, sourceId)
    if (planned) return found(planned)
    const stored = findBySource(scope.db, linksTo, system, sourceId)
    if (!stored) continue
    if (!stored.isDeleted || scope.overlay.hasId(stored.id)) return found(stored.id)
    const merged = mergedInto(scope.db, linksTo, stored.id)
    if (merged) return found(merged)
  }
  return missing
}

/** The account another one was merged into, so that later files still find their way. */
function mergedInto(db: ReadDb, linksTo: RecordTypeName, id: string): string | null {
  if (linksTo !== 'account') return null
  const row = first<{ target: string | null }>(
    db,
    sql`SELECT merged_into_id AS target FROM accounts WHERE id = ${id} AND deleted_at IS NOT NULL`,
  )
  if (!row?.target) return null
  return isLive(db, 'account', row.target) ? row.target : mergedInto(db, linksTo, row.target)
}

function findByName(scope: LinkScope, linksTo: RecordTypeName, name: string, accountId: string | null): FoundLink {
  if (linksTo === 'contact' && accountId === null) return missing
  const main = linksTo === 'contact' ? `${accountId}\u0000${name}` : name
  const ids = new Set(scope.overlay.findNatural(linksTo, { main, extra: '' }))
  for (const id of storedByName(scope.db, linksTo, name, accountId)) if (!scope.overlay.hasChanged(id)) ids.add(id)
  const [only] = ids
  if (only === undefined) return missing
  return ids.size === 1 ? found(only) : { type: 'ambiguous' }
}

function storedByName(db: ReadDb, linksTo: RecordTypeName, name: string, accountId: string | null): readonly string[] {
  const table = trusted(tableOf(linksTo))
  const within = linksTo === 'contact' ? sql`account_id = ${accountId} AND` : sql``
  const titled = linksTo === 'account' || linksTo === 'contact' || linksTo === 'teamMember' || linksTo === 'opportunity'
  if (!titled) return []
  return all<{ id: string }>(
    db,
    sql`SELECT id FROM ${table} WHERE ${within} name = ${name} AND deleted_at IS NULL LIMIT 20`,
  ).map((r) => r.id)
}
