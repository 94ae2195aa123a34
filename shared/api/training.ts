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
