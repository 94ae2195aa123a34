import { afterAll, expect, test } from 'vitest'
import { testCore } from '../../../test/support/temp-store.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { createTableSql, tableOf } from './columns.ts'
import { first, sql } from './sql.ts'

const core = testCore()
afterAll(core.close)

test.each(recordTypeNames)('the migrated table of %s is what its declaration asks for', (type) => {
  const row = first<{ sql: string }>(
    core.context.read,
    sql`SELECT sql FROM sqlite_schema WHERE name = ${tableOf(type)}`,
  )
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').replace(/;$/, '').trim()
  expect(plain(row?.sql ?? '')).toBe(plain(createTableSql(type)))
})
