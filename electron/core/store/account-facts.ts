/**
 * What lists need of an account, derived from it, its visits and follow-ups in the transaction that changed them: what is
 * filtered and sorted by, next date, last contact. Never synced, always rebuildable (`rebuildFacts`).
 */
import { wallClock } from '../../../shared/base/local-date.ts'
import { sortKey } from './sort-key.ts'
import { all, first, prepared, run, sql, type ReadDb, type SqlValue, type WriteDb } from './sql.ts'

interface Next {
  readonly on: string
  readonly time: string | null
  readonly subject: string
  readonly type: 'visit' | 'followUp'
  readonly id: string
}

function nextFollowUp(db: ReadDb, accountId: string): Next | null {
  const row = first<{ id: string; due_on: string; due_time: string | null; subject: string }>(
    db,
    sql`SELECT id, due_on, due_time, subject FROM follow_ups
        WHERE account_id = ${accountId} AND status = 'open' AND deleted_at IS NULL
        ORDER BY due_on, due_time IS NULL, due_time LIMIT 1`,
  )
  return row ? { on: row.due_on, time: row.due_time, subject: row.subject, type: 'followUp', id: row.id } : null
}

function nextVisit(db: ReadDb, accountId: string): Next | null {
  const row = first<{ id: string; start_at: number; zone: string; subject: string }>(
    db,
    sql`SELECT id, start_at, zone, subject FROM visits
        WHERE account_id = ${accountId} AND status = 'planned' AND deleted_at IS NULL ORDER BY start_at LIMIT 1`,
  )
  if (!row) return null
  const wall = wallClock(row.start_at, row.zone)
  return { on: wall.date, time: wall.time, subject: row.subject, type: 'visit', id: row.id }
}

const orderOf = (n: Next): string => `${n.on}T${n.time ?? '99'}`

function lastContactOn(db: ReadDb, accountId: string): string | null {
  const visit = first<{ start_at: number; zone: string }>(
    db,
    sql`SELECT start_at, zone FROM visits WHERE account_id = ${accountId} AND status = 'done' AND deleted_at IS NULL
        ORDER BY start_at DESC LIMIT 1`,
  )
  const call = first<{ at: number; zone: string | null }>(
    db,
    sql`SELECT done_at AS at, zone FROM follow_ups WHERE account_id = ${accountId} AND deleted_at IS NULL
        AND status = 'done' AND kind IN ('visit', 'call') AND done_at IS NOT NULL ORDER BY done_at DESC LIMIT 1`,
  )
  const dates = [
    visit && wallClock(visit.start_at, visit.zone).date,
    call && wallClock(call.at, call.zone ?? 'UTC').date,
  ]
  return (
    dates
      .filter((d): d is string => typeof d === 'string')
      .sort()
      .at(-1) ?? null
  )
}

/** Types whose rows say something the derived row holds. */
export const factTypes: ReadonlySet<string> = new Set(['account', 'visit', 'followUp'])

const ofAccount = [
  'kind',
  'scale',
  'headcount',
  'headcount_band',
  'industry',
  'region',
  'stage',
  'owner_id',
  'created_at',
  'updated_at',
] as const
type FactRow = Readonly<Record<string, SqlValue>>

const keyOf = (text: SqlValue | undefined): string | null => (typeof text === 'string' ? sortKey(text) : null)

const accountSql = `SELECT name, ${ofAccount.join(', ')} FROM accounts WHERE id = ? AND deleted_at IS NULL`

const ownColumns = `account_id, name_key, ${ofAccount.join(', ')}, industry_key, region_key`
const ownFactsSql = `SELECT ${ownColumns} FROM account_facts WHERE account_id = ?`

/** The derived row's columns that the account alone decides. */
function ownFactsOf(db: ReadDb, accountId: string): FactRow | null {
  const account = prepared(db.connection, accountSql).get(accountId) as (FactRow & { name: string }) | undefined
  if (!account) return null
  const { name, ...own } = account
  return {
    account_id: accountId,
    name_key: sortKey(name),
    ...own,
    industry_key: keyOf(own['industry']),
    region_key: keyOf(own['region']),
  }
}

function factsOf(db: ReadDb, accountId: string, isFresh: boolean): FactRow | null {
  const own = ownFactsOf(db, accountId)
  if (!own) return null
  const upcoming = isFresh ? [] : [nextFollowUp(db, accountId), nextVisit(db, accountId)].filter((n) => n !== null)
  const next = upcoming.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))[0] ?? null
  return {
    ...own,
    next_on: next?.on ?? null,
    next_time: next?.time ?? null,
    next_subject: next?.subject ?? null,
    next_type: next?.type ?? null,
    next_id: next?.id ?? null,
    last_contact_on: isFresh ? null : lastContactOn(db, accountId),
  }
}

function insertFacts(db: WriteDb, facts: FactRow): void {
  const columns = Object.keys(facts)
  const places = columns.map(() => '?').join(', ')
  const text = `INSERT INTO account_facts (${columns.join(', ')}) VALUES (${places})`
  prepared(db.connection, text).run(...Object.values(facts))
}

/** Only what differs is written: each column left alone leaves its index alone. */
function updateFacts(db: WriteDb, old: FactRow, facts: FactRow): void {
  const changed = Object.keys(facts).filter((column) => facts[column] !== old[column])
  if (changed.length === 0) return
  const assignments = changed.map((column) => `${column} = ?`).join(', ')
  const values = changed.map((column) => facts[column] ?? null)
  prepared(db.connection, `UPDATE account_facts SET ${assignments} WHERE account_id = ?`).run(
    ...values,
    facts['account_id'] ?? null,
  )
}

/**
 * Brings the derived row of one account up to date; an account that is gone loses it. A fresh one was made in this very
 * transaction and nothing stands under it, so nothing is asked.
 */
export function refreshFacts(db: WriteDb, accountId: string, isFresh = false): void {
  const facts = factsOf(db, accountId, isFresh)
  if (facts === null) {
    run(db, sql`DELETE FROM account_facts WHERE account_id = ${accountId}`)
    return
  }
  const old = isFresh ? undefined : first<FactRow>(db, sql`SELECT * FROM account_facts WHERE account_id = ${accountId}`)
  if (old) updateFacts(db, old, facts)
  else insertFacts(db, facts)
}

/** The same where only the account itself was changed: its visits and follow-ups are not asked about. */
export function refreshOwnFacts(db: WriteDb, accountId: string): void {
  const facts = ownFactsOf(db, accountId)
  const old = prepared(db.connection, ownFactsSql).get(accountId) as FactRow | undefined
  if (facts && old) updateFacts(db, old, facts)
  else refreshFacts(db, accountId)
}

/** Derives the rows of all accounts anew; answers how many. */
export function rebuildFacts(db: WriteDb): number {
  run(db, sql`DELETE FROM account_facts`)
  const ids = all<{ id: string }>(db, sql`SELECT id FROM accounts WHERE deleted_at IS NULL`)
  for (const { id } of ids) refreshFacts(db, id)
  return ids.length
}
