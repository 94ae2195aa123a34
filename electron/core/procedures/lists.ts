/** Contacts, opportunities, colleagues, saved views and search. */
import type { listProcedures, SearchHit } from '../../../shared/api/lists.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { recentlyUsed, search } from '../search/search.ts'
import type { SearchHit as FoundHit } from '../search/search.ts'
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

function withAccountNames(db: ReadDb, hits: readonly FoundHit[]): SearchHit[] {
  const names = accountNames(
    db,
    hits.map((h) => h.accountId),
  )
  return hits.map((h) => ({
    type: h.type as RecordTypeName,
    id: h.rowId,
    accountId: h.accountId,
    title: h.title,
    accountName: h.accountId === null ? null : (names.get(h.accountId) ?? null),
    snippet: h.snippet,
    titleRanges: h.titleRanges.map(([a, b]) => [a, b]),
    snippetRanges: h.snippetRanges.map(([a, b]) => [a, b]),
    at: h.updatedAtMs,
  }))
}

export const listHandlers: Handlers<keyof typeof listProcedures> = {
  'contacts.list': (ctx, { text, accountId, offset, limit }) => {
    const found = text?.trim()
      ? search(ctx.read.connection, { query: text, types: ['contact'], limitPerType: 500, nowMs: ctx.nowMs() })
      : null
    const where = sql`WHERE deleted_at IS NULL ${accountId ? sql`AND account_id = ${accountId}` : sql``}
      ${found ? sql`AND id IN ${list(found.map((h) => h.rowId))}` : sql``}`
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
    const hits = search(ctx.read.connection, { query, ...(types ? { types } : {}), limitPerType, nowMs: ctx.nowMs() })
    return { hits: withAccountNames(ctx.read, hits), tookMs: performance.now() - from }
  },

  'search.recent': (ctx, { limit }) => withAccountNames(ctx.read, recentlyUsed(ctx.read.connection, limit)),
}
