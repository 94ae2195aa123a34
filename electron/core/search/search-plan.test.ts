/** Every statement a query runs goes by an index and sorts nothing: that is what keeps it quick at a million notes. */
import { describe, expect, it } from 'vitest'
import { headSql, matchSql, usedSql } from './candidates.ts'
import { idsSql } from './find-ids.ts'
import { named, openSearchDb } from './search-fixture.ts'
import { writeSearchDoc } from './write-doc.ts'

const db = openSearchDb()
writeSearchDoc(db, named('account', 'a', ['苏州']))
const planOf = (sql: string): readonly string[] =>
  db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from(sql.matchAll(/\?/g), () => null))
    .map((row) => row.detail)

describe('query plans', () => {
  it.each([
    ['match', matchSql],
    ['ids', idsSql],
    ['used', usedSql],
    ['head', headSql],
  ])('of %s', (_, sql) => {
    const plan = planOf(sql)
    expect(plan.join('\n')).not.toMatch(/TEMP B-TREE|SCAN (d|search_docs|search_usage)\b/)
    expect(plan).toMatchSnapshot()
  })

  it('would show a sort', () => {
    expect(planOf('SELECT doc FROM search_docs ORDER BY body').join('\n')).toMatch(/TEMP B-TREE/)
  })
})
