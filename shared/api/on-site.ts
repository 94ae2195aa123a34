/** A visit while it takes place. */
import { z } from 'zod'
import { isDate, isZone } from '../base/local-date.ts'
import { promisers } from '../domain/follow-up.ts'
import { clean } from '../domain/record-type.ts'
import { noteKinds, noteThemes } from '../domain/visit-note.ts'
import { visitItemKinds } from '../domain/visit-item.ts'
import { visitOutcomes, visitTypes } from '../domain/visit.ts'
import { draftKey } from './drafts.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'
import { nextStep } from './work.ts'

/** Who does what by when. */
export const promise = z.strictObject({
  by: z.enum(promisers),
  subject: clean(200).trim().min(1),
  on: z.string().refine(isDate),
  contactId: recordId.nullable().default(null),
})

const closing = {
  outcome: z.enum(visitOutcomes).nullable().default(null),
  summary: clean(20_000).nullable().default(null),
  reactions: clean(20_000).nullable().default(null),
  promises: z.array(promise).max(50).default([]),
}

export const onSiteProcedures = {
  /** A planned visit begins now, with the checklist of its kind; one that has begun goes on and keeps its beginning. */
  'visits.start': command(z.strictObject({ visitId: recordId }), committed),
  /** One that nobody planned begins now. */
  'visits.walkIn': command(
    z.strictObject({
      accountId: recordId,
      subject: clean(200).trim().min(1),
      visitType: z.enum(visitTypes),
      zone: z.string().max(60).refine(isZone),
    }),
    committed,
  ),
  /**
   * All that is known of one visit: whose it is, who may be there, its checklist and what to bring, what was noted (oldest
   * first), and what came of it: promises and the next date.
   */
  'visits.get': query(
    z.strictObject({ id: recordId }),
    z.object({
      visit: rowSchema('visit'),
      /** The date of the next one, where the visit repeats. */
      seriesNextOn: z.string().nullable(),
      accountName: z.string(),
      kindName: z.string().nullable(),
      ownerName: z.string().nullable(),
      contacts: z.array(rowSchema('contact')),
      items: z.array(rowSchema('visitItem')),
      notes: z.array(rowSchema('visitNote')),
      followUps: z.array(rowSchema('followUp')),
    }),
  ),
  /** What to know before going there; `visitId` itself is left out of what was before. */
  'visits.prepare': query(
    z.strictObject({ visitId: recordId }),
    z.object({
      account: rowSchema('account'),
      /** The last visits that took place, newest first, with what was noted there. */
      before: z.array(z.object({ visit: rowSchema('visit'), notes: z.array(rowSchema('visitNote')) })),
      promises: z.array(rowSchema('followUp')),
      dates: z.array(rowSchema('followUp')),
      deals: z.array(rowSchema('opportunity')),
    }),
  ),
  /** A line noted at this moment; what was typed of it is no draft any more. Both or neither. */
  'visits.note': command(
    z.strictObject({
      visitId: recordId,
      body: clean(20_000).trim().min(1),
      kind: z.enum(noteKinds).default('typed'),
      theme: z.enum(noteThemes).nullable().default(null),
      draft: draftKey.optional(),
    }),
    committed,
  ),
  /** One person is there, or is not after all. */
  'visits.present': command(z.strictObject({ visitId: recordId, contactId: recordId, isHere: z.boolean() }), committed),
  /** Somebody nobody knew is there: a new contact of the account, present from now on. */
  'visits.meet': command(
    z.strictObject({
      visitId: recordId,
      name: clean(200).trim().min(1),
      jobTitle: clean(120).trim().nullable().default(null),
    }),
    committed,
  ),
  /** A thing on the list is done, or after all is not. */
  'visits.tick': command(z.strictObject({ itemId: recordId, isDone: z.boolean() }), committed),
  /** A planned visit does not take place. One that repeats goes on with the next of its series, unless that ends too. */
  'visits.callOff': command(z.strictObject({ visitId: recordId, endSeries: z.boolean().default(false) }), committed),
  /** A visit that came without a list takes that of its kind. */
  'visits.takeChecklist': command(z.strictObject({ visitId: recordId }), committed),
  /** One more thing to do or to bring. */
  'visits.addItem': command(
    z.strictObject({ visitId: recordId, kind: z.enum(visitItemKinds), label: clean(200).trim().min(1) }),
    committed,
  ),
  /** The visit ends now, with what came of it, and its next date or the reason why there is none. */
  'visits.close': command(
    z.strictObject({
      visitId: recordId,
      ...closing,
      next: nextStep,
      drafts: z.array(draftKey).max(10).default([]),
    }),
    committed,
  ),
} as const
