/**
 * One box over everything (M23). Reads only, so it runs on the read-only connection too; the store writes what it reads.
 */
import type Database from 'better-sqlite3'
import type { MatchLevel } from '../../../shared/domain/search/match.ts'
import type { TextRange } from '../../../shared/domain/search/highlight.ts'
import { loosened, parseQuery, type SearchQuery, type SearchTerm } from '../../../shared/domain/search/query.ts'
import { snippetOf, type Snippet } from '../../../shared/domain/search/snippet.ts'
import { candidatesOf, type Candidate } from './candidates.ts'
import { statement } from './statements.ts'
import { correctionsOf } from './vocabulary.ts'
import { piecesOf } from './write-doc.ts'

/** What has no name, such as a note, is called by this much of its text; a name is answered whole. */
const titleWidth = 120
const snippetWidth = 90

export interface SearchRequest {
  readonly query: string
  /** Record types to search; all when left out. */
  readonly types?: readonly string[]
  readonly limitPerType: number
  /** The time of asking (ms since 1970, UTC), against which use and age fade. */
  readonly nowMs: number
}

export interface SearchHit {
  readonly type: string
  readonly rowId: string
  readonly accountId: string | null
  readonly title: string
  readonly titleRanges: readonly TextRange[]
  /** Words around the hit in what stands beside the title; null when only the title (or the sound of it) is the hit. */
  readonly snippet: string | null
  readonly snippetRanges: readonly TextRange[]
  readonly level: MatchLevel
  readonly score: number
  readonly updatedAtMs: number
}

export interface SearchGroup {
  readonly type: string
  /** Best first. */
  readonly hits: readonly SearchHit[]
  /** Whether there are more of this type than were asked for. */
  readonly hasMore: boolean
}

/** The record types that have documents, by one seek each. */
function typesOf(db: Database.Database): readonly string[] {
  const next = statement<[string], string>(
    db,
    'SELECT type FROM search_docs WHERE type > ? ORDER BY type LIMIT 1',
  ).pluck()
  const types: string[] = []
  for (let type = next.get(''); type !== undefined; type = next.get(type)) types.push(type)
  return types
}

/** The query with the words one slip away from its own, looked up once and only when asked for. */
function correcting(db: Database.Database, query: SearchQuery): () => SearchQuery {
  let corrected: SearchQuery | undefined
  const correct = (term: SearchTerm): SearchTerm =>
    term.han ? term : { ...term, corrections: correctionsOf(db, term.text) }
  return () => (corrected ??= { ...query, terms: query.terms.map(correct) })
}

/** The first piece of text with an answer, leaving out what the title shows already. */
function bestPiece(pieces: readonly string[], title: Snippet, fullTitle: string, query: SearchQuery): Snippet | null {
  for (const piece of pieces) {
    if (piece === '' || piece === fullTitle || (title.ranges.length > 0 && piece.startsWith(fullTitle))) continue
    const snippet = snippetOf(piece, query, snippetWidth, { sounds: false })
    if (snippet.ranges.length > 0) return snippet
  }
  return null
}

interface Shown {
  readonly title: string | null
  readonly names: string
  readonly phones: string
  readonly body: string
  readonly updated_at_ms: number
}

const shownSql = 'SELECT title, names, phones, body, updated_at_ms FROM search_docs WHERE doc = ?'

function hitOf(db: Database.Database, type: string, candidate: Candidate, query: SearchQuery): SearchHit {
  const shown = statement<[number], Shown>(db, shownSql).get(candidate.doc)
  const body = piecesOf(shown?.body ?? '')
  const names = piecesOf(shown?.names ?? '')
  const fullTitle = shown?.title ?? body[0] ?? ''
  const width = names.length > 0 ? fullTitle.length : titleWidth
  const title = snippetOf(fullTitle, query, width, { sounds: names.length > 0 })
  const beside = bestPiece([...names, ...piecesOf(shown?.phones ?? ''), ...body], title, fullTitle, query)
  const { rowId, accountId, level, score } = candidate
  return {
    type,
    rowId,
    accountId,
    level,
    score,
    title: title.text,
    titleRanges: title.ranges,
    snippet: beside?.text ?? null,
    snippetRanges: beside?.ranges ?? [],
    updatedAtMs: shown?.updated_at_ms ?? 0,
  }
}

/**
 * The records that answer the query, grouped by type, the group with the best hit first. A query without letters, digits or
 * Han characters finds nothing. Never throws for any query.
 */
export function searchGroups(db: Database.Database, request: SearchRequest): readonly SearchGroup[] {
  const query = parseQuery(request.query)
  if (query.terms.length === 0) return []
  const corrected = correcting(db, query)
  const { nowMs, limitPerType: enough } = request
  const groups: SearchGroup[] = []
  for (const type of request.types ?? typesOf(db)) {
    const candidates = candidatesOf(db, { type, query, corrected, enough, nowMs })
    const best = candidates.slice(0, enough)
    if (best.length === 0) continue
    const asked = { typo: corrected, loose: () => loosened(query) ?? query }
    const hits = best.map((c) =>
      hitOf(db, type, c, c.level === 'typo' || c.level === 'loose' ? asked[c.level]() : query),
    )
    groups.push({ type, hits, hasMore: candidates.length > best.length })
  }
  return groups.sort((a, b) => (b.hits[0]?.score ?? 0) - (a.hits[0]?.score ?? 0))
}

/** The same as one list, the hits of each type together. */
export const search = (db: Database.Database, request: SearchRequest): readonly SearchHit[] =>
  searchGroups(db, request).flatMap((group) => group.hits)

const recentSql = `SELECT d.doc, d.type, d.row_id AS rowId, d.account_id AS accountId, u.weight AS score
  FROM search_usage u JOIN search_docs d ON d.type = u.type AND d.row_id = u.row_id
  ORDER BY u.last_used_ms DESC LIMIT ?`

/** The records used last, newest first, as hits without marks: what a search box shows before anything is typed. */
export function recentlyUsed(db: Database.Database, limit: number): readonly SearchHit[] {
  type Used = Omit<Candidate, 'level'> & { readonly type: string }
  const nothing = parseQuery('')
  const rows = statement<[number], Used>(db, recentSql).all(limit)
  return rows.map((used) => hitOf(db, used.type, { ...used, level: 'body' }, nothing))
}
