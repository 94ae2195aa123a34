/** What a quote comes to, and whether it may go out: how much is off list prices, against what may be given unasked. */
import type { PriceUnit } from './price-package.ts'
import type { Quote, QuoteLine } from './quote.ts'

type SumLine = Pick<QuoteLine, 'unit' | 'quantity' | 'priceMinor' | 'listMinor' | 'terms' | 'isOptional'>

/** Units that are paid once for each month or year of the term. */
const byTime: ReadonlySet<PriceUnit> = new Set(['year', 'month', 'userYear', 'userMonth'])
/** Units that are paid for each person. */
const byPerson: ReadonlySet<PriceUnit> = new Set(['userYear', 'userMonth'])
const byMonth: ReadonlySet<PriceUnit> = new Set(['month', 'userMonth'])

export const isByTime = (unit: PriceUnit): boolean => byTime.has(unit)
export const isByMonth = (unit: PriceUnit): boolean => byMonth.has(unit)

/** How many of a line are proposed for so many people. */
export const usualQuantity = (unit: PriceUnit, headcount: number | null): number =>
  byPerson.has(unit) ? (headcount ?? 1) : 1

/** The months of a package as terms of a line: months, or years begun. Null for what is paid once. */
export const termsOf = (unit: PriceUnit, months: number | null): number | null =>
  !isByTime(unit) ? null : isByMonth(unit) ? (months ?? 12) || 1 : Math.ceil((months ?? 12) / 12) || 1

const times = (line: SumLine): number => line.quantity * (isByTime(line.unit) ? (line.terms ?? 1) : 1)

/** What one line comes to, in minor units. */
export const lineMinor = (line: SumLine): number => line.priceMinor * times(line)

/** What it would come to at list prices. */
const listOf = (line: SumLine): number => Math.max(line.listMinor ?? 0, line.priceMinor) * times(line)

export interface QuoteSum {
  /** Of all lines that are not optional, before the discount. */
  readonly linesMinor: number
  readonly discountMinor: number
  readonly totalMinor: number
  /** What all optional lines would add to it. */
  readonly optionsMinor: number
  /** How much it is below list prices with every optional line taken. */
  readonly offMinor: number
  /** How much in percent, rounded up, with those optional lines taken that make it most. */
  readonly percent: number
}

/** A discount in percent ends on half a minor unit at most: that is no discount of its own. */
const rounded100 = 50

/** What is off list prices, in hundredths of a minor unit: a discount in percent is exact in them. */
interface Off {
  readonly listMinor: number
  readonly off100: number
}
const partOf = ({ listMinor, off100 }: Off): number => (listMinor === 0 ? 0 : off100 / listMinor)

/** The client chooses what to take: the most that can be off, as a part of list prices, counts. */
const withWorst = (firm: Off, options: readonly Off[]): Off =>
  options
    .toSorted((a, b) => partOf(b) - partOf(a))
    .reduce(
      (sum, one) =>
        partOf(one) > partOf(sum) ? { listMinor: sum.listMinor + one.listMinor, off100: sum.off100 + one.off100 } : sum,
      firm,
    )

/** Null where the sum is more than a number holds exactly. */
export function sumOf(quote: Pick<Quote, 'discountPercent'>, lines: readonly SumLine[]): QuoteSum | null {
  const all = lines.reduce((sum, line) => sum + listOf(line), 0)
  if (!Number.isSafeInteger(all * 100)) return null
  const discount = quote.discountPercent ?? 0
  const firm = lines.filter((line) => line.isOptional !== true)
  const linesMinor = firm.reduce((sum, line) => sum + lineMinor(line), 0)
  const discountMinor = Math.round((linesMinor * discount) / 100)
  const totalMinor = linesMinor - discountMinor
  const listMinor = firm.reduce((sum, line) => sum + listOf(line), 0)
  const firmOff = { listMinor, off100: (listMinor - totalMinor) * 100 }
  const options = lines
    .filter((line) => line.isOptional === true)
    .map((line) => ({ listMinor: listOf(line), off100: listOf(line) * 100 - lineMinor(line) * (100 - discount) }))
  const worst = withWorst(firmOff, options)
  const percent = Math.ceil((worst.off100 - rounded100) / (worst.listMinor || 1) - 1e-9)
  const off100 = options.reduce((sum, one) => sum + one.off100, firmOff.off100)
  const options100 = options.reduce((sum, one) => sum + one.listMinor * 100 - one.off100, 0)
  return {
    linesMinor,
    discountMinor,
    totalMinor,
    optionsMinor: Math.round(options100 / 100),
    offMinor: Math.max(0, Math.ceil(off100 / 100)),
    percent: Math.max(0, percent),
  }
}

/**
 * `free`: within what may be given unasked. `approved`: somebody who may allow it allowed at least this much. Else it must be
 * asked for (`ask`), is asked for, or was refused.
 */
export type QuoteStanding = 'free' | 'approved' | 'ask' | 'asked' | 'refused'

type Decided = Pick<Quote, 'state' | 'approvedPercent' | 'approvedOffMinor' | 'packageId' | 'decidedPackageId'>

/** `limit` is what may be given unasked, in percent; null is no limit. An approval covers what it saw, not what came after. */
export function standingOf(
  quote: Decided,
  { percent, offMinor }: Pick<QuoteSum, 'percent' | 'offMinor'>,
  limit: number | null,
): QuoteStanding {
  if (limit === null || percent <= limit) return 'free'
  const isDecided = quote.state === 'approved' || quote.state === 'refused'
  if (isDecided && quote.decidedPackageId !== quote.packageId) return 'ask'
  if (quote.state === 'approved')
    return percent <= (quote.approvedPercent ?? 0) && offMinor <= (quote.approvedOffMinor ?? 0) ? 'approved' : 'ask'
  return quote.state === 'draft' ? 'ask' : quote.state
}

/** Whether what a quote offers has ended before a day (`2026-11-23`). */
export const isExpired = ({ validUntil }: Pick<Quote, 'validUntil'>, today: string): boolean =>
  validUntil !== null && validUntil < today

/** Whether there is anything to pay; what is given away was approved. */
export const isEmpty = ({ totalMinor }: Pick<QuoteSum, 'totalMinor'>, standing: QuoteStanding): boolean =>
  totalMinor === 0 && standing !== 'approved'

export const mayGoOut = (standing: QuoteStanding): boolean => standing === 'free' || standing === 'approved'
