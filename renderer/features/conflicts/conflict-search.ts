/** What the address of the conflicts says: of which record they are. */
import { z } from 'zod'
import { uuidPattern } from '../../../shared/base/ids.ts'

export interface ConflictSearch {
  readonly record?: string
}

const schema = z.object({ record: z.string().regex(uuidPattern) })

export function parseConflictSearch(search: Record<string, unknown>): ConflictSearch {
  const parsed = schema.safeParse(search)
  return parsed.success ? { record: parsed.data.record } : {}
}
