/** What is brought to mind: fired by the core at its time, shown once, until it is opened, put off or settled. */
import { z } from 'zod'
import { isZone } from '../base/local-date.ts'
import { command, query } from './procedure.ts'
import { recordId } from './rows.ts'

const of = z.enum(['followUp', 'visit'])
const which = z.strictObject({ of, id: recordId })

export const reminder = z.object({
  of,
  id: z.string(),
  subject: z.string(),
  accountName: z.string().nullable(),
  /** The day it is due here, and its time here; null for any time that day. */
  on: z.string(),
  time: z.string().nullable(),
  firedAt: z.int(),
})
export type Reminder = z.infer<typeof reminder>

export const snoozes = ['minutes', 'hour', 'tomorrow'] as const
export type Snooze = (typeof snoozes)[number]

export const reminderProcedures = {
  /** Those that have fired and are not settled, the newest first. */
  'reminders.list': query(z.strictObject({}), z.array(reminder)),
  /**
   * Those that have fired and that no window has shown yet; from now on they count as shown. Two windows that ask at once
   * get each of them once.
   */
  'reminders.take': command(z.strictObject({}), z.array(reminder)),
  /** Again in ten minutes, in an hour, or tomorrow morning. */
  'reminders.snooze': command(
    z.strictObject({ items: z.array(which).min(1).max(500), until: z.enum(snoozes) }),
    z.object({}),
  ),
  /** Seen: not shown again for this date. */
  'reminders.settle': command(z.strictObject({ items: z.array(which).min(1).max(500) }), z.object({})),
  /** The zone this laptop is in, as the page sees it: the days and hours of reminders are those of the place. */
  'reminders.here': command(z.strictObject({ zone: z.string().max(60).refine(isZone) }), z.object({})),
} as const
