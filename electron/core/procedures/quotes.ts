/** Quotes: begun from a package, asked for and approved, read with all their paper shows. */
import type { quoteProcedures } from '../../../shared/api/quotes.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import { isExpired, mayGoOut } from '../../../shared/domain/quote-sum.ts'
import { versionCounts } from '../documents/comparison-input.ts'
import { quoteDetail, quoteLinesOf, quoteState } from '../documents/quote-input.ts'
import { addPackage, remindersOf, startQuote } from '../documents/start-quote.ts'
import { leads } from '../rights.ts'
import { readSettings, readZone } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { list, number, sql } from '../store/sql.ts'
import { act, type Handlers } from './handlers.ts'
import { papersWhere } from './list-queries.ts'

/** As a quote is before anybody decided. */
const undecided = {
  state: 'draft',
  decision: null,
  decidedById: null,
  approvedPercent: null,
  approvedOffMinor: null,
  decidedPackageId: null,
} as const

export const quoteHandlers: Handlers<keyof typeof quoteProcedures> = {
  'quotes.list': (ctx, { text, accountId, isAsked, offset, limit }) => {
    const { read } = ctx
    // lowered since it was asked for, it waits no more
    const asked = listRows(read, 'quote', sql`${papersWhere(ctx, 'quote', { accountId })} AND state = 'asked'`)
      .filter((quote) => quoteState(read, quote).standing === 'asked')
      .map(({ id }) => id)
    const shown = isAsked ? sql`AND id IN ${list(asked)}` : sql``
    const where = sql`${papersWhere(ctx, 'quote', { accountId, text })} ${shown}`
    const page = sql`ORDER BY updated_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}`
    const rows = listRows(read, 'quote', sql`${where} ${page}`)
    const versionsOf = versionCounts(read, 'quote', rows)
    const today = dateIn(ctx.nowMs(), readZone(read))
    return {
      rows: rows.map((quote) => {
        const { sum, standing } = quoteState(read, quote)
        return {
          quote,
          accountName: findRow(read, 'account', quote.accountId)?.name ?? '',
          totalMinor: sum?.totalMinor ?? null,
          standing,
          isExpired: isExpired(quote, today),
          ...versionsOf(quote.id),
        }
      }),
      total: number(read, sql`SELECT count(*) FROM quotes ${where}`),
      asked: asked.length,
      mayDecide: leads(read),
    }
  },

  'quotes.get': (ctx, { id }) => quoteDetail(ctx, id),

  'quotes.start': (ctx, { accountId, ...rest }) =>
    act(ctx, 'quote.start', (tx) => {
      const { currency, language } = readSettings(tx.db, ctx.systemLanguage)
      return startQuote(tx, { account: tx.get('account', accountId), ...rest, language, currency })
    }),

  'quotes.choose': (ctx, { id, packageId }) =>
    act(ctx, 'quote.choose', (tx) => {
      const quote = tx.get('quote', id)
      const chosenId = tx.liveOne('pricePackage', packageId)
      const written = quoteLinesOf(tx.db, id).filter((line) => line.listMinor === null)
      for (const line of quoteLinesOf(tx.db, id)) if (line.listMinor !== null) tx.remove('quoteLine', line.id)
      const chosen = chosenId === null ? null : tx.get('pricePackage', chosenId)
      // prices by hand are in the currency they were written in
      if (chosen !== null && written.length > 0 && chosen.currency !== quote.currency) throw conflict('quote_currency')
      const productId = chosen === null ? quote.productId : tx.liveOne('product', chosen.productId)
      tx.patch('quote', id, {
        packageId: chosenId,
        productId,
        // what was decided was decided for the package of before: nothing guarded is written, and undo brings it back
        currency: chosen?.currency ?? quote.currency,
      })
      if (chosen !== null) addPackage(tx, tx.get('quote', id), chosen)
      return id
    }),

  'quotes.ask': (ctx, { id, reason }) =>
    act(ctx, 'quote.ask', (tx) => {
      const { standing } = quoteState(tx.db, tx.get('quote', id))
      if (standing === 'asked') throw conflict('quote_is_asked')
      if (mayGoOut(standing)) throw conflict('quote_needs_none')
      tx.patch('quote', id, { ...undecided, state: 'asked', decision: reason })
      return id
    }),

  'quotes.decide': (ctx, { id, approves, percent, offMinor, reason }) =>
    act(ctx, 'quote.decide', (tx) => {
      if (!leads(tx.db)) throw conflict('may_not_decide')
      const quote = tx.get('quote', id)
      // a leader need not be asked first
      const { sum, standing } = quoteState(tx.db, quote)
      if (mayGoOut(standing)) throw conflict('quote_not_asked')
      const isMore = sum !== null && (sum.percent > percent || sum.offMinor > offMinor)
      if (sum === null || (approves && isMore)) throw conflict('quote_changed')
      const state = approves ? 'approved' : 'refused'
      tx.patch('quote', id, {
        state,
        decidedById: tx.actor,
        // without a word the reason it was asked for stays
        decision: reason ?? quote.decision,
        approvedPercent: approves ? percent : null,
        approvedOffMinor: approves ? offMinor : null,
        decidedPackageId: quote.packageId,
      })
      return id
    }),

  'quotes.remove': (ctx, { id }) =>
    act(ctx, 'quote.remove', (tx) => {
      for (const line of quoteLinesOf(tx.db, id)) tx.remove('quoteLine', line.id)
      for (const due of remindersOf(tx.db, id)) tx.remove('followUp', due.id)
      tx.remove('quote', id)
      return id
    }),
}
