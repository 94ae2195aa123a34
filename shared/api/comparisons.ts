/** Comparison sheets of accounts: begun from the catalogue, filled from what was seen, read with all that their paper shows. */
import { z } from 'zod'
import { drawn } from '../documents/paper.ts'
import { comparisonAudiences } from '../domain/comparison.ts'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { listText, page, recordId, rowSchema } from './rows.ts'

const listed = z.object({
  comparison: rowSchema('comparison'),
  accountName: z.string(),
  productName: z.string().nullable(),
  versions: z.int(),
  /** When the newest version was made. */
  madeAt: z.int().nullable(),
})
export type ListedComparison = z.infer<typeof listed>

/** What a client's sheet says of us and of the day it is made on. */
export const paperContext = z.object({
  person: z.object({ name: z.string(), lines: z.array(z.string()), card: z.string().nullable() }).nullable(),
  next: z.object({ on: z.string(), at: z.string().nullable() }).nullable(),
  /** The number its next version would have, and the day it is today. */
  versionNo: z.int(),
  today: z.string(),
  zone: z.string(),
  currency: z.string(),
})

const detail = paperContext.extend({
  comparison: rowSchema('comparison'),
  rows: z.array(rowSchema('comparisonRow')),
  account: rowSchema('account'),
  product: rowSchema('product').nullable(),
  other: rowSchema('product').nullable(),
  company: rowSchema('company').nullable(),
  prices: z.array(rowSchema('priceRow')),
  drawings: z.record(recordId, drawn),
})
export type ComparisonDetail = z.infer<typeof detail>

export const comparisonProcedures = {
  /** Of one account, or of all; last changed first. */
  'comparisons.list': query(
    z.strictObject({
      /** Words of the sheet, or of its account. */
      text: listText,
      accountId: recordId.optional(),
      ...page,
    }),
    z.object({ rows: z.array(listed), total: z.int() }),
  ),
  'comparisons.get': query(z.strictObject({ id: recordId }), detail),
  /** What can be taken into a sheet: lines of the catalogue not on it, notes and photos from visits. */
  'comparisons.offers': query(
    z.strictObject({ id: recordId }),
    z.object({
      features: z.array(rowSchema('feature')),
      notes: z.array(rowSchema('visitNote')),
      photos: z.array(rowSchema('attachment')),
    }),
  ),
  /** A sheet for an account with the lines of the catalogue; the name is the caller's word for it. */
  'comparisons.start': command(
    z.strictObject({
      accountId: recordId,
      name: clean(200).trim().min(1),
      productId: recordId.nullable().default(null),
      otherId: recordId.nullable().default(null),
    }),
    committed,
  ),
  /** Another product on either side: lines of the catalogue are taken anew, what was written by hand stays. */
  'comparisons.choose': command(
    z.strictObject({ id: recordId, productId: recordId.nullable(), otherId: recordId.nullable() }),
    committed,
  ),
  /** For whom the sheet is: lines that nobody switched by hand are on where they matter to these people. */
  'comparisons.aim': command(z.strictObject({ id: recordId, audience: z.enum(comparisonAudiences) }), committed),
  /** Takes lines of the catalogue into the sheet. */
  'comparisons.addFeatures': command(
    z.strictObject({ id: recordId, featureIds: z.array(recordId).min(1).max(200) }),
    committed,
  ),
  /** The sheet with its lines; versions that were printed stay. */
  'comparisons.remove': command(z.strictObject({ id: recordId }), committed),
} as const
