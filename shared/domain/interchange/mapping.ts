/** Which columns feed which targets, and how values are to be read. It is plain JSON: `--map M.json` of the command line. */
import { z } from 'zod'
import { recordTypeNames, type RecordTypeName } from '../record-types.ts'
import { isZone } from '../../base/local-date.ts'

export const mappingSchema = z.strictObject({
  type: z.enum(recordTypeNames as [RecordTypeName, ...RecordTypeName[]]),
  /** Remembered with each row's source id; `rapport` for our own exports, whose ids are kept. */
  system: z.string().min(1).max(60),
  /** Target to the headers of the columns that feed it, in order. Several columns are joined as the target asks. */
  fields: z.record(z.string().max(60), z.array(z.string()).min(1).max(10)),
  /** Which comes first in 03/05/2026. */
  dateOrder: z.enum(['dmy', 'mdy']),
  /** The zone in which times without one were written. */
  zone: z.string().refine(isZone, { message: 'not_a_zone' }),
  /** Currency of amounts that name none; null leaves it open. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
})
export type Mapping = z.infer<typeof mappingSchema>

/** What the caller of the guess knows about the user's place. */
export interface Place {
  readonly zone: string
  readonly language: 'zh' | 'en'
}
