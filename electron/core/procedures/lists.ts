/** Contacts, opportunities, colleagues, saved views and search. */
import type { listProcedures, SearchHit } from '../../../shared/api/lists.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { search, type SearchRequest } from '../search/search.ts'
import { sortKey } from '../store/sort-key.ts'
import { listRows } from '../store/rows.ts'
import { all, list, number, sql, type ReadDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'

function accountNames(db: ReadDb, ids: readonly (string | null)[]): Map<string, string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM accounts WHERE id IN ${list(wanted)}`)
  return new Map(rows.map((r) => [r.id, r.name]))
}

type Found = Omit<SearchHit, 'accountName' | 'at'>

/** Hits with what a list shows beside them: the account's name and when the record last changed. */
function withContext(db: ReadDb, hits: readonly Found[]): SearchHit[] {
  const names = accountNames(
    db,
    hits.map((h) => h.accountId),
  )
  return hits.map((h) => ({
    ...h,
    accountName: h.accountId === null ? null : (names.get(h.accountId) ?? null),
    at: number(db, sql`SELECT updated_at_ms FROM search_docs WHERE type = ${h.type} AND row_id = ${h.id}`),
  }))
}

const ranges = (found: readonly (readonly [number, number])[]): [number, number][] =>
  found.map(([start, end]) => [start, end])

/** Hits of all types, best group first. */
function findHits(db: ReadDb, request: SearchRequest): Found[] {
  return search(db.connection, request).flatMap(({ type, hits }) =>
    hits.map((h) => ({
      type: type as RecordTypeName,
      id: h.rowId,
      accountId: h.accountId,
      title: h.title,
      snippet: h.snippet === '' ? null : h.snippet,
      titleRanges: ranges(h.titleRanges),
      snippetRanges: ranges(h.snippetRanges),
    })),
  )
}

function recentHits(db: ReadDb, limit: number): Found[] {
  const rows = all<{ type: RecordTypeName; id: string; accountId: string | null; title: string }>(
    db,
    sql`SELECT type, row_id AS id, account_id AS accountId, coalesce(d.title, substr(d.body, 1, 120)) AS title
        FROM search_usage u JOIN search_docs d USING (type, row_id) ORDER BY u.last_used_ms DESC LIMIT ${limit}`,
  )
  return rows.map((r) => ({ ...r, snippet: null, titleRanges: [], snippetRanges: [] }))
}

export const listHandlers: Handlers<keyof typeof listProcedures> = {
  'contacts.list': (ctx, { text, accountId, offset, limit }) => {
    const found = text?.trim()
      ? findHits(ctx.read, { query: text, types: ['contact'], limitPerType: 500, nowMs: ctx.nowMs() })
      : null
    const where = sql`WHERE deleted_at IS NULL ${accountId ? sql`AND account_id = ${accountId}` : sql``}
      ${found ? sql`AND id IN ${list(found.map((h) => h.id))}` : sql``}`
    const rows = listRows(
      ctx.read,
      'contact',
      sql`${where} ORDER BY updated_at DESC, id LIMIT ${limit} OFFSET ${offset}`,
    )
    const names = accountNames(
      ctx.read,
      rows.map((c) => c.accountId),
    )
    return {
      total: number(ctx.read, sql`SELECT count(*) FROM contacts ${where}`),
      rows: rows.map((contact) => ({
        contact,
        accountName: contact.accountId ? (names.get(contact.accountId) ?? null) : null,
      })),
    }
  },

  'opportunities.list': (ctx, { outcome, offset, limit }) => {
    const where = sql`WHERE deleted_at IS NULL ${outcome === 'all' ? sql`` : sql`AND coalesce(outcome, 'open') = ${outcome}`}`
    const order = sql`ORDER BY expected_close_on IS NULL, expected_close_on, id`
    const rows = listRows(ctx.read, 'opportunity', sql`${where} ${order} LIMIT ${limit} OFFSET ${offset}`)
    const names = accountNames(
      ctx.read,
      rows.map((o) => o.accountId),
    )
    return {
      total: number(ctx.read, sql`SELECT count(*) FROM opportunities ${where}`),
      rows: rows.map((opportunity) => ({
        opportunity,
        accountName: opportunity.accountId ? (names.get(opportunity.accountId) ?? null) : null,
      })),
    }
  },

  'team.list': ({ read }) => {
    const rows = listRows(read, 'teamMember', sql`WHERE deleted_at IS NULL`)
    return rows.sort((a, b) => (sortKey(a.name) < sortKey(b.name) ? -1 : 1))
  },

  'views.list': ({ read }, { target }) =>
    listRows(read, 'savedView', sql`WHERE deleted_at IS NULL AND target = ${target} ORDER BY created_at`),

  'search.query': (ctx, { query, types, limitPerType }) => {
    const from = performance.now()
    const hits = findHits(ctx.read, { query, ...(types ? { types } : {}), limitPerType, nowMs: ctx.nowMs() })
    return { hits: withContext(ctx.read, hits), tookMs: performance.now() - from }
  },

  'search.recent': (ctx, { limit }) => withContext(ctx.read, recentHits(ctx.read, limit)),
}
