import { z } from 'zod'
import { isDate } from '../base/local-date.ts'
import { accountFilter, accountSorts } from './account-filter.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { recordId, recordTypeName, rowSchema } from './rows.ts'

const day = z.string().refine(isDate)

/** What an account is doing now, derived on write: next date, last contact. */
const facts = {
  nextOn: z.string().nullable(),
  nextTime: z.string().nullable(),
  nextSubject: z.string().nullable(),
  nextType: z.enum(['visit', 'followUp']).nullable(),
  nextId: z.string().nullable(),
  lastContactOn: z.string().nullable(),
}

export const accountListRow = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: z.string().nullable(),
  scale: z.string().nullable(),
  headcount: z.int().nullable(),
  headcountBand: z.string().nullable(),
  industry: z.string().nullable(),
  region: z.string().nullable(),
  stage: z.string().nullable(),
  phone: z.string().nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
  ...facts,
})
export type AccountListRow = z.infer<typeof accountListRow>

const duplicate = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string().nullable(),
  phone: z.string().nullable(),
  ownerName: z.string().nullable(),
  score: z.number(),
  reasons: z.array(z.string()),
})

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.int() }))

export const accountProcedures = {
  'accounts.list': query(
    z.strictObject({
      filter: accountFilter.default({}),
      sort: z.enum(accountSorts).default('name'),
      descending: z.boolean().default(false),
      today: day,
      offset: z.int().min(0).max(10_000_000).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({ total: z.int(), rows: z.array(accountListRow) }),
  ),
  /** Where in a list (same filter and order) an account stands, 0 based, or null: to walk with K and J. */
  'accounts.position': query(
    z.strictObject({
      filter: accountFilter.default({}),
      sort: z.enum(accountSorts).default('name'),
      descending: z.boolean().default(false),
      today: day,
      id: recordId,
    }),
    z.object({ index: z.int().nullable() }),
  ),
  'accounts.get': query(
    z.strictObject({ id: recordId }),
    z.object({
      account: rowSchema('account'),
      ...facts,
      contacts: z.array(rowSchema('contact')),
      owner: rowSchema('teamMember').nullable(),
      parent: z.object({ id: z.string(), name: z.string() }).nullable(),
      children: z.array(z.object({ id: z.string(), name: z.string() })),
      opportunities: z.array(rowSchema('opportunity')),
      openFollowUps: z.array(rowSchema('followUp')),
      plannedVisits: z.array(rowSchema('visit')),
      counts: z.object({ visits: z.int(), notes: z.int() }),
    }),
  ),
  /** Values there are to filter by, most frequent first. */
  'accounts.facets': query(
    z.strictObject({}),
    z.object({ stages: facet, kinds: facet, industries: facet, regions: facet, owners: facet, total: z.int() }),
  ),
  /** While a new account is typed: who may be the same, best first. */
  'accounts.duplicates': query(
    z.strictObject({
      name: z.string().max(200),
      phone: z.string().max(120).optional(),
      website: z.string().max(400).optional(),
      region: z.string().max(120).optional(),
      excludeId: recordId.optional(),
    }),
    z.array(duplicate),
  ),
  /** What a merge would do, changing nothing: the resulting row and what moves. */
  'accounts.mergePreview': query(
    z.strictObject({ keepId: recordId, dropId: recordId }),
    z.object({
      keep: rowSchema('account'),
      drop: rowSchema('account'),
      /** Fields where both have a value and they differ; the kept account's stands unless chosen otherwise. */
      differing: z.array(z.string()),
      /** Fields the kept account lacks and takes from the other one. */
      filled: z.array(z.string()),
      moves: z.array(z.object({ type: recordTypeName, count: z.int() })),
    }),
  ),
  /** Merges two accounts in one transaction; `take` names differing fields to take from the dropped one. */
  'accounts.merge': command(
    z.strictObject({ keepId: recordId, dropId: recordId, take: z.array(z.string().max(60)).max(60).default([]) }),
    committed,
  ),
} as const
