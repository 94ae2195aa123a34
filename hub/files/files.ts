/**
 * Bytes of files at the hub: taken by the tus protocol, given by ranges. Whoever sees a row that names a file may bring or
 * read its bytes, and nobody else; a file is there when its whole SHA-256 was found to be the one it goes by, not before.
 */
import type { Hash } from 'node:crypto'
import { newId, uuidPattern } from '../../shared/base/ids.ts'
import {
  blobsPath,
  checksumNames,
  filesPath,
  largestFileBytes,
  parseRowText,
  sha256Pattern,
  tusExtensions,
  tusVersion,
  type ChecksumName,
} from '../../shared/sync/files.ts'
import { nodeBodyOf } from '../../node/bridge.ts'
import type { HubError } from '../../shared/sync/messages.ts'
import { piecesUntil } from '../../node/pieces-until.ts'
import { parseRange } from '../../node/range.ts'
import { guarding, jsonAnswer } from '../respond.ts'
import { HubBusy, type SqlDriver } from '../storage/sql-driver.ts'
import type { SyncCaller } from '../sync/caller.ts'
import type { Directory } from '../sync/directory.ts'
import { HubFault } from '../sync/fault.ts'
import type { BlobFolder } from './blob-folder.ts'
import { sumOf, takeChunk } from './take-chunk.ts'
import { addUpload, dropUpload, expiresAfterMs, findUpload, moveEnd, sweepUploads, type Upload } from './upload-rows.ts'
import { createTurns } from './turns.ts'

export interface FilesDeps {
  readonly driver: SqlDriver
  readonly directory: () => Promise<Directory>
  readonly nowMs: () => number
  readonly folder: BlobFolder
}

export interface HubFiles {
  /** Whether this path is one of files. */
  isFor(pathname: string): boolean
  /** Throws a `HubFault`. */
  handle(request: Request, caller: SyncCaller): Promise<Response>
  /** Drops what nobody went on with; answers how many. */
  sweep(ws: string): Promise<number>
}

const invalid = (detail: string): HubFault => new HubFault({ type: 'invalid', retry: 'never', detail })
const notFound = (): HubFault => new HubFault({ type: 'not_found', retry: 'never' })

const tus = { 'tus-resumable': tusVersion } as const
const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...guarding, ...headers } })

/** A refusal with headers of its own; also these are errors of the protocol. */
function refusal(status: number, detail: string, headers: Readonly<Record<string, string>>): Response {
  const answer = jsonAnswer({ type: 'invalid', retry: 'never', detail } satisfies HubError, status)
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value)
  return answer
}

/** A length or offset of a header; null for what is none. */
function count(text: string | null, most = largestFileBytes): number | null {
  if (text === null || !/^\d{1,15}$/.test(text)) return null
  const value = Number(text)
  return value <= most ? value : null
}

/** `Upload-Metadata`: names and values in base64, separated by commas. */
function metadataOf(header: string | null): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '))
  return new Map(pairs.map(([name = '', value = '']) => [name, Buffer.from(value, 'base64').toString('utf8')]))
}

/** `Upload-Checksum`: the name of a sum and its value in base64. */
function checksumOf(header: string | null): { readonly name: ChecksumName; readonly value: string } | null {
  if (header === null) return null
  const [name, value = ''] = header.split(' ')
  const known = checksumNames.find((one) => one === name)
  if (!known) throw invalid('no such checksum')
  return { name: known, value }
}

/** What is not taken now and may be later: no room, a disk that only reads, too many open files. */
const hasNoRoom = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^E(NOSPC|DQUOT|ROFS|MFILE|NFILE)$/.test(String(error.code))

interface Named {
  readonly data: string
  readonly buckets: string
}

