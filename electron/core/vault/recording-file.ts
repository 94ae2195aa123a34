/**
 * The file of a recording under way: `recordings/<id>`. Every piece is on the disk before it is acknowledged; a piece that
 * did not go through is sent again at the same place, so a full disk costs waiting and no word that was said.
 */
import { existsSync, readdirSync } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { makeFolder } from '../make-folder.ts'
import { syncFolder } from '../store/sync-file.ts'

const folderOf = (dir: string): string => join(dir, 'recordings')

/** `id` is one that the core made itself. */
export const recordingPath = (dir: string, id: string): string => join(folderOf(dir), id)

/** The names in the folder of recordings; whose they are, the caller looks up. */
export const recordingFiles = (dir: string): readonly string[] =>
  existsSync(folderOf(dir)) ? readdirSync(folderOf(dir)) : []

interface UnderWay {
  /** Bytes acknowledged so far. */
  readonly endOffset: number
  /** The piece they end with. */
  readonly last: Uint8Array
}

/** Recordings of this process. */
const underWay = new Map<string, UnderWay>()

export const beginRecording = (id: string): void => void underWay.set(id, { endOffset: 0, last: new Uint8Array() })
export const endRecording = (id: string): void => void underWay.delete(id)
export const isRecording = (id: string): boolean => underWay.has(id)

async function openToWrite(dir: string, path: string): Promise<FileHandle> {
  if (existsSync(path)) return open(path, 'r+')
  makeFolder(folderOf(dir), 0o700)
  const file = await open(path, 'wx+', 0o600)
  syncFolder(folderOf(dir))
  syncFolder(dir)
  return file
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;)
    done += (await file.write(bytes, done, bytes.byteLength - done, offset + done)).bytesWritten
  await file.datasync()
}

/**
 * Adds a piece at `offset`, which must be the end of what was acknowledged; answers the new end. The last piece may come
 * again: its answer may have got lost. To be called in the turn of the recording (`in-turn.ts`).
 */
export async function appendRecording(dir: string, id: string, offset: number, bytes: Uint8Array): Promise<number> {
  const known = underWay.get(id)
  if (known === undefined) throw notFound('recording')
  const endOffset = offset + bytes.byteLength
  if (known.endOffset === endOffset && Buffer.compare(known.last, bytes) === 0) return endOffset
  if (known.endOffset !== offset) throw conflict('recording_offset')
  const file = await openToWrite(dir, recordingPath(dir, id))
  try {
    await writeWhole(file, bytes, offset)
  } finally {
    await file.close()
  }
  underWay.set(id, { endOffset, last: bytes })
  return endOffset
}

/** When the last piece came, or null when there is no file. */
export async function lastWrittenMs(dir: string, id: string): Promise<number | null> {
  try {
    return Math.round((await stat(recordingPath(dir, id))).mtimeMs)
  } catch {
    return null
  }
}

/** For tests: what a new process would not know. */
export const forgetRecordingsOfRun = (): void => underWay.clear()
