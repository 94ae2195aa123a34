/** What only some may do. Without a hub there is nobody to ask; with one, the hub holds to the same (`hub/sync/may-write.ts`). */
import { readLink } from './sync/hub-link.ts'
import { conflict } from '../../shared/api/wire-error.ts'
import { decidesQuote } from '../../shared/domain/quote.ts'
import type { RecordTypeName } from '../../shared/domain/record-types.ts'
import { findRow } from './store/rows.ts'
import type { ReadDb } from './store/sql.ts'

/** Whether this person leads: may approve what others ask for. */
export function leads(db: ReadDb): boolean {
  const link = readLink(db)
  return link === null || link.role === 'admin' || link.role === 'manager'
}

/** Whether this person keeps prices and how much may be taken off them. */
export const keepsPrices = (db: ReadDb): boolean => leads(db) || readLink(db)?.role === 'content'

/** Refuses what a person may not write of a record by itself; acts of their own (`quotes.decide`) ask for themselves. */
export function needRight(
  db: ReadDb,
  type: RecordTypeName,
  values: object,
  before: Readonly<Record<string, unknown>> | null = null,
): void {
  if ((type === 'pricePackage' || type === 'priceRow') && !keepsPrices(db)) throw conflict('may_not_price')
  const isDecided = type === 'quote' && decidesQuote(values as Readonly<Record<string, unknown>>, before)
  if (isDecided && !leads(db)) throw conflict('may_not_decide')
}

/** Refuses what would change paper that was printed: a version, or the PDF of one. Undo of the printing takes both back. */
export function needNoPaper(db: ReadDb, type: RecordTypeName, id: string): void {
  const isPaper = type === 'documentVersion' || (type === 'attachment' && findRow(db, 'attachment', id)?.documentId)
  if (isPaper) throw conflict('paper_stays')
}
