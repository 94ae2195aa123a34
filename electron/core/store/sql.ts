/**
 * Tagged SQL. `sql` turns a template into text with `?` and its values, and nests, so that a filter can be put together
 * without a value ever becoming text. `ReadDb` and `WriteDb` are branded: a read path cannot write.
 */
import type Database from 'better-sqlite3'

export type SqlValue = string | number | bigint | Buffer | null

export interface Sql {
  readonly text: string
  readonly params: readonly SqlValue[]
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'text' in value && 'params' in value

/** A piece of SQL; interpolated values become parameters, interpolated pieces become part of it. */
export function sql(strings: TemplateStringsArray, ...values: readonly (SqlValue | Sql)[]): Sql {
  let text = strings[0] ?? ''
  const params: SqlValue[] = []
  values.forEach((value, i) => {
    if (isSql(value)) {
      text += value.text
      params.push(...value.params)
    } else {
      text += '?'
      params.push(value)
    }
    text += strings[i + 1] ?? ''
  })
  return { text, params }
}

/** SQL that stands in the source code (names of tables and columns from declarations), never from outside. */
export const trusted = (text: string): Sql => ({ text, params: [] })

/** Pieces with a separator between them. */
export const join = (pieces: readonly Sql[], separator: string): Sql => ({
  text: pieces.map((p) => p.text).join(separator),
  params: pieces.flatMap((p) => p.params),
})

/** `(?, ?, ?)` for IN. */
export const list = (values: readonly SqlValue[]): Sql => ({
  text: `(${values.map(() => '?').join(', ')})`,
  params: values,
})

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()
const traceOn = process.env['TRACE_SQL'] === '1'
const cacheLimit = 500

/** The prepared statement of a text, prepared once per connection. */
export function prepared(db: Database.Database, text: string): Database.Statement {
  let cache = statements.get(db)
  if (!cache) statements.set(db, (cache = new Map()))
  let statement = cache.get(text)
  if (!statement) {
    if (cache.size >= cacheLimit) cache.delete(cache.keys().next().value as string)
    cache.set(text, (statement = db.prepare(text)))
  }
  if (traceOn) process.stderr.write(`sql ${text.replace(/\s+/g, ' ')}\n`)
  return statement
}

declare const readBrand: unique symbol
declare const writeBrand: unique symbol

/** A connection for reading. */
export interface ReadDb {
  readonly [readBrand]: true
  readonly connection: Database.Database
}
/** The connection for writing; only code inside a transaction is given one. */
export interface WriteDb extends ReadDb {
  readonly [writeBrand]: true
}

export const asReadDb = (connection: Database.Database): ReadDb => ({ connection }) as unknown as ReadDb
export const asWriteDb = (connection: Database.Database): WriteDb => ({ connection }) as unknown as WriteDb

/** All rows of a query; the caller names their type, which must match the columns selected. */
export const all = <T>(db: ReadDb, query: Sql): T[] => prepared(db.connection, query.text).all(...query.params) as T[]
/** The first row of a query, or undefined. */
export const first = <T>(db: ReadDb, query: Sql): T | undefined =>
  prepared(db.connection, query.text).get(...query.params) as T | undefined
/** The one number a query answers, e.g. a count. */
export const number = (db: ReadDb, query: Sql): number =>
  Number(
    prepared(db.connection, query.text)
      .pluck()
      .get(...query.params) ?? 0,
  )
/** Executes a statement; answers how many rows it changed. */
export const run = (db: WriteDb, query: Sql): number => prepared(db.connection, query.text).run(...query.params).changes

/** The texts prepared on a connection so far: what the query-plan test explains. */
export const preparedTexts = (db: Database.Database): readonly string[] => [...(statements.get(db)?.keys() ?? [])]
