/** Files of materials with where their bytes are: here, at the hub, nowhere known. */
import type { MaterialVersion } from '../../../shared/api/materials.ts'
import { omit } from '../../../shared/base/omit.ts'
import { all, list, sql, type ReadDb, type Sql } from '../store/sql.ts'
import { readLink } from '../sync/hub-link.ts'

interface FileRow extends Omit<MaterialVersion, 'state' | 'isOnHub'> {
  readonly materialId: string
  readonly part: 'version' | 'poster' | 'captions' | 'chapters' | null
  readonly language: string | null
  readonly isInVault: 0 | 1
  readonly isDamaged: 0 | 1
  readonly isOnHub: 0 | 1
}

export interface MaterialFile extends MaterialVersion {
  readonly part: FileRow['part']
  readonly language: string | null
}

const columns = sql`a.id, a.material_id AS "materialId", a.part, a.language, a.sha256, a.name, a.media_type AS "mediaType",
  a.size_bytes AS "sizeBytes", a.duration_ms AS "durationMs", a.width, a.height, a.page_count AS "pageCount",
  a.created_at AS "createdAt", a.created_by AS "createdBy", b.sha256 IS NOT NULL AS "isInVault",
  b.damaged_at IS NOT NULL AS "isDamaged", h.sha256 IS NOT NULL AS "isOnHub"`

/** Oldest first, so that what comes last counts. */
const filesWhere = (where: Sql): Sql => sql`SELECT ${columns} FROM attachments a
  LEFT JOIN blobs b ON b.sha256 = a.sha256 LEFT JOIN hub_files h ON h.sha256 = a.sha256
  WHERE ${where} AND a.deleted_at IS NULL ORDER BY a.created_at, a.id`

/** The newest of these, which come oldest first. */
export const newestOf = (files: readonly MaterialFile[], part: FileRow['part']): MaterialFile | null =>
  files.findLast((file) => file.part === part) ?? null

/** Files of these materials, by material, oldest first. */
export function filesOf(db: ReadDb, materialIds: readonly string[]): ReadonlyMap<string, readonly MaterialFile[]> {
  const hasHub = readLink(db) !== null
  const found = new Map<string, MaterialFile[]>()
  for (const row of all<FileRow>(db, filesWhere(sql`a.material_id IN ${list(materialIds)}`))) {
    const { materialId, isInVault, isDamaged, isOnHub, ...file } = row
    const state = isInVault === 0 ? 'elsewhere' : isDamaged === 1 ? 'damaged' : 'here'
    const of = found.get(materialId) ?? []
    of.push({ ...file, state, isOnHub: hasHub ? isOnHub === 1 : null })
    found.set(materialId, of)
  }
  return found
}

/** The file as the page is told of it. */
export const told = (file: MaterialFile): MaterialVersion => omit(file, ['part', 'language'])

/** The poster of a material, as the page shows it. */
export function posterOf(
  files: readonly MaterialFile[],
): { readonly id: string; readonly sha256: string; readonly isHere: boolean } | null {
  const poster = newestOf(files, 'poster')
  return poster && { id: poster.id, sha256: poster.sha256, isHere: poster.state === 'here' }
}

/** The newest version of a material, as a subquery that answers its attachment's id. */
export const newestVersionId = (materialId: Sql): Sql =>
  sql`(SELECT v.id FROM attachments v WHERE v.material_id = ${materialId} AND v.part = 'version'
    AND v.deleted_at IS NULL ORDER BY v.created_at DESC, v.id DESC LIMIT 1)`
