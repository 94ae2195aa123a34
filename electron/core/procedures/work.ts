/** Visits and follow-ups. */
import { newId } from '../../../shared/base/ids.ts'
import { addDays, instantOf } from '../../../shared/base/local-date.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import type { workProcedures } from '../../../shared/api/work.ts'
import type { ParsedInput, Output } from '../../../shared/api/contract.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { all, list, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import { findRow, listRows } from '../store/rows.ts'
import type { Tx } from '../store/tx.ts'
import type { WriterContext } from '../context.ts'
import { act, type Handlers } from './handlers.ts'
import { addNextStep } from './next-step.ts'
import { addLines } from './visit-items.ts'
import { visitKindOf } from './visit-kinds.ts'
import { followUpsOwn, followUpsQuery, visitsQuery } from './list-queries.ts'

type LogInput = ParsedInput<'visits.log'>

/** Names by id, in one query. */
export function namesOf(db: ReadDb, table: 'accounts' | 'contacts', ids: readonly string[]): Map<string, string> {
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

export function withAccount(db: ReadDb, followUps: readonly Row<'followUp'>[]): Output<'followUps.list'>['rows'] {
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
  const meantAt = input.visitId === undefined ? null : tx.get('visit', input.visitId).startAt
  const id = writeVisit(tx, input, next.type === 'none' ? next.because : null)
  addNextStep(tx, tx.get('visit', id), meantAt ?? input.startAt, next)
  return id
}

/** A visit with the checklist of its kind, unless another one was given with it. */
function planVisit(ctx: WriterContext, tx: Tx, input: ParsedInput<'visits.plan'>): string {
  const { on, time, kindId, checklist, bring, ...fields } = input
  const kind = visitKindOf(ctx, { templateId: kindId, visitType: input.visitType })
  // a kind that is no row yet is named by the type it stands for
  const templateId = kindId !== null && findRow(tx.db, 'visitTemplate', kindId) ? kindId : null
  const series = fields.repeat === null ? {} : { seriesId: newId(tx.nowMs) }
  const startAt = instantOf(on, time, input.zone)
  const id = tx.create('visit', { ...fields, ...series, templateId, status: 'planned', startAt, ownerId: tx.actor })
  const own = <T>(given: T | undefined, usual: T): T => (given === undefined ? usual : given)
  addLines(
    tx,
    { id, accountId: input.accountId },
    own(checklist, kind?.checklist ?? null),
    own(bring, kind?.bring ?? null),
  )
  return id
}

export const visitsBetween = (db: ReadDb, date: string, days: number, zone: string, rest: Sql): Row<'visit'>[] =>
  listRows(
    db,
    'visit',
    sql`WHERE deleted_at IS NULL AND start_at >= ${instantOf(date, '00:00', zone)}
        AND start_at < ${instantOf(addDays(date, days), '00:00', zone)} ${rest}`,
  )

export const workHandlers: Handlers<keyof typeof workProcedures> = {
  'visits.log': (ctx, input) => act(ctx, 'visit.log', (tx) => logVisit(tx, input)),

  'visits.plan': (ctx, input) => act(ctx, 'visit.plan', (tx) => planVisit(ctx, tx, input)),

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
}
