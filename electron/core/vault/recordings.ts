/**
 * A memo from its first second to its row. What is under way is kept beside the drafts (local to this laptop, in no
 * history) so that a start after a kill finds it and makes a memo of the part that was written.
 */
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { recordId } from '../../../shared/api/rows.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import { attachedTo } from '../../../shared/domain/attached-to.ts'
import { dropDraft, findDraft, keepDraft, listDrafts } from '../store/drafts.ts'
import type { WriteDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { checkBlob } from './check-blob.ts'
import type { HashedFile } from './hash-file.ts'
import { isRecording, recordingFiles, recordingPath } from './recording-file.ts'
import { placeAs, readyToMove, sizeOfFile } from './take-in.ts'

const prefix = 'recording:'
const keyOf = (id: string): string => `${prefix}${id}`

const recordingSchema = z.object({
  /** Null for one of which nothing is known but its file. */
  to: attachedTo.nullable(),
  name: z.string(),
  zone: z.string(),
  startedAt: z.int(),
  /** Set when its file is about to move into the vault. */
  whole: z.object({ sha256: z.string(), sizeBytes: z.int() }).optional(),
})
export type Recording = z.infer<typeof recordingSchema>

/** Remembers a recording under way; on the disk when this returns. */
export function keepRecording(store: Store, id: string, recording: Recording, nowMs: number): void {
  const { connection } = store.write
  connection.transaction(() => keepDraft(store.write, keyOf(id), JSON.stringify(recording), nowMs)).immediate()
}

function parse(text: string): Recording | null {
  try {
    return recordingSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What is known of a recording that has not become a memo yet. */
export function findRecording(store: Store, id: string): Recording | null {
  const text = findDraft(store.read, keyOf(id))
  return text === null ? null : parse(text)
}

/** Ids of recordings that a run before left behind. */
export const leftRecordings = (store: Store): readonly string[] =>
  listDrafts(store.read, prefix)
    .map((draft) => draft.key.slice(prefix.length))
    .filter((id) => recordId.safeParse(id).success)

/**
 * Files of recordings of which the store knows nothing, as after an older backup was put back: what was said is kept all
 * the same. The id says when it began.
 */
export function adoptRecordings(store: Store, zone: string, nowMs: number): void {
  for (const id of recordingFiles(store.dir)) {
    if (!recordId.safeParse(id).success || isRecording(id) || findRecording(store, id) !== null) continue
    const startedAt = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
    const { date, time } = wallClock(startedAt, zone)
    keepRecording(store, id, { to: null, name: `${date} ${time.replace(':', '.')}.webm`, zone, startedAt }, nowMs)
  }
}

/** In the transaction that makes the memo's row. */
export const dropRecording = (db: WriteDb, id: string): void => dropDraft(db, keyOf(id))

/**
 * Moves what was recorded into the vault; null when nothing was. Torn off between the move and the row, it is called
 * again and finds the file where it was moved to.
 */
export async function recordingToVault(store: Store, id: string, nowMs: number): Promise<HashedFile | null> {
  const recording = findRecording(store, id)
  const path = recordingPath(store.dir, id)
  const size = await sizeOfFile(path)
  if (size === null || size === 0) {
    const moved = recording?.whole
    return moved && (await checkBlob(store.dir, moved.sha256)) === 'sound' ? moved : null
  }
  const whole = await readyToMove(path)
  if (recording) keepRecording(store, id, { ...recording, whole }, nowMs)
  return await placeAs(store.dir, path, whole)
}

/** Removes an empty recording with all that is known of it. */
export async function forgetRecording(store: Store, id: string): Promise<void> {
  await rm(recordingPath(store.dir, id), { force: true })
  store.write.connection.transaction(() => dropRecording(store.write, id)).immediate()
}
