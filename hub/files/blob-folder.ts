/**
 * Files of a hub in a folder: `blobs/<workspace>/<aa>/<sha256>` whole and checked, `uploads/<id>` on their way. A file is
 * moved to its hash only after its bytes and their hash are known to be on the disk; what lies there is whole.
 */
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Pattern } from '../../shared/sync/files.ts'
import { hashPart } from '../../node/hash-part.ts'
import { streamFile } from '../../node/file-stream.ts'

export interface BlobFolder {
  /** Opens what is under way for writing; made when it is not there. */
  openUpload(id: string): Promise<FileHandle>
  /** The SHA-256 so far of the first `bytes` of what is under way. */
  hashOf(id: string, bytes: number): Promise<Hash>
  /** Moves what is under way to its hash. */
  keep(ws: string, id: string, sha256: string): Promise<void>
  drop(id: string): Promise<void>
  /** Null when the bytes are not there. */
  sizeOf(ws: string, sha256: string): Promise<number | null>
  stream(ws: string, sha256: string, start: number, end: number): ReadableStream<Uint8Array>
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot, and needs not
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The folder, and every one above it that had to be made, durable. */
async function makeDurable(path: string): Promise<void> {
  if (existsSync(path)) return
  await makeDurable(dirname(path))
  await mkdir(path, { recursive: true, mode: 0o700 })
  await syncFolder(dirname(path))
}

/** Files below the hub's data folder. `ws` and `id` are ids the hub made itself. */
export function createBlobFolder(dataDir: string): BlobFolder {
  const uploadPath = (id: string): string => join(dataDir, 'uploads', id)
  const blobPath = (ws: string, sha256: string): string => {
    if (!sha256Pattern.test(sha256)) throw new Error('not a hash')
    return join(dataDir, 'blobs', ws, sha256.slice(0, 2), sha256)
  }
  return {
    openUpload: async (id) => {
      const path = uploadPath(id)
      await makeDurable(dirname(path))
      return open(path, existsSync(path) ? 'r+' : 'wx+', 0o600)
    },
    hashOf: async (id, bytes) => {
      if (bytes === 0) return createHash('sha256')
      const file = await open(uploadPath(id), 'r')
      try {
        return (await hashPart(file, bytes)).hash
      } finally {
        await file.close()
      }
    },
    keep: async (ws, id, sha256) => {
      const target = blobPath(ws, sha256)
      await makeDurable(dirname(target))
      await rename(uploadPath(id), target)
      await syncFolder(dirname(target))
    },
    drop: (id) => rm(uploadPath(id), { force: true }),
    sizeOf: async (ws, sha256) => {
      try {
        return (await stat(blobPath(ws, sha256))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    stream: (ws, sha256, start, end) => streamFile(blobPath(ws, sha256), start, end),
  }
}
