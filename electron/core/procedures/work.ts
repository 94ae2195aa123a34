/** Visits, follow-ups and Today. */
import { addDays, dateIn, daysBetween, instantOf, isoWeekday, wallClock } from '../../../shared/base/local-date.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import type { workProcedures } from '../../../shared/api/work.ts'
import type { ParsedInput, Output } from '../../../shared/api/contract.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { all, list, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import { listRows } from '../store/rows.ts'
import type { Tx } from '../store/tx.ts'
import type { WriterContext } from '../context.ts'
import { act, type Handlers } from './handlers.ts'
import { addNextStep } from './next-step.ts'
import { followUpsOwn, followUpsQuery, visitsQuery } from './list-queries.ts'

type LogInput = ParsedInput<'visits.log'>
const dayMs = 86_400_000

/** Names by id, in one query. */
function namesOf(db: ReadDb, table: 'accounts' | 'contacts', ids: readonly string[]): Map<string, string> {
  if (ids.length === 0) return new Map()
  const wanted = list([...new Set(ids)])
  const query =
    table === 'accounts'
      ? sql`SELECT id, name FROM accounts WHERE id IN ${wanted}`
      : sql`SELECT id, name FROM contacts WHERE id IN ${wanted}`
  return new Map(all<{ id: string; name: string }>(db, query).map((r) => [r.id, r.name]))
}

/** Visits with the words a list shows beside them. */
export function withNames(db: ReadDb, visits: readonly Row<'visit'>[]): Output<'visits.list'>['rows'] {
  const accounts = namesOf(
    db,
    'accounts',
    visits.map((v) => v.accountId),
  )
  const people = namesOf(
    db,
    'contacts',
    visits.flatMap((v) => v.contactIds ?? []),
  )
  return visits.map((visit) => ({
    visit,
    accountName: accounts.get(visit.accountId) ?? '',
    people: (visit.contactIds ?? []).map((id) => people.get(id)).filter((n) => n !== undefined),
  }))
}

function withAccount(db: ReadDb, followUps: readonly Row<'followUp'>[]): Output<'followUps.list'>['rows'] {
  const accounts = namesOf(
    db,
    'accounts',
    followUps.map((f) => f.accountId).filter((id) => id !== null),
  )
  return followUps.map((followUp) => ({
    followUp,
    accountName: followUp.accountId === null ? null : (accounts.get(followUp.accountId) ?? null),
  }))
}

function writeVisit(tx: Tx, input: LogInput, noNextBecause: string | null): string {
  const { visitId, next: _next, ...fields } = input
  const values = { ...fields, status: 'done' as const, noNextBecause, ownerId: tx.actor }
  if (visitId === undefined) return tx.create('visit', values)
  const planned = tx.get('visit', visitId)
  if (planned.status !== 'planned') throw conflict('visit_not_planned')
  tx.patch('visit', visitId, { ...values, ownerId: planned.ownerId ?? tx.actor })
  return visitId
}

/** A visit written up and what comes next: both or neither. */
function logVisit(tx: Tx, input: LogInput): string {
  const { next } = input
  const id = writeVisit(tx, input, next.type === 'none' ? next.because : null)
  addNextStep(tx, { ...input, id }, next)
  return id
}

const visitsBetween = (db: ReadDb, date: string, days: number, zone: string, rest: Sql): Row<'visit'>[] =>
  listRows(
    db,
    'visit',
    sql`WHERE deleted_at IS NULL AND start_at >= ${instantOf(date, '00:00', zone)}
        AND start_at < ${instantOf(addDays(date, days), '00:00', zone)} ${rest}`,
  )

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

