/** A hint that something changed: which types, up to which change. Correctness never depends on one arriving. */
import { z } from 'zod'
import { recordTypeName } from './rows.ts'

export const hintSchema = z.object({
  /** Number of the last change in the store; grows by every committed transaction. */
  seq: z.int(),
  types: z.array(recordTypeName),
  /** Settings or usage, which are no records. */
  local: z.boolean().default(false),
  /** What a round with the hub is about changed: how far it is, what keeps it. */
  sync: z.boolean().optional(),
})
export type Hint = z.infer<typeof hintSchema>
