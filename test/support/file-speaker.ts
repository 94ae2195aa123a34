/** Somebody at a hub who names a file in a record and speaks the protocols of files without a laptop. */
import { createHash } from 'node:crypto'
import { newId } from '../../shared/base/ids.ts'
import { protocolVersion } from '../../shared/sync/messages.ts'
import { tusVersion } from '../../shared/sync/files.ts'
import type { Speaker } from './fill-hub.ts'

export interface NamedBytes {
  readonly bytes: Uint8Array
  readonly sha256: string
  /** `attachment:<id>`. */
  readonly row: string
}

export interface FileSpeaker {
  /** A record of an account of one's own that names a file by its hash; answers `attachment:<id>`. */
  nameHash(sha256: string, sizeBytes: number): Promise<string>
  /** A record of an account of one's own that names these bytes. */
  name(bytes: Uint8Array, sha256?: string): Promise<NamedBytes>
  call(path: string, method: string, headers?: Readonly<Record<string, string>>, body?: Uint8Array): Promise<Response>
  /** Begins an upload. */
  create(file: NamedBytes, sizeBytes?: number): Promise<Response>
  /** Begins an upload; answers where it goes on. */
  begin(file: NamedBytes, sizeBytes?: number): Promise<string>
  patch(path: string, offset: number, bytes: Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Response>
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const base64 = (text: string): string => Buffer.from(text).toString('base64')
/** Where the bytes of a file are read. */
export const blobOf = ({ sha256, row }: Pick<NamedBytes, 'sha256' | 'row'>): string => `/blobs/${sha256}?row=${row}`
export const metadataOf = ({ sha256, row }: Pick<NamedBytes, 'sha256' | 'row'>): string =>
  `sha256 ${base64(sha256)},row ${base64(row)}`

/** `url` ends in a slash. */
export function fileSpeaker(url: string, one: Speaker): FileSpeaker {
  const deviceEpoch = crypto.randomUUID()
  let after = 0
  const call: FileSpeaker['call'] = (path, method, headers = {}, body) =>
    fetch(new URL(path.slice(1), url), {
      method,
      headers: { authorization: `Bearer ${one.token}`, 'tus-resumable': tusVersion, ...headers },
      ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
    })
  const op = (type: string, id: string, patch: object): object => ({
    n: (after += 1),
    type,
    id,
    kind: 'insert',
    base: 0,
    at: 1,
    updatedAt: 1,
    updatedBy: null,
    patch: { createdAt: 1, ...patch },
  })
  const nameHash: FileSpeaker['nameHash'] = async (sha256, sizeBytes) => {
    const [accountId, id, before] = [newId(Date.now()), newId(Date.now()), after]
    const file = { accountId, name: '演示.mp4', kind: 'file', mediaType: 'video/mp4', sizeBytes, sha256 }
    const ops = [op('account', accountId, { name: '苏州恒力', ownerId: one.memberId }), op('attachment', id, file)]
    await one.ask('push', { protocol: protocolVersion, deviceEpoch, after: before, sentAtMs: Date.now(), ops })
    return `attachment:${id}`
  }
  const create: FileSpeaker['create'] = (file, sizeBytes = file.bytes.byteLength) =>
    call('/files', 'POST', { 'upload-length': String(sizeBytes), 'upload-metadata': metadataOf(file) })
  return {
    nameHash,
    name: async (bytes, sha256 = sha256Of(bytes)) => ({
      bytes,
      sha256,
      row: await nameHash(sha256, bytes.byteLength),
    }),
    call,
    create,
    begin: async (file, sizeBytes) => (await create(file, sizeBytes)).headers.get('location') ?? '',
    patch: (path, offset, bytes, headers = {}) =>
      call(
        path,
        'PATCH',
        { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers },
        bytes,
      ),
  }
}
