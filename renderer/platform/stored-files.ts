/**
 * Files of records between page and shell: handed over (by grant in Electron, in chunks elsewhere), shown and saved by URLs
 * that are good for ten minutes. URLs are asked for together and kept while they are good, so that a picture is not loaded
 * anew at every change of something else; other bytes in the same place get another URL.
 */
import type { FileRefusal } from '../../shared/api/desktop-bridge.ts'
import { ApiFault } from './api-fault.ts'
import { desktop } from './desktop.ts'
import { sendJson, uploadFile, type UploadOptions } from './files.ts'

const keptMs = 8 * 60_000

type Urls = Readonly<Record<string, string>>

const askFor = async (ids: readonly string[], as: 'shown' | 'saved' | 'printed'): Promise<Urls> =>
  ((await sendJson('/media', { ids, as })) as { urls: Urls }).urls

interface Kept {
  readonly url: Promise<string>
  readonly untilMs: number
}
const kept = new Map<string, Kept>()
let waiting: Map<string, PromiseWithResolvers<string>> | null = null

async function askTogether(batch: ReadonlyMap<string, PromiseWithResolvers<string>>): Promise<void> {
  try {
    const urls = await askFor([...batch.keys()], 'shown')
    for (const [id, { resolve }] of batch) resolve(urls[id] ?? '')
  } catch (error) {
    for (const { reject } of batch.values()) reject(error)
  }
}

function ask(id: string): Promise<string> {
  if (waiting === null) {
    const batch = new Map<string, PromiseWithResolvers<string>>()
    waiting = batch
    queueMicrotask(() => {
      waiting = null
      void askTogether(batch)
    })
  }
  const known = waiting.get(id) ?? Promise.withResolvers<string>()
  waiting.set(id, known)
  return known.promise
}

/** A URL that shows a file; `sha256` are the bytes meant. */
export function shownUrl(id: string, sha256: string): Promise<string> {
  const key = `${id} ${sha256}`
  const found = kept.get(key)
  if (found && found.untilMs > performance.now()) return found.url
  const url = ask(id)
  kept.set(key, { url, untilMs: performance.now() + keptMs })
  url.catch(() => kept.delete(key))
  return url
}

/** Another URL of a file than the one that shows it: two that read one URL at a time wait for each other in the browser's cache. */
export const ownUrl = async (id: string): Promise<string> => (await askFor([id], 'shown'))[id] ?? ''

/** Forgets a URL that did not work any more. */
export const forgetUrl = (id: string, sha256: string): void => void kept.delete(`${id} ${sha256}`)

/** Saves a file where the person says, as any download. */
export async function saveStored(id: string): Promise<void> {
  const link = document.createElement('a')
  link.href = (await askFor([id], 'saved'))[id] ?? ''
  link.download = ''
  link.click()
}

export interface HandedOver {
  readonly uploadId: string
  readonly name: string
  readonly sizeBytes: number
}

/** Thrown for a file the shell does not accept; `reason` has words in the language files. */
export class FileRefusedHere extends Error {
  readonly reason: FileRefusal
  constructor(reason: FileRefusal) {
    super(reason)
    this.name = 'FileRefusedHere'
    this.reason = reason
  }
}

/** Hands a file over. One that a person chose or dropped travels by grant in Electron; one the page made has no path. */
export async function handOver(file: File, options: UploadOptions = {}): Promise<HandedOver> {
  const granted = await desktop()?.grantFile(file)
  if (granted?.type === 'granted') {
    const taken = (await sendJson('/take', { grant: granted.grant })) as { id: string; sizeBytes: number }
    return { uploadId: taken.id, name: file.name, sizeBytes: taken.sizeBytes }
  }
  if (granted !== undefined && granted.reason !== 'not_a_path') throw new FileRefusedHere(granted.reason)
  return { uploadId: await uploadFile(file, options), name: file.name, sizeBytes: file.size }
}

/** Opens a file in the system's program for it; where that is not possible or not safe, it is saved instead. */
export async function openStored(id: string): Promise<void> {
  const opened = await desktop()?.openFile(id)
  if (opened === 'failed') throw new ApiFault({ type: 'conflict', retry: 'never', why: 'file_damaged' })
  if (opened !== 'opened') await saveStored(id)
}

/**
 * Opens a sheet that was printed where it can be sent to a printer: in the system's program for PDFs, else in a window with
 * the browser's own viewer.
 */
export async function openToPrint(id: string): Promise<void> {
  const opened = await desktop()?.openFile(id)
  if (opened === 'failed') throw new ApiFault({ type: 'conflict', retry: 'never', why: 'file_damaged' })
  if (opened === 'opened') return
  const url = (await askFor([id], 'printed'))[id] ?? ''
  window.open(url, '_blank', 'noopener')
}
