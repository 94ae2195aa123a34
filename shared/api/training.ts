/** A training session at the client: a visit of type `training`, who signed in, what came of it for each. */
import { z } from 'zod'
import { isDate, isZone } from '../base/local-date.ts'
import { trainingResults } from '../domain/attendance.ts'
import { clean } from '../domain/record-type.ts'
import { strokesSchema } from '../domain/media/marks.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, rowSchema } from './rows.ts'

export const trainingProcedures = {
  /** Who was there, in the order of signing; those without a signature last. */
  'training.get': query(
    z.strictObject({ visitId: recordId }),
    z.object({
      rows: z.array(rowSchema('attendance')),
      /** Those for whom one round was not enough and no next one is set. */
      needAgain: z.int(),
      /** Quizzes taken there, in order. */
      attempts: z.array(
        z.object({
          id: recordId,
          contactId: recordId.nullable(),
          name: z.string(),
          scorePercent: z.int(),
          isPassed: z.boolean(),
          takenAt: z.int(),
        }),
      ),
    }),
  ),
  /** What a certificate says, for each who signed and for whom one round was enough. */
  'training.certificates': query(
    z.strictObject({ visitId: recordId }),
    z.object({
      subject: z.string(),
      accountName: z.string(),
      /** The day of the session where it was held, `YYYY-MM-DD`. */
      on: z.string(),
      minutes: z.int().nullable(),
      trainer: z.string().nullable(),
      covered: z.array(z.string()),
      rows: z.array(
        z.object({
          /** The same whenever it is asked for: the day the attendance was written, and what no other has. */
          number: z.string(),
          name: z.string(),
          jobTitle: z.string().nullable(),
          scorePercent: z.int().nullable(),
        }),
      ),
    }),
  ),
  /** A person signs in and is present from now on; who signs again has the new signature. */
  'training.sign': command(
    z.strictObject({ visitId: recordId, contactId: recordId, strokes: strokesSchema.min(1) }),
    committed,
  ),
  /** What came of it for one person, signed or not. */
  'training.judge': command(
    z.strictObject({
      visitId: recordId,
      contactId: recordId,
      result: z.enum(trainingResults).nullable().optional(),
      scorePercent: z.int().min(0).max(100).nullable().optional(),
      note: clean(400).trim().nullable().optional(),
    }),
    committed,
  ),
  /** A follow-up for each who needs another round and has none yet. Refused as `nobody_again`. */
  'training.again': command(
    z.strictObject({
      visitId: recordId,
      dueOn: z.string().refine(isDate),
      subject: clean(200).trim().min(1),
      zone: z.string().max(60).refine(isZone),
    }),
    committed,
  ),
} as const
