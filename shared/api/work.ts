/** Visits and follow-ups. */
import { z } from 'zod'
import { isDate, isZone, timePattern } from '../base/local-date.ts'
import { followUpKinds } from '../domain/follow-up.ts'
import { readRepeat } from '../domain/repeat-rule.ts'
import { clean } from '../domain/record-type.ts'
import { visit, visitStatuses, visitTypes } from '../domain/visit.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, page, recordId, rowSchema } from './rows.ts'

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
  /** The visit repeats: its next one is planned by the rule of its series. */
  z.strictObject({ type: z.literal('series') }),
])
export type NextStep = z.input<typeof nextStep>

export const visitListRow = z.object({
  visit: rowSchema('visit'),
  accountName: z.string(),
  people: z.array(z.string()),
})
export const followUpListRow = z.object({ followUp: rowSchema('followUp'), accountName: z.string().nullable() })
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
      purpose: clean(2000).nullable().default(null),
      travelMin: z.int().min(0).max(1440).nullable().default(null),
      /** The kind it is planned from; `checklist` and `bring` are that kind's unless they are given, one thing a line. */
      kindId: recordId.nullable().default(null),
      checklist: clean(8000).nullable().optional(),
      bring: clean(8000).nullable().optional(),
      /** A recurrence rule (RFC 5545 RRULE value). */
      repeat: clean(400)
        .refine((rule) => readRepeat(rule) !== null)
        .nullable()
        .default(null),
    }),
    committed,
  ),
  'visits.list': query(
    z.strictObject({
      /** Words of the visit, or of its account. */
      text: listText,
      statuses: z.array(z.enum(visitStatuses)).optional(),
      accountId: recordId.optional(),
      /** Visits that begin at or after `from` and before `until`, as instants. */
      from: z.int().optional(),
      until: z.int().optional(),
      descending: z.boolean().default(true),
      ...page,
    }),
    z.object({ total: z.int(), rows: z.array(visitListRow) }),
  ),
  /** `open` ones by due date, or `closed` ones newest first; with how many of the open ones fall where. */
  'followUps.list': query(
    z.strictObject({
      /** Words of the follow-up, or of its account. */
      text: listText,
      state: z.enum(['open', 'closed']).default('open'),
      today: day,
      accountId: recordId.optional(),
      ...page,
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
} as const
