/**
 * Guesses the encoding of text from its bytes: byte order mark, UTF-16 by its zero bytes, UTF-8, GB18030 when the bytes
 * are valid and look like Chinese, else Windows-1252. Latin text with accents is very often valid GB18030 by accident
 * ("São" reads as one Han character), so validity alone decides nothing; and one damaged byte in a large Chinese file
 * must not turn all of it into Latin nonsense, so a rare error does not rule an encoding out.
 */

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1251',
  'windows-1252',
] as const
export type Encoding = (typeof encodings)[number]

export const isEncoding = (name: string): name is Encoding => (encodings as readonly string[]).includes(name)

export interface FoundEncoding {
  readonly encoding: Encoding
  /** Bytes of the byte order mark, which are no text. */
  readonly bomBytes: number
}

/** Sequences read under one hypothesis; `bad` bytes fit no sequence, `typical` ones are what real text mostly has. */
interface Tally {
  readonly valid: number
  readonly typical: number
  readonly bad: number
}

const oneErrorIn = 200

/** The encoding of a text by a sample of its first bytes, and whether the whole of it is valid UTF-8. */
export function guessEncoding(sample: Uint8Array, isValidUtf8: boolean): FoundEncoding {
  const marked = byteOrderMark(sample)
  if (marked) return marked
  const wide = utf16Without(sample)
  if (wide) return { encoding: wide, bomBytes: 0 }
  if (isValidUtf8 || isNearly(tallyUtf8(sample))) return { encoding: 'utf-8', bomBytes: 0 }
  return { encoding: looksChinese(tallyGb18030(sample)) ? 'gb18030' : 'windows-1252', bomBytes: 0 }
}

function byteOrderMark(head: Uint8Array): FoundEncoding | null {
  const [a, b, c] = head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bomBytes: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 }
  if (a === 0x84 && b === 0x31 && c === 0x95 && head[3] === 0x33) return { encoding: 'gb18030', bomBytes: 4 }
  return null
}

/**
 * UTF-16 without a mark: even the most Chinese table has commas, digits and line ends, whose high bytes are zero, all on
 * the same side. A stray NUL in an 8-bit file is rare, and its commas and line ends have no zero beside them.
 */
function utf16Without(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(sample.length / 2)
  if (pairs < 2) return null
  const little = tallyWide(sample, 0)
  const big = tallyWide(sample, 1)
  const isWide = (one: WideTally, other: WideTally): boolean =>
    one.zeros > pairs * 0.02 && one.zeros > 20 * other.zeros && 2 * one.wideSeparators >= one.separators
  return isWide(little, big) ? 'utf-16le' : isWide(big, little) ? 'utf-16be' : null
}

interface WideTally {
  /** High bytes that are zero. */
  readonly zeros: number
  /** Low bytes that would be a comma, semicolon, tab or line end, and those of them that are one. */
  readonly separators: number
  readonly wideSeparators: number
}

/** Counts pairs of bytes, the low one at `low` (0 or 1) of each. */
function tallyWide(sample: Uint8Array, low: 0 | 1): WideTally {
  let zeros = 0
  let separators = 0
  let wideSeparators = 0
  for (let i = 0; i < sample.length - 1; i += 2) {
    const isZero = sample[i + 1 - low] === 0
    if (isZero) zeros++
    const byte = sample[i + low]
    if (byte !== 0x2c && byte !== 0x3b && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) continue
    separators++
    if (isZero) wideSeparators++
  }
  return { zeros, separators, wideSeparators }
}

/** Text cut off inside its last character has no bad byte at all. */
const isNearly = (t: Tally): boolean =>
  (t.bad === 0 && t.valid > 0) || (t.valid >= oneErrorIn && t.bad * oneErrorIn <= t.valid)

/** Four pairs in five must be typical: Chinese text is far above, Latin text far below. */
function looksChinese(t: Tally): boolean {
  if (t.valid === 0 || t.typical < 0.8 * t.valid) return false
  return t.bad === 0 || t.bad * oneErrorIn <= t.valid
}

const isTail = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

function tallyUtf8(bytes: Uint8Array): Tally {
  let valid = 0
  let bad = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const tails =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
    if (tails > 0 && i + tails >= bytes.length) break
    if (
      tails > 0 &&
      isTail(bytes[i + 1]) &&
      (tails < 2 || isTail(bytes[i + 2])) &&
      (tails < 3 || isTail(bytes[i + 3]))
    ) {
      valid++
      i += tails
    } else bad++
  }
  return { valid, typical: valid, bad }
}

function tallyGb18030(bytes: Uint8Array): Tally {
  let valid = 0
  let typical = 0
  let bad = 0
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    const width = gbWidth(bytes, i)
    if (width === 0) {
      bad++
      continue
    }
    valid++
    if (width === 2 && isTypicalHan(bytes, i)) typical++
    i += width - 1
  }
  return { valid, typical, bad }
}

/**
 * Punctuation (A1-A9) and the 3,755 frequent characters (B0-D7) make up nearly all Chinese text. One such pair between two
 * ASCII letters is rather the "ÇÃ" of "SITUAÇÃO".
 */
function isTypicalHan(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0
  const isFrequent = (lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xd7)
  return isFrequent && (bytes[at + 1] ?? 0) >= 0xa1 && !(isLetter(bytes[at - 1]) && isLetter(bytes[at + 2]))
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

/** Bytes of the GB18030 sequence that starts here, or 0 when none does. */
function gbWidth(bytes: Uint8Array, at: number): 0 | 2 | 4 {
  const lead = bytes[at] ?? 0
  if (lead === 0x80 || lead === 0xff) return 0
  const second = bytes[at + 1] ?? 0
  if (second >= 0x40 && second !== 0x7f && second !== 0xff) return 2
  const third = bytes[at + 2] ?? 0
  const fourth = bytes[at + 3] ?? 0
  const isFour = second >= 0x30 && second <= 0x39 && third >= 0x81 && third !== 0xff && fourth >= 0x30 && fourth <= 0x39
  return isFour ? 4 : 0
}
