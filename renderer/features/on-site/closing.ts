/** What was chosen and typed about the end of a visit so far: kept letter by letter, and what the store takes of it. */
import { z } from 'zod'
import type { Input } from '../../../shared/api/contract.ts'
import { followUpKinds, promisers } from '../../../shared/domain/follow-up.ts'
import { visitOutcomes } from '../../../shared/domain/visit.ts'
import { noNext } from '../visits/next-step-field.tsx'

const promise = z.object({
  by: z.enum(promisers),
  subject: z.string(),
  on: z.string().nullable(),
  contactId: z.string().nullable(),
})
export type PromiseValues = z.infer<typeof promise>

const closing = z.object({
  outcome: z.enum(visitOutcomes).nullable().default(null),
  summary: z.string(),
  reactions: z.string().default(''),
  promises: z.array(promise).default([]),
  next: z.object({
    choice: z.string().nullable(),
    picked: z.string().nullable(),
    time: z.string().nullable(),
    kind: z.enum(followUpKinds),
    subject: z.string(),
    because: z.string(),
  }),
})
export type Closing = z.infer<typeof closing>

export const nothingYet: Closing = { outcome: null, summary: '', reactions: '', promises: [], next: noNext }

/** What was kept; words of another version of the program are none. */
export function parseClosing(kept: string): Closing {
  if (kept === '') return nothingYet
  try {
    const parsed = closing.safeParse(JSON.parse(kept))
    return parsed.success ? parsed.data : nothingYet
  } catch {
    return nothingYet
  }
}

/** A row that was opened and left empty is none. */
const isEmpty = (p: PromiseValues): boolean => p.subject.trim() === ''

/** The promises as the store takes them, or null while one lacks its date. */
export function promisesOf(values: Closing): Input<'visits.close'>['promises'] | null {
  const given = values.promises.filter((p) => !isEmpty(p))
  if (given.some((p) => p.on === null)) return null
  return given.map((p) => ({ ...p, on: p.on ?? '', subject: p.subject.trim() }))
}
