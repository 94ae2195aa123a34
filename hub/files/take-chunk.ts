/** One chunk from the network to the disk: summed, hashed and written as it comes. */
import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { fileSink } from '../../node/file-sink.ts'
import type { ChecksumName } from '../../shared/sync/files.ts'

/** A sum over what passes. */
interface Sum {
  update(piece: Uint8Array): void
  /** In base64, as the header has it. */
  value(): string
}

function crcSum(): Sum {
  let crc = 0
  return {
    update: (piece) => {
      crc = crc32(piece, crc)
    },
    value: () => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32BE(crc)
      return bytes.toString('base64')
    },
  }
}

function hashSum(name: 'sha1' | 'sha256'): Sum {
  const hash = createHash(name)
  return { update: (piece) => void hash.update(piece), value: () => hash.digest('base64') }
}

export const sumOf = (name: ChecksumName): Sum => (name === 'crc32' ? crcSum() : hashSum(name))

export interface Chunk {
  readonly body: AsyncIterable<Uint8Array>
  /** Where in the file it begins. */
  readonly offset: number
  /** It may not reach beyond this. */
  readonly end: number
  readonly sum: Sum | null
  /** Of the whole file up to `offset`; goes on with the chunk. */
  readonly hash: Hash
}

/** Writes a chunk and brings it to the disk; answers its length, or null when it was longer than it may be. */
export async function takeChunk(file: FileHandle, chunk: Chunk): Promise<number | null> {
  const sink = fileSink(file, chunk.offset, (bytes) => {
    chunk.sum?.update(bytes)
    chunk.hash.update(bytes)
  })
  for await (const piece of chunk.body) {
    if (sink.end + piece.byteLength > chunk.end) return null
    await sink.take(piece)
  }
  await sink.flush()
  await file.datasync()
  return sink.end - chunk.offset
}
