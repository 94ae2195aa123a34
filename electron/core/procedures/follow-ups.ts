/** What is done with a follow-up, and the days of a calendar. */
import { addDays, dateIn, instantOf, wallClock } from '../../../shared/base/local-date.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { mostCalendarItems, type CalendarItem, type followUpProcedures } from '../../../shared/api/follow-ups.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { nextInSeries } from '../../../shared/domain/recurrence.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { newId } from '../../../shared/base/ids.ts'
import { readZone } from '../settings.ts'
import { all, list, sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { act, type Handlers } from './handlers.ts'

type FollowUp = Row<'followUp'>

/** Fields the next of a series takes over as they are. */
const carried = ['subject', 'kind', 'dueTime', 'zone', 'promisedBy', 'remindMin'] as const

/** Makes the next of a series, which alone carries the rule on; answers its date, or null where the series ends. */
function makeNext(tx: Tx, done: FollowUp): string | null {
  const today = dateIn(tx.nowMs, done.zone ?? readZone(tx.db))
  const next = done.repeat === null ? null : nextInSeries(done.repeat, done.dueOn, today)
  if (next === null) return null
  const seriesId = done.seriesId ?? done.id
  const same = Object.fromEntries(carried.map((name) => [name, done[name]])) as Pick<FollowUp, (typeof carried)[number]>
  // whom it was with may have been merged or removed meanwhile
  const links = {
    accountId: tx.liveOne('account', done.accountId),
    contactId: tx.liveOne('contact', done.contactId),
    ownerId: tx.liveOne('teamMember', done.ownerId),
  }
  tx.create('followUp', { ...same, ...links, status: 'open', dueOn: next.on, repeat: next.rule, seriesId })
  tx.patch('followUp', done.id, { repeat: null, seriesId })
  return next.on
}

interface Closing {
  readonly id: string
  readonly result: string | null
  readonly dropped: boolean
  readonly endSeries: boolean
}

function closeOne(tx: Tx, { id, result, dropped, endSeries }: Closing): string | null {
  const open = tx.get('followUp', id)
  if (open.status !== 'open') throw conflict('follow_up_not_open')
  tx.patch('followUp', id, { status: dropped ? 'dropped' : 'done', doneAt: tx.nowMs, result })
  return endSeries ? null : makeNext(tx, open)
}

/** Another of its series is open: the rule goes on there. */
const hasOpenSibling = (db: ReadDb, { id, seriesId }: FollowUp): boolean =>
  seriesId !== null &&
  all(
    db,
    sql`SELECT 1 FROM follow_ups WHERE status = 'open' AND deleted_at IS NULL AND series_id = ${seriesId}
        AND id <> ${id} LIMIT 1`,
  ).length > 0

interface ItemRow extends Omit<CalendarItem, 'of' | 'isPlanned' | 'repeats' | 'on'> {
  readonly on: string | number
  readonly repeat: string | null
}

function followUpItems(db: ReadDb, from: string, days: number): CalendarItem[] {
  const rows = all<ItemRow>(
    db,
    sql`SELECT f.id, f.subject, f.account_id AS "accountId", a.name AS "accountName", f.due_on AS "on",
          f.due_time AS time, f.zone, f.repeat
        FROM follow_ups f LEFT JOIN accounts a ON a.id = f.account_id
        WHERE f.status = 'open' AND f.deleted_at IS NULL AND f.due_on >= ${from} AND f.due_on < ${addDays(from, days)}
        ORDER BY f.due_on, f.due_time IS NULL, f.due_time LIMIT ${mostCalendarItems}`,
  )
  return rows.map(({ repeat, ...row }) => ({
    ...row,
    of: 'followUp',
    on: String(row.on),
    isPlanned: true,
    repeats: repeat !== null,
  }))
}

function visitItems(db: ReadDb, from: string, days: number, zone: string): CalendarItem[] {
  const rows = all<ItemRow & { readonly status: string }>(
    db,
    sql`SELECT v.id, v.subject, v.account_id AS "accountId", a.name AS "accountName", v.start_at AS "on", v.zone,
          v.status, v.repeat
        FROM visits v LEFT JOIN accounts a ON a.id = v.account_id
        WHERE v.deleted_at IS NULL AND v.status IN ${list(['planned', 'done'])}
          AND v.start_at >= ${instantOf(from, '00:00', zone)} AND v.start_at < ${instantOf(addDays(from, days), '00:00', zone)}
        ORDER BY v.start_at LIMIT ${mostCalendarItems}`,
  )
  return rows.map(({ status, repeat, ...row }) => {
    const here = wallClock(Number(row.on), zone)
    return {
      ...row,
      of: 'visit',
      on: here.date,
      time: here.time,
      isPlanned: status === 'planned',
      repeats: repeat !== null,
    }
  })
}

function calendarRange(db: ReadDb, from: string, days: number, zone: string): Output<'calendar.range'> {
  const items = [...visitItems(db, from, days, zone), ...followUpItems(db, from, days)]
  const key = (item: CalendarItem): string => `${item.on} ${item.time ?? '99'}`
  items.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return { items: items.slice(0, mostCalendarItems), isCut: items.length >= mostCalendarItems }
}

export const followUpHandlers: Handlers<keyof typeof followUpProcedures> = {
  'followUps.add': (ctx, input) =>
    act(ctx, 'followUp.create', (tx) => {
      const seriesId = input.repeat === null ? null : newId(tx.nowMs)
      return tx.create('followUp', { ...input, status: 'open', ownerId: tx.actor, seriesId })
    }),

  'followUps.complete': (ctx, input) => {
    let nextOn: string | null = null
    const done = act(ctx, input.dropped ? 'followUp.drop' : 'followUp.complete', (tx) => {
      nextOn = closeOne(tx, input)
      return input.id
    })
    return { ...done, nextOn }
  },

  'followUps.reopen': (ctx, { id }) =>
    act(ctx, 'followUp.reopen', (tx) => {
      const closed = tx.get('followUp', id)
      const repeat = hasOpenSibling(tx.db, closed) ? null : closed.repeat
      tx.patch('followUp', id, { status: 'open', doneAt: null, repeat })
      return id
    }),

  'followUps.snooze': (ctx, { id, dueOn, dueTime }) =>
    act(ctx, 'followUp.snooze', (tx) => {
      tx.patch('followUp', id, { dueOn, ...(dueTime === undefined ? {} : { dueTime }) })
      return id
    }),

  'visits.move': (ctx, { id, on, time }) =>
    act(ctx, 'visit.move', (tx) => {
      const visit = tx.get('visit', id)
      if (visit.status !== 'planned' || visit.startedAt !== null) throw conflict('visit_not_planned')
      const clock = time ?? wallClock(visit.startAt, visit.zone).time
      tx.patch('visit', id, { startAt: instantOf(on, clock, visit.zone) })
      return id
    }),

  'calendar.range': ({ read }, { from, days, zone }) => calendarRange(read, from, days, zone),
}
