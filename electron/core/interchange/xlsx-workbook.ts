/** The small parts of an XLSX that its sheets need: which sheets there are and where, number formats, shared strings. */
import { maxSharedStringsBytes } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { builtinFormat, unescapeText } from './xlsx-cell.ts'
import { readWholeXml, type XmlEvents } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[]
  readonly is1904: boolean
  /** Number format of each cell style, by the index a cell names. */
  readonly formats: readonly string[]
  readonly strings: readonly string[]
}

const smallPartBytes = 16 * 1024 * 1024
const nothing = (): void => undefined

/** Reads all of it; throws `FileRefused` when the parts a workbook must have are not there. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const main = (await readRelations(zip, '')).find((r) => r.type.endsWith('/officeDocument'))?.target
  if (!main || !zip.has(main)) throw new FileRefused('not_xlsx')
  const relations = await readRelations(zip, main)
  const partOf = (suffix: string): string | undefined => relations.find((r) => r.type.endsWith(suffix))?.target
  const { listed, is1904 } = await readSheetList(zip, main)
  const sheets = listed.flatMap((sheet) => {
    const part = relations.find((r) => r.id === sheet.relation && r.type.endsWith('/worksheet'))?.target
    return part && zip.has(part) ? [{ name: sheet.name, part, isHidden: sheet.isHidden }] : []
  })
  if (sheets.length === 0) throw new FileRefused('broken_xlsx')
  const formats = await readFormats(zip, partOf('/styles'))
  return { sheets, is1904, formats, strings: await readStrings(zip, partOf('/sharedStrings')) }
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** Relations of a part ('' is the package) with targets as names inside the zip. External ones are left out. */
async function readRelations(zip: ZipParts, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!zip.has(name)) throw new FileRefused('not_xlsx')
  const found: Relation[] = []
  await readWholeXml(zip.read(name, smallPartBytes), {
    open: (tag, a) => {
      if (tag !== 'Relationship' || a['TargetMode'] === 'External') return
      found.push({ id: a['Id'] ?? '', type: a['Type'] ?? '', target: resolveTarget(folder, a['Target'] ?? '') })
    },
    close: nothing,
    text: nothing,
  })
  return found
}

/** A target as a name inside the zip; one that is no address at all makes the workbook a damaged one. */
function resolveTarget(folder: string, target: string): string {
  try {
    return decodeURI(new URL(target, `zip:///${folder}`).pathname).slice(1)
  } catch (cause) {
    throw new FileRefused('broken_xlsx', null, cause)
  }
}

async function readSheetList(
  zip: ZipParts,
  main: string,
): Promise<{ listed: { name: string; relation: string; isHidden: boolean }[]; is1904: boolean }> {
  const listed: { name: string; relation: string; isHidden: boolean }[] = []
  let is1904 = false
  await readWholeXml(zip.read(main, smallPartBytes), {
    open: (tag, a) => {
      if (tag === 'workbookPr') is1904 = a['date1904'] === '1' || a['date1904'] === 'true'
      if (tag !== 'sheet') return
      const relation = Object.entries(a).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
      listed.push({ name: a['name'] ?? '', relation, isHidden: (a['state'] ?? 'visible') !== 'visible' })
    },
    close: nothing,
    text: nothing,
  })
  return { listed, is1904 }
}

async function readFormats(zip: ZipParts, part: string | undefined): Promise<readonly string[]> {
  if (!part || !zip.has(part)) return []
  const own = new Map<string, string>()
  const styles: string[] = []
  let isCellStyles = false
  await readWholeXml(zip.read(part, smallPartBytes), {
    open: (tag, a) => {
      if (tag === 'numFmt') own.set(a['numFmtId'] ?? '', a['formatCode'] ?? '')
      else if (tag === 'cellXfs') isCellStyles = true
      else if (tag === 'xf' && isCellStyles) styles.push(a['numFmtId'] ?? '0')
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCellStyles = false
    },
    text: nothing,
  })
  return styles.map((id) => own.get(id) ?? builtinFormat(Number(id)))
}

async function readStrings(zip: ZipParts, part: string | undefined): Promise<readonly string[]> {
  if (!part || !zip.has(part)) return []
  const strings: string[] = []
  const rich = richText((text) => strings.push(text))
  await readWholeXml(zip.read(part, maxSharedStringsBytes), {
    open: (tag) => rich.open(tag),
    close: (tag) => rich.close(tag),
    text: rich.text,
  })
  return strings
}

/** Collects the text runs of an `<si>` or `<is>`; phonetic readings (`<rPh>`) are no text of the cell. */
export function richText(done: (text: string) => void): {
  readonly open: (tag: string) => void
  readonly close: (tag: string) => void
  readonly text: XmlEvents['text']
} {
  let collected = ''
  let isText = false
  let isReading = false
  return {
    open(tag) {
      if (tag === 'si' || tag === 'is') collected = ''
      else if (tag === 'rPh') isReading = true
      else if (tag === 't') isText = !isReading
    },
    close(tag) {
      if (tag === 't') isText = false
      else if (tag === 'rPh') isReading = false
      else if (tag === 'si' || tag === 'is') done(unescapeText(collected))
    },
    text(text) {
      if (isText) collected += text
    },
  }
}
