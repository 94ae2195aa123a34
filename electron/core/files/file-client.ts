/** Speaks to a hub about bytes: the tus protocol up, ranges down. Answers of anything but a hub are never taken for its. */
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { blobsPath, filesPath, rowText, tusVersion, type NamedBy } from '../../../shared/sync/files.ts'
import { hubErrorSchema, hubHeader } from '../../../shared/sync/messages.ts'
import { HubUnavailable } from '../sync/hub-client.ts'
import type { Answered, Carriage } from './by-http.ts'

export interface NamedFile {
  readonly sha256: string
  readonly sizeBytes: number
  readonly row: NamedBy
}

export interface SummedChunk {
  readonly bytes: Uint8Array
  /** `Upload-Checksum` of them. */
  readonly checksum: string
}

export interface FileClient {
  /** Whether the hub has all of it. */
  has(file: NamedFile, signal: AbortSignal): Promise<boolean>
  /** Begins an upload; answers its id. */
  create(file: NamedFile, signal: AbortSignal): Promise<string>
  /** How far an upload is; null when the hub knows of none. */
  offsetOf(uploadId: string, signal: AbortSignal): Promise<number | null>
  /** Sends bytes from `offset`; answers where the hub is then. */
  send(uploadId: string, offset: number, chunk: SummedChunk, signal: AbortSignal): Promise<number>
  /** The bytes from `offset` on; null when the hub has not got them. */
  read(file: NamedFile, offset: number, signal: AbortSignal): Promise<Readable | ReadableStream<Uint8Array> | null>
}

/** For an answer without a body (ms). */
const answerMs = 30_000
/** For a chunk, whose size is chosen so that it takes far less (ms). */
const chunkMs = 60_000
const noBytes = new Uint8Array()

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** Sums a chunk as the hub will. */
export function summed(bytes: Uint8Array): SummedChunk {
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(bytes))
  return { bytes, checksum: `crc32 ${sum.toString('base64')}` }
}

const garbled = (detail: string): HubUnavailable => new HubUnavailable({ type: 'garbled', detail })

/** What a hub said is wrong, in its words. */
function faultOf({ status, headers }: Answered, text: string): HubUnavailable {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return garbled(`status ${status}`)
  }
  const parsed = hubErrorSchema.safeParse(json)
  if (!parsed.success) return garbled(`status ${status}`)
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return new HubUnavailable({
    type: 'hub',
    error: parsed.data,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  })
}

const isGood = ({ status }: Answered): boolean => status >= 200 && status < 300

/** A line that breaks is being offline; and only a hub is listened to. */
async function ofHub<A extends Answered>(asking: Promise<A>): Promise<A> {
  const answer = await asking.catch((error: unknown) => {
    throw new HubUnavailable({ type: 'offline' }, { cause: error })
  })
  if (answer.headers.get(hubHeader) === null) throw new HubUnavailable({ type: 'portal' })
  return answer
}

function offsetIn({ headers }: Answered): number {
  const offset = Number(headers.get('upload-offset') ?? Number.NaN)
  if (!Number.isSafeInteger(offset)) throw garbled('no offset')
  return offset
}

/** A client of the hub at this address; the token is sent to no other. */
export function createFileClient(o: {
  readonly url: string
  readonly token: string
  readonly carriage: Carriage
}): FileClient {
  const urlOf = (path: string): string => new URL(path.slice(1), o.url).href
  const asked = (method: string, headers: Readonly<Record<string, string>>, signal: AbortSignal, ms: number) => ({
    method,
    headers: { authorization: `Bearer ${o.token}`, 'tus-resumable': tusVersion, ...headers },
    signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]),
  })
  const send = (
    method: string,
    path: string,
    signal: AbortSignal,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered & { readonly text: string }> =>
    ofHub(o.carriage.send(urlOf(path), { ...asked(method, headers, signal, answerMs), body: noBytes }))
  const head = async (path: string, signal: AbortSignal): Promise<Answered> => {
    const answer = await ofHub(o.carriage.open(urlOf(path), asked('HEAD', {}, signal, answerMs)))
    await answer.text().catch(() => '')
    return answer
  }
  const blobOf = ({ sha256, row }: NamedFile): string =>
    `${blobsPath}/${sha256}?row=${encodeURIComponent(rowText(row))}`
  return {
    has: async (file, signal) => {
      const answer = await head(blobOf(file), signal)
      if (isGood(answer)) return Number(answer.headers.get('content-length')) === file.sizeBytes
      // an answer to HEAD has no words
      if (answer.status === 404) return false
      throw garbled(`status ${answer.status}`)
    },
    create: async ({ sha256, sizeBytes, row }, signal) => {
      const answer = await send('POST', filesPath, signal, {
        'upload-length': String(sizeBytes),
        'upload-metadata': `sha256 ${base64(sha256)},row ${base64(rowText(row))}`,
      })
      const id = new RegExp(`${filesPath}/([0-9a-f-]{36})$`).exec(answer.headers.get('location') ?? '')?.[1]
      if (!isGood(answer) || id === undefined) throw faultOf(answer, answer.text)
      return id
    },
    offsetOf: async (uploadId, signal) => {
      const answer = await head(`${filesPath}/${uploadId}`, signal)
      if (isGood(answer)) return offsetIn(answer)
      if (answer.status === 404 || answer.status === 410 || answer.status === 460) return null
      throw garbled(`status ${answer.status}`)
    },
    send: async (uploadId, offset, { bytes, checksum }, signal) => {
      const headers = {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        'upload-checksum': checksum,
      }
      const url = urlOf(`${filesPath}/${uploadId}`)
      const answer = await ofHub(o.carriage.send(url, { ...asked('PATCH', headers, signal, chunkMs), body: bytes }))
      if (!isGood(answer)) throw faultOf(answer, answer.text)
      return offsetIn(answer)
    },
    read: async (file, offset, signal) => {
      const headers: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` }
      const { authorization } = asked('GET', {}, signal, answerMs).headers
      const init = { method: 'GET', headers: { authorization, ...headers }, signal }
      const answer = await ofHub(o.carriage.open(urlOf(blobOf(file)), init))
      if (answer.status === 404) {
        await answer.text().catch(() => '')
        return null
      }
      if (!isGood(answer)) throw faultOf(answer, await answer.text())
      // the whole in the place of a part would be written at the wrong place
      if (offset > 0 && answer.status !== 206) throw garbled('no range')
      return answer.body
    },
  }
}
