/**
 * Files of a hub: `uploads/<id>` on their way, always in its folder; whole and checked under their hash, in its folder, too
 * (`blobs/<workspace>/<aa>/<sha256>`), or in a bucket. A file goes by its hash only after its bytes and their hash are known
 * to be on the disk; what goes by it is whole.
 */
import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Pattern } from '../../shared/sync/files.ts'
import { hashPart } from '../../node/hash-part.ts'
import { streamFile } from '../../node/file-stream.ts'

/** Where whole files lie. */
export interface BlobStore {
  /** Takes the whole file at `path` as this one; resolves when it is there for good. It may be asked again for the same. */
  take(path: string, ws: string, sha256: string, sizeBytes: number): Promise<void>
  /** Null when the bytes are not there. */
  sizeOf(ws: string, sha256: string): Promise<number | null>
  stream(ws: string, sha256: string, start: number, end: number): ReadableStream<Uint8Array>
}

export interface BlobFolder extends Pick<BlobStore, 'sizeOf' | 'stream'> {
  /** Opens what is under way for writing; made when it is not there. */
  openUpload(id: string): Promise<FileHandle>
  /** The SHA-256 so far of the first `bytes` of what is under way. */
  hashOf(id: string, bytes: number): Promise<Hash>
  /** What is under way, all of it, goes by its hash from now on. */
  keep(ws: string, id: string, sha256: string, sizeBytes: number): Promise<void>
  drop(id: string): Promise<void>
}

/** The name of a whole file, below a data folder or in a bucket. */
export function blobName(ws: string, sha256: string): string {
  if (!sha256Pattern.test(sha256)) throw new Error('not a hash')
  return `blobs/${ws}/${sha256.slice(0, 2)}/${sha256}`
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

/** Whole files below the hub's data folder: moved there. */
function createDiskStore(dataDir: string): BlobStore {
  const blobPath = (ws: string, sha256: string): string => join(dataDir, blobName(ws, sha256))
  return {
    take: async (path, ws, sha256) => {
      const target = blobPath(ws, sha256)
      await makeDurable(dirname(target))
      await rename(path, target)
      await syncFolder(dirname(target))
    },
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

/** Files below the hub's data folder, whole ones in `store` where that is given. `ws` and `id` are ids the hub made itself. */
export function createBlobFolder(dataDir: string, store: BlobStore = createDiskStore(dataDir)): BlobFolder {
  const uploadPath = (id: string): string => join(dataDir, 'uploads', id)
  const drop = (id: string): Promise<void> => rm(uploadPath(id), { force: true })
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
    keep: async (ws, id, sha256, sizeBytes) => {
      await store.take(uploadPath(id), ws, sha256, sizeBytes)
      await drop(id)
    },
    drop,
    sizeOf: (ws, sha256) => store.sizeOf(ws, sha256),
    stream: (ws, sha256, start, end) => store.stream(ws, sha256, start, end),
  }
}
