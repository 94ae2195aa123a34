/**
 * Rows behind the reminders: what may come due, and (table `reminders`, this laptop's own) what was brought to mind
 * already. A row there stands for one date of a record; another `basis` makes it count as never seen.
 */
import type { ReminderSettings } from '../../../shared/api/app.ts'
import type { Reminder } from '../../../shared/api/reminders.ts'
import { addDays, dateIn, wallClock } from '../../../shared/base/local-date.ts'
import { all, run, sql, type ReadDb, type Sql, type WriteDb } from '../store/sql.ts'
import { followUpDue, visitDue, type Due, type FollowUpDue } from './remind-at.ts'

/** What came due while the laptop was off is still told for so many days; what is older stands under "overdue". */
export const lateDays = 7
/** Nearer than this nothing can come due unless it says itself how long before. */
const aheadDays = 2
const longestLeadDays = 31
const dayMs = 86_400_000

export interface Kept {
  readonly of: Due['of']
  readonly id: string
  readonly basis: string
  readonly again_at: number | null
  readonly fired_at: number | null
  readonly shown_at: number | null
  readonly settled_at: number | null
}

const mine = (meId: string | null, owner: Sql): Sql =>
  meId === null ? sql`` : sql`AND (${owner} IS NULL OR ${owner} = ${meId})`

function followUpsNear(db: ReadDb, nowMs: number, zone: string, meId: string | null): FollowUpDue[] {
  const today = dateIn(nowMs, zone)
  return all<FollowUpDue>(
    db,
    sql`SELECT id, due_on AS "dueOn", due_time AS "dueTime", zone, remind_min AS "remindMin", updated_at AS "updatedAt"
        FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL
          AND due_on >= ${addDays(today, -lateDays - 1)} AND due_on <= ${addDays(today, aheadDays + longestLeadDays)}
          AND (due_on <= ${addDays(today, aheadDays)} OR remind_min > 0) ${mine(meId, sql`owner_id`)}`,
  )
}

const visitsNear = (db: ReadDb, nowMs: number, meId: string | null) =>
  all<{ id: string; startAt: number; updatedAt: number }>(
    db,
    sql`SELECT id, start_at AS "startAt", updated_at AS "updatedAt" FROM visits
        WHERE status = 'planned' AND deleted_at IS NULL AND started_at IS NULL
          AND start_at > ${nowMs - lateDays * dayMs} AND start_at < ${nowMs + aheadDays * dayMs}
          ${mine(meId, sql`owner_id`)}`,
  )

/** All that may come due soon, or came due lately. */
export const duesNear = (
  db: ReadDb,
  nowMs: number,
  zone: string,
  meId: string | null,
  settings: ReminderSettings,
): readonly Due[] => [
  ...followUpsNear(db, nowMs, zone, meId).map((row) => followUpDue(row, zone, settings)),
  ...visitsNear(db, nowMs, meId).map((row) => visitDue(row, settings)),
]

const keyOf = (r: { readonly of: string; readonly id: string }): string => `${r.of} ${r.id}`

export const keptByKey = (db: ReadDb): ReadonlyMap<string, Kept> =>
  new Map(all<Kept>(db, sql`SELECT * FROM reminders`).map((row) => [keyOf(row), row]))

export const findKept = (kept: ReadonlyMap<string, Kept>, due: Due): Kept | null => {
  const found = kept.get(keyOf(due))
  return found?.basis === due.basis ? found : null
}

export function markFired(db: WriteDb, due: Due, nowMs: number): void {
  run(
    db,
    sql`INSERT OR REPLACE INTO reminders (of, id, basis, again_at, fired_at, shown_at, settled_at)
        VALUES (${due.of}, ${due.id}, ${due.basis}, NULL, ${nowMs}, NULL, NULL)`,
  )
}

/** Forgets what lies so far back that it can no longer come due. */
export function forgetOld(db: WriteDb, nowMs: number): void {
  run(db, sql`DELETE FROM reminders WHERE coalesce(again_at, fired_at, 0) < ${nowMs - 60 * dayMs}`)
}

interface FiredRow {
  readonly of: Due['of']
  readonly id: string
  readonly subject: string
  readonly accountName: string | null
  readonly dueOn: string | null
  readonly time: string | null
  readonly startAt: number | null
  readonly firedAt: number
}

function toReminder(row: FiredRow, zone: string): Reminder {
  const { of, id, subject, accountName, firedAt } = row
  const at = row.startAt === null ? { date: row.dueOn ?? '', time: row.time } : wallClock(row.startAt, zone)
  return { of, id, subject, accountName, firedAt, on: at.date, time: at.time }
}

/** The fired ones whose record still waits; `only` narrows them. */
export function listFired(db: ReadDb, zone: string, only: Sql): Reminder[] {
  const rows = all<FiredRow>(
    db,
    sql`SELECT r.of, r.id, r.fired_at AS "firedAt", f.subject, a.name AS "accountName", f.due_on AS "dueOn",
          f.due_time AS time, NULL AS "startAt"
        FROM reminders r JOIN follow_ups f ON f.id = r.id LEFT JOIN accounts a ON a.id = f.account_id
        WHERE r.of = 'followUp' AND r.fired_at IS NOT NULL AND r.settled_at IS NULL ${only}
          AND f.status = 'open' AND f.deleted_at IS NULL
          AND r.basis = f.due_on || ' ' || coalesce(f.due_time, '') || ' ' || coalesce(f.remind_min, '')
        UNION ALL
        SELECT r.of, r.id, r.fired_at, v.subject, a.name, NULL, NULL, v.start_at
        FROM reminders r JOIN visits v ON v.id = r.id LEFT JOIN accounts a ON a.id = v.account_id
        WHERE r.of = 'visit' AND r.fired_at IS NOT NULL AND r.settled_at IS NULL ${only}
          AND v.status = 'planned' AND v.started_at IS NULL AND v.deleted_at IS NULL
          AND r.basis = CAST(v.start_at AS TEXT)
        ORDER BY 3 DESC LIMIT 200`,
  )
  return rows.map((row) => toReminder(row, zone))
}
