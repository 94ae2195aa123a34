/**
 * Finds the documents of one type that may answer a query. A query for a common word matches half a million notes; none of
 * these statements sorts or reads more than the newest few of each tier, because document numbers grow with time and FTS5
 * walks them backwards.
 */
import type Database from 'better-sqlite3'
import {
  looseExpression,
  tierExpressions,
  typoExpression,
  type TierExpressions,
} from '../../../shared/domain/search/expression.ts'
import { levelScore, matchLevel, type MatchLevel } from '../../../shared/domain/search/match.ts'
import { loosened, type SearchQuery } from '../../../shared/domain/search/query.ts'
import { statement } from './statements.ts'
import { fadedWeight } from './usage.ts'
import { piecesOf } from './write-doc.ts'

/** The newest documents a tier contributes, at least. */
const leastPerTier = 40
/** The lately used documents that are looked at whether the index returned them or not. */
const lately = 60

/** Newest first without sorting, past the words of gone documents: `search-plan.test.ts` keeps it so. */
export const matchSql = `SELECT i.rowid FROM search_index i CROSS JOIN search_docs d ON d.doc = i.rowid
  WHERE i.search_index MATCH ? ORDER BY i.rowid DESC LIMIT ?`
export const usedSql = `SELECT d.doc FROM (
    SELECT row_id FROM search_usage WHERE type = ? ORDER BY last_used_ms DESC LIMIT ?
  ) u JOIN search_docs d ON d.type = ? AND d.row_id = u.row_id`
export const headSql = `SELECT d.doc, d.type, d.row_id, d.account_id, d.updated_at_ms, d.names, d.phones, u.weight, u.last_used_ms
  FROM search_docs d LEFT JOIN search_usage u ON u.type = d.type AND u.row_id = d.row_id WHERE d.doc = ?`

interface Head {
  readonly doc: number
  readonly type: string
  readonly row_id: string
  readonly account_id: string | null
  readonly updated_at_ms: number
  readonly names: string
  readonly phones: string
  readonly weight: number | null
  readonly last_used_ms: number | null
}

export interface Candidate {
  readonly doc: number
  readonly rowId: string
  readonly accountId: string | null
  readonly level: MatchLevel
  readonly score: number
}

export interface CandidateRequest {
  readonly type: string
  readonly query: SearchQuery
  /** The query with words one typing slip away, made when first needed. */
  readonly corrected: () => SearchQuery
  /** How many are wanted; wider readings of the query are tried while there are fewer. */
  readonly enough: number
  readonly nowMs: number
}

/** The newest documents an expression finds. */
const matching = (db: Database.Database, expression: string, limit: number): readonly number[] =>
  statement<[string, number], number>(db, matchSql).pluck().all(expression, limit)

/** Use is worth up to 140, more than the step between a name that starts with the words and one that has them inside. */
function scoreOf(head: Head, level: MatchLevel, nowMs: number): number {
  const used = head.weight === null ? 0 : fadedWeight(head.weight, head.last_used_ms ?? 0, nowMs)
  const ageDays = Math.max(0, nowMs - head.updated_at_ms) / 86_400_000
  return levelScore[level] + 140 * (1 - 2 ** -used) + 30 * 2 ** (-ageDays / 30)
}

/** Judges documents of one request; the first judgement of a document stands, so better tiers come first. */
class Jury {
  readonly accepted = new Map<number, Candidate>()
  readonly #db: Database.Database
  readonly #request: CandidateRequest
  readonly #limit: number

  constructor(db: Database.Database, request: CandidateRequest) {
    this.#db = db
    this.#request = request
    this.#limit = Math.max(leastPerTier, request.enough + 1)
  }

  /** Accepts what an expression finds. `otherwise` is the level of a document whose names do not explain the find; null drops it. */
  hear(expression: string | null, otherwise: MatchLevel | null, query = this.#request.query): void {
    if (expression) this.judge(matching(this.#db, expression, this.#limit), otherwise, query)
  }

  judge(docs: readonly number[], otherwise: MatchLevel | null, query = this.#request.query): void {
    const read = statement<[number], Head>(this.#db, headSql)
    const { type, nowMs } = this.#request
    for (const doc of docs) {
      const head = this.accepted.has(doc) ? undefined : read.get(doc)
      if (!head || head.type !== type) continue
      const level = matchLevel(piecesOf(head.names), piecesOf(head.phones), query) ?? otherwise
      if (!level) continue
      const score = scoreOf(head, level, nowMs)
      this.accepted.set(doc, { doc, rowId: head.row_id, accountId: head.account_id, level, score })
    }
  }

  /** All that match when they are few; else the best tiers first, so that the newest do not push out the best. */
  hearTiers(tiers: TierExpressions): void {
    const whole = tiers.anyWhole ? matching(this.#db, tiers.anyWhole, this.#limit) : []
    const newest = whole.length === this.#limit ? whole : matching(this.#db, tiers.any, this.#limit)
    if (newest.length === this.#limit) {
      const used = statement<[string, number, string], number>(this.#db, usedSql).pluck()
      this.judge(used.all(this.#request.type, lately, this.#request.type), null)
      for (const tier of [tiers.exact, tiers.start, tiers.name, tiers.soundStart, tiers.key]) this.hear(tier, 'body')
    }
    this.judge(newest, 'body')
  }

  /** Wider readings of a query that found little. */
  hearWider(tiers: TierExpressions): void {
    const { type, query, enough } = this.#request
    if (this.accepted.size < enough) this.hear(tiers.mixed, null)
    if (this.accepted.size < enough) {
      const corrected = this.#request.corrected()
      this.hear(typoExpression(type, corrected), 'typo', corrected)
    }
    const loose = this.accepted.size === 0 ? loosened(query) : null
    if (loose) this.hear(looseExpression(type, loose), 'loose')
  }
}

/** The candidates of one type, best first. */
export function candidatesOf(db: Database.Database, request: CandidateRequest): readonly Candidate[] {
  const jury = new Jury(db, request)
  const tiers = tierExpressions(request.type, request.query)
  jury.hearTiers(tiers)
  jury.hearWider(tiers)
  return [...jury.accepted.values()].sort((a, b) => b.score - a.score || b.doc - a.doc)
}
