/** Feeds the tables derived from single rows: search, duplicate look-up, sort keys of contacts. */
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { SearchRole } from '../../../shared/domain/record-type.ts'
import { searchedTypes } from '../../../shared/domain/search/searched-types.ts'
import { removeDuplicateKeys, writeDuplicateKeys } from '../search/duplicates.ts'
import { removeSearchDoc, writeSearchDoc } from '../search/write-doc.ts'
import { dropContactKey, refreshContactKey } from './contact-keys.ts'
import type { AnyRow, FieldValue } from './columns.ts'
import { findRow } from './rows.ts'
import { first, sql, type WriteDb } from './sql.ts'

const searched: ReadonlySet<RecordTypeName> = new Set(searchedTypes)

const textsOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : typeof value === 'string' ? [value] : []

type SearchedFields = { readonly [R in SearchRole]: readonly string[] }

const searchedFields = (type: RecordTypeName): SearchedFields => {
  const fields = Object.entries(recordTypeOf(type).fields)
  const of = (role: SearchRole): readonly string[] => fields.filter(([, f]) => f.search === role).map(([name]) => name)
  return { name: of('name'), phone: of('phone'), body: of('body') }
}

/** Found once: every row an import writes asks for them. */
const fieldsByType = new Map([...searched].map((type) => [type, searchedFields(type)]))

const pick = (type: RecordTypeName, row: AnyRow, role: SearchRole): string[] =>
  fieldsByType.get(type)?.[role].flatMap((name) => textsOf(row[name])) ?? []

const stringOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** A material is found by the words of its newest version too, which came as a row of their own. */
function wordsOf(db: WriteDb, materialId: string): readonly string[] {
  const found = first<{ body: string }>(
    db,
    sql`SELECT t.body FROM material_texts t JOIN attachments a ON a.id = t.file_id
        WHERE t.material_id = ${materialId} AND t.deleted_at IS NULL AND a.deleted_at IS NULL
        ORDER BY a.created_at DESC, t.created_at DESC LIMIT 1`,
  )
  return found ? [found.body] : []
}

/** The material whose words these are is found by them from now on. */
function refreshMaterial(db: WriteDb, materialId: FieldValue | undefined): void {
  const row = typeof materialId === 'string' ? findRow(db, 'material', materialId) : null
  if (row) refreshSearch(db, 'material', row as unknown as AnyRow)
}

/** Brings search up to date with a row just written; a deleted row leaves it. */
export function refreshSearch(db: WriteDb, type: RecordTypeName, row: AnyRow): void {
  if (type === 'contact') refreshContactKey(db, row)
  if (type === 'materialText') refreshMaterial(db, row['materialId'])
  if (!searched.has(type)) return
  // a file of the library is found by its material
  const isOfMaterial = type === 'attachment' && stringOf(row['materialId']) !== null
  if (isOfMaterial) refreshMaterial(db, row['materialId'])
  if (row.deletedAt !== null || isOfMaterial) {
    dropSearch(db, type, row.id)
    return
  }
  writeSearchDoc(db.connection, {
    type,
    rowId: row.id,
    accountId: type === 'account' ? row.id : stringOf(row['accountId']),
    title: String(row[recordTypeOf(type).title] ?? '').slice(0, 200),
    names: pick(type, row, 'name'),
    phones: pick(type, row, 'phone'),
    body: [...pick(type, row, 'body'), ...(type === 'material' ? wordsOf(db, row.id) : [])],
    updatedAtMs: row.updatedAt,
  })
  if (type === 'account')
    writeDuplicateKeys(db.connection, row.id, {
      name: String(row['name']),
      phone: stringOf(row['phone']),
      website: stringOf(row['website']),
      region: stringOf(row['region']),
    })
}

/** Takes a row out of search, e.g. when it is purged. */
export function dropSearch(db: WriteDb, type: RecordTypeName, id: string): void {
  if (type === 'contact') dropContactKey(db, id)
  if (!searched.has(type)) return
  removeSearchDoc(db.connection, type, id)
  if (type === 'account') removeDuplicateKeys(db.connection, id)
}
