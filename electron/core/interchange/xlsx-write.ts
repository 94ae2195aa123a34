/**
 * Rows to an XLSX as a stream: memory stays the same for ten rows and for a hundred thousand. Cells are typed, so nothing
 * a client wrote can run as a formula; the header is bold and frozen, columns have widths and a filter.
 */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { columnLetters } from './table.ts'

/** A typed cell. `date` is YYYY-MM-DD; `dateTime` the wall clock `YYYY-MM-DD HH:mm:ss`. */
export type XlsxCell =
  | { readonly type: 'text' | 'date' | 'dateTime'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | null

export interface XlsxSheet {
  readonly name: string
  readonly header: readonly string[]
  /** Widths in characters, one per column. */
  readonly widths: readonly number[]
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const style = { header: 1, date: 2, dateTime: 3 } as const

/** Writes one sheet to a file; answers the number of data rows. Rejects with the file system's error. */
export async function writeXlsx(path: string, sheet: XlsxSheet): Promise<number> {
  const zip = new ZipFile()
  let count = 0
  const counted = sheetXml(sheet, () => count++)
  for (const [name, xml] of fixedParts(sheet.name)) zip.addBuffer(Buffer.from(declaration + xml), name)
  const source = Readable.from(counted, { objectMode: false })
  zip.addReadStream(source, 'xl/worksheets/sheet1.xml')
  zip.end()
  const file = createWriteStream(path)
  source.once('error', (error) => file.destroy(error))
  zip.outputStream.pipe(file)
  await finished(file)
  return count
}

function fixedParts(name: string): readonly (readonly [string, string])[] {
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
  return [
    [
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${relations}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml],
  ]
}

const stylesXml =
  `<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

/** Excel takes at most 31 characters, none of them `[]:*?/\`, and no quote at either end. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || 'Sheet1'

async function* sheetXml(sheet: XlsxSheet, countRow: () => void): AsyncGenerator<string> {
  yield (
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  )
  yield rowXml(
    1,
    sheet.header.map((text) => textCell(text, style.header)),
  )
  let batch = ''
  let rowNumber = 1
  for await (const row of sheet.rows) {
    batch += rowXml(++rowNumber, row.map(cellXml))
    countRow()
    if (batch.length < 64 * 1024) continue
    yield batch
    batch = ''
  }
  yield `${batch}</sheetData></worksheet>`
}

/** The standard lets addresses be left out, but some readers fall over cells without one. */
const rowXml = (row: number, cells: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, i) => (cell === '' ? '' : `<c r="${columnLetters(i)}${row}"${cell}`)).join('')}</row>`

/** A cell from after its address on; '' for an empty one. */
function cellXml(cell: XlsxCell): string {
  if (cell === null) return ''
  switch (cell.type) {
    case 'number':
      return `><v>${cell.value}</v></c>`
    case 'bool':
      return ` t="b"><v>${cell.value ? 1 : 0}</v></c>`
    case 'text':
      return textCell(cell.value)
    case 'date':
    case 'dateTime':
      return dateCell(cell.value, style[cell.type])
  }
}

const textCell = (text: string, styleId?: number): string =>
  `${styleId === undefined ? '' : ` s="${styleId}"`} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/** Days since 1899-12-30; what Excel cannot count (before 1 March 1900) stays text. */
function dateCell(wallClock: string, styleId: number): string {
  const ms = Date.parse(`${wallClock.slice(0, 10)}T${wallClock.slice(11) || '00:00:00'}Z`)
  const serial = ms / 86_400_000 + 25_569
  return Number.isFinite(serial) && serial >= 61 ? ` s="${styleId}"><v>${serial}</v></c>` : textCell(wallClock)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const hex = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Characters an XML document cannot hold: controls but tab and line feed, lone surrogates, the two non-characters. */
const unwritable =
  // oxlint-disable-next-line no-control-regex -- naming them is the point
  /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Escapes markup, and the unwritable the way Excel does: `_x0001_`; a text that looks so is escaped itself. */
const escapeXml = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, hex)
    .replace(/[&<>"]/g, (char) => entities[char] ?? char)
