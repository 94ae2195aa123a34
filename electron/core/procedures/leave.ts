/** What is left with a client: what there is to leave, packed, kept, and asked about at the next visit. */
import type { Left, leaveProcedures, OfferedFile } from '../../../shared/api/leave.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { conflict, WireFault } from '../../../shared/api/wire-error.ts'
import { dateIn } from '../../../shared/base/local-date.ts'
import { webLink } from '../../../shared/base/web-link.ts'
import { isExpired } from '../../../shared/domain/quote-sum.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { liveRow, needRow } from '../documents/comparison-input.ts'
import { currentPaper, ownCards } from '../documents/paper-of.ts'
import type { ReaderContext } from '../context.ts'
import { withFiles } from '../documents/version-files.ts'
import { nextAt } from '../documents/who.ts'
import { packLeaveBehind } from '../leave/pack.ts'
import { filesOf, newestOf } from '../library/version-rows.ts'
import { readMeId, readZone } from '../settings.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, sql, trusted, type ReadDb, type Sql } from '../store/sql.ts'
import { act, type Handlers } from './handlers.ts'

/** Kinds of paper that are for the client's eyes. */
const theirs = sql`kind <> 'brief'`
const mostMaterials = 1000
const mostDrafts = 20

/** The language of a frozen paper; none where an import or another program wrote no paper at all. */
const languageOf = (table: 'n' | 'document_versions'): Sql => {
  const content = trusted(`${table}.content`)
  return sql`CASE WHEN json_valid(${content}) THEN ${content} ->> '$.language' END`
}

/** The newest version of each paper of an account, and of value cards, which are for nobody in particular. */
const papersFor = (db: ReadDb, accountId: string): Row<'documentVersion'>[] =>
  listRows(
    db,
    'documentVersion',
    sql`WHERE (account_id = ${accountId} OR (account_id IS NULL AND kind = 'valueCard')) AND ${theirs}
          ${ownCards(db)} AND deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM document_versions n WHERE n.subject_id = document_versions.subject_id
              AND n.kind = document_versions.kind AND n.deleted_at IS NULL
              AND (n.kind <> 'valueCard' OR n.owner_id IS document_versions.owner_id)
              -- a comparison and a quote have one language; of others each may be wanted
              AND (n.kind IN ('comparison', 'quote') OR ${languageOf('n')} IS ${languageOf('document_versions')})
              AND (n.version_no, n.made_at, n.id) >
                (document_versions.version_no, document_versions.made_at, document_versions.id))
        ORDER BY made_at DESC, id DESC LIMIT 100`,
  )

/** Sheets of an account as they stand now, where that was not printed. What may not go out is not offered. */
function draftsFor(ctx: ReaderContext, accountId: string): Output<'leave.offers'>['drafts'] {
  const today = dateIn(ctx.nowMs(), readZone(ctx.read))
  return (['comparison', 'quote'] as const).flatMap((kind) =>
    listRows(
      ctx.read,
      kind,
      sql`WHERE account_id = ${accountId} AND deleted_at IS NULL ORDER BY updated_at DESC, id LIMIT ${mostDrafts}`,
    ).flatMap((row) => {
      const { id, name } = row
      if ('validUntil' in row && isExpired(row, today)) return []
      try {
        const { frozen, versionNo } = currentPaper(ctx, { kind, id })
        return frozen === null ? [{ kind, id, name, versionNo }] : []
      } catch (error) {
        if (error instanceof WireFault) return []
        throw error
      }
    }),
  )
}

function filesFor(db: ReadDb, accountId: string): OfferedFile[] {
  const materials = listRows(
    db,
    'material',
    sql`WHERE deleted_at IS NULL ORDER BY versioned_at DESC, id LIMIT ${mostMaterials}`,
  )
  const shown = new Set(
    all<{ id: string }>(
      db,
      sql`SELECT ref_id AS id FROM visit_items WHERE account_id = ${accountId} AND ref_type = 'material'
            AND deleted_at IS NULL`,
    ).map(({ id }) => id),
  )
  const files = filesOf(
    db,
    materials.map(({ id }) => id),
  )
  return materials.flatMap(({ id, name, kind, link }): OfferedFile[] => {
    const file = newestOf(files.get(id) ?? [], 'version')
    if (file === null) return []
    const { sizeBytes, durationMs, state } = file
    const isTheirs = shown.has(id)
    return [{ id: file.id, materialId: id, name, kind, sizeBytes, durationMs, state, link: webLink(link), isTheirs }]
  })
}

