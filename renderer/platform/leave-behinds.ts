/**
 * Packages for clients (`POST /leave-behinds`): saved as a zip like any download, or written file by file into a folder the
 * person chose, such as a USB stick, with how far it is.
 */
import type { LeaveChoice } from '../../shared/api/leave.ts'
import { ApiFault } from './api-fault.ts'
import { sendJson } from './files.ts'

export interface Pack {
  readonly folder: string
  readonly sizeBytes: number
  readonly zipUrl: string
  readonly entries: readonly { readonly path: string; readonly sizeBytes: number; readonly url: string }[]
}

/** Thrown where a folder cannot be written to, or does not hold afterwards what was written. */
export class FolderFailed extends Error {}

export const packFor = async (choice: LeaveChoice): Promise<Pack> => (await sendJson('/leave-behinds', choice)) as Pack

/** Saves the whole as a zip where the person says, as any download. */
export function saveZip(pack: Pack): void {
  const link = document.createElement('a')
  link.href = pack.zipUrl
  link.download = ''
  link.click()
}

type Picker = (options: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>
const picker = (): Picker | undefined => (window as { showDirectoryPicker?: Picker }).showDirectoryPicker

/** Whether this browser can write into a folder. */
export const canChooseFolder = (): boolean => picker() !== undefined

/** The folder the person chooses; null where they choose none. In the same turn as their press. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await picker()?.({ mode: 'readwrite', id: 'leave-behind' })) ?? null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw new FolderFailed('not chosen', { cause: error })
  }
}

const isThere = (parent: FileSystemDirectoryHandle, name: string): Promise<boolean> =>
  parent.getDirectoryHandle(name).then(
    () => true,
    (error: unknown) => !(error instanceof DOMException && error.name === 'NotFoundError'),
  )

async function freeName(parent: FileSystemDirectoryHandle, folder: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? folder : `${folder} (${n})`
    if (!(await isThere(parent, name))) return name
  }
}

async function writeFile(
  root: FileSystemDirectoryHandle,
  { path, sizeBytes, url }: Pack['entries'][number],
  onBytes: (n: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  let folder = root
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true })
  const answer = await fetch(url, { signal })
  if (!answer.ok || !answer.body) throw new ApiFault({ type: 'unreachable' })
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (piece, out) => {
      onBytes(piece.byteLength)
      out.enqueue(piece)
    },
  })
  const file = await folder.getFileHandle(name, { create: true })
  await answer.body.pipeThrough(counted).pipeTo(await file.createWritable(), { signal })
  if ((await file.getFile()).size !== sizeBytes) throw new FolderFailed(path)
}

/** So often it is told how far it is: a stick takes hundreds of pieces a second. */
const tellEveryMs = 100

/**
 * Writes the package into a new folder in `parent`; answers its name. What a failure leaves is removed. `onBytes` hears ten
 * times a second at most, and of the end.
 */
export async function writeInto(
  parent: FileSystemDirectoryHandle,
  pack: Pack,
  onBytes: (done: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const name = await freeName(parent, pack.folder)
  let done = 0
  let toldAtMs = -Infinity
  const count = (n: number): void => {
    done += n
    if (done < pack.sizeBytes && performance.now() - toldAtMs < tellEveryMs) return
    toldAtMs = performance.now()
    onBytes(done)
  }
  try {
    const root = await parent.getDirectoryHandle(name, { create: true })
    // the page that opens it last: what was torn off does not look whole
    const isFirst = ({ path }: Pack['entries'][number]): boolean => path === 'index.html'
    for (const entry of [...pack.entries.filter((one) => !isFirst(one)), ...pack.entries.filter(isFirst)])
      await writeFile(root, entry, count, signal)
    return name
  } catch (error) {
    await parent.removeEntry(name, { recursive: true }).catch(() => undefined)
    // the folder's own failures come as `DOMException`; anything else is the file that could not be read to its end
    if (error instanceof DOMException && !signal.aborted) throw new FolderFailed('not written', { cause: error })
    if (error instanceof TypeError) throw new ApiFault({ type: 'conflict', retry: 'never', why: 'file_damaged' })
    throw error
  }
}
