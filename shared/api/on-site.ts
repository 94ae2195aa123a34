/** A visit while it takes place, and the words that are being typed. */
import { z } from 'zod'
import { isZone } from '../base/local-date.ts'
import { clean } from '../domain/record-type.ts'
import { visitTypes } from '../domain/visit.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'
import { nextStep } from './work.ts'

const draftKey = clean(120).min(1)

export const onSiteProcedures = {
  /** A planned visit begins now; one that has begun goes on and keeps its beginning. */
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
  /** All the screen of a visit shows: the visit, whose it is, who may be there, and what was noted, oldest first. */
  'visits.get': query(
    z.strictObject({ id: recordId }),
    z.object({
      visit: rowSchema('visit'),
      accountName: z.string(),
      contacts: z.array(rowSchema('contact')),
      notes: z.array(rowSchema('visitNote')),
    }),
  ),
  /** A line noted at this moment; what was typed of it is no draft any more. Both or neither. */
  'visits.note': command(
    z.strictObject({ visitId: recordId, body: clean(20_000).trim().min(1), draft: draftKey.optional() }),
    committed,
  ),
  /** Who is there. */
  'visits.present': command(z.strictObject({ visitId: recordId, contactIds: z.array(recordId).max(200) }), committed),
  /** The visit ends now, with its next date or the reason why there is none. */
  'visits.close': command(
    z.strictObject({
      visitId: recordId,
      summary: clean(20_000).nullable().default(null),
      next: nextStep,
      drafts: z.array(draftKey).max(10).default([]),
    }),
    committed,
  ),
  /** What was typed under a key, or null. Never synced, gone with what it became. */
  'drafts.get': query(z.strictObject({ key: draftKey }), z.object({ value: z.string().nullable() })),
  /** All that is kept under keys that begin so, the latest first. */
  'drafts.list': query(
    z.strictObject({ prefix: z.string().max(40) }),
    z.array(z.object({ key: z.string(), value: z.string(), updatedAt: z.int() })),
  ),
  /** Keeps what is typed; nothing typed forgets it. Answers once it is on the disk. */
  'drafts.set': command(z.strictObject({ key: draftKey, value: clean(100_000) }), z.object({})),
} as const
