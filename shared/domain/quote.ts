/** An offer with its lines. Its state is guarded: what was approved first stands, a later edit goes back to its author. */
import {
  bool,
  choice,
  date,
  defineRecordType,
  int,
  longText,
  ref,
  refs,
  required,
  text,
  type RowOf,
} from './record-type.ts'
import { paperLanguages, paperSizes } from './comparison.ts'
import { priceUnits } from './price-package.ts'

export const quoteStates = ['draft', 'asked', 'approved', 'refused'] as const
export type QuoteState = (typeof quoteStates)[number]

export const quote = defineRecordType({
  name: 'quote',
  plural: 'quotes',
  title: 'name',
  fields: {
    accountId: required(ref('account')),
    name: required(text({ search: 'name' })),
    opportunityId: ref('opportunity'),
    productId: ref('product'),
    packageId: ref('pricePackage'),
    currency: required(text({ max: 3 })),
    discountPercent: int({ min: 0, max: 100, merge: 'guarded' }),
    validUntil: date(),
    terms: longText({ max: 8000 }),
    termsEn: longText({ max: 8000 }),
    language: choice(paperLanguages),
    paper: choice(paperSizes),
    isLandscape: bool(),
    contactIds: refs('contact'),
    state: required(choice(quoteStates, { merge: 'guarded' })),
    decidedById: ref('teamMember', { merge: 'guarded' }),
    /** Why it was approved or refused. */
    decision: text({ max: 400, merge: 'guarded' }),
    /** The discount the approval goes up to, in percent of list prices: `percent` of `sumOf`. */
    approvedPercent: int({ min: 0, max: 100, merge: 'guarded' }),
    /** And the amount below list prices it goes up to. */
    approvedOffMinor: int({ min: 0, max: 9_000_000_000_000_000, merge: 'guarded' }),
    /** The package it was decided for: of another one nothing was decided. */
    decidedPackageId: ref('pricePackage', { merge: 'guarded' }),
    ownerId: ref('teamMember'),
  },
})
export type Quote = RowOf<typeof quote>

/** What says that a quote was decided, by whom and how far it goes. */
const decisions: ReadonlySet<string> = new Set([
  'state',
  'decision',
  'decidedById',
  'approvedPercent',
  'approvedOffMinor',
  'decidedPackageId',
])

/**
 * Whether a change of a quote says that it was decided, or puts other words to what was: for who leads alone. Asking, and
 * taking back what was asked, is anybody's. `before` is null for a new one.
 */
export function decidesQuote(
  patch: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | null,
): boolean {
  const isOpen = patch['state'] === 'asked' || patch['state'] === 'draft'
  const wasDecided = before?.['state'] === 'approved' || before?.['state'] === 'refused'
  return Object.entries(patch).some(([name, value]) => {
    if (!decisions.has(name) || value === (before?.[name] ?? null)) return false
    if (name === 'state') return value === 'approved' || value === 'refused'
    return name === 'decision' ? wasDecided && !isOpen : value !== null
  })
}

export const quoteLine = defineRecordType({
  name: 'quoteLine',
  plural: 'quote-lines',
  title: 'title',
  fields: {
    accountId: required(ref('account')),
    quoteId: required(ref('quote')),
    title: required(text()),
    titleEn: text(),
    unit: required(choice(priceUnits)),
    quantity: required(int({ min: 0, max: 10_000_000 })),
    priceMinor: required(int({ min: 0, max: 1_000_000_000_000, merge: 'guarded' })),
    /** What the package asked when it was taken over: a price below it is a discount as well. */
    listMinor: int({ min: 0, max: 1_000_000_000_000 }),
    currency: text({ max: 3 }),
    /** Months or years for which a price by time is paid. */
    terms: int({ min: 1, max: 600 }),
    /** Offered beside the rest: it stands on the sheet with its price and is not in the total. */
    isOptional: bool({ merge: 'guarded' }),
    position: int(),
  },
})
export type QuoteLine = RowOf<typeof quoteLine>
