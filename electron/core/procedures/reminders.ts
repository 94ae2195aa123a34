/** What was brought to mind: listed, shown once, put off, settled. */
import type { Snooze, reminderProcedures } from '../../../shared/api/reminders.ts'
import { addDays, dateIn, instantOf } from '../../../shared/base/local-date.ts'
import type { WriterContext } from '../context.ts'
import { listFired } from '../reminders/reminder-rows.ts'
import { readSettings, readZone, writeZone } from '../settings.ts'
import { run, sql, type WriteDb } from '../store/sql.ts'
import type { Handlers } from './handlers.ts'

const minuteMs = 60_000

function againAt(ctx: WriterContext, until: Snooze): number {
  const nowMs = ctx.nowMs()
  if (until === 'minutes') return nowMs + 10 * minuteMs
  if (until === 'hour') return nowMs + 60 * minuteMs
  const zone = readZone(ctx.read)
  const { dayTime } = readSettings(ctx.read, ctx.systemLanguage).reminders
  return instantOf(addDays(dateIn(nowMs, zone), 1), dayTime, zone)
}

/** Writes what is no record: in one transaction, and every window hears of it. */
function keep<T>(ctx: WriterContext, work: (db: WriteDb) => T): T {
  const db = ctx.store.write
  const value = db.connection.transaction(() => work(db)).immediate()
  ctx.emit({ seq: 0, types: [], local: true })
  return value
}

export const reminderHandlers: Handlers<keyof typeof reminderProcedures> = {
  'reminders.list': ({ read }) => listFired(read, readZone(read), sql``),

  'reminders.take': (ctx) => {
    const db = ctx.store.write
    return db.connection
      .transaction(() => {
        const taken = listFired(db, readZone(db), sql`AND r.shown_at IS NULL`)
        for (const { of, id } of taken)
          run(db, sql`UPDATE reminders SET shown_at = ${ctx.nowMs()} WHERE of = ${of} AND id = ${id}`)
        return taken
      })
      .immediate()
  },

  'reminders.snooze': (ctx, { items, until }) => {
    const atMs = againAt(ctx, until)
    keep(ctx, (db) => {
      for (const { of, id } of items)
        run(
          db,
          sql`UPDATE reminders SET again_at = ${atMs}, fired_at = NULL, shown_at = NULL, settled_at = NULL
              WHERE of = ${of} AND id = ${id}`,
        )
    })
    return {}
  },

  'reminders.settle': (ctx, { items }) => {
    keep(ctx, (db) => {
      for (const { of, id } of items)
        run(db, sql`UPDATE reminders SET settled_at = ${ctx.nowMs()} WHERE of = ${of} AND id = ${id}`)
    })
    return {}
  },

  'reminders.here': (ctx, { zone }) => {
    if (readZone(ctx.read) === zone) return {}
    keep(ctx, (db) => writeZone(db, zone))
    return {}
  },
}
