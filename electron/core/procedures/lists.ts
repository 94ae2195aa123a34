/** Contacts, opportunities, colleagues, saved views and search. */
import type { listProcedures, SearchHit } from '../../../shared/api/lists.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { recentlyUsed, search, type SearchHit as FoundHit, type SearchRequest } from '../search/search.ts'
import { sortKey } from '../store/sort-key.ts'
import { listRows } from '../store/rows.ts'
import { all, list, number, sql, type ReadDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'
import { contactKeysJoin, contactsQuery, opportunitiesQuery } from './list-queries.ts'

function accountNames(db: ReadDb, ids: readonly (string | null)[]): Map<string, string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = all<{ id: string; name: string }>(db, sql`SELECT id, name FROM accounts WHERE id IN ${list(wanted)}`)
  return new Map(rows.map((r) => [r.id, r.name]))
}

type Found = Omit<SearchHit, 'accountName'>

/** Hits with the name of the account they belong to. */
function withContext(db: ReadDb, hits: readonly Found[]): SearchHit[] {
  const names = accountNames(
    db,
    hits.map((h) => h.accountId),
  )
  return hits.map((h) => ({ ...h, accountName: h.accountId === null ? null : (names.get(h.accountId) ?? null) }))
}

const ranges = (found: readonly (readonly [number, number])[]): [number, number][] =>
  found.map(([start, end]) => [start, end])

const toFound = (h: FoundHit): Found => ({
  type: h.type as RecordTypeName,
  id: h.rowId,
  accountId: h.accountId,
  title: h.title,
  snippet: h.snippet,
  titleRanges: ranges(h.titleRanges),
  snippetRanges: ranges(h.snippetRanges),
  at: h.updatedAtMs,
})

/** Hits of all types, best group first. */
const findHits = (db: ReadDb, request: SearchRequest): Found[] => search(db.connection, request).map(toFound)

export const listHandlers: Handlers<keyof typeof listProcedures> = {
  'contacts.list': (ctx, { offset, limit, ...asked }) => {
    const { where, order } = contactsQuery(ctx, asked)
    const page = sql`${order} LIMIT ${limit} OFFSET ${offset}`
    const rows = listRows(ctx.read, 'contact', sql`${contactKeysJoin} ${where} ${page}`)
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

  'opportunities.list': (ctx, { offset, limit, ...asked }) => {
    const { where, order } = opportunitiesQuery(ctx, asked)
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
    const keyOf = (name: string): string => sortKey(name, { isPerson: true })
    return rows.sort((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1))
  },

  'views.list': ({ read }, { target }) =>
    listRows(read, 'savedView', sql`WHERE deleted_at IS NULL AND target = ${target} ORDER BY created_at`),

  'search.query': (ctx, { query, types, limitPerType }) => {
    const from = performance.now()
    const hits = findHits(ctx.read, { query, ...(types ? { types } : {}), limitPerType, nowMs: ctx.nowMs() })
    return { hits: withContext(ctx.read, hits), tookMs: performance.now() - from }
  },

  'search.recent': (ctx, { limit }) => withContext(ctx.read, recentlyUsed(ctx.read.connection, limit).map(toFound)),
}
