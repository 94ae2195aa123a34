/** Demos: scripts with their steps, and what of them was shown at a visit. */
import type { demoProcedures, DemoMedia } from '../../../shared/api/demos.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { newestVersionId } from '../library/version-rows.ts'
import { findRow, listRows } from '../store/rows.ts'
import { all, first, sql, type ReadDb } from '../store/sql.ts'
import { act, type Handlers } from './handlers.ts'
import { inOrder, moveAmong } from './in-order.ts'
import { textFilter } from './text-filter.ts'

const stepsOf = (db: ReadDb, demoId: string): Row<'demoStep'>[] => inOrder(db, 'demoStep', sql`demo_id = ${demoId}`)

/** What a step shows: its own file, else the newest version of its material. */
function mediaOf(db: ReadDb, { fileId, materialId }: Row<'demoStep'>): DemoMedia | null {
  const which =
    fileId === null
      ? sql`a.id = ${newestVersionId(sql`${materialId ?? ''}`)}`
      : sql`a.id = ${fileId} AND a.deleted_at IS NULL`
  type Found = Omit<DemoMedia, 'state'> & { readonly isIn: 0 | 1; readonly isDamaged: 0 | 1 }
  const found = first<Found>(
    db,
    sql`SELECT a.id, a.sha256, a.name, a.media_type AS "mediaType", a.width, a.height, b.sha256 IS NOT NULL AS "isIn",
          b.damaged_at IS NOT NULL AS "isDamaged"
        FROM attachments a LEFT JOIN blobs b ON b.sha256 = a.sha256 WHERE ${which}`,
  )
  if (!found) return null
  const { isIn, isDamaged, ...media } = found
  return { ...media, state: isIn === 0 ? 'elsewhere' : isDamaged === 1 ? 'damaged' : 'here' }
}

function liveDemo(db: ReadDb, id: string): Row<'demo'> {
  const demo = findRow(db, 'demo', id)
  if (!demo || demo.deletedAt !== null) throw notFound('demo')
  return demo
}

export const demoHandlers: Handlers<keyof typeof demoProcedures> = {
  'demos.list': (ctx, { text }) => {
    const { read } = ctx
    const counts = new Map(
      all<{ id: string; steps: number; minutes: number }>(
        read,
        sql`SELECT demo_id AS id, count(*) AS steps, coalesce(sum(minutes), 0) AS minutes FROM demo_steps
            WHERE deleted_at IS NULL GROUP BY demo_id`,
      ).map((row) => [row.id, row]),
    )
    const where = sql`WHERE deleted_at IS NULL ${textFilter(ctx, 'demo', text)}`
    const demos = listRows(read, 'demo', sql`${where} ORDER BY name, id LIMIT 500`)
    return {
      rows: demos.map((demo) => ({
        demo,
        steps: counts.get(demo.id)?.steps ?? 0,
        minutes: counts.get(demo.id)?.minutes ?? 0,
      })),
    }
  },

  'demos.get': ({ read }, { id }) => ({
    demo: liveDemo(read, id),
    steps: stepsOf(read, id).map((step) => ({
      step,
      media: mediaOf(read, step),
      materialName: step.materialId === null ? null : (findRow(read, 'material', step.materialId)?.name ?? null),
    })),
  }),

  'demos.moveStep': (ctx, { stepId, to }) =>
    act(ctx, 'demoStep.move', (tx) => {
      const { demoId } = tx.get('demoStep', stepId)
      return moveAmong(tx, 'demoStep', stepsOf(tx.db, demoId), stepId, to)
    }),

  'demos.remove': (ctx, { id }) =>
    act(ctx, 'demo.remove', (tx) => {
      for (const step of stepsOf(tx.db, id)) tx.remove('demoStep', step.id)
      tx.remove('demo', id)
      return id
    }),

  'demos.show': (ctx, { visitId, stepId, ...shown }) =>
    act(ctx, 'demo.show', (tx) => {
      const { accountId } = tx.get('visit', visitId)
      const { demoId, title } = tx.get('demoStep', stepId)
      return tx.create('demoShown', { accountId, visitId, demoId, stepId, title, ...shown })
    }),

  'demos.shown': ({ read }, { visitId }) => ({
    rows: listRows(
      read,
      'demoShown',
      sql`WHERE visit_id = ${visitId} AND deleted_at IS NULL ORDER BY shown_at, created_at, id LIMIT 500`,
    ),
  }),
}
