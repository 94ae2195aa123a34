/** The SHA-256 of a file of the vault. */
import type { FileHandle } from 'node:fs/promises'
import { hashPart } from '../../../node/hash-part.ts'

export interface HashedFile {
  /** 64 hex digits. */
  readonly sha256: string
  readonly sizeBytes: number
}

/** Hashes an open file from its beginning to its end; `between` two pieces it waits for that. */
export async function hashOpenFile(file: FileHandle, between?: () => Promise<unknown>): Promise<HashedFile> {
  const { hash, sizeBytes } = await hashPart(file, undefined, between)
  return { sha256: hash.digest('hex'), sizeBytes }
}
