/** What passes between an import and the worker that reads its file. */
import type { FileError } from '../../../shared/domain/interchange/reasons.ts'
import type { OpenOptions } from './open-table.ts'
import type { SourceRow, TableFacts } from './table.ts'

export interface ReaderInput {
  readonly path: string
  readonly options: OpenOptions
}

export interface ToReader {
  readonly type: 'next'
}

export type FromReader =
  | { readonly type: 'opened'; readonly facts: TableFacts; readonly header: readonly string[] }
  /** At most `rowsPerMessage` rows; null at the end of the file. */
  | { readonly type: 'rows'; readonly rows: readonly SourceRow[] | null }
  | { readonly type: 'refused'; readonly error: FileError }

/** Rows cross in slices of this size, one transaction each. */
export const rowsPerMessage = 200
