/**
 * Bytes of a file to text, chunk by chunk: the whole file is never in memory. The encoding is found by one pass over the
 * bytes unless the caller names it. Bytes that fit no character become U+FFFD, which stays to be seen in the
 * record; they are never dropped in silence.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { guessEncoding, type Encoding, type FoundEncoding } from './encoding.ts'

const sampleBytes = 4 * 1024 * 1024
/** Small enough that decoding and splitting one chunk stays a few milliseconds. */
export const chunkBytes = 64 * 1024

/** The size of a regular file in bytes; refuses what is missing, empty, no file, or larger than `maxBytes`. */
export async function checkedFileSize(path: string, maxBytes: number): Promise<number> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new FileRefused('file_missing', null, cause)
  })
  if (!found.isFile()) throw new FileRefused('file_missing')
  if (found.size === 0) throw new FileRefused('file_empty')
  if (found.size > maxBytes) throw new FileRefused('file_too_big', found.size)
  return found.size
}

/** Reads the file once and says which encoding it is in; at a few hundred MB a second. */
export async function findEncoding(path: string): Promise<FoundEncoding> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const head: Uint8Array[] = []
  let headLength = 0
  let isValidUtf8 = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) {
    if (headLength < sampleBytes) {
      head.push(chunk)
      headLength += chunk.length
    }
    isValidUtf8 &&= decodes(strict, chunk)
    if (!isValidUtf8 && headLength >= sampleBytes) break
  }
  isValidUtf8 &&= decodes(strict, null)
  return guessEncoding(Buffer.concat(head), isValidUtf8)
}

function decodes(strict: TextDecoder, chunk: Uint8Array | null): boolean {
  try {
    if (chunk) strict.decode(chunk, { stream: true })
    else strict.decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file in chunks that never split a character. */
export async function* decodeFile(path: string, found: FoundEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(found.encoding, { ignoreBOM: true })
  const stream = createReadStream(path, { highWaterMark: chunkBytes, start: found.bomBytes })
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** Text of bytes already in memory, in the encoding named or found. */
export function decodeBytes(
  bytes: Uint8Array,
  encoding?: Encoding,
): { readonly text: string; readonly found: FoundEncoding } {
  const strict = new TextDecoder('utf-8', { fatal: true })
  const guessed = guessEncoding(bytes.subarray(0, sampleBytes), decodes(strict, bytes) && decodes(strict, null))
  const found = encoding && encoding !== guessed.encoding ? { encoding, bomBytes: 0 } : guessed
  return { text: new TextDecoder(found.encoding, { ignoreBOM: true }).decode(bytes.subarray(found.bomBytes)), found }
}
