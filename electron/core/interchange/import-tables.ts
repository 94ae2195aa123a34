/** Reading and writing the tables of imports (migration 0003). */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { RowProblem } from '../../../shared/domain/interchange/reasons.ts'
import { all, first, number, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'
import type { SourceTable } from './table.ts'

export interface ImportCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: number
  /** Links to rows that are not there yet; they are kept and resolved when those come. */
  readonly pendingLinks: number
}

export type ImportState = 'running' | 'done' | 'undoing' | 'undone'

export interface ImportRecord {
  readonly importNo: number
  readonly importId: string
  readonly type: RecordTypeName
  readonly system: string
  readonly fileName: string
  readonly format: SourceTable['format']
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly state: ImportState
  readonly startedAt: number
  readonly counts: ImportCounts
}

export const noCounts: ImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0, pendingLinks: 0 }

interface DbImport {
  readonly import_no: number
  readonly import_id: string
  readonly type: string
  readonly system: string
  readonly file_name: string
  readonly format: string
  readonly mapping: string
  readonly header: string
  readonly state: string
  readonly started_at: number
  readonly counts: string
}

const fromDb = (row: DbImport): ImportRecord => ({
  importNo: row.import_no,
  importId: row.import_id,
  type: row.type as RecordTypeName,
  system: row.system,
  fileName: row.file_name,
  format: row.format as ImportRecord['format'],
  mapping: JSON.parse(row.mapping) as Mapping,
  header: JSON.parse(row.header) as string[],
  state: row.state as ImportState,
  startedAt: row.started_at,
  counts: JSON.parse(row.counts) as ImportCounts,
})

/** Past imports, newest first. */
export const listImports = (db: ReadDb): readonly ImportRecord[] =>
  all<DbImport>(db, sql`SELECT * FROM imports ORDER BY import_no DESC`).map(fromDb)

export function findImport(db: ReadDb, importId: string): ImportRecord | null {
  const row = first<DbImport>(db, sql`SELECT * FROM imports WHERE import_id = ${importId}`)
  return row ? fromDb(row) : null
}

export const importsInState = (db: ReadDb, state: ImportState): readonly ImportRecord[] =>
  all<DbImport>(db, sql`SELECT * FROM imports WHERE state = ${state}`).map(fromDb)

/** Writes the record of a new import and answers its number. */
export function insertImport(db: WriteDb, record: Omit<ImportRecord, 'importNo'>, actor: string | null): number {
  const importNo = number(db, sql`SELECT coalesce(max(import_no), 0) + 1 FROM imports`)
  run(
    db,
    sql`INSERT INTO imports (import_no, import_id, type, system, file_name, format, mapping, header, state, started_at, actor, counts)
        VALUES (${importNo}, ${record.importId}, ${record.type}, ${record.system}, ${record.fileName}, ${record.format},
          ${JSON.stringify(record.mapping)}, ${JSON.stringify(record.header)}, ${record.state}, ${record.startedAt},
          ${actor}, ${JSON.stringify(record.counts)})`,
  )
  return importNo
}

export const setImportState = (db: WriteDb, importNo: number, state: ImportState, counts?: ImportCounts): void =>
  void run(
    db,
    sql`UPDATE imports SET state = ${state}, counts = coalesce(${counts ? JSON.stringify(counts) : null}, counts)
        WHERE import_no = ${importNo}`,
  )

/** What an import last read for a source row, or null. */
export function findReadValues(
  db: ReadDb,
  type: RecordTypeName,
  system: string,
  sourceId: string,
): Record<string, unknown> | null {
  const row = first<{ read_values: string }>(
    db,
    sql`SELECT read_values FROM import_rows
        WHERE type = ${type} AND source_system = ${system} AND source_id = ${sourceId} ORDER BY import_no DESC LIMIT 1`,
  )
  return row ? (JSON.parse(row.read_values) as Record<string, unknown>) : null
}

export const saveReadValues = (
  db: WriteDb,
  key: { readonly type: RecordTypeName; readonly system: string; readonly sourceId: string; readonly importNo: number },
  values: string,
): void =>
  void run(
    db,
    sql`INSERT OR REPLACE INTO import_rows (type, source_system, source_id, import_no, read_values)
        VALUES (${key.type}, ${key.system}, ${key.sourceId}, ${key.importNo}, ${values})`,
  )

export interface FailedRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly raw: string | null
}

export const saveFailure = (db: WriteDb, importNo: number, failed: FailedRow): void =>
  void run(
    db,
    sql`INSERT OR REPLACE INTO import_failures (import_no, row_no, cells, problems, raw)
        VALUES (${importNo}, ${failed.row}, ${JSON.stringify(failed.cells)}, ${JSON.stringify(failed.problems)}, ${failed.raw})`,
  )

/** The failed rows of an import in file order, `limit` at a time from after a row on. */
export function listFailures(db: ReadDb, importNo: number, afterRow: number, limit: number): readonly FailedRow[] {
  const rows = all<{ row_no: number; cells: string; problems: string; raw: string | null }>(
    db,
    sql`SELECT row_no, cells, problems, raw FROM import_failures
        WHERE import_no = ${importNo} AND row_no > ${afterRow} ORDER BY row_no LIMIT ${limit}`,
  )
  return rows.map((r) => ({
    row: r.row_no,
    cells: JSON.parse(r.cells) as string[],
    problems: JSON.parse(r.problems) as RowProblem[],
    raw: r.raw,
  }))
}

/** Forgets what an import remembered; links it had resolved wait again. `isTraceless` also removes its record. */
export function forgetImport(db: WriteDb, importNo: number, isTraceless: boolean): void {
  run(db, sql`DELETE FROM import_rows WHERE import_no = ${importNo}`)
  run(db, sql`DELETE FROM pending_links WHERE import_no = ${importNo}`)
  run(db, sql`DELETE FROM import_before WHERE import_no = ${importNo}`)
  run(db, sql`UPDATE pending_links SET resolved_by = NULL WHERE resolved_by = ${importNo}`)
  if (!isTraceless) return
  run(db, sql`DELETE FROM import_failures WHERE import_no = ${importNo}`)
  run(db, sql`DELETE FROM imports WHERE import_no = ${importNo}`)
}
