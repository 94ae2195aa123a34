/**
 * Marks of large files: `vault/checked/<sha256>` holds the identity under which the file was last found sound, so that a
 * film of many GB need not be hashed again before its first picture after each start. A mark is only ever a reason to
 * show at once what is then read behind it (`check-blob.ts`); torn, lost or of another identity it means nothing.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { vaultFolder } from './blob-path.ts'

/** Below this a hash takes no longer than opening a window: no mark is made. */
export const markedFromBytes = 32 * 1024 * 1024

export interface Identity {
  readonly sizeBytes: number
  /** Place on the disk, size and time of the last write; a rename leaves it as it is. */
  readonly content: string
  /** All of that and the time of the last change of any kind. */
  readonly whole: string
}

/** What the system says of an open file; times in nanoseconds. */
export async function identityOf(file: FileHandle): Promise<Identity> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await file.stat({ bigint: true })
  const content = [dev, ino, size, mtimeNs].join(':')
  return { sizeBytes: Number(size), content, whole: `${content}:${ctimeNs}` }
}

const markPath = (dir: string, sha256: string): string => join(vaultFolder(dir), 'checked', sha256)

/** Whether a mark says that the file was sound as it is now. */
export async function isMarked(dir: string, sha256: string, identity: Identity): Promise<boolean> {
  if (identity.sizeBytes < markedFromBytes) return false
  return (await readFile(markPath(dir, sha256), 'utf8').catch(() => '')) === identity.whole
}

/** Marks a large file. Never throws: without a mark it is only read once more. */
export async function mark(dir: string, sha256: string, identity: Identity): Promise<void> {
  if (identity.sizeBytes < markedFromBytes) return
  try {
    makeFolder(join(vaultFolder(dir), 'checked'), 0o700)
    await writeFile(markPath(dir, sha256), identity.whole, { mode: 0o600 })
  } catch {
    // a full disk takes no mark
  }
}

/** Takes a mark away. */
export const unmark = (dir: string, sha256: string): Promise<void> =>
  rm(markPath(dir, sha256), { force: true }).catch(() => undefined)
