/** Contacts, opportunities, colleagues, saved views and search. */
import { z } from 'zod'
import { query } from './procedure.ts'
import { listText, page, recordId, recordTypeName, rowSchema } from './rows.ts'

export const searchHit = z.object({
  type: recordTypeName,
  id: z.string(),
  accountId: z.string().nullable(),
  /** The record's name; a note has its account's. */
  title: z.string(),
  accountName: z.string().nullable(),
  /** Words around the hit, or null when the title itself is the hit. */
  snippet: z.string().nullable(),
  titleRanges: z.array(z.tuple([z.int(), z.int()])),
  snippetRanges: z.array(z.tuple([z.int(), z.int()])),
  at: z.int(),
})
export type SearchHit = z.infer<typeof searchHit>

export const listProcedures = {
  'contacts.list': query(
    z.strictObject({ text: listText, accountId: recordId.optional(), ...page }),
    z.object({
      total: z.int(),
      rows: z.array(z.object({ contact: rowSchema('contact'), accountName: z.string().nullable() })),
    }),
  ),
  /** Open ones by expected close; those that are won or lost the latest first. */
  'opportunities.list': query(
    z.strictObject({
      text: listText,
      outcome: z.enum(['open', 'won', 'lost', 'all']).default('open'),
      ...page,
    }),
    z.object({
      total: z.int(),
      rows: z.array(z.object({ opportunity: rowSchema('opportunity'), accountName: z.string().nullable() })),
    }),
  ),
  'team.list': query(z.strictObject({}), z.array(rowSchema('teamMember'))),
  'views.list': query(z.strictObject({ target: z.string().max(40) }), z.array(rowSchema('savedView'))),
  'search.query': query(
    z.strictObject({
      query: z.string().max(10_000),
      types: z.array(recordTypeName).max(20).optional(),
      limitPerType: z.int().min(1).max(50).default(3),
    }),
    z.object({ hits: z.array(searchHit), tookMs: z.number() }),
  ),
  /** What was opened last, newest first: shown before anything is typed. */
  'search.recent': query(z.strictObject({ limit: z.int().min(1).max(50).default(8) }), z.array(searchHit)),
} as const
