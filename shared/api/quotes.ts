/** Quotes: begun from a price package, approved where more is taken off than one may give alone, read with all their paper shows. */
import { z } from 'zod'
import { clean } from '../domain/record-type.ts'
import { command, query } from './procedure.ts'
import { committed } from './records.ts'
import { paperContext } from './comparisons.ts'
import { listText, page, recordId, rowSchema } from './rows.ts'

const standing = z.enum(['free', 'approved', 'ask', 'asked', 'refused'])

const listed = z.object({
  quote: rowSchema('quote'),
  accountName: z.string(),
  /** Null where the sum is more than a number holds. */
  totalMinor: z.int().nullable(),
  standing,
  isExpired: z.boolean(),
  versions: z.int(),
  /** When the newest version was made. */
  madeAt: z.int().nullable(),
})
export type ListedQuote = z.infer<typeof listed>

const detail = paperContext.extend({
  quote: rowSchema('quote'),
  lines: z.array(rowSchema('quoteLine')),
  account: rowSchema('account'),
  product: rowSchema('product').nullable(),
  package: rowSchema('pricePackage').nullable(),
  company: rowSchema('company').nullable(),
  contacts: z.array(rowSchema('contact')),
  decidedBy: z.string().nullable(),
  /** What may be given without asking, in percent; null is no limit. */
  limitPercent: z.int().nullable(),
  /** Whether this person may approve. */
  mayDecide: z.boolean(),
})
export type QuoteDetail = z.infer<typeof detail>

const reason = clean(400).trim().nullable().default(null)

export const quoteProcedures = {
  /** Of one account, or of all, or those that wait for an approval; last changed first. */
  'quotes.list': query(
    z.strictObject({
      /** Words of the quote, or of its account. */
      text: listText,
      accountId: recordId.optional(),
      isAsked: z.boolean().default(false),
      ...page,
    }),
    z.object({
      rows: z.array(listed),
      total: z.int(),
      /** How many wait for an approval, whatever the words. */
      asked: z.int(),
      mayDecide: z.boolean(),
    }),
  ),
  'quotes.get': query(z.strictObject({ id: recordId }), detail),
  /** A quote for an account with the lines of a package; the name is the caller's word for it. */
  'quotes.start': command(
    z.strictObject({
      accountId: recordId,
      name: clean(200).trim().min(1),
      packageId: recordId.nullable().default(null),
      opportunityId: recordId.nullable().default(null),
    }),
    committed,
  ),
  /** Another package: its lines take the place of those that came from one, lines written by hand stay. */
  'quotes.choose': command(z.strictObject({ id: recordId, packageId: recordId.nullable() }), committed),
  /** Asks for an approval. Refused with `quote_needs_none` and, where it waits already, `quote_is_asked`. */
  'quotes.ask': command(z.strictObject({ id: recordId, reason }), committed),
  /**
   * Approves or refuses what is asked for, as far as the discount that was seen. Refused with `may_not_decide`,
   * `quote_not_asked` and, where more is taken off by now, `quote_changed`.
   */
  'quotes.decide': command(
    z.strictObject({
      id: recordId,
      approves: z.boolean(),
      /** What was seen to be off list prices. */
      percent: z.int().min(0).max(100),
      offMinor: z.int().min(0),
      reason,
    }),
    committed,
  ),
  /** The quote with its lines; versions that were printed stay. */
  'quotes.remove': command(z.strictObject({ id: recordId }), committed),
} as const