function quietAccounts(db: ReadDb, date: string): Output<'today.get'>['quiet'] {
  const rows = all<{ id: string; name: string; on: string }>(
    db,
    sql`SELECT a.id, a.name, f.last_contact_on AS "on" FROM account_facts f JOIN accounts a ON a.id = f.account_id
        WHERE f.last_contact_on <= ${addDays(date, -7)} AND (f.next_on IS NULL OR f.next_on < ${date})
          AND coalesce(a.stage, '') NOT IN ('lost', 'dormant') ORDER BY f.last_contact_on DESC LIMIT 200`,
  )
  const quiet = rows.map((r) => ({ accountId: r.id, name: r.name, days: daysBetween(r.on, date), lastContactOn: r.on }))
  return [...quiet.filter((q) => q.days <= 90), ...quiet.filter((q) => q.days > 90)]
    .slice(0, 12)
    .sort((a, b) => b.days - a.days)
}

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

export const workHandlers: Handlers<keyof typeof workProcedures> = {
  'visits.log': (ctx, input) => act(ctx, 'visit.log', (tx) => logVisit(tx, input)),

  'visits.plan': (ctx, { on, time, ...input }) =>
    act(ctx, 'visit.plan', (tx) =>
      tx.create('visit', { ...input, status: 'planned', startAt: instantOf(on, time, input.zone), ownerId: tx.actor }),
    ),

  'visits.list': (ctx, { offset, limit, ...asked }) => {
    const { where, order } = visitsQuery(ctx, asked)
    const rows = listRows(ctx.read, 'visit', sql`${where} ${order} LIMIT ${limit} OFFSET ${offset}`)
    return { total: number(ctx.read, sql`SELECT count(*) FROM visits ${where}`), rows: withNames(ctx.read, rows) }
  },

  'followUps.list': (ctx, { state, today, offset, limit, ...asked }) => {
    const own = followUpsOwn(ctx, asked)
    const { where, order } = followUpsQuery(state, own)
    const rows = listRows(ctx.read, 'followUp', sql`${where} ${order} LIMIT ${limit} OFFSET ${offset}`)
    const open = sql`SELECT count(*) FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL ${own}`
    return {
      total: number(ctx.read, sql`SELECT count(*) FROM follow_ups ${where}`),
      overdue: number(ctx.read, sql`${open} AND due_on < ${today}`),
      dueToday: number(ctx.read, sql`${open} AND due_on = ${today}`),
      dueWeek: number(ctx.read, sql`${open} AND due_on > ${today} AND due_on <= ${addDays(today, 7)}`),
      rows: withAccount(ctx.read, rows),
    }
  },

  'followUps.complete': (ctx, { id, result, dropped }) =>
    act(ctx, dropped ? 'followUp.drop' : 'followUp.complete', (tx) => {
      if (tx.get('followUp', id).status !== 'open') throw conflict('follow_up_not_open')
      tx.patch('followUp', id, { status: dropped ? 'dropped' : 'done', doneAt: tx.nowMs, result })
      return id
    }),

  'followUps.snooze': (ctx, { id, dueOn, dueTime }) =>
    act(ctx, 'followUp.snooze', (tx) => {
      tx.patch('followUp', id, { dueOn, ...(dueTime === undefined ? {} : { dueTime }) })
      return id
    }),

  'today.get': (ctx, { date, zone }) => {
    const { read } = ctx
    const before = instantOf(date, '00:00', zone)
    return {
      visits: withNames(
        read,
        visitsBetween(read, date, 1, zone, sql`AND status <> 'cancelled' ORDER BY start_at LIMIT 100`),
      ),
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
      toWriteUp: withNames(
        read,
        listRows(
          read,
          'visit',
          sql`WHERE status = 'planned' AND deleted_at IS NULL AND start_at < ${before} AND start_at > ${before - 60 * dayMs}
          ORDER BY start_at DESC LIMIT 20`,
        ),
      ),
      week: weekOf(read, date, zone),
      tomorrow: tomorrowOf(ctx, date, zone),
      quiet: quietAccounts(read, date),
      accountCount: number(read, sql`SELECT count(*) FROM account_facts`),
    }
  },

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
