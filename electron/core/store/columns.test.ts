import { afterAll, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { testCore } from '../../../test/support/temp-store.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { createTableSql, tableOf } from './columns.ts'

const core = testCore()
const declared = new Database(':memory:')
afterAll(() => {
  core.close()
  declared.close()
})

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

/** Name, type and what must be there; a column added later stands at another place and is the same. */
const columnsOf = (db: Database.Database, table: string): readonly string[] =>
  (db.pragma(`table_info(${table})`) as Column[])
    .map(({ name, type, notnull, pk }) => `${name} ${type} ${notnull} ${pk}`)
    .toSorted()

test.each(recordTypeNames)('the migrated table of %s has the columns its declaration asks for', (type) => {
  declared.exec(createTableSql(type))
  expect(columnsOf(core.context.read.connection, tableOf(type))).toEqual(columnsOf(declared, tableOf(type)))
})

test('a column that is missing would be noticed', () => {
  declared.exec('CREATE TABLE lacking (id TEXT) STRICT')
  expect(columnsOf(declared, 'lacking')).not.toEqual(columnsOf(declared, 'visits'))
})
