/**
 * What lists need of an account, derived from its visits, notes and follow-ups in the transaction that changed them:
 * next date, last contact, counts, sort key. Never synced, always rebuildable (`rebuildFacts`).
 */
import { wallClock } from '../../../shared/base/local-date.ts'
import { sortKey } from './sort-key.ts'
import { all, first, run, sql, type ReadDb, type WriteDb } from './sql.ts'

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

interface Counts {
  readonly visits: number
  readonly notes: number
}

const countsOf = (db: ReadDb, accountId: string): Counts =>
  first<Counts>(
    db,
    sql`SELECT (SELECT count(*) FROM visits WHERE account_id = ${accountId} AND deleted_at IS NULL) AS visits,
               (SELECT count(*) FROM visit_notes WHERE account_id = ${accountId} AND deleted_at IS NULL) AS notes`,
  ) as Counts

/** Brings the derived row of one account up to date; an account that is gone loses it. */
export function refreshFacts(db: WriteDb, accountId: string): void {
  const account = first<{ name: string }>(
    db,
    sql`SELECT name FROM accounts WHERE id = ${accountId} AND deleted_at IS NULL`,
  )
  if (!account) {
    run(db, sql`DELETE FROM account_facts WHERE account_id = ${accountId}`)
    return
  }
  const upcoming = [nextFollowUp(db, accountId), nextVisit(db, accountId)].filter((n) => n !== null)
  const next = upcoming.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))[0] ?? null
  const counts = countsOf(db, accountId)
  run(
    db,
    sql`INSERT OR REPLACE INTO account_facts (account_id, name_key, next_on, next_time, next_subject, next_type, next_id,
          last_contact_on, visit_count, note_count)
        VALUES (${accountId}, ${sortKey(account.name)}, ${next?.on ?? null}, ${next?.time ?? null},
          ${next?.subject ?? null}, ${next?.type ?? null}, ${next?.id ?? null}, ${lastContactOn(db, accountId)},
          ${counts.visits}, ${counts.notes})`,
  )
}

/** Derives the rows of all accounts anew; answers how many. */
export function rebuildFacts(db: WriteDb): number {
  run(db, sql`DELETE FROM account_facts`)
  const ids = all<{ id: string }>(db, sql`SELECT id FROM accounts WHERE deleted_at IS NULL`)
  for (const { id } of ids) refreshFacts(db, id)
  return ids.length
}
