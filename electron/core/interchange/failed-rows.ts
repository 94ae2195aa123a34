/** Gives failing rows back as a file in the shape of the one they came from, with a column that says why. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Language } from '../../../shared/domain/interchange/labels.ts'
import { fillText, rowReasonTexts } from '../../../shared/domain/interchange/reason-texts.ts'
import type { RowProblem } from '../../../shared/domain/interchange/reasons.ts'
import type { ReadDb } from '../store/sql.ts'
import { byteOrderMark, csvLines } from './csv-write.ts'
import { listFailures, type FailedRow, type ImportRecord } from './import-tables.ts'
import { writeXlsx } from './xlsx-write.ts'

const reasonHeader = { zh: '未导入原因', en: 'Why it was not imported' } as const
const rowHeader = { zh: '原行号', en: 'Row in the file' } as const
const page = 500

/** The ending of a file of failing rows. */
export const failedFileEnding = (format: ImportRecord['format']): string =>
  format === 'vcard' ? 'vcf' : format === 'xlsx' ? 'xlsx' : 'csv'

/** Sentences for the problems of a row, in a language. */
export const problemText = (problems: readonly RowProblem[], language: Language): string =>
  problems
    .map(({ reason, column, value }) => {
      const text = fillText(rowReasonTexts[reason][language], { value })
      return column === null ? text : `${column}: ${text}`
    })
    .join(language === 'zh' ? '；' : '; ')

/** Writes the failing rows of an import; answers how many. */
export async function writeFailedRows(
  db: ReadDb,
  past: ImportRecord,
  path: string,
  language: Language,
): Promise<number> {
  let count = 0
  const rows = function* (): Generator<FailedRow> {
    for (const failed of allFailures(db, past.importNo)) {
      count++
      yield failed
    }
  }
  const header = [...past.header, rowHeader[language], reasonHeader[language]]
  const cellsOf = (failed: FailedRow): readonly string[] => [
    ...past.header.map((_, i) => failed.cells[i] ?? ''),
    String(failed.row),
    problemText(failed.problems, language),
  ]
  if (past.format === 'xlsx')
    await writeXlsx(path, { name: past.type, header, widths: header.map(() => 18), rows: xlsxRows(rows(), cellsOf) })
  else if (past.format === 'vcard') await writeText(path, vcards(rows(), language))
  else await writeText(path, csvText(header, rows(), cellsOf))
  return count
}

function* allFailures(db: ReadDb, importNo: number): Generator<FailedRow> {
  for (let after = 0; ;) {
    const batch = listFailures(db, importNo, after, page)
    yield* batch
    const last = batch.at(-1)
    if (!last || batch.length < page) return
    after = last.row
  }
}

const writeText = (path: string, chunks: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(chunks), createWriteStream(path))

function* xlsxRows(
  rows: Iterable<FailedRow>,
  cellsOf: (row: FailedRow) => readonly string[],
): Generator<{ readonly type: 'text'; readonly value: string }[]> {
  for (const row of rows) yield cellsOf(row).map((value) => ({ type: 'text', value }))
}

function* csvText(
  header: readonly string[],
  rows: Iterable<FailedRow>,
  cellsOf: (row: FailedRow) => readonly string[],
): Generator<string> {
  yield byteOrderMark + csvLines([header])
  for (const row of rows) yield csvLines([cellsOf(row)])
}

/** The cards as they stood, each with a line that says why; a card without an end gets one. */
function* vcards(rows: Iterable<FailedRow>, language: Language): Generator<string> {
  for (const { raw, problems } of rows) {
    const reason = problemText(problems, language)
      .replaceAll(/[\\,;]/g, '\\$&')
      .replaceAll('\n', '\\n')
    const body = (raw ?? '').trimEnd().replace(/\r?\n?END:VCARD$/i, '')
    yield `${body}\r\nX-RAPPORT-REASON:${reason}\r\nEND:VCARD\r\n`
  }
}
