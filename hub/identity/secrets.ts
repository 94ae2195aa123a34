/**
 * Codes and tokens. Both are random and long enough that nothing is gained by slowing their hash down, so one SHA-256 is
 * what the hub keeps of them: a copy of the database lets nobody in. The plain text leaves the hub once.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const tokenBytes = 32
const codeBytes = 16
const codeGroup = 5
/** Tokens start with it, so that logs and scanners know one when they see it. */
const tokenMark = 'rpt_'
/** Nothing of ours is longer; more than that is not hashed. */
const maxLength = 128

// Crockford's base 32: nothing in it is mistaken for something else when read from paper
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function base32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((held >> (bits - 5)) & 31)
    held &= 31
  }
  return bits > 0 ? text + alphabet.charAt((held << (5 - bits)) & 31) : text
}

const digest = (text: string): string => createHash('sha256').update(text.slice(0, maxLength)).digest('hex')

/** A device's token: 256 random bits. */
export const newToken = (): string => tokenMark + randomBytes(tokenBytes).toString('base64url')

/** An invitation's code: 128 random bits, in groups of five to be read aloud or typed. */
export const newCode = (): string =>
  base32(randomBytes(codeBytes))
    .match(new RegExp(`.{1,${codeGroup}}`, 'g'))!
    .join('-')

/** What is stored of a token. Anything has one, also what no token can look like: the answer takes the same time. */
export const tokenHash = (token: string): string => digest(token)

/** What is stored of a code. Case, spaces and dashes do not count, and O, I and L are read as the digits they look like. */
export const codeHash = (code: string): string =>
  digest(code.slice(0, maxLength).toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'))

/** Compares two stored hashes in constant time. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
