/**
 * What the account list can be narrowed and ordered by. Apart from the other procedures of accounts: the page reads it from
 * its address before anything is shown, and must not set up the schemas of all records for that.
 */
import { z } from 'zod'
import { accountKinds, accountScales, accountStages, headcountBands } from '../domain/account.ts'

const oneOrMore = <T extends z.ZodType>(item: T) => z.array(item).max(200).optional()

/** Filters of the account list; each narrows, several values within one widen. Dates are local calendar dates. */
export const accountFilter = z.strictObject({
  text: z.string().max(200).optional(),
  stages: oneOrMore(z.enum(accountStages)),
  kinds: oneOrMore(z.enum(accountKinds)),
  scales: oneOrMore(z.enum(accountScales)),
  headcountBands: oneOrMore(z.enum(headcountBands)),
  industries: oneOrMore(z.string().max(120)),
  regions: oneOrMore(z.string().max(120)),
  ownerIds: oneOrMore(z.uuid()),
  /** `none`: no next date; `overdue`: before today; `week`: within 7 days of today. */
  next: z.enum(['none', 'overdue', 'week', 'any']).optional(),
  /** Not contacted for at least so many days (never counts as long ago). */
  quietDays: z.int().min(1).max(3650).optional(),
})
export type AccountFilter = z.infer<typeof accountFilter>

export const accountSorts = [
  'name',
  'next',
  'lastContact',
  'stage',
  'region',
  'industry',
  'headcount',
  'owner',
  'created',
  'updated',
] as const
