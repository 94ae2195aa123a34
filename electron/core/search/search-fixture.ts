/** What the tests of search stand on: a database in memory with the search tables, and documents made in one line. */
import Database from 'better-sqlite3'
import type { SearchDoc } from '../../../shared/domain/search/document.ts'
import { searchSchemaSql } from './schema.ts'

/** A fresh database with the tables of search and nothing in them. */
export function openSearchDb(): Database.Database {
  const db = new Database(':memory:')
  db.exec(searchSchemaSql)
  return db
}

/** A document of a record with these names; the first is its title. */
export const named = (
  type: string,
  rowId: string,
  names: readonly string[],
  rest: Partial<SearchDoc> = {},
): SearchDoc => ({
  type,
  rowId,
  accountId: null,
  title: names[0] ?? '',
  names,
  phones: [],
  body: [],
  updatedAtMs: 0,
  ...rest,
})

/** A document of a note or visit: text without a name. */
export const noted = (type: string, rowId: string, text: string): SearchDoc => ({
  ...named(type, rowId, []),
  title: text,
  body: [text],
})
