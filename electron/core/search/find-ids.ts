/** Search as a filter of a list: which records of one type answer the query, all of them, in no particular order of merit. */
import type Database from 'better-sqlite3'
import { tierExpressions } from '../../../shared/domain/search/expression.ts'
import { parseQuery } from '../../../shared/domain/search/query.ts'
import { search } from './search.ts'
import { statement } from './statements.ts'

export interface FindIdsRequest {
  readonly type: string
  readonly query: string
  /** Beyond this many, the newest are returned. */
  readonly limit: number
  readonly nowMs: number
}

export const idsSql = `SELECT d.row_id FROM search_index i CROSS JOIN search_docs d ON d.doc = i.rowid
  WHERE i.search_index MATCH ? AND d.type = ? ORDER BY i.rowid DESC LIMIT ?`
/** When fewer than this match, pinyin mixed with initials and typing slips are forgiven as in the search box. */
const few = 40

/** The row ids that match. A query without letters, digits or Han characters matches nothing. */
export function findIds(db: Database.Database, request: FindIdsRequest): readonly string[] {
  const { type, limit, nowMs } = request
  const query = parseQuery(request.query)
  if (query.terms.length === 0) return []
  const { any } = tierExpressions(type, query)
  const ids = statement<[string, string, number], string>(db, idsSql).pluck().all(any, type, limit)
  if (ids.length >= Math.min(few, limit)) return ids
  const hits = search(db, { query: request.query, types: [type], limitPerType: Math.min(few, limit), nowMs })
  return [...new Set([...ids, ...hits.map((hit) => hit.rowId)])]
}
