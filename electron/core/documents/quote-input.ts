/** Gathers what a quote's page and sheet show, and where it stands. */
import type { QuoteDetail } from '../../../shared/api/quotes.ts'
import { standingOf, sumOf, type QuoteStanding } from '../../../shared/domain/quote-sum.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { inOrder } from '../procedures/in-order.ts'
import { leads } from '../rights.ts'
import { first, sql, type ReadDb } from '../store/sql.ts'
import { liveRow, mostLines, needRow, paperContextOf } from './comparison-input.ts'
import { findCompany } from './who.ts'

export const quoteLinesOf = (db: ReadDb, id: string): Row<'quoteLine'>[] =>
  inOrder(db, 'quoteLine', sql`quote_id = ${id}`, mostLines)

/** The strictest limit of the catalogue. */
const strictest = (db: ReadDb): number | null =>
  first<{ least: number | null }>(
    db,
    sql`SELECT min(discount_limit_percent) AS least FROM price_packages WHERE deleted_at IS NULL`,
  )?.least ?? null

/**
 * What may be taken off without asking, in percent: the package says; null is no limit. A quote without a package, or whose
 * package is gone, is held to the strictest there is: leaving the package out is no way round.
 */
export function limitOf(db: ReadDb, quote: Row<'quote'>): number | null {
  const one = liveRow(db, 'pricePackage', quote.packageId)
  return one === null ? strictest(db) : one.discountLimitPercent
}

/** What a quote comes to and whether it may go out. */
export function quoteState(db: ReadDb, quote: Row<'quote'>) {
  const sum = sumOf(quote, quoteLinesOf(db, quote.id))
  const limit = limitOf(db, quote)
  return { sum, limit, standing: sum === null ? 'ask' : standingOf(quote, sum, limit) } as const
}

/** The same of one that was read already; null where the sum is more than a number holds. */
export function standingOfDetail({ quote, lines, limitPercent }: QuoteDetail): QuoteStanding | null {
  const sum = sumOf(quote, lines)
  return sum === null ? null : standingOf(quote, sum, limitPercent)
}

/** As it stands now, with the number its next version would have. */
export function quoteDetail(ctx: ReaderContext, id: string): QuoteDetail {
  const { read } = ctx
  const quote = needRow(read, 'quote', id)
  return {
    quote,
    lines: quoteLinesOf(read, id),
    account: needRow(read, 'account', quote.accountId),
    product: liveRow(read, 'product', quote.productId),
    package: liveRow(read, 'pricePackage', quote.packageId),
    company: findCompany(read),
    contacts: (quote.contactIds ?? []).flatMap((one) => liveRow(read, 'contact', one) ?? []),
    decidedBy: liveRow(read, 'teamMember', quote.decidedById)?.name ?? null,
    limitPercent: limitOf(read, quote),
    mayDecide: leads(read),
    ...paperContextOf(ctx, 'quote', quote),
  }
}
