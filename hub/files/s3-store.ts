/**
 * Whole files of a hub in a bucket of any S3 endpoint, under the names they have in a folder (`blobs/<workspace>/<aa>/<sha256>`).
 * What comes is gathered and hashed on the hub's own disk first: only what is whole and right is brought there.
 */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { GetObjectCommand, HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { HubBusy } from '../storage/sql-driver.ts'
import { blobName, type BlobStore } from './blob-folder.ts'
import type { S3Options } from './s3-options.ts'

/** Parts of a multipart upload; at the smallest part there may be, 10,000 of them are 49 GB. */
const partBytes = 8 * 1024 * 1024
const patience = 20_000
const silence = 30_000
const connectMs = 10_000

/** The bucket is not heard, or refuses: nothing is known of the file, and it is asked for again. */
const busy = (error: unknown): HubBusy => new HubBusy('the bucket did not answer', { cause: error })

/** A store in a bucket. What the bucket does not answer is a `HubBusy`: whoever asked asks again. */
export function createS3Store(o: S3Options): BlobStore {
  const client = new S3Client({
    region: o.region ?? 'us-east-1',
    ...(o.endpoint ? { endpoint: o.endpoint } : {}),
    forcePathStyle: o.isPathStyle ?? false,
    // without these a line that swallows everything is waited for without end
    requestHandler: { connectionTimeout: connectMs, socketTimeout: o.silenceMs ?? silence },
    // sums in trailers are AWS's own: other services refuse them
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const keyOf = (ws: string, sha256: string): { readonly Bucket: string; readonly Key: string } => ({
    Bucket: o.bucket,
    Key: `${o.prefix ?? ''}${blobName(ws, sha256)}`,
  })
  /** Files on their way into the bucket. */
  const underWay = new Map<string, Promise<void>>()

  const sizeOf: BlobStore['sizeOf'] = async (ws, sha256) => {
    try {
      const { ContentLength } = await client.send(new HeadObjectCommand(keyOf(ws, sha256)))
      return ContentLength ?? null
    } catch (error) {
      if (error instanceof NotFound) return null
      throw busy(error)
    }
  }

  const bring = async (path: string, ws: string, sha256: string, sizeBytes: number): Promise<void> => {
    if ((await sizeOf(ws, sha256)) === sizeBytes) return
    const body = createReadStream(path, { highWaterMark: 1024 * 1024 })
    try {
      const params = { ...keyOf(ws, sha256), Body: body }
      await new Upload({ client, params, partSize: partBytes, queueSize: 2 }).done()
    } catch (error) {
      throw busy(error)
    } finally {
      body.destroy()
    }
    if ((await sizeOf(ws, sha256)) !== sizeBytes) throw busy(new Error('the bucket has another size'))
  }

  return {
    take: async (path, ws, sha256, sizeBytes) => {
      const { Key } = keyOf(ws, sha256)
      const coming =
        underWay.get(Key) ??
        bring(path, ws, sha256, sizeBytes).finally(() => {
          underWay.delete(Key)
        })
      underWay.set(Key, coming)
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, fail) => {
        timer = setTimeout(() => fail(new HubBusy('the file is on its way to the bucket')), o.patienceMs ?? patience)
      })
      try {
        await Promise.race([coming, late])
      } finally {
        clearTimeout(timer)
        coming.catch(() => undefined)
      }
    },
    sizeOf,
    stream: (ws, sha256, start, end) => {
      let body: Readable | null = null
      let pieces: AsyncIterator<Uint8Array> | null = null
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            if (start === end) return controller.close()
            if (pieces === null) {
              const range = `bytes=${start}-${end - 1}`
              const answer = await client.send(new GetObjectCommand({ ...keyOf(ws, sha256), Range: range }))
              body = answer.Body as Readable
              pieces = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
            }
            const next = await pieces.next()
            if (next.done) controller.close()
            else controller.enqueue(next.value)
          },
          cancel: () => void body?.destroy(),
        },
        { highWaterMark: 0 },
      )
    },
  }
}
