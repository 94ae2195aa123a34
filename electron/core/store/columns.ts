/** How fields of a record type become columns, and back. */
import type { Field, FieldKind, RowMeta } from '../../../shared/domain/record-type.ts'
import { recordTypeNames, recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { SqlValue } from './sql.ts'

export type FieldValue = string | number | boolean | readonly string[] | null
/** A row as the core holds it: what every row carries, and the fields of its type by name. */
export type AnyRow = RowMeta & Readonly<Record<string, FieldValue>>

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** The table of a type, e.g. `follow_ups`. */
export const tableOf = (type: RecordTypeName): string => recordTypeOf(type).plural.replaceAll('-', '_')

/** Columns of every table before those of its own fields, as [property, column, SQL type]. */
export const metaColumns = [
  ['id', 'id', 'TEXT PRIMARY KEY NOT NULL'],
  ['version', 'version', 'INTEGER NOT NULL DEFAULT 0'],
  ['createdAt', 'created_at', 'INTEGER NOT NULL'],
  ['createdBy', 'created_by', 'TEXT'],
  ['updatedAt', 'updated_at', 'INTEGER NOT NULL'],
  ['updatedBy', 'updated_by', 'TEXT'],
  ['deletedAt', 'deleted_at', 'INTEGER'],
  ['sourceSystem', 'source_system', 'TEXT'],
  ['sourceId', 'source_id', 'TEXT'],
] as const

const sqlTypes: Record<FieldKind, 'TEXT' | 'INTEGER'> = {
  text: 'TEXT',
  longText: 'TEXT',
  choice: 'TEXT',
  date: 'TEXT',
  time: 'TEXT',
  zone: 'TEXT',
  ref: 'TEXT',
  refs: 'TEXT',
  tags: 'TEXT',
  instant: 'INTEGER',
  int: 'INTEGER',
  bool: 'INTEGER',
}

/** The CREATE TABLE statement a declaration asks for; migrations are compared with it in a test. */
export function createTableSql(type: RecordTypeName): string {
  const own = Object.entries(recordTypeOf(type).fields).map(([name, f]) => {
    const notNull = f.required ? ' NOT NULL' : ''
    return `  ${snake(name)} ${sqlTypes[f.kind]}${notNull}`
  })
  const meta = metaColumns.map(([, column, ddl]) => `  ${column} ${ddl}`)
  return `CREATE TABLE ${tableOf(type)} (\n${[...meta, ...own, '  extra TEXT'].join(',\n')}\n) STRICT;`
}

const isSet = (f: Field): boolean => f.kind === 'refs' || f.kind === 'tags'

/** A field's value as SQLite stores it. */
export function encode(f: Field, value: FieldValue | undefined): SqlValue {
  if (value === null || value === undefined) return null
  if (isSet(f)) return JSON.stringify(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SqlValue
}

function decode(f: Field, value: SqlValue): FieldValue {
  if (value === null) return null
  if (isSet(f)) return JSON.parse(String(value)) as string[]
  if (f.kind === 'bool') return value === 1
  return value as FieldValue
}

interface Mapping {
  readonly columns: readonly string[]
  readonly findSql: string
  readonly insertSql: string
  readonly own: readonly (readonly [name: string, column: string, field: Field])[]
}

const mappings = new Map<RecordTypeName, Mapping>(
  recordTypeNames.map((type) => {
    const own = Object.entries(recordTypeOf(type).fields).map(([name, f]) => [name, snake(name), f] as const)
    const columns = [...metaColumns.map(([, c]) => c), ...own.map(([, c]) => c)]
    const places = columns.map(() => '?').join(', ')
    const insertSql = `INSERT INTO ${tableOf(type)} (${columns.join(', ')}) VALUES (${places})`
    const findSql = `SELECT * FROM ${tableOf(type)} WHERE id = ?`
    return [type, { columns, findSql, insertSql, own }]
  }),
)

/** Columns, insert statement and field mapping of a type. */
export const mappingOf = (type: RecordTypeName): Mapping => mappings.get(type) as Mapping

/** Values in the order of `mappingOf(type).columns`. */
export function toParams(type: RecordTypeName, row: AnyRow): SqlValue[] {
  const meta = metaColumns.map(([property]) => row[property] as SqlValue)
  return [...meta, ...mappingOf(type).own.map(([name, , f]) => encode(f, row[name]))]
}

/** A database row (snake case, encoded) as a row of its type. */
export function fromDb(type: RecordTypeName, db: Readonly<Record<string, SqlValue>>): AnyRow {
  const row: Record<string, FieldValue> = {}
  for (const [property, column] of metaColumns) row[property] = (db[column] ?? null) as FieldValue
  for (const [name, column, f] of mappingOf(type).own) row[name] = decode(f, db[column] ?? null)
  return row as AnyRow
}
