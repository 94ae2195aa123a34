/** What is done with a follow-up, and the days of a calendar. */
import { z } from 'zod'
import { isDate, isZone, timePattern } from '../base/local-date.ts'
import { followUpKinds, promisers } from '../domain/follow-up.ts'
import { clean } from '../domain/record-type.ts'
import { readRepeat } from '../domain/repeat-rule.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId } from './rows.ts'

const day = z.string().refine(isDate)
const clock = z.string().regex(timePattern)
const zone = z.string().max(60).refine(isZone)
const rule = z
  .string()
  .max(400)
  .refine((text) => readRepeat(text) !== null)
const minutes = z.int().min(0).max(44_640)

/** The longest stretch of days a calendar asks for at once, and the most items it is given. */
export const longestRangeDays = 70
export const mostCalendarItems = 4_000

const calendarItem = z.object({
  of: z.enum(['followUp', 'visit']),
  id: z.string(),
  subject: z.string(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  on: z.string(),
  time: z.string().nullable(),
  /** The zone of a visit's own wall clock; what a move keeps. */
  zone: z.string().nullable(),
  isPlanned: z.boolean(),
  repeats: z.boolean(),
})
export type CalendarItem = z.infer<typeof calendarItem>

export const followUpProcedures = {
  /** A follow-up of this laptop's person; with a rule the first of a series. */
  'followUps.add': command(
    z.strictObject({
      accountId: recordId.nullable().default(null),
      contactId: recordId.nullable().default(null),
      subject: clean(200).trim().min(1),
      kind: z.enum(followUpKinds).default('task'),
      dueOn: day,
      dueTime: clock.nullable().default(null),
      zone,
      promisedBy: z.enum(promisers).nullable().default(null),
      repeat: rule.nullable().default(null),
      remindMin: minutes.nullable().default(null),
    }),
    committed,
  ),
  /**
   * Done with a result, or dropped. One of a series makes the next of it in the same transaction; dropped with
   * `endSeries` it is the last. `nextOn` is the date of the one made.
   */
  'followUps.complete': command(
    z.strictObject({
      id: recordId,
      result: clean(20_000).nullable().default(null),
      dropped: z.boolean().default(false),
      endSeries: z.boolean().default(false),
    }),
    committed.extend({ nextOn: z.string().nullable() }),
  ),
  /** Open again. The one its series made meanwhile stays: the reopened one comes back no more. */
  'followUps.reopen': command(z.strictObject({ id: recordId }), committed),
  /** Moves the due date; the time of day stays unless given. */
  'followUps.snooze': command(
    z.strictObject({ id: recordId, dueOn: day, dueTime: clock.nullable().optional() }),
    committed,
  ),
  /** A planned visit on another day, at the same time of its own zone unless one is given. */
  'visits.move': command(z.strictObject({ id: recordId, on: day, time: clock.optional() }), committed),
  /** The open follow-ups and the visits of some days, by day and time; `isCut` when there are more than it answers. */
  'calendar.range': query(
    z.strictObject({ from: day, days: z.int().min(1).max(longestRangeDays), zone }),
    z.object({ items: z.array(calendarItem), isCut: z.boolean() }),
  ),
} as const
