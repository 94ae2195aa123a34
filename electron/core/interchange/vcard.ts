/**
 * Opens a file of vCards (2.1, 3.0, 4.0; many to a file, even mixed) as a table with one row a card. Each card is parsed
 * by itself, so a broken one costs only itself. Nothing a card points to is ever fetched.
 */
import { readFile } from 'node:fs/promises'
import ICAL from 'ical.js'
import { maxCardBytes, maxFileBytes, maxRows } from '../../../shared/domain/interchange/limits.ts'
import { vcardColumns } from '../../../shared/domain/interchange/vcard-columns.ts'
import { FileRefused, type RowReason } from '../../../shared/domain/interchange/reasons.ts'
import { checkedFileSize, decodeBytes } from './decode.ts'
import type { Encoding, FoundEncoding } from './encoding.ts'
import type { SourceRow, SourceTable } from './table.ts'
import { asVersion3, readCardLines } from './vcard21.ts'
import { cellsOfCard } from './vcard-cells.ts'

interface RawCard {
  readonly raw: string
  readonly problem?: RowReason
}

const cardsPerBatch = 100

/** Throws `FileRefused` when the file has no card. */
export async function openVcard(path: string, options: { readonly encoding?: Encoding } = {}): Promise<SourceTable> {
  await checkedFileSize(path, maxFileBytes.vcard)
  const bytes = await readFile(path)
  const found = encodingOf(bytes, options.encoding)
  const isWide = found.encoding.startsWith('utf-16')
  const narrow = isWide ? Buffer.from(decodeBytes(bytes, found.encoding).text) : bytes.subarray(found.bomBytes)
  const charset = isWide ? 'utf-8' : found.encoding
  const cards = splitCards(narrow.toString('latin1'))
  if (cards.length === 0) throw new FileRefused('not_vcard')
  if (cards.length > maxRows) throw new FileRefused('too_many_rows', maxRows)
  return {
    format: 'vcard',
    header: vcardColumns,
    encoding: found.encoding,
    delimiter: null,
    sheet: null,
    sheets: [],
    rows: () => cardRows(cards, charset),
  }
}

/** Programs that fold by bytes cut characters in two: what makes no text as it stands may be text once it is unfolded. */
function encodingOf(bytes: Buffer, told: Encoding | undefined): FoundEncoding {
  const { found } = decodeBytes(bytes, told)
  if (told || found.encoding.startsWith('utf')) return found
  const unfolded = bytes.toString('latin1').replace(/\r?\n[ \t]/g, '')
  return decodeBytes(Buffer.from(unfolded, 'latin1')).found
}

// An async generator, like those of the other readers, so that batches are made only when asked for.
// oxlint-disable-next-line typescript/require-await
async function* cardRows(cards: readonly RawCard[], charset: string): AsyncGenerator<readonly SourceRow[]> {
  for (let at = 0; at < cards.length; at += cardsPerBatch)
    yield cards.slice(at, at + cardsPerBatch).map((card, i) => readCard(card, at + i + 1, charset))
}

function readCard(card: RawCard, row: number, charset: string): SourceRow {
  const raw = new TextDecoder(charset).decode(Buffer.from(card.raw, 'latin1'))
  const failed = (problem: RowReason): SourceRow => ({ row, cells: vcardColumns.map(() => ''), raw, problem })
  if (card.problem) return failed(card.problem)
  try {
    return { row, cells: cellsOfCard(parseCard(card.raw, charset)), raw }
  } catch {
    // The parser's words are about positions in its input; the card itself goes back to the user.
    return failed('card_unreadable')
  }
}

function parseCard(raw: string, charset: string): ICAL.Component {
  const lines = readCardLines(raw, charset)
  const version = lines.find((line) => line.name === 'VERSION')?.value.trim() ?? '2.1'
  const isOld = version.startsWith('2')
  const body = lines.filter((line) => !['BEGIN', 'END', 'VERSION'].includes(line.name))
  const text = body.map((line) => (isOld ? asVersion3(line) : `${[line.name, ...line.params].join(';')}:${line.value}`))
  const card = ['BEGIN:VCARD', `VERSION:${isOld ? '3.0' : version}`, ...text, 'END:VCARD'].join('\r\n')
  return new ICAL.Component(ICAL.parse(card) as unknown[])
}

/** Cuts a file into cards. One that another card begins inside, or that the file ends in, is given back as broken. */
export function splitCards(text: string): readonly RawCard[] {
  const cards: RawCard[] = []
  const edges = /^[ \t]*(?:[\w-]+\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\r?$/gim
  let start = -1
  const push = (end: number, problem?: RowReason): void => {
    const raw = text.slice(start, end)
    const reason = problem ?? (raw.length > maxCardBytes ? 'card_too_big' : undefined)
    cards.push(reason ? { raw: raw.slice(0, maxCardBytes), problem: reason } : { raw })
    start = -1
  }
  for (const edge of text.matchAll(edges)) {
    const isBegin = edge[1]?.toUpperCase() === 'BEGIN'
    if (start >= 0) push(isBegin ? edge.index : edge.index + edge[0].length, isBegin ? 'card_without_end' : undefined)
    if (isBegin) start = edge.index
  }
  if (start >= 0) push(text.length, 'card_without_end')
  return cards
}
