/** Files to and from the shell: up in chunks, down by a link that is good for a minute. */
import { ApiFault, faultOf } from './api-fault.ts'
import { signDownload } from './api.ts'
import { setReachable } from './connection.ts'
import { sessionHeaders } from './session.ts'

const isResult = (body: unknown): body is { readonly result: unknown } =>
  typeof body === 'object' && body !== null && 'result' in body

async function send(path: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(path, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error
    setReachable('down')
    throw new ApiFault({ type: 'unreachable' }, { cause: error })
  })
  const body: unknown = await answer.json().catch(() => null)
  // what the shell decided comes with 200, be it a result or that it cannot be done
  if (!answer.ok || !isResult(body)) throw new ApiFault(faultOf(body))
  return body.result
}

/** Posts JSON to a route of the shell; throws `ApiFault`. */
export const sendJson = (path: string, body: unknown): Promise<unknown> =>
  send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sessionHeaders() },
    body: JSON.stringify(body),
  })

export interface UploadOptions {
  /** Hears the share done, 0 to 1. */
  readonly onPart?: (share: number) => void
  /** Stops between two chunks or within one; the upload is then left behind and swept by the shell. */
  readonly signal?: AbortSignal
}

/** Hands a file over, in order, a chunk at a time; answers the id of the upload. Throws `ApiFault`, or the abort. */
export async function uploadFile(file: File, { onPart, signal }: UploadOptions = {}): Promise<string> {
  const stop = signal ? { signal } : {}
  const begun = (await send('/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sessionHeaders() },
    body: JSON.stringify({ name: file.name, size: file.size }),
    ...stop,
  })) as { id: string; chunkBytes: number }
  for (let offset = 0; offset < file.size; offset += begun.chunkBytes) {
    signal?.throwIfAborted()
    const body = await file.slice(offset, offset + begun.chunkBytes).arrayBuffer()
    await send(`/uploads/${begun.id}?offset=${offset}`, { method: 'PUT', headers: sessionHeaders(), body, ...stop })
    onPart?.(Math.min(1, (offset + begun.chunkBytes) / file.size))
  }
  return begun.id
}

/** Saves a file the core made, as any download. */
export async function download(path: string): Promise<void> {
  const link = document.createElement('a')
  link.href = await signDownload(path)
  link.download = path.split('/').pop() ?? ''
  link.click()
}

/** Saves a text of the page as a file. */
export function saveText(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
