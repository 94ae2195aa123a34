/**
 * What a laptop needs before it leaves the network: the newest versions of what is pinned, and what the visits of the next
 * days bring and stand at. Of a material its poster, captions and chapters come along.
 */
import type { Pin } from '../../../shared/api/materials.ts'
import { addDays, instantOf } from '../../../shared/base/local-date.ts'
import { dropTransfer, wantFile } from '../files/transfer-rows.ts'
import { all, number, sql, type ReadDb, type Sql, type WriteDb } from '../store/sql.ts'
import { hasPins, notePin } from './pins.ts'
import { newestVersionId } from './version-rows.ts'

export interface Days {
  /** `YYYY-MM-DD` in `zone`. */
  readonly today: string
  readonly days: number
  readonly zone: string
}

export interface NeededFile {
  readonly fileId: string
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
  readonly materialId: string | null
  readonly accountId: string | null
  readonly why: 'pin' | 'visit'
  readonly isHere: 0 | 1
}

const visitsIn = ({ today, days, zone }: Days): Sql =>
  sql`status = 'planned' AND deleted_at IS NULL AND start_at >= ${instantOf(today, '00:00', zone)}
      AND start_at < ${instantOf(addDays(today, days), '00:00', zone)}`

/** The newest version of these materials and what belongs to it. */
const filesOfMaterials = (materials: Sql, why: NeededFile['why']): Sql =>
  sql`SELECT a.id, ${why} AS why FROM materials m JOIN attachments a ON a.material_id = m.id
      WHERE m.id IN (${materials}) AND m.deleted_at IS NULL AND a.deleted_at IS NULL
        AND (a.id = ${newestVersionId(sql`m.id`)} OR a.part IN ('poster', 'captions', 'chapters'))`

const pinned = sql`${filesOfMaterials(
  sql`SELECT id FROM pins WHERE type = 'material'
      UNION SELECT c.id FROM materials c, json_each(c.collections) j WHERE j.value IN (SELECT id FROM pins WHERE type = 'collection')`,
  'pin',
)}
  UNION ALL SELECT a.id, 'pin' FROM attachments a
  WHERE a.account_id IN (SELECT id FROM pins WHERE type = 'account') AND a.deleted_at IS NULL`

function ofVisits(days: Days): Sql {
  const visits = sql`SELECT id FROM visits WHERE ${visitsIn(days)}`
  const brought = (type: 'material' | 'attachment'): Sql =>
    sql`SELECT ref_id FROM visit_items WHERE ref_type = ${type} AND deleted_at IS NULL AND visit_id IN (${visits})`
  return sql`${filesOfMaterials(brought('material'), 'visit')}
    UNION ALL SELECT a.id, 'visit' FROM attachments a WHERE a.id IN (${brought('attachment')}) AND a.deleted_at IS NULL
    UNION ALL SELECT a.id, 'visit' FROM attachments a WHERE a.deleted_at IS NULL
      AND a.account_id IN (SELECT account_id FROM visits WHERE ${visitsIn(days)})`
}

/** One row a file of bytes; a reason of its own counts before that of a visit. */
const needed = (files: Sql): Sql =>
  sql`SELECT min(a.id) AS "fileId", a.sha256, a.name, a.size_bytes AS "sizeBytes", a.material_id AS "materialId",
        a.account_id AS "accountId", min(n.why) AS why,
        EXISTS (SELECT 1 FROM blobs b WHERE b.sha256 = a.sha256 AND b.damaged_at IS NULL) AS "isHere"
      FROM (${files}) n JOIN attachments a ON a.id = n.id GROUP BY a.sha256 ORDER BY why, a.size_bytes, a.sha256`

/** All that is needed, here or not. */
export const neededFor = (db: ReadDb, days: Days): readonly NeededFile[] =>
  all<NeededFile>(db, needed(sql`${pinned} UNION ALL ${ofVisits(days)}`))

export const visitsOfDays = (db: ReadDb, days: Days): number =>
  number(db, sql`SELECT count(*) FROM visits WHERE ${visitsIn(days)}`)

/** What the pins ask for and is not here. */
const pinnedElsewhere = (db: ReadDb): readonly string[] =>
  all<NeededFile>(db, needed(pinned))
    .filter((file) => file.isHere === 0)
    .map((file) => file.sha256)

/** Asks for what is pinned and not here. */
export function wantPinned(db: WriteDb, nowMs: number): void {
  if (!hasPins(db)) return
  for (const sha256 of pinnedElsewhere(db)) wantFile(db, sha256, nowMs)
}

/** Pins, or lets go; what only a pin asked for is not asked for without it. */
export function setPin(db: WriteDb, pin: Pin, isPinned: boolean, nowMs: number): void {
  const before = isPinned ? [] : pinnedElsewhere(db)
  notePin(db, pin, isPinned, nowMs)
  if (isPinned) return
  const after = new Set(pinnedElsewhere(db))
  for (const sha256 of before) if (!after.has(sha256)) dropTransfer(db, sha256)
}
