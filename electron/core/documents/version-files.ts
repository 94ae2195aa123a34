/** Versions of papers with their PDFs. */
import type { PaperVersion } from '../../../shared/api/documents.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { findRow } from '../store/rows.ts'
import { all, list, sql, type ReadDb } from '../store/sql.ts'

interface FileRow {
  readonly id: string
  readonly documentId: string
  readonly sizeBytes: number
  readonly isIn: 0 | 1
  readonly isDamaged: 0 | 1
}

/** Versions with their PDFs: of several of one version, as two laptops may have made them, one that is here. */
export function withFiles(db: ReadDb, rows: readonly Row<'documentVersion'>[]): PaperVersion[] {
  const files = all<FileRow>(
    db,
    sql`SELECT a.id, a.document_id AS "documentId", a.size_bytes AS "sizeBytes", b.sha256 IS NOT NULL AS "isIn",
          b.damaged_at IS NOT NULL AS "isDamaged"
        FROM attachments a LEFT JOIN blobs b ON b.sha256 = a.sha256
        WHERE a.document_id IN ${list(rows.map((row) => row.id))} AND a.deleted_at IS NULL
        ORDER BY "isIn", "isDamaged" DESC, a.created_at DESC`,
  )
  const byVersion = new Map(files.map((file) => [file.documentId, file]))
  return rows.map(({ id, kind, subjectId, name, versionNo, madeAt, accountId, visitId, ownerId }) => {
    const file = byVersion.get(id)
    return {
      id,
      kind,
      subjectId,
      name,
      versionNo,
      madeAt,
      accountId,
      visitId,
      by: ownerId === null ? null : (findRow(db, 'teamMember', ownerId)?.name ?? null),
      file: file
        ? {
            id: file.id,
            sizeBytes: file.sizeBytes,
            state: file.isIn === 0 ? 'elsewhere' : file.isDamaged === 1 ? 'damaged' : 'here',
          }
        : null,
    }
  })
}

/** One of them. */
export const versionOf = (db: ReadDb, row: Row<'documentVersion'>): PaperVersion =>
  withFiles(db, [row])[0] as PaperVersion
