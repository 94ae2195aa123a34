/** Visits, follow-ups and Today. */
import { z } from 'zod'
import { isDate, isZone, timePattern } from '../base/local-date.ts'
import { followUpKinds } from '../domain/follow-up.ts'
import { clean } from '../domain/record-type.ts'
import { visit, visitStatuses, visitTypes } from '../domain/visit.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'

const day = z.string().refine(isDate)
const clock = z.string().regex(timePattern)
const zone = z.string().max(60).refine(isZone)
const line = clean(200).trim().min(1)

/** The next date a closed visit must have, or why there is none. */
export const nextStep = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('date'),
    on: day,
    time: clock.nullable().default(null),
    kind: z.enum(followUpKinds).default('visit'),
    subject: line,
  }),
  z.strictObject({ type: z.literal('none'), because: clean(400).trim().min(1) }),
])
export type NextStep = z.input<typeof nextStep>

const visitListRow = z.object({
  visit: rowSchema('visit'),
  accountName: z.string(),
  people: z.array(z.string()),
})
const followUpListRow = z.object({ followUp: rowSchema('followUp'), accountName: z.string().nullable() })
export type VisitListRow = z.infer<typeof visitListRow>
export type FollowUpListRow = z.infer<typeof followUpListRow>

export const workProcedures = {
  /** Writes up a visit that took place, with its next date; or closes the planned one named by `visitId`. */
  'visits.log': command(
    z.strictObject({
      visitId: recordId.optional(),
      accountId: recordId,
      subject: line,
      visitType: z.enum(visitTypes),
      startAt: visit.fields.startAt.schema,
      zone,
      durationMin: z.int().min(0).max(44_640).nullable().default(null),
      place: clean(400).nullable().default(null),
      contactIds: z.array(recordId).max(200).default([]),
      summary: clean(20_000).nullable().default(null),
      next: nextStep,
    }),
    committed,
  ),
  'visits.plan': command(
    z.strictObject({
      accountId: recordId,
      subject: line,
      visitType: z.enum(visitTypes),
      on: day,
      time: clock,
      zone,
      durationMin: z.int().min(0).max(44_640).nullable().default(null),
      place: clean(400).nullable().default(null),
      contactIds: z.array(recordId).max(200).default([]),
    }),
    committed,
  ),
  'visits.list': query(
    z.strictObject({
      /** Words of the visit, or of its account. */
      text: z.string().max(200).optional(),
      statuses: z.array(z.enum(visitStatuses)).optional(),
      accountId: recordId.optional(),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({ total: z.int(), rows: z.array(visitListRow) }),
  ),
  /** `open` ones by due date, or `closed` ones newest first; with how many of the open ones fall where. */
  'followUps.list': query(
    z.strictObject({
      /** Words of the follow-up, or of its account. */
      text: z.string().max(200).optional(),
      state: z.enum(['open', 'closed']).default('open'),
      today: day,
      accountId: recordId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({
      total: z.int(),
      overdue: z.int(),
      dueToday: z.int(),
      /** After today, within seven days. */
      dueWeek: z.int(),
      rows: z.array(followUpListRow),
    }),
  ),
  'followUps.complete': command(
    z.strictObject({
      id: recordId,
      result: clean(20_000).nullable().default(null),
      dropped: z.boolean().default(false),
    }),
    committed,
  ),
  /** Moves the due date; the time of day stays unless given. */
  'followUps.snooze': command(
    z.strictObject({ id: recordId, dueOn: day, dueTime: clock.nullable().optional() }),
    committed,
  ),
  /** Everything the Today screen shows, for a local date in a zone. */
  'today.get': query(
    z.strictObject({ date: day, zone }),
    z.object({
      visits: z.array(visitListRow),
      followUps: z.array(followUpListRow),
      overdue: z.array(followUpListRow),
      overdueCount: z.int(),
      /** Planned visits whose day has passed: to be written up. */
      toWriteUp: z.array(visitListRow),
      /** Visits and follow-ups per day of the seven days from Monday of that week. */
      week: z.array(z.object({ date: z.string(), visits: z.int(), followUps: z.int() })).length(7),
      tomorrow: z.array(
        z.object({ time: z.string().nullable(), accountName: z.string().nullable(), subject: z.string() }),
      ),
      /** Accounts with no contact for 7, 15 or 30 days, longest first. */
      quiet: z.array(
        z.object({ accountId: z.string(), name: z.string(), days: z.int(), lastContactOn: z.string().nullable() }),
      ),
      accountCount: z.int(),
    }),
  ),
  'nav.counts': query(
    z.strictObject({ today: day }),
    z.object({ accounts: z.int(), contacts: z.int(), dueFollowUps: z.int(), opportunities: z.int() }),
  ),
} as const
