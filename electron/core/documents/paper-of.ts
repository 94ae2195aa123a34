/** The sheet of any kind of a record, as it would be printed now, and whether that is the last version again. */
import { createHash } from 'node:crypto'
import { conflict } from '../../../shared/api/wire-error.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import { briefPaper } from '../../../shared/documents/brief-paper.ts'
import { cardPaper } from '../../../shared/documents/card-paper.ts'
import { comparisonPaper } from '../../../shared/documents/comparison-paper.ts'
import { quotePaper } from '../../../shared/documents/quote-paper.ts'
import { visitPaper } from '../../../shared/documents/visit-papers.ts'
import type { Paper } from '../../../shared/documents/paper.ts'
import type { PaperOrder } from '../../../shared/api/documents.ts'
import { mostContent, type DocumentKind } from '../../../shared/domain/document-version.ts'
import { isEmpty, mayGoOut, sumOf } from '../../../shared/domain/quote-sum.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { briefOf } from '../procedures/handover.ts'
import { inOrder } from '../procedures/in-order.ts'
import { readMeId, readSettings, readZone } from '../settings.ts'
import { listRows } from '../store/rows.ts'
import { sql, type ReadDb, type Sql } from '../store/sql.ts'
import { comparisonDetail, lastVersionNo, liveRow, needRow } from './comparison-input.ts'
import { quoteDetail, standingOfDetail } from './quote-input.ts'
import { visitFacts } from './visit-paper.ts'
import { findCompany, nextAfter, paperPerson } from './who.ts'

/** Which version it is and the day it is made on: both stand on the sheet. */
interface Stand {
  readonly versionNo: number
  readonly today: string
}

/** Where and in which language a sheet is written that has none of its own. */
const placeOf = (ctx: ReaderContext) => {
  const { language, currency } = readSettings(ctx.read, ctx.systemLanguage)
  return { language, currency, zone: readZone(ctx.read) }
}

function cardFacts(ctx: ReaderContext, productId: string) {
  const { read } = ctx
  const product = needRow(read, 'product', productId)
  return {
    product,
    cards: inOrder(read, 'valueCard', sql`product_id = ${productId}`),
    packages: inOrder(read, 'pricePackage', sql`product_id = ${productId}`).map((one) => ({
      package: one,
      rows: inOrder(read, 'priceRow', sql`package_id = ${one.id}`),
    })),
    company: findCompany(read),
    person: paperPerson(read, readMeId(read)),
    ...placeOf(ctx),
  }
}

interface Made {
  readonly paper: Paper
  readonly accountId: string | null
}

export interface CurrentPaper extends Made {
  readonly versionNo: number
  readonly content: string
  readonly contentHash: string
  /** The last version, where nothing on the sheet changed since. */
  readonly frozen: Row<'documentVersion'> | null
}

/** What a sheet says that is printed for a visit: somebody comes again after it. */
function nextFor({ read, nowMs }: ReaderContext, visitId: string | null | undefined) {
  const visit = liveRow(read, 'visit', visitId ?? null)
  return visit === null ? {} : { next: nextAfter(read, visit, nowMs())?.next ?? null }
}

function make(ctx: ReaderContext, { kind, id, look, visitId }: PaperOrder, stand: Stand): Made {
  const written = look === undefined ? stand : { ...stand, language: look.language }
  const shaped = (paper: Paper): Paper =>
    look === undefined ? paper : { ...paper, size: look.paper, isLandscape: look.isLandscape }
  switch (kind) {
    case 'comparison': {
      const detail = comparisonDetail(ctx, id)
      return { paper: comparisonPaper({ ...detail, ...stand, ...nextFor(ctx, visitId) }), accountId: detail.account.id }
    }
    case 'agenda':
    case 'visitReport':
    case 'attendance':
    case 'certificate': {
      const facts = visitFacts(ctx, id)
      if (kind === 'certificate' && facts.certificates.length === 0) throw conflict('no_certificate')
      return { paper: shaped(visitPaper(kind, { ...facts, ...written })), accountId: facts.account.id }
    }
    case 'valueCard':
      return { paper: shaped(cardPaper({ ...cardFacts(ctx, id), ...written })), accountId: null }
    case 'brief': {
      const brief = briefOf(ctx.read, id)
      const facts = { ...placeOf(ctx), brief, company: findCompany(ctx.read) }
      return { paper: shaped(briefPaper({ ...facts, ...written })), accountId: id }
    }
    case 'quote': {
      const detail = quoteDetail(ctx, id)
      const standing = standingOfDetail(detail)
      if (standing === null) throw conflict('sum_too_large')
      if (!mayGoOut(standing)) throw conflict('quote_needs_approval')
      const sum = sumOf(detail.quote, detail.lines)
      if (sum !== null && isEmpty(sum, standing)) throw conflict('quote_empty')
      return { paper: quotePaper({ ...detail, ...stand, ...nextFor(ctx, visitId) }), accountId: detail.account.id }
    }
  }
}

/** A value card names who to call: a colleague's is none of one's own. */
export const ownCards = (db: ReadDb): Sql => sql`AND (kind <> 'valueCard' OR owner_id IS ${readMeId(db)})`

export const lastVersionOf = (db: ReadDb, kind: DocumentKind, id: string): Row<'documentVersion'> | null =>
  listRows(
    db,
    'documentVersion',
    sql`WHERE subject_id = ${id} AND kind = ${kind} ${ownCards(db)} AND deleted_at IS NULL
        ORDER BY version_no DESC, made_at DESC, id DESC LIMIT 1`,
  )[0] ?? null

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex')

/** What printing a record now would make. Refuses a sheet that is too large to be kept. */
export function currentPaper(ctx: ReaderContext, order: PaperOrder): CurrentPaper {
  const zone = readZone(ctx.read)
  const last = lastVersionOf(ctx.read, order.kind, order.id)
  if (last !== null) {
    const again = make(ctx, order, { versionNo: last.versionNo, today: dateIn(last.madeAt, zone) })
    const content = JSON.stringify(again.paper)
    if (hashOf(content) === last.contentHash)
      return { ...again, versionNo: last.versionNo, content, contentHash: last.contentHash, frozen: last }
  }
  const versionNo = lastVersionNo(ctx.read, order.id, order.kind) + 1
  const made = make(ctx, order, { versionNo, today: dateIn(ctx.nowMs(), zone) })
  const content = JSON.stringify(made.paper)
  if (content.length > mostContent) throw conflict('paper_too_large')
  return { ...made, versionNo, content, contentHash: hashOf(content), frozen: null }
}
