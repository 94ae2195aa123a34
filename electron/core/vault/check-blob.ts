/**
 * Whether a file of the vault still is what its name says. The whole of it is hashed when it is first asked for in the life
 * of this process, and again whenever the system says that it was touched since; whoever asks meanwhile waits for the same
 * hash. What is to be shown need not wait for that where a mark of an earlier process knows the file as it is now: it is
 * read behind the showing, and what is found damaged is closed from then on.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { blobPath } from './blob-path.ts'
import { identityOf, isMarked, mark, unmark, type Identity } from './checked-mark.ts'
import { hashOpenFile } from './hash-file.ts'

export type BlobState = 'sound' | 'damaged' | 'missing'

/** What was found sound in this process, by path: its identity at that moment. */
const sound = new Map<string, string>()
/** What is shown on the word of a mark while it is read, by path. */
const trusted = new Map<string, string>()
/** Hashes under way, by path and identity. */
const running = new Map<string, Promise<BlobState>>()
/** What was hashed on its way into the vault, by identity of its content. */
const hashed = new Map<string, string>()

/** Between two pieces that are read behind a film: what plays comes first. */
const pauseMs = 5

interface Blob {
  readonly dir: string
  readonly sha256: string
  readonly path: string
}

/** Reads all of it; touched meanwhile, it is what was read, but the next one reads again. */
async function hashBlob(blob: Blob, file: FileHandle, seen: Identity, isBehind: boolean): Promise<BlobState> {
  const between = isBehind ? () => wait(pauseMs, undefined, { ref: false }) : undefined
  const { sha256: found } = await hashOpenFile(file, between)
  if (found !== blob.sha256) {
    await unmark(blob.dir, blob.sha256)
    return 'damaged'
  }
  if ((await identityOf(file)).whole === seen.whole) await note(blob, seen)
  return 'sound'
}

async function note({ dir, sha256, path }: Blob, seen: Identity): Promise<void> {
  sound.set(path, seen.whole)
  await mark(dir, sha256, seen)
}

/** Reads behind the showing what a mark was believed of; what it was believed of ends with that. */
async function readBehind(blob: Blob, seen: Identity): Promise<void> {
  trusted.set(blob.path, seen.whole)
  const file = await open(blob.path, 'r')
  try {
    await hashBlob(blob, file, seen, true)
  } finally {
    await file.close()
    trusted.delete(blob.path)
  }
}

async function stateOf(blob: Blob, file: FileHandle, believesMarks: boolean): Promise<BlobState> {
  const seen = await identityOf(file)
  if (sound.get(blob.path) === seen.whole) return 'sound'
  if (believesMarks) {
    if (trusted.get(blob.path) === seen.whole) return 'sound'
    if (await isMarked(blob.dir, blob.sha256, seen)) {
      // whatever keeps it from being read is met again by the next one who asks
      readBehind(blob, seen).catch(() => unmark(blob.dir, blob.sha256))
      return 'sound'
    }
  }
  const key = `${blob.path}:${seen.whole}`
  const hashing = running.get(key) ?? hashBlob(blob, file, seen, false)
  running.set(key, hashing)
  try {
    return await hashing
  } finally {
    running.delete(key)
  }
}

/**
 * Hashes a file of the vault, or remembers that it did. Anything that keeps it from being read whole is damage.
 * `believesMarks` is for what is shown: see above.
 */
export async function checkBlob(dir: string, sha256: string, believesMarks = false): Promise<BlobState> {
  const path = blobPath(dir, sha256)
  if (path === null) return 'missing'
  try {
    const file = await open(path, 'r')
    try {
      return await stateOf({ dir, sha256, path }, file, believesMarks)
    } finally {
      await file.close()
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged'
  }
}

/** Remembers the hash of an open file that is on its way into the vault, so that it need not be read again there. */
export async function noteHashed(file: FileHandle, sha256: string): Promise<void> {
  hashed.set((await identityOf(file)).content, sha256)
}

/** A file has come into the vault: sound when its content is the very one that was hashed. Never throws. */
export async function noteMoved(dir: string, sha256: string): Promise<void> {
  const path = blobPath(dir, sha256)
  if (path === null) return
  try {
    const file = await open(path, 'r')
    try {
      const seen = await identityOf(file)
      if (hashed.get(seen.content) === sha256) await note({ dir, sha256, path }, seen)
      hashed.delete(seen.content)
    } finally {
      await file.close()
    }
  } catch {
    // it is read when somebody asks for it
  }
}

/** Forgets what was found sound: a check asked for by a person reads everything anew. */
export const forgetChecked = (): void => sound.clear()
