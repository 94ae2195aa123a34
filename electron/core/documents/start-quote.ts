/** How a quote begins, the lines a package brings, and the follow-up before it runs out. */
import { conflict } from '../../../shared/api/wire-error.ts'
import { cutToLength } from '../../../shared/base/file-name.ts'
import { addDays, dateIn } from '../../../shared/base/local-date.ts'
import { paperWords } from '../../../shared/documents/words.ts'
import type { Language } from '../../../shared/base/format.ts'
import { rowsToSum } from '../../../shared/domain/propose-package.ts'
import { termsOf, usualQuantity } from '../../../shared/domain/quote-sum.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { inOrder } from '../procedures/in-order.ts'
import { readZone } from '../settings.ts'
import { listRows } from '../store/rows.ts'
import { sql, type ReadDb } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { quoteLinesOf } from './quote-input.ts'

/** Days a quote is good for unless somebody says otherwise. */
export const usualDays = 30
/** Days before its end at which it comes up again. */
const daysBefore = 3

/** Puts the lines of a package at the end of a quote. */
export function addPackage(tx: Tx, quote: Row<'quote'>, one: Row<'pricePackage'>): void {
  const account = tx.get('account', quote.accountId)
  let position = Math.max(-1, ...quoteLinesOf(tx.db, quote.id).map((line) => line.position ?? 0))
  for (const row of rowsToSum(account, inOrder(tx.db, 'priceRow', sql`package_id = ${one.id}`))) {
    if (row.currency !== null && row.currency !== one.currency) throw conflict('quote_currency')
    position += 1
    tx.create('quoteLine', {
      accountId: quote.accountId,
      quoteId: quote.id,
      title: row.title,
      titleEn: row.titleEn,
      unit: row.unit,
      quantity: usualQuantity(row.unit, account.headcount),
      priceMinor: row.priceMinor,
      listMinor: row.priceMinor,
      currency: one.currency,
      terms: termsOf(row.unit, one.termMonths),
      isOptional: row.isOptional,
      position,
    })
  }
}

interface Begun {
  readonly account: Row<'account'>
  readonly name: string
  readonly packageId: string | null
  readonly opportunityId: string | null
  readonly language: Language
  readonly currency: string
}

/** Makes the quote; answers its id. */
export function startQuote(tx: Tx, { account, name, packageId, opportunityId, language, currency }: Begun): string {
  const chosenId = tx.liveOne('pricePackage', packageId)
  const chosen = chosenId === null ? null : tx.get('pricePackage', chosenId)
  const id = tx.create('quote', {
    accountId: account.id,
    name,
    opportunityId: tx.liveOne('opportunity', opportunityId),
    productId: chosen === null ? null : tx.liveOne('product', chosen.productId),
    packageId: chosenId,
    currency: chosen?.currency ?? currency,
    validUntil: addDays(dateIn(tx.nowMs, readZone(tx.db)), usualDays),
    language,
    paper: 'a4',
    state: 'draft',
    ownerId: tx.actor,
  })
  if (chosen !== null) addPackage(tx, tx.get('quote', id), chosen)
  return id
}

/** The open follow-ups of a quote, the first due first. */
export const remindersOf = (db: ReadDb, quoteId: string): Row<'followUp'>[] =>
  listRows(
    db,
    'followUp',
    sql`WHERE quote_id = ${quoteId} AND status = 'open' AND deleted_at IS NULL ORDER BY due_on LIMIT 20`,
  )

/** Sees to it that a quote that went out comes up before it runs out: one open follow-up, on the right day. */
export function remindOfEnd(tx: Tx, quote: Row<'quote'>, language: Language): void {
  const { id, accountId, validUntil, name, ownerId } = quote
  const [open] = remindersOf(tx.db, id)
  const today = dateIn(tx.nowMs, readZone(tx.db))
  if (validUntil === null || validUntil < today) {
    // nothing runs out any more
    if (open) tx.remove('followUp', open.id)
    return
  }
  const early = addDays(validUntil, -daysBefore)
  const dueOn = early < today ? today : early
  if (open) {
    if (open.dueOn !== dueOn) tx.patch('followUp', open.id, { dueOn })
    return
  }
  tx.create('followUp', {
    accountId,
    quoteId: id,
    contactId: tx.live('contact', quote.contactIds)[0] ?? null,
    subject: cutToLength(paperWords[language].quoteEnds(name), 200),
    kind: 'call',
    status: 'open',
    dueOn,
    ownerId: tx.liveOne('teamMember', ownerId) ?? tx.actor,
  })
}
