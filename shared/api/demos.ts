/** Demos: scripts with their steps, and what of them was shown at a visit. Scripts and steps are made by `records.*`. */
import { z } from 'zod'
import { demoReactions } from '../domain/demo.ts'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, recordId, rowSchema } from './rows.ts'

/** A file a step shows, and whether it is on this laptop. */
const media = z.object({
  id: recordId,
  sha256: z.string(),
  name: z.string(),
  mediaType: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  state: z.enum(['here', 'damaged', 'elsewhere']),
})
export type DemoMedia = z.infer<typeof media>

const step = z.object({ step: rowSchema('demoStep'), media: media.nullable(), materialName: z.string().nullable() })
export type DemoStepDetail = z.infer<typeof step>

export const demoProcedures = {
  /** By name. */
  'demos.list': query(
    z.strictObject({ text: listText }),
    z.object({ rows: z.array(z.object({ demo: rowSchema('demo'), steps: z.int(), minutes: z.int() })) }),
  ),
  'demos.get': query(z.strictObject({ id: recordId }), z.object({ demo: rowSchema('demo'), steps: z.array(step) })),
  /** Puts a step at a place among the others, counted from 0. */
  'demos.moveStep': command(z.strictObject({ stepId: recordId, to: z.int().min(0).max(1000) }), committed),
  /** The script with its steps. */
  'demos.remove': command(z.strictObject({ id: recordId }), committed),
  /** A step was on the client's screen at a visit. */
  'demos.show': command(
    z.strictObject({
      visitId: recordId,
      stepId: recordId,
      shownAt: z.int().min(0).max(253_402_300_799_999),
      shownMs: z.int().min(0).max(86_400_000),
      reaction: z.enum(demoReactions).nullable().default(null),
      question: clean(400).trim().nullable().default(null),
    }),
    committed,
  ),
  /** What was shown at a visit, in order. */
  'demos.shown': query(z.strictObject({ visitId: recordId }), z.object({ rows: z.array(rowSchema('demoShown')) })),
} as const
