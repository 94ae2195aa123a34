/**
 * Whether a file of the vault still is what its name says. The whole of it is hashed when it is first asked for in the life
 * of this process, and again whenever the system says that it was touched since.
 */
import { open } from 'node:fs/promises'
import { blobPath } from './blob-path.ts'
import { hashOpenFile } from './hash-file.ts'

export type BlobState = 'sound' | 'damaged' | 'missing'

/** What was found sound, by path: size, times and place on the disk at that moment. */
const sound = new Map<string, string>()

/** Hashes a file of the vault, or remembers that it did. Anything that keeps it from being read whole is damage. */
export async function checkBlob(dir: string, sha256: string): Promise<BlobState> {
  const path = blobPath(dir, sha256)
  if (path === null) return 'missing'
  try {
    const file = await open(path, 'r')
    try {
      const { dev, ino, size, mtimeNs, ctimeNs } = await file.stat({ bigint: true })
      const seen = [dev, ino, size, mtimeNs, ctimeNs].join(':')
      if (sound.get(path) === seen) return 'sound'
      const { sha256: found } = await hashOpenFile(file)
      if (found !== sha256) return 'damaged'
      sound.set(path, seen)
      return 'sound'
    } finally {
      await file.close()
    }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged'
  }
}

/** Forgets what was found sound: a check asked for by a person reads everything anew. */
export const forgetChecked = (): void => sound.clear()
