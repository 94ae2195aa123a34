/**
 * How bytes of files travel between a laptop and its hub: up by the tus protocol 1.0 (creation, checksum, termination,
 * expiration; https://tus.io/protocols/resumable-upload), down by ranges. Rows travel by `messages.ts`.
 */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'

export const tusVersion = '1.0.0'
export const tusExtensions = ['creation', 'checksum', 'termination', 'expiration'] as const
/** What a chunk may be summed with. CRC-32 is our own addition: each whole file is judged by its SHA-256 anyway. */
export const checksumNames = ['crc32', 'sha1', 'sha256'] as const
export type ChecksumName = (typeof checksumNames)[number]

/** Uploads are made by POST here and go on under `/files/<id>`. */
export const filesPath = '/files'
/** Bytes are read under `/blobs/<sha256>?row=<type>:<id>`, by who sees a row that names them. */
export const blobsPath = '/blobs'

/** The largest file a hub takes. */
export const largestFileBytes = 64 * 1024 ** 3
/** No chunk is larger: it is held in memory while it is sent. */
export const largestChunkBytes = 16 * 1024 * 1024

export const sha256Pattern = /^[0-9a-f]{64}$/

/** The row by which somebody may write or read the bytes it names. */
export const namedBy = z.object({ type: z.enum(['attachment']), id: z.string().regex(uuidPattern) })
export type NamedBy = z.infer<typeof namedBy>

export const rowText = ({ type, id }: NamedBy): string => `${type}:${id}`

/** `attachment:<id>`, or null for anything else. */
export function parseRowText(text: string | null): NamedBy | null {
  const [type, id] = (text ?? '').split(':')
  return namedBy.safeParse({ type, id }).data ?? null
}
