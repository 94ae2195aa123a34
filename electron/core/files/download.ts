/** One file from the hub into the vault: goes on where it was torn off, and counts only when its hash is the one it goes by. */
import { createHash, type Hash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { fileSink } from '../../../node/file-sink.ts'
import { hashPart } from '../../../node/hash-part.ts'
import { piecesUntil } from '../../../node/pieces-until.ts'
import { makeFolder } from '../make-folder.ts'
import { HubUnavailable } from '../sync/hub-client.ts'
import { comingPath } from '../vault/blob-path.ts'
import { inTurn } from '../vault/in-turn.ts'
import { placeAs } from '../vault/take-in.ts'
import type { FileClient, NamedFile } from './file-client.ts'
import type { Pace } from './pace.ts'
import { TransferFailed } from './failure.ts'

/** A line that brings nothing for so long is dead (ms). */
const silenceMs = 30_000

async function hashOfPart(path: string, bytes: number): Promise<Hash> {
  if (bytes === 0) return createHash('sha256')
  const file = await open(path, 'r')
  try {
    return (await hashPart(file, bytes)).hash
  } finally {
    await file.close()
  }
}

/** What is there of it from before. */
async function partOf(path: string, sizeBytes: number): Promise<number> {
  try {
    const { size } = await stat(path)
    if (size <= sizeBytes) return size
  } catch {
    return 0
  }
  await rm(path, { force: true })
  return 0
}

export interface DownloadHooks {
  readonly onBytes: (doneBytes: number) => void
  readonly pace: Pace
  readonly signal: AbortSignal
}

/** The pieces of an answer; a line that breaks or is silent for too long is told from a disk that does. */
async function* pieces(body: Readable | ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const coming = piecesUntil(body, signal, silenceMs)
  for (;;) {
    const next = await coming.next().catch((error: unknown) => {
      throw new HubUnavailable({ type: 'offline' }, { cause: error })
    })
    if (next.done) return
    yield next.value
  }
}

async function writeRest(
  path: string,
  from: number,
  sizeBytes: number,
  body: AsyncIterable<Uint8Array>,
  hash: Hash,
  hooks: DownloadHooks,
): Promise<number> {
  const file = await open(path, from === 0 ? 'w' : 'r+', 0o600)
  const sink = fileSink(file, from, (bytes) => {
    hash.update(bytes)
    hooks.onBytes(sink.end)
  })
  try {
    try {
      for await (const piece of body) {
        // more than the row says is not this file
        if (sink.end + piece.byteLength > sizeBytes) throw new TransferFailed('failed')
        const { byteLength } = piece
        await sink.take(piece)
        await hooks.pace.passed(byteLength, hooks.signal)
      }
    } finally {
      // what came before a cut need not come again
      await sink.flush()
    }
    await file.sync()
    return sink.end
  } finally {
    await file.close()
  }
}

/** Brings a file of the hub into the vault. Throws `HubUnavailable` when the line ends, `TransferFailed` for what no line mends. */
export async function download(dir: string, client: FileClient, file: NamedFile, hooks: DownloadHooks): Promise<void> {
  const path = comingPath(dir, file.sha256)
  if (path === null) throw new TransferFailed('failed')
  makeFolder(dirname(path), 0o700)
  const from = await partOf(path, file.sizeBytes)
  const hash = await hashOfPart(path, from)
  let at = from
  if (from < file.sizeBytes || from === 0) {
    const body = await client.read(file, from, hooks.signal)
    if (body === null) throw new TransferFailed('not_on_hub')
    at = await writeRest(path, from, file.sizeBytes, pieces(body, hooks.signal), hash, hooks)
  }
  // a line that ended early without saying so
  if (at < file.sizeBytes) throw new HubUnavailable({ type: 'offline' })
  if (hash.digest('hex') !== file.sha256) {
    await rm(path, { force: true })
    throw new TransferFailed('failed')
  }
  await inTurn(file.sha256, () => placeAs(dir, path, { sha256: file.sha256, sizeBytes: file.sizeBytes }))
}
