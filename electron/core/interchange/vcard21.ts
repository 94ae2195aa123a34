/**
 * Brings the lines of a vCard into the 3.0 form that the parser knows. vCard 2.1 writes quoted-printable with soft line
 * ends, a charset per property and bare type words; phones and old Chinese address books still export it.
 * Works on bytes held as a Latin-1 string, since each property may be in another charset.
 */
import { isEncoding } from './encoding.ts'

export interface CardLine {
  /** Upper case, without its group. */
  readonly name: string
  readonly params: readonly string[]
  /** Decoded text; still with the escapes and separators of its version. */
  readonly value: string
}

/** Binary or remote content is never read, shown or fetched. */
const ignored = new Set([
  'PHOTO',
  'LOGO',
  'SOUND',
  'KEY',
  'AGENT',
  'URL',
  'ATTACH',
  'SOURCE',
  'CALURI',
  'FBURL',
  'CALADRURI',
])
const structured = new Set(['N', 'ADR', 'ORG'])

/** The properties of one card, unfolded and decoded; `charset` is that of the file. Throws on a line that is none. */
export function readCardLines(raw: string, charset: string): readonly CardLine[] {
  return unfold(raw).flatMap((line) => {
    const colon = colonOf(line)
    const [head = '', ...params] = line.slice(0, colon === -1 ? undefined : colon).split(';')
    const name = (head.split('.').at(-1) ?? '').trim().toUpperCase()
    if (line.trim() === '' || ignored.has(name)) return []
    if (colon === -1) throw new SyntaxError('a line without a colon')
    return [
      {
        name,
        params: params.filter((p) => !isTransport(p)),
        value: decodeValue(line.slice(colon + 1), params, charset),
      },
    ]
  })
}

/** A 2.1 property as a line of 3.0: bare words become TYPE, commas that were plain text are escaped. */
export function asVersion3({ name, params, value }: CardLine): string {
  const typed = params.map((p) => (p.includes('=') ? p : `TYPE=${p}`)).map((p) => `;${p}`)
  const text = value
    .replaceAll('\r\n', '\n')
    .replace(/\\(?![;,\\nN:])/g, '\\\\')
    .replaceAll('\n', '\\n')
  const escaped = text.replace(/(?<!\\),/g, '\\,')
  return `${name}${typed.join('')}:${structured.has(name) ? escaped : escaped.replaceAll('\\;', ';')}`
}

const isTransport = (param: string): boolean =>
  /^(ENCODING=|CHARSET=|QUOTED-PRINTABLE$|BASE64$|8BIT$|7BIT$)/i.test(param.trim())

/** The colon that ends the parameters: not one inside quotes. */
function colonOf(line: string): number {
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted
    else if (line[i] === ':' && !isQuoted) return i
  }
  return -1
}

const base64Head = /^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]/i

function unfold(raw: string): readonly string[] {
  const lines: string[] = []
  let isSoft = false
  for (const line of raw.split(/\r\n|\n|\r/)) {
    const last = lines.length - 1
    if (isSoft) lines[last] = `${(lines[last] ?? '').slice(0, -1)}${line}`
    else if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
    // Some phones write a picture without the indent that makes its lines one.
    else if (/^[\w+/=]+\s*$/.test(line) && base64Head.test(lines[last] ?? '')) lines[last] += line
    else lines.push(line)
    isSoft = /quoted-printable/i.test(lines.at(-1) ?? '') && line.endsWith('=')
  }
  return lines
}

function decodeValue(value: string, params: readonly string[], charset: string): string {
  const isQuoted = params.some((p) => /^(encoding=)?quoted-printable$/i.test(p.trim()))
  const named = params
    .find((p) => /^charset=/i.test(p.trim()))
    ?.split('=')[1]
    ?.trim()
    .toLowerCase()
  const bytes = Buffer.from(isQuoted ? fromQuotedPrintable(value) : value, 'latin1')
  return new TextDecoder(labelOf(named) ?? charset).decode(bytes)
}

/** GBK and GB2312 are read as GB18030, which contains them; an unknown name falls back to the charset of the file. */
function labelOf(named: string | undefined): string | null {
  if (named === undefined) return null
  if (/^(gb2312|gbk|gb18030|cp936)$/.test(named)) return 'gb18030'
  return isEncoding(named) ? named : null
}

const fromQuotedPrintable = (text: string): string =>
  text.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
