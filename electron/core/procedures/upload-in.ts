/** Files that were handed over on their way into the vault: in one act with the rows that name them, or not at all. */
import { join } from 'node:path'
import { conflict, notFound } from '../../../shared/api/wire-error.ts'
import { storedFileName } from '../../../shared/base/file-name.ts'
import { isPicture } from '../../../shared/domain/media/sniff.ts'
import type { WriterContext } from '../context.ts'
import { findBlob } from '../vault/blob-rows.ts'
import { inTurn } from '../vault/in-turn.ts'
import type { FileFacts } from '../vault/photo-facts.ts'
import { dropBlob, placeAs, readyToMove, sizeOfFile, type TakenIn } from '../vault/take-in.ts'

export interface HandedOver {
  readonly uploadId: string
  /** What was promised. */
  readonly sizeBytes: number
}

/** The path of a file that came whole; refuses one that did not. */
export async function wholeUpload(ctx: WriterContext, { uploadId, sizeBytes }: HandedOver): Promise<string> {
  const path = join(ctx.dir, 'incoming', uploadId)
  const found = await sizeOfFile(path)
  if (found === null) throw notFound('upload')
  if (found !== sizeBytes) throw conflict('file_incomplete')
  return path
}

/**
 * Takes files in and runs the act that names them; where that fails, a file that came for it alone does not stay. In turn
 * with others of the same bytes: what one takes away again another must not have counted on.
 */
export async function withFiles<T>(
  ctx: WriterContext,
  paths: readonly string[],
  work: (blobs: readonly TakenIn[]) => T,
): Promise<T> {
  const hashed = await Promise.all(paths.map(readyToMove))
  const inOrder = hashed
    .map((h, i) => ({ h, path: paths[i] as string }))
    .toSorted((a, b) => (a.h.sha256 < b.h.sha256 ? -1 : 1))
  const blobs = new Map<string, TakenIn>()
  const place = async (index: number): Promise<T> => {
    const next = inOrder[index]
    if (next === undefined) return work(hashed.map((h) => blobs.get(h.sha256) as TakenIn))
    const { h, path } = next
    if (blobs.has(h.sha256)) return place(index + 1)
    return inTurn(h.sha256, async () => {
      const blob = await placeAs(ctx.dir, path, h)
      blobs.set(h.sha256, blob)
      try {
        return await place(index + 1)
      } catch (error) {
        if (blob.isNew && findBlob(ctx.read, blob.sha256) === null) await dropBlob(ctx.dir, blob.sha256)
        throw error
      }
    })
  }
  return place(0)
}

/** The same of one file. */
export const withFile = <T>(ctx: WriterContext, path: string, work: (blob: TakenIn) => T): Promise<T> =>
  withFiles(ctx, [path], ([blob]) => work(blob as TakenIn))

/** What a row says of a file that was taken in: what its bytes are and say, under the name it came with. */
export const fileValues = (name: string, facts: FileFacts, { sizeBytes, sha256 }: TakenIn) =>
  ({
    ...facts,
    name: storedFileName(name),
    kind: isPicture(facts.mediaType) ? 'photo' : 'file',
    sizeBytes,
    sha256,
  }) as const
