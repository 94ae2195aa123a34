/** Memos: recorded a piece at a time, and made of what there is after a kill. */
import type { attachmentProcedures } from '../../../shared/api/attachments.ts'
import { notFound } from '../../../shared/api/wire-error.ts'
import { newId } from '../../../shared/base/ids.ts'
import { storedFileName } from '../../../shared/base/file-name.ts'
import { sniffBytes, sniffType } from '../../../shared/domain/media/sniff.ts'
import type { WriterContext } from '../context.ts'
import { readZone } from '../settings.ts'
import { blobPath } from '../vault/blob-path.ts'
import { noteBlob } from '../vault/blob-rows.ts'
import { inTurn } from '../vault/in-turn.ts'
import { readHead } from '../vault/photo-facts.ts'
import { appendRecording, beginRecording, endRecording, isRecording, lastWrittenMs } from '../vault/recording-file.ts'
import {
  adoptRecordings,
  dropRecording,
  findRecording,
  forgetRecording,
  keepRecording,
  leftRecordings,
  recordingToVault,
  type Recording,
} from '../vault/recordings.ts'
import { checkRoom, linksLeft, linksTo } from './attachment-rows.ts'
import { act, type Handlers } from './handlers.ts'

type Finished = { txnId: string | null; id: string | null }

/** Makes the memo of what was recorded. Its record may be gone by now; the memo then stands at what is left, or by itself. */
async function finish(ctx: WriterContext, id: string, recording: Recording, durationMs: number): Promise<Finished> {
  const blob = await recordingToVault(ctx.store, id, ctx.nowMs())
  if (blob === null) {
    await forgetRecording(ctx.store, id)
    return { txnId: null, id: null }
  }
  const mediaType = sniffType(await readHead(blobPath(ctx.dir, blob.sha256) as string, sniffBytes))
  return act(ctx, 'attachment.create', (tx) => {
    noteBlob(tx.db, blob, tx.nowMs)
    dropRecording(tx.db, id)
    return tx.create('attachment', {
      ...(recording.to === null ? {} : linksLeft(tx, recording.to)),
      name: storedFileName(recording.name),
      kind: 'memo',
      mediaType,
      sizeBytes: blob.sizeBytes,
      sha256: blob.sha256,
      takenAt: recording.startedAt,
      zone: recording.zone,
      durationMs,
    })
  })
}

/**
 * Makes memos of the recordings a run before left behind; called once after a start. One that cannot be finished now (a
 * full disk) stays as it is for the next start.
 */
export async function recoverRecordings(ctx: WriterContext): Promise<number> {
  adoptRecordings(ctx.store, readZone(ctx.read), ctx.nowMs())
  let recovered = 0
  for (const id of leftRecordings(ctx.store)) {
    const recording = findRecording(ctx.store, id)
    if (recording === null || isRecording(id)) continue
    const writtenAt = recording.whole ? ctx.nowMs() : await lastWrittenMs(ctx.dir, id)
    const lasted = Math.max(0, (writtenAt ?? recording.startedAt) - recording.startedAt)
    try {
      const { id: made } = await finish(ctx, id, recording, Math.min(lasted, 86_400_000))
      if (made !== null) recovered += 1
    } catch (error) {
      process.stderr.write(`a recording waits for the next start: ${(error as Error).message}\n`)
    }
  }
  return recovered
}

export const memoHandlers: Handlers<Extract<keyof typeof attachmentProcedures, `memos.${string}`>> = {
  'memos.begin': (ctx, { to, name, zone }) => {
    const startedAt = ctx.nowMs()
    const recordingId = newId(startedAt)
    act(ctx, 'recording.begin', (tx) => {
      checkRoom(tx.db, to, 0)
      linksTo(tx, to)
      return recordingId
    })
    keepRecording(ctx.store, recordingId, { to, name, zone, startedAt }, startedAt)
    beginRecording(recordingId)
    return { recordingId }
  },

  'memos.append': async (ctx, { recordingId, offset, base64 }) => {
    const recording = findRecording(ctx.store, recordingId)
    if (recording === null) throw notFound('recording')
    const bytes = Buffer.from(base64, 'base64')
    if (recording.to !== null) checkRoom(ctx.read, recording.to, offset + bytes.byteLength)
    const append = () => appendRecording(ctx.dir, recordingId, offset, bytes)
    return { endOffset: await inTurn(recordingId, append) }
  },

  // after the piece that is still being written, and once
  'memos.finish': (ctx, { recordingId, durationMs }) =>
    inTurn(recordingId, async () => {
      const recording = findRecording(ctx.store, recordingId)
      if (recording === null) throw notFound('recording')
      const finished = await finish(ctx, recordingId, recording, durationMs)
      endRecording(recordingId)
      return finished
    }),
}
