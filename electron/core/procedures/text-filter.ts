/** Narrows a list by text: rows that answer it themselves, and rows of the accounts that do. */
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { findIds } from '../search/find-ids.ts'
import { tableOf } from '../store/columns.ts'
import { list, sql, trusted, type Sql } from '../store/sql.ts'

/** More than anybody looks through; beyond it the newest are found. */
const mostFound = 500

/**
 * A condition for a WHERE, beginning with AND; empty where there is no text. One set of ids, made first: as two conditions
 * joined by OR it would be asked of every row there is.
 */
export function textFilter(ctx: ReaderContext, type: RecordTypeName, text: string | undefined): Sql {
  const query = text?.trim()
  if (!query) return sql``
  const find = (of: RecordTypeName): readonly string[] =>
    findIds(ctx.read.connection, { query, type: of, limit: mostFound, nowMs: ctx.nowMs() })
  const table = trusted(tableOf(type))
  if (!('accountId' in recordTypeOf(type).fields)) return sql`AND id IN ${list(find(type))}`
  return sql`AND id IN (SELECT id FROM ${table} WHERE id IN ${list(find(type))}
    UNION SELECT id FROM ${table} WHERE account_id IN ${list(find('account'))} AND deleted_at IS NULL)`
}
