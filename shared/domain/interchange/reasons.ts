/**
 * Why a file could not be read, or a row could not be taken in. Codes are stable: they go into the report file, the
 * command line's JSON and the language files (`reason-texts.ts`).
 */

/** Reasons that refuse a whole file. Nothing is imported. */
export const fileProblems = [
  'file_missing',
  'file_empty',
  'file_too_big',
  'not_a_table',
  'unknown_encoding',
  'too_many_rows',
  'too_many_columns',
  'too_many_broken_rows',
  'not_xlsx',
  'old_xls',
  'encrypted_xlsx',
  'unsafe_zip',
  'unsafe_xml',
  'broken_xlsx',
  'sheet_missing',
  'unpacks_too_big',
  'took_too_long',
  'needs_too_much_memory',
  'not_vcard',
  'not_export_json',
  'no_column_for_required_field',
  'unknown_column',
  'disk_full',
  'disk_failed',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** Reasons that give one row back. The other rows are imported. */
export const rowReasons = [
  'broken_quotes',
  'row_too_big',
  'too_many_cells',
  'card_without_end',
  'card_too_big',
  'card_unreadable',
  'required_missing',
  'too_long',
  'not_text',
  'not_a_date',
  'not_a_time',
  'not_a_number',
  'not_whole',
  'out_of_range',
  'not_yes_or_no',
  'not_a_choice',
  'not_a_zone',
  'not_an_id',
  'too_many_items',
  'invalid_value',
  'link_ambiguous',
  'link_missing',
  'deleted_in_source',
  'duplicate_in_file',
  'duplicate_of_record',
  'cannot_change',
] as const
export type RowReason = (typeof rowReasons)[number]

/** One thing wrong with one row: the reason, the column it is about, and the value as it stood in the file. */
export interface RowProblem {
  readonly reason: RowReason
  /** Header of the column, or null when the whole row is meant. */
  readonly column: string | null
  /** The offending text, cut to 200 characters. */
  readonly value: string | null
}

/** The error a reader gives instead of a table. `detail` is a size, a name or a count for the sentence, never a stack. */
export interface FileError {
  readonly type: FileProblem
  readonly detail: string | null
}

export const fileError = (type: FileProblem, detail: string | number | null = null): FileError => ({
  type,
  detail: detail === null ? null : String(detail),
})

/** Thrown inside the readers, which hand it on as a `FileError` where they meet their caller. */
export class FileRefused extends Error {
  readonly problem: FileError
  constructor(type: FileProblem, detail: string | number | null = null, cause?: unknown) {
    super(type, cause === undefined ? undefined : { cause })
    this.name = 'FileRefused'
    this.problem = fileError(type, detail)
  }
}