function toldOf(db: ReadDb, leaveBehind: Row<'leaveBehind'>): Left {
  const versions = (leaveBehind.versionIds ?? []).flatMap((id) => findRow(db, 'documentVersion', id) ?? [])
  const withPdf = new Map(withFiles(db, versions).map((one) => [one.id, one.file?.id ?? null]))
  return {
    leaveBehind,
    papers: versions.map(({ id, name, versionNo }) => ({ id, name, versionNo, fileId: withPdf.get(id) ?? null })),
    files: (leaveBehind.fileIds ?? []).flatMap((id) => {
      const file = findRow(db, 'attachment', id)
      const material = file?.materialId ? findRow(db, 'material', file.materialId) : null
      return file === null ? [] : [{ id, name: material?.name ?? file.name }]
    }),
    people: (leaveBehind.contactIds ?? []).flatMap((id) => findRow(db, 'contact', id)?.name ?? []),
    by: liveRow(db, 'teamMember', leaveBehind.ownerId)?.name ?? null,
  }
}

/** What was left at the account of a visit before it, since the visit before began. */
function sinceVisitBefore(db: ReadDb, visitId: string): Sql {
  const visit = needRow(db, 'visit', visitId)
  const before = listRows(
    db,
    'visit',
    sql`WHERE account_id = ${visit.accountId} AND status = 'done' AND deleted_at IS NULL AND id <> ${visitId}
          AND start_at <= ${visit.startAt} ORDER BY start_at DESC LIMIT 1`,
  )[0]
  const from = before === undefined ? 0 : Math.min(before.startAt, before.startedAt ?? before.startAt)
  // a stick may be packed the evening before the visit at which it is left
  return sql`account_id = ${visit.accountId} AND left_at < ${visit.startedAt ?? visit.startAt}
    AND (left_at >= ${from} OR visit_id = ${before?.id ?? ''}) AND (visit_id IS NULL OR visit_id <> ${visitId})`
}

export const leaveHandlers: Handlers<keyof typeof leaveProcedures> = {
  'leave.offers': (ctx, { accountId }) => {
    const { read } = ctx
    needRow(read, 'account', accountId)
    return {
      papers: withFiles(read, papersFor(read, accountId)),
      drafts: draftsFor(ctx, accountId),
      files: filesFor(read, accountId),
      person: liveRow(read, 'teamMember', readMeId(read))?.name ?? null,
      next: nextAt(read, accountId, ctx.nowMs())?.next ?? null,
    }
  },

  'leave.pack': packLeaveBehind,

  'leave.log': (ctx, { accountId, visitId, name, medium, contactIds, versionIds, fileIds, note }) =>
    act(ctx, 'leave.log', (tx) => {
      tx.get('account', accountId)
      const isTheirs = (id: string | null): boolean => id === null || id === accountId
      const versions = tx.live('documentVersion', versionIds).map((id) => tx.get('documentVersion', id))
      const people = tx.live('contact', contactIds).map((id) => tx.get('contact', id))
      const visitOf = tx.liveOne('visit', visitId)
      const isOthers =
        versions.some((one) => one.kind === 'brief' || !isTheirs(one.accountId)) ||
        people.some((one) => !isTheirs(one.accountId)) ||
        (visitOf !== null && !isTheirs(tx.get('visit', visitOf).accountId))
      if (isOthers) throw conflict('not_for_them')
      if (versionIds.length + fileIds.length === 0) throw conflict('nothing_to_leave')
      return tx.create('leaveBehind', {
        accountId,
        visitId: visitOf,
        name,
        medium,
        contactIds: people.map(({ id }) => id),
        leftAt: tx.nowMs,
        versionIds: versions.map(({ id }) => id),
        fileIds: tx.live('attachment', fileIds),
        note,
        ownerId: tx.actor,
      })
    }),

  'leave.list': ({ read }, { of, id }) => {
    const where: Sql =
      of === 'account' ? sql`account_id = ${id}` : of === 'visit' ? sql`visit_id = ${id}` : sinceVisitBefore(read, id)
    const rows = listRows(
      read,
      'leaveBehind',
      sql`WHERE ${where} AND deleted_at IS NULL ORDER BY left_at DESC, id DESC LIMIT 100`,
    )
    return { rows: rows.map((row) => toldOf(read, row)) }
  },
}
