/**
 * XML as events, a chunk at a time. A document type is refused outright: no entity is ever declared, so none can expand
 * or reach out. Names come without their prefix, since some programs write `<x:row>` for `<row>`.
 */
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesOptions } from 'saxes'
import { maxRowBytes } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'

export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const maxDepth = 64

/** Feeds the events of an XML part; yields after each chunk so that the caller can hand on what has become complete. */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<void> {
  let quietBytes = 0
  const parser = createParser(events, () => {
    quietBytes = 0
  })
  let decoder: TextDecoder | null = null
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
    parser.write(textOf(decoder, chunk))
    quietBytes += chunk.length
    // One text, comment or value longer than a whole row may be: the parser would hold all of it.
    if (quietBytes > maxRowBytes) throw new FileRefused('unsafe_xml')
    yield
  }
  parser.close()
}

type PlainOptions = SaxesOptions & { readonly xmlns: false }

function createParser(events: XmlEvents, onEvent: () => void): SaxesParser<PlainOptions> {
  const parser = new SaxesParser<PlainOptions>({ position: false, xmlns: false })
  let depth = 0
  parser.on('error', (cause) => {
    throw new FileRefused('broken_xlsx', null, cause)
  })
  parser.on('doctype', () => {
    throw new FileRefused('unsafe_xml')
  })
  parser.on('opentag', (tag) => {
    if (++depth > maxDepth) throw new FileRefused('unsafe_xml')
    onEvent()
    events.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    depth--
    onEvent()
    events.close(localName(tag.name))
  })
  parser.on('text', events.text)
  parser.on('cdata', (text) => {
    onEvent()
    events.text(text)
  })
  return parser
}

const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function textOf(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw new FileRefused('broken_xlsx', null, cause)
  }
}

/** Reads a whole small part; for the workbook, its relations, styles and shared strings. */
export async function readWholeXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const steps = readXml(chunks, events)
  while (!(await steps.next()).done);
}
