/**
 * Rows to CSV as Excel opens it in every country: UTF-8 with a byte order mark, comma, CRLF, every cell quoted, formulas
 * guarded. Reading the text back gives the very cells.
 */
import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../../../shared/domain/interchange/formula-guard.ts'

export const byteOrderMark = '\uFEFF'

/** CSV lines, each with its line end. `isNumeric` says per column whether a bare number is meant as a number. */
export const csvLines = (rows: readonly (readonly string[])[], isNumeric: readonly boolean[] = []): string =>
  stringify(
    rows.map((cells) => cells.map((cell, index) => guardFormula(cell, isNumeric[index] ?? false))),
    { quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  )
