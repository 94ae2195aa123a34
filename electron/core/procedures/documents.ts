/** Paper: drawn for the printer, frozen with its PDF, listed and read again. */
import type { documentProcedures } from '../../../shared/api/documents.ts'
import type { Output, ParsedInput } from '../../../shared/api/contract.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { storedFileName } from '../../../shared/base/file-name.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import { isEmpty, isExpired, mayGoOut } from '../../../shared/domain/quote-sum.ts'
import { quoteState } from '../documents/quote-input.ts'
import { visitsBetween } from './work.ts'
import { parsePaper, type Paper } from '../../../shared/documents/paper.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { needRow } from '../documents/comparison-input.ts'
import { drawPaper } from '../documents/draw.ts'
import { remindOfEnd } from '../documents/start-quote.ts'
import { currentPaper } from '../documents/paper-of.ts'
import { versionOf, withFiles } from '../documents/version-files.ts'
import { readSettings, readZone } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { sql, type ReadDb, type Sql } from '../store/sql.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import { readFacts } from '../vault/photo-facts.ts'
import { act, type Handlers } from './handlers.ts'
import { fileValues, wholeUpload, withFile } from './upload-in.ts'

function frozenPaper(row: Row<'documentVersion'>): Paper {
  const paper = parsePaper(row.content)
  if (paper === null) throw conflict('paper_unreadable')
  return paper
}

const whereOf: Readonly<Record<'subject' | 'account' | 'visit', (id: string) => Sql>> = {
  subject: (id) => sql`subject_id = ${id}`,
  account: (id) => sql`account_id = ${id}`,
  visit: (id) => sql`visit_id = ${id}`,
}

async function freeze(ctx: WriterContext, input: ParsedInput<'documents.freeze'>) {
  const { kind, id, visitId = null } = input
  const path = await wholeUpload(ctx, input)
  const facts = await readFacts(path, 'UTC')
  // the shells open what is frozen as a PDF
  if (facts.mediaType !== 'application/pdf') throw conflict('print_failed')
  let isNew = false
  let fileId = ''
  let versionNo = 0
  const done = await withFile(ctx, path, (blob) =>
    act(ctx, 'document.freeze', (tx) => {
      const current = currentPaper(ctx, input)
      if (current.contentHash !== input.contentHash) throw conflict('paper_changed')
      versionNo = current.versionNo
      const known = current.frozen === null ? null : versionOf(tx.db, current.frozen).file
      // one that is elsewhere or damaged is printed anew
      if (current.frozen !== null && known?.state === 'here') {
        fileId = known.id
        return current.frozen.id
      }
      isNew = current.frozen === null
      noteBlob(tx.db, blob, tx.nowMs)
      const { accountId, paper } = current
      const versionId =
        current.frozen?.id ??
        tx.create('documentVersion', {
          accountId,
          visitId,
          kind,
          subjectId: id,
          name: paper.name,
          versionNo,
          madeAt: tx.nowMs,
          contentHash: current.contentHash,
          content: current.content,
          ownerId: tx.actor,
        })
      if (kind === 'quote') remindOfEnd(tx, tx.get('quote', id), readSettings(tx.db, ctx.systemLanguage).language)
      fileId = tx.create('attachment', {
        ...fileValues(storedFileName(`${paper.name} ${versionNo}.pdf`), facts, blob),
        accountId,
        visitId,
        documentId: versionId,
      })
      return versionId
    }),
  )
  return { ...done, fileId, versionNo, isNew }
}

/** So many comparisons and quotes of one account are offered, the last changed first. */
const sheetsPerAccount = 5

/** What one brings to a visit on paper: its agenda, the list to sign, the account's comparisons and quotes that may go out. */
function sheetsFor(db: ReadDb, visit: Row<'visit'>): Output<'documents.forDay'>['visits'][number]['sheets'] {
  const ofAccount = sql`WHERE account_id = ${visit.accountId} AND deleted_at IS NULL
    ORDER BY updated_at DESC, id LIMIT ${sheetsPerAccount}`
  const { date } = wallClock(visit.startAt, visit.zone)
  const quotes = listRows(db, 'quote', ofAccount).filter((quote) => {
    const { sum, standing } = quoteState(db, quote)
    return sum !== null && !isExpired(quote, date) && mayGoOut(standing) && !isEmpty(sum, standing)
  })
  return [
    { kind: 'agenda', id: visit.id, name: null },
    ...(visit.visitType === 'training' ? [{ kind: 'attendance' as const, id: visit.id, name: null }] : []),
    ...listRows(db, 'comparison', ofAccount).map(({ id, name }) => ({ kind: 'comparison' as const, id, name })),
    ...quotes.map(({ id, name }) => ({ kind: 'quote' as const, id, name })),
  ]
}

export const documentHandlers: Handlers<keyof typeof documentProcedures> = {
  'documents.draw': async (ctx, order) => {
    const { paper, versionNo, contentHash, frozen } = currentPaper(ctx, order)
    return {
      html: await drawPaper(ctx, paper),
      name: paper.name,
      versionNo,
      contentHash,
      frozen: frozen === null ? null : versionOf(ctx.read, frozen),
    }
  },

  'documents.freeze': freeze,

  'documents.list': ({ read }, { of, id, limit }) => ({
    rows: withFiles(
      read,
      listRows(
        read,
        'documentVersion',
        sql`WHERE ${whereOf[of](id)} AND deleted_at IS NULL ORDER BY made_at DESC, id DESC LIMIT ${limit}`,
      ),
    ),
  }),

  'documents.forDay': (ctx, { date }) => {
    const zone = readZone(ctx.read)
    const visits = visitsBetween(ctx.read, date, 1, zone, sql`AND status = 'planned' ORDER BY start_at, id LIMIT 50`)
    return {
      visits: visits.map((visit) => ({
        visitId: visit.id,
        accountName: findRow(ctx.read, 'account', visit.accountId)?.name ?? '',
        time: wallClock(visit.startAt, visit.zone).time,
        sheets: sheetsFor(ctx.read, visit),
      })),
    }
  },

  'documents.get': ({ read }, { id }) => {
    const row = needRow(read, 'documentVersion', id)
    return { version: versionOf(read, row), paper: frozenPaper(row) }
  },
}
