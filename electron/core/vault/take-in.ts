/**
 * The one way into the vault. A file made whole on the same disk is hashed, synced, renamed to its hash, and its folder
 * synced; only after that may a row name it. The same bytes are never there twice: a second copy is dropped, unless the
 * first one is found damaged, and then takes its place.
 */
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { syncFolder } from '../store/sync-file.ts'
import { blobPath, vaultFolder } from './blob-path.ts'
import { checkBlob, noteHashed, noteMoved } from './check-blob.ts'
import { hashOpenFile, type HashedFile } from './hash-file.ts'

export interface TakenIn extends HashedFile {
  /** False when the same bytes were there already. */
  readonly isNew: boolean
}

/** Hashes a file and brings its bytes to the disk, without moving it. */
export async function readyToMove(path: string): Promise<HashedFile> {
  const file = await open(path, 'r+')
  try {
    const hashed = await hashOpenFile(file)
    await file.sync()
    await noteHashed(file, hashed.sha256)
    return hashed
  } finally {
    await file.close()
  }
}

/** The folder of a hash, durable itself before anything in it counts. */
function makeDurableFolder(dir: string, folder: string): void {
  if (existsSync(folder)) return
  makeFolder(folder, 0o700)
  syncFolder(vaultFolder(dir))
  syncFolder(dir)
}

/** Moves a hashed and synced file, which nobody writes any more, into the vault of a data folder. On a throw it stays where it is. */
export async function placeAs(dir: string, path: string, hashed: HashedFile): Promise<TakenIn> {
  const target = blobPath(dir, hashed.sha256) as string
  if ((await checkBlob(dir, hashed.sha256)) === 'sound') {
    await rm(path, { force: true })
    return { ...hashed, isNew: false }
  }
  makeDurableFolder(dir, dirname(target))
  await rename(path, target)
  syncFolder(dirname(target))
  await noteMoved(dir, hashed.sha256)
  return { ...hashed, isNew: true }
}

/** Takes back a file that no row came to name. Never throws: without a row it is only room lost. */
export async function dropBlob(dir: string, sha256: string): Promise<void> {
  const path = blobPath(dir, sha256)
  if (path !== null) await rm(path, { force: true }).catch(() => undefined)
}

/** The size of a file, or null when it is not there. */
export async function sizeOfFile(path: string): Promise<number | null> {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}
