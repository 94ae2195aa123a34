/** Gathers what the sheet of a comparison shows. */
import { notFound } from '../../../shared/api/wire-error.ts'
import type { ComparisonDetail } from '../../../shared/api/comparisons.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import type { Drawn } from '../../../shared/documents/paper.ts'
import { parseMarks, type Stroke } from '../../../shared/domain/media/marks.ts'
import { strokePath, thinned } from '../../../shared/domain/media/stroke-path.ts'
import type { DocumentKind } from '../../../shared/domain/document-version.ts'
import { rowsFor } from '../../../shared/domain/propose-package.ts'
import type { RecordTypeName, Row } from '../../../shared/domain/record-types.ts'
import type { ReaderContext } from '../context.ts'
import { inOrder } from '../procedures/in-order.ts'
import { readMeId, readSettings, readZone } from '../settings.ts'
import { findRow } from '../store/rows.ts'
import { all, list, number, sql, type ReadDb } from '../store/sql.ts'
import { findCompany, nextAt, paperPerson } from './who.ts'

/** A photo on paper is a third of a page wide: a stroke needs no finer points, and a frozen sheet stays small. */
const onPaper = (stroke: Stroke): Stroke =>
  stroke.tool === 'pen' ? { ...stroke, points: thinned(stroke.points, 60, 500).map(([x, y]) => [x, y]) } : stroke

/** So many lines of one sheet are read. */
export const mostLines = 500

/** A live row by an id that may be null. */
export function liveRow<N extends RecordTypeName>(db: ReadDb, type: N, id: string | null): Row<N> | null {
  const row = id === null ? null : findRow(db, type, id)
  return row === null || row.deletedAt !== null ? null : row
}

/** The same, of one that must be there. */
export function needRow<N extends RecordTypeName>(db: ReadDb, type: N, id: string): Row<N> {
  const row = liveRow(db, type, id)
  if (row === null) throw notFound(type)
  return row
}

/** The record a sheet is of. */
interface PaperSubject {
  readonly id: string
  readonly accountId: string
  readonly ownerId: string | null
}

/** The highest number a version of a record ever had, also one that was taken back: it may be on paper. 0 where there is none. */
export const lastVersionNo = (db: ReadDb, subjectId: string, kind: string): number =>
  number(
    db,
    sql`SELECT coalesce(max(version_no), 0) FROM document_versions
        WHERE subject_id = ${subjectId} AND kind = ${kind}`,
  )

/** How many versions each of these records has, and when the newest was made. */
export function versionCounts(
  db: ReadDb,
  kind: DocumentKind,
  rows: readonly { readonly id: string }[],
): (id: string) => { versions: number; madeAt: number | null } {
  const made = new Map(
    all<{ id: string; n: number; at: number }>(
      db,
      sql`SELECT subject_id AS id, count(*) AS n, max(made_at) AS at FROM document_versions
          WHERE subject_id IN ${list(rows.map((row) => row.id))} AND kind = ${kind} AND deleted_at IS NULL
          GROUP BY subject_id`,
    ).map((one) => [one.id, one]),
  )
  return (id) => ({ versions: made.get(id)?.n ?? 0, madeAt: made.get(id)?.at ?? null })
}

/** What a sheet for an account says of us and of the day it is made on. */
export function paperContextOf(ctx: ReaderContext, kind: DocumentKind, of: PaperSubject) {
  const { read } = ctx
  const zone = readZone(read)
  const person = paperPerson(read, of.ownerId ?? readMeId(read))
  return {
    person: person === null ? null : { ...person, lines: [...person.lines] },
    next: nextAt(read, of.accountId, ctx.nowMs())?.next ?? null,
    versionNo: lastVersionNo(read, of.id, kind) + 1,
    today: dateIn(ctx.nowMs(), zone),
    zone,
    currency: readSettings(read, ctx.systemLanguage).currency,
  }
}

/** What was drawn on the photos of remarks; none on a picture whose shape nobody knows. */
function drawingsOf(db: ReadDb, rows: readonly Row<'comparisonRow'>[]): Record<string, Drawn> {
  const photos = rows.flatMap(({ part, fileId }) =>
    part === 'remark' ? (liveRow(db, 'attachment', fileId) ?? []) : [],
  )
  return Object.fromEntries(
    photos.flatMap(({ id, marks, width, height }) => {
      const strokes = parseMarks(marks)
      if (strokes.length === 0 || !width || !height) return []
      const ratio = width / height
      return [[id, { ratio, paths: strokes.map((stroke) => strokePath(onPaper(stroke), ratio)) }]]
    }),
  )
}

/** As it stands now, with the number its next version would have. */
export function comparisonDetail(ctx: ReaderContext, id: string): ComparisonDetail {
  const { read } = ctx
  const comparison = needRow(read, 'comparison', id)
  const account = needRow(read, 'account', comparison.accountId)
  const offered = liveRow(read, 'pricePackage', comparison.packageId)
  const rows = inOrder(read, 'comparisonRow', sql`comparison_id = ${id}`, mostLines)
  const prices = offered === null ? [] : inOrder(read, 'priceRow', sql`package_id = ${offered.id}`)
  return {
    comparison,
    rows,
    drawings: drawingsOf(read, rows),
    account,
    product: liveRow(read, 'product', comparison.productId),
    other: liveRow(read, 'product', comparison.otherId),
    company: findCompany(read),
    prices: rowsFor(account, prices).map((row) => ({ ...row, currency: row.currency ?? offered?.currency ?? null })),
    ...paperContextOf(ctx, 'comparison', comparison),
  }
}
