/**
 * One file to the hub, a chunk at a time. A chunk is as large as the line carries in a few seconds, so that little is sent
 * again after a cut and a good line is not kept waiting; the next one is read while one is sent.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { largestChunkBytes } from '../../../shared/sync/files.ts'
import { blobPath } from '../vault/blob-path.ts'
import { checkBlob } from '../vault/check-blob.ts'
import { summed, type FileClient, type NamedFile, type SummedChunk } from './file-client.ts'
import type { Pace } from './pace.ts'
import { hubErrorOf, TransferFailed } from './failure.ts'

const smallestChunkBytes = 256 * 1024
const firstChunkBytes = 1024 * 1024
/** A chunk should take about so long (ms). */
const chunkTakesMs = 4_000
const mostTries = 3

/** The size of the next chunk after one of `bytes` took `ms`. */
export function nextChunkBytes(bytes: number, ms: number): number {
  const wanted = (bytes / Math.max(ms, 1)) * chunkTakesMs
  return Math.round(Math.max(smallestChunkBytes, Math.min(wanted, bytes * 4, largestChunkBytes)))
}

async function readAt(file: FileHandle, offset: number, bytes: Uint8Array): Promise<SummedChunk> {
  const length = bytes.byteLength
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) throw new TransferFailed('file_damaged')
    done += bytesRead
  }
  return summed(bytes)
}

export interface UploadHooks {
  /** An upload began, or is so far; to be kept before it goes on. */
  readonly onOffset: (uploadId: string, doneBytes: number) => void
  readonly pace: Pace
  readonly signal: AbortSignal
}

/** A place to go on from: where the hub is with an upload from before, or a new upload. */
async function placeOf(
  client: FileClient,
  file: NamedFile,
  uploadId: string | null,
  hooks: UploadHooks,
): Promise<{ readonly id: string; readonly offset: number }> {
  const offset = uploadId === null ? null : await client.offsetOf(uploadId, hooks.signal)
  if (uploadId !== null && offset !== null) return { id: uploadId, offset }
  const id = await client.create(file, hooks.signal)
  hooks.onOffset(id, 0)
  return { id, offset: 0 }
}

async function sendFrom(
  client: FileClient,
  source: FileHandle,
  file: NamedFile,
  place: { readonly id: string; readonly offset: number },
  hooks: UploadHooks,
): Promise<void> {
  const { sizeBytes } = file
  let { offset } = place
  // a chunk at a slow pace is a short one: a request waits for an answer no longer than a minute
  const paced = (bytes: number): number => Math.max(1, Math.min(bytes, Math.floor(hooks.pace.bytesIn(chunkTakesMs))))
  let size = paced(firstChunkBytes)
  let tries = 0
  // one is sent while the other is read; new ones for every chunk would leave their room to be collected
  const room = Math.min(sizeBytes, largestChunkBytes)
  let free: readonly [Buffer, Buffer] = [Buffer.allocUnsafeSlow(room), Buffer.allocUnsafeSlow(room)]
  const chunkAt = (at: number): Promise<SummedChunk> => {
    const [mine, other] = free
    free = [other, mine]
    return readAt(source, at, mine.subarray(0, Math.min(size, sizeBytes - at)))
  }
  let next: { readonly at: number; readonly chunk: Promise<SummedChunk> } | null = null
  while (offset < sizeBytes) {
    const chunk: SummedChunk = await (next?.at === offset ? next.chunk : chunkAt(offset))
    const length = chunk.bytes.byteLength
    const after: number = offset + length
    next = after < sizeBytes ? { at: after, chunk: chunkAt(after) } : null
    // one that is not asked for any more must not end the program
    next?.chunk.catch(() => undefined)
    const from = performance.now()
    try {
      offset = await client.send(place.id, offset, chunk, hooks.signal)
      tries = 0
    } catch (error) {
      const type = hubErrorOf(error)
      const isMendable = (type === 'expected' || type === 'checksum') && tries < mostTries
      if (!isMendable) throw error
      tries += 1
      // what is being read may not be read into while it is sent
      await next?.chunk.catch(() => undefined)
      const now = await client.offsetOf(place.id, hooks.signal)
      // the hub found that the whole is not what it goes by
      if (now === null) throw new TransferFailed('failed', { cause: error })
      offset = now
    }
    size = paced(nextChunkBytes(length, performance.now() - from))
    hooks.onOffset(place.id, offset)
    await hooks.pace.passed(length, hooks.signal)
  }
}

/** Brings a file of the vault to the hub; resolves when the hub has checked all of it. */
export async function upload(
  dir: string,
  client: FileClient,
  file: NamedFile,
  uploadId: string | null,
  hooks: UploadHooks,
): Promise<void> {
  if (await client.has(file, hooks.signal)) return
  const path = blobPath(dir, file.sha256)
  if (path === null) throw new TransferFailed('file_damaged')
  const source = await open(path, 'r').catch((error: unknown) => {
    throw new TransferFailed('file_damaged', { cause: error })
  })
  try {
    await sendFrom(client, source, file, await placeOf(client, file, uploadId, hooks), hooks)
  } catch (error) {
    // the hub hashes all of it in any case: only when that is not as it should be is it hashed here, too
    const isOurs = error instanceof TransferFailed && (await checkBlob(dir, file.sha256)) !== 'sound'
    throw isOurs ? new TransferFailed('file_damaged', { cause: error }) : error
  } finally {
    await source.close()
  }
  if (!(await client.has(file, hooks.signal))) throw new TransferFailed('failed')
}
