/** The day: what is planned, what is due, what slipped, and what changed meanwhile. */
import { addDays, dateIn, daysBetween, instantOf, isoWeekday, wallClock } from '../../../shared/base/local-date.ts'
import { quietAfterDays, quietAfterDaysUnset, shortestQuietDays } from '../../../shared/domain/cadence.ts'
import type { Output } from '../../../shared/api/contract.ts'
import type { todayProcedures } from '../../../shared/api/today.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { listRows } from '../store/rows.ts'
import { all, join, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'
import { changesSince } from './recent-changes.ts'
import { namesOf, visitsBetween, withAccount, withNames } from './work.ts'

const dayMs = 86_400_000
/** A planned visit that long ago is not asked for any more. */
const writeUpWithinDays = 60

function weekOf(db: ReadDb, date: string, zone: string): Output<'today.get'>['week'] {
  const monday = addDays(date, 1 - isoWeekday(date))
  const visits = visitsBetween(db, monday, 7, zone, sql`AND status <> 'cancelled'`).map((v) => dateIn(v.startAt, zone))
  const due = all<{ due_on: string; n: number }>(
    db,
    sql`SELECT due_on, count(*) AS n FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL
        AND due_on BETWEEN ${monday} AND ${addDays(monday, 6)} GROUP BY due_on`,
  )
  return Array.from({ length: 7 }, (_, i) => {
    const day = addDays(monday, i)
    const followUps = due.find((d) => d.due_on === day)?.n ?? 0
    return { date: day, visits: visits.filter((v) => v === day).length, followUps }
  })
}

const openFollowUps = (db: ReadDb, rest: Sql): Row<'followUp'>[] =>
  listRows(db, 'followUp', sql`WHERE status = 'open' AND deleted_at IS NULL ${rest}`)

/** The last day on which an account of each stage could have been met without being silent on `date`. */
function silentSince(date: string): Sql {
  const cases = Object.entries(quietAfterDays).map(([stage, days]) =>
    days === null ? sql`WHEN ${stage} THEN NULL` : sql`WHEN ${stage} THEN ${addDays(date, -days)}`,
  )
  return sql`CASE f.stage ${join(cases, ' ')} ELSE ${addDays(date, -quietAfterDaysUnset)} END`
}

/** Silent for so long is another matter: those come after the ones that are slipping now. */
const seasonDays = 90
const quietShown = 12

function quietAccounts(db: ReadDb, date: string): Pick<Output<'today.get'>, 'quiet' | 'quietCount'> {
  // a day of the year 10000, or before the year 0, would be sorted among those of the past
  const silent = sql`length(last_contact_on) = 10 AND last_contact_on <= ${addDays(date, -shortestQuietDays)} AND last_contact_on <= ${silentSince(date)}
    AND (next_on IS NULL OR next_on < ${date})`
  const season = addDays(date, -seasonDays)
  const some = (rest: Sql, limit: number): { readonly id: string; readonly on: string }[] =>
    all(
      db,
      sql`SELECT account_id AS id, last_contact_on AS "on" FROM account_facts f WHERE ${silent} ${rest}
          ORDER BY last_contact_on LIMIT ${limit}`,
    )
  const slipping = some(sql`AND last_contact_on >= ${season}`, quietShown)
  const rows = [...slipping, ...some(sql`AND last_contact_on < ${season}`, quietShown - slipping.length)]
  const names = namesOf(
    db,
    'accounts',
    rows.map((r) => r.id),
  )
  return {
    quiet: rows.map((r) => ({
      accountId: r.id,
      name: names.get(r.id) ?? '',
      days: daysBetween(r.on, date),
      lastContactOn: r.on,
    })),
    quietCount: number(db, sql`SELECT count(*) FROM account_facts f WHERE ${silent}`),
  }
}

/** Where the person is now: begun before midnight, meant for another day or under a wrong clock, on a full day too. */
const underWay = (db: ReadDb, since: number): Row<'visit'>[] =>
  listRows(
    db,
    'visit',
    sql`WHERE status = 'planned' AND deleted_at IS NULL AND started_at >= ${since} ORDER BY start_at LIMIT 10`,
  )

function tomorrowOf(ctx: WriterContext, date: string, zone: string): Output<'today.get'>['tomorrow'] {
  const day = addDays(date, 1)
  const visits = withNames(
    ctx.read,
    visitsBetween(ctx.read, day, 1, zone, sql`AND status = 'planned' ORDER BY start_at LIMIT 20`),
  )
  const due = withAccount(ctx.read, openFollowUps(ctx.read, sql`AND due_on = ${day} ORDER BY due_time LIMIT 20`))
  const lines = [
    ...visits.map((v) => ({
      time: wallClock(v.visit.startAt, zone).time,
      accountName: v.accountName,
      subject: v.visit.subject,
    })),
    ...due.map((f) => ({ time: f.followUp.dueTime, accountName: f.accountName, subject: f.followUp.subject })),
  ]
  return lines.sort((a, b) => ((a.time ?? '99') < (b.time ?? '99') ? -1 : 1))
}

export const todayHandlers: Handlers<keyof typeof todayProcedures> = {
  'today.get': (ctx, { date, zone }) => {
    const { read } = ctx
    const before = instantOf(date, '00:00', zone)
    const passed = sql`WHERE status = 'planned' AND deleted_at IS NULL AND start_at < ${before}
      AND start_at > ${before - writeUpWithinDays * dayMs}
      AND (started_at IS NULL OR started_at < ${before - dayMs})`
    const goingOn = dateIn(ctx.nowMs(), zone) === date ? underWay(read, before - dayMs) : []
    const ofDay = visitsBetween(read, date, 1, zone, sql`AND status <> 'cancelled' ORDER BY start_at LIMIT 100`)
    return {
      visits: withNames(read, [...goingOn, ...ofDay.filter((v) => !goingOn.some((other) => other.id === v.id))]),
      followUps: withAccount(
        read,
        openFollowUps(read, sql`AND due_on = ${date} ORDER BY due_time IS NULL, due_time LIMIT 100`),
      ),
      overdue: withAccount(
        read,
        openFollowUps(read, sql`AND due_on < ${date} ORDER BY due_on DESC, due_time LIMIT 50`),
      ),
      overdueCount: number(
        read,
        sql`SELECT count(*) FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL AND due_on < ${date}`,
      ),
      toWriteUp: withNames(read, listRows(read, 'visit', sql`${passed} ORDER BY start_at DESC LIMIT 20`)),
      toWriteUpCount: number(read, sql`SELECT count(*) FROM visits ${passed}`),
      week: weekOf(read, date, zone),
      tomorrow: tomorrowOf(ctx, date, zone),
      ...quietAccounts(read, date),
      accountCount: number(read, sql`SELECT count(*) FROM account_facts`),
    }
  },

  'today.changes': ({ read }, { since }) => changesSince(read, since),

  'nav.counts': ({ read }, { today }) => ({
    accounts: number(read, sql`SELECT count(*) FROM account_facts`),
    contacts: number(read, sql`SELECT count(*) FROM contacts WHERE deleted_at IS NULL`),
    dueFollowUps: number(
      read,
      sql`SELECT count(*) FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL AND due_on <= ${today}`,
    ),
    opportunities: number(
      read,
      sql`SELECT count(*) FROM opportunities WHERE deleted_at IS NULL AND coalesce(outcome, 'open') = 'open'`,
    ),
  }),
}