/** The hub's files. */
export function createHubFiles(deps: FilesDeps): HubFiles {
  const { driver, folder } = deps
  const turns = createTurns()
  /** The hash of what is kept of an upload, where this process has it. */
  const hashes = new Map<string, { readonly hash: Hash; readonly at: number }>()
  const remember = (id: string, hash: Hash, at: number): void => {
    hashes.delete(id)
    hashes.set(id, { hash, at })
    for (const oldest of hashes.keys()) if (hashes.size > 200) hashes.delete(oldest)
  }
  const hashUpTo = async (id: string, at: number): Promise<Hash> => {
    const known = hashes.get(id)
    return known?.at === at ? known.hash.copy() : folder.hashOf(id, at)
  }

  /** Throws unless the caller sees a row that names this file. */
  const checkNamed = async (
    caller: SyncCaller,
    rowText: string | null,
    sha256: string,
    size?: number,
  ): Promise<void> => {
    const named = parseRowText(rowText)
    if (!named) throw invalid('no row')
    const scope = new Set((await deps.directory()).scope(caller.memberId))
    const [row] = await driver.read((tx) =>
      tx.all<Named>('SELECT data, buckets FROM sync_rows WHERE ws = ? AND id = ? AND type = ?', [
        caller.ws,
        named.id,
        named.type,
      ]),
    )
    const isSeen = row !== undefined && (JSON.parse(row.buckets) as string[]).some((b) => scope.has(b))
    if (!isSeen) throw notFound()
    const data = JSON.parse(row.data) as { readonly sha256?: unknown; readonly sizeBytes?: unknown }
    if (data.sha256 !== sha256 || (size !== undefined && data.sizeBytes !== size)) throw notFound()
  }

  const uploadOf = async (caller: SyncCaller, id: string): Promise<Upload> => {
    const upload = uuidPattern.test(id) ? await driver.read((tx) => findUpload(tx, caller.ws, id)) : null
    if (upload?.memberId !== caller.memberId) throw notFound()
    return upload
  }

  /** All bytes are kept: the file is there, or is dropped, for it is another than was promised. */
  const finish = async (ws: string, upload: Upload): Promise<void> => {
    const hash = await hashUpTo(upload.id, upload.sizeBytes)
    // kept while it may be asked for again: a bucket may need longer than a laptop waits
    remember(upload.id, hash.copy(), upload.sizeBytes)
    const isWhole = hash.digest('hex') === upload.sha256
    if (isWhole) await folder.keep(ws, upload.id, upload.sha256, upload.sizeBytes)
    else await folder.drop(upload.id)
    hashes.delete(upload.id)
    await dropUpload(driver, ws, upload.id)
    if (!isWhole) throw new HubFault({ type: 'checksum', retry: 'resync' })
  }

  const expires = (touchedAt: number): Record<string, string> => ({
    'upload-expires': new Date(touchedAt + expiresAfterMs).toUTCString(),
  })

  const create = async (request: Request, caller: SyncCaller): Promise<Response> => {
    const sizeBytes = count(request.headers.get('upload-length'))
    if (sizeBytes === null) throw invalid('upload-length')
    const metadata = metadataOf(request.headers.get('upload-metadata'))
    const sha256 = metadata.get('sha256') ?? ''
    if (!sha256Pattern.test(sha256)) throw invalid('sha256')
    await checkNamed(caller, metadata.get('row') ?? null, sha256, sizeBytes)
    const nowMs = deps.nowMs()
    const id = newId(nowMs)
    const upload: Upload = { id, sha256, sizeBytes, keptBytes: 0, memberId: caller.memberId, touchedAt: nowMs }
    await (await folder.openUpload(id)).close()
    await addUpload(driver, caller.ws, upload)
    if (sizeBytes === 0) await finish(caller.ws, upload)
    return empty(201, { ...tus, ...expires(nowMs), location: `${filesPath}/${id}` })
  }

  const head = async (caller: SyncCaller, id: string): Promise<Response> => {
    const upload = await uploadOf(caller, id)
    // a process that ended between the last byte and the check left it to whoever asks
    if (upload.keptBytes === upload.sizeBytes) await finish(caller.ws, upload)
    return empty(200, {
      ...tus,
      ...expires(upload.touchedAt),
      'upload-offset': String(upload.keptBytes),
      'upload-length': String(upload.sizeBytes),
    })
  }

  const patch = async (request: Request, caller: SyncCaller, id: string, signal: AbortSignal): Promise<Response> => {
    if (request.headers.get('content-type') !== 'application/offset+octet-stream') throw invalid('content-type')
    const offset = count(request.headers.get('upload-offset'))
    if (offset === null) throw invalid('upload-offset')
    const checksum = checksumOf(request.headers.get('upload-checksum'))
    const upload = await uploadOf(caller, id)
    if (offset !== upload.keptBytes) throw new HubFault({ type: 'expected', retry: 'resync', after: upload.keptBytes })
    const hash = await hashUpTo(id, offset)
    const sum = checksum ? sumOf(checksum.name) : null
    const file = await folder.openUpload(id)
    let length: number | null
    try {
      const body = piecesUntil(nodeBodyOf(request) ?? request.body, signal)
      length = await takeChunk(file, { body, offset, end: upload.sizeBytes, sum, hash })
    } finally {
      await file.close()
    }
    if (length === null) throw invalid('more than was promised')
    if (sum && sum.value() !== checksum?.value) throw new HubFault({ type: 'checksum', retry: 'resync' })
    const end = offset + length
    const nowMs = deps.nowMs()
    if (!(await moveEnd(driver, caller.ws, upload, end, nowMs)))
      throw new HubFault({ type: 'busy', retry: 'backoff', retryAfterMs: 1000 })
    remember(id, hash, end)
    if (end === upload.sizeBytes) await finish(caller.ws, upload)
    return empty(204, { ...tus, ...expires(nowMs), 'upload-offset': String(end) })
  }

  const drop = async (caller: SyncCaller, id: string): Promise<Response> => {
    await uploadOf(caller, id)
    hashes.delete(id)
    await folder.drop(id)
    await dropUpload(driver, caller.ws, id)
    return empty(204, tus)
  }

  const upload = async (request: Request, caller: SyncCaller, id: string | undefined): Promise<Response> => {
    if (request.method === 'OPTIONS')
      return empty(204, {
        ...tus,
        'tus-version': tusVersion,
        'tus-extension': tusExtensions.join(','),
        'tus-checksum-algorithm': checksumNames.join(','),
        'tus-max-size': String(largestFileBytes),
      })
    if (request.headers.get('tus-resumable') !== tusVersion)
      return refusal(412, 'tus-resumable', { ...tus, 'tus-version': tusVersion })
    if (id === undefined) {
      if (request.method !== 'POST') throw notFound()
      return create(request, caller)
    }
    // whoever asks now has given up what went before
    return turns.take(id, (signal) => {
      if (request.method === 'HEAD') return head(caller, id)
      if (request.method === 'PATCH') return patch(request, caller, id, signal)
      if (request.method === 'DELETE') return drop(caller, id)
      throw notFound()
    })
  }

  const blob = async (request: Request, caller: SyncCaller, sha256: string, row: string | null): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notFound()
    await checkNamed(caller, row, sha256)
    const size = await folder.sizeOf(caller.ws, sha256)
    if (size === null) throw notFound()
    const headers = { 'content-type': 'application/octet-stream', 'accept-ranges': 'bytes', etag: `"${sha256}"` }
    const range = parseRange(request.headers.get('range'), size)
    if (range.type === 'unsatisfiable') return refusal(416, 'range', { 'content-range': `bytes */${size}` })
    const { start, end } = range.type === 'part' ? range : { start: 0, end: size }
    const ranged = range.type === 'part' ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {}
    return new Response(request.method === 'HEAD' ? null : folder.stream(caller.ws, sha256, start, end), {
      status: range.type === 'part' ? 206 : 200,
      headers: { ...guarding, ...headers, ...ranged, 'content-length': String(end - start) },
    })
  }

  const uploadPath = new RegExp(`^${filesPath}(?:/([0-9a-f-]{36}))?$`)
  const blobPath = new RegExp(`^${blobsPath}/([0-9a-f]{64})$`)
  return {
    isFor: (pathname) => uploadPath.test(pathname) || blobPath.test(pathname),
    handle: async (request, caller) => {
      const { pathname, searchParams } = new URL(request.url)
      const sha256 = blobPath.exec(pathname)?.[1]
      try {
        if (sha256 !== undefined) return await blob(request, caller, sha256, searchParams.get('row'))
        return await upload(request, caller, uploadPath.exec(pathname)?.[1])
      } catch (error) {
        throw hasNoRoom(error) ? new HubBusy('the disk did not take it', { cause: error }) : error
      }
    },
    sweep: async (ws) => {
      const old = await sweepUploads(driver, ws, deps.nowMs())
      for (const id of old) await folder.drop(id)
      return old.length
    },
  }
}
