/** Files to and from the shell: up in chunks, down by a link that is good for a minute. */
import { ApiFault, faultOf } from './api-fault.ts'
import { signDownload } from './api.ts'
import { sessionHeaders } from './session.ts'

async function send(path: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(path, init)
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw new ApiFault(faultOf(body))
  return (body as { result: unknown }).result
}

/** Hands a file over; answers the id of the upload. `onPart` hears the share done, 0 to 1. */
export async function uploadFile(file: File, onPart?: (share: number) => void): Promise<string> {
  const begun = (await send('/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sessionHeaders() },
    body: JSON.stringify({ name: file.name, size: file.size }),
  })) as { id: string; chunkBytes: number }
  for (let offset = 0; offset < file.size; offset += begun.chunkBytes) {
    const body = await file.slice(offset, offset + begun.chunkBytes).arrayBuffer()
    await send(`/uploads/${begun.id}?offset=${offset}`, { method: 'PUT', headers: sessionHeaders(), body })
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
