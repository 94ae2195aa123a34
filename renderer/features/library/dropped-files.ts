import { isLeftover } from '../../../shared/base/file-name.ts'

/** Files that were dropped, those in dropped folders with the name of the outermost one: it becomes their collection. */
export interface Dropped {
  readonly file: File
  readonly folder: string | null
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })

const someOf = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject)
  })

async function walk(entry: FileSystemEntry, folder: string | null, most: number, found: Dropped[]): Promise<void> {
  if (found.length > most || isLeftover(entry.name)) return
  if (entry.isFile) {
    found.push({ file: await fileOf(entry as FileSystemFileEntry), folder })
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  // a folder answers by the hundred, and nothing when it is through
  for (let some = await someOf(reader); some.length > 0; some = await someOf(reader))
    for (const one of some) await walk(one, folder ?? entry.name, most, found)
}

/**
 * Reads what was dropped, at most one more than `most`. The entries are taken before this function waits for anything:
 * afterwards the browser has forgotten them.
 */
export async function droppedFiles(transfer: DataTransfer, most: number): Promise<readonly Dropped[]> {
  const entries = [...transfer.items].map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  const plain = [...transfer.files]
  const found: Dropped[] = []
  for (const entry of entries) if (entry !== null) await walk(entry, null, most, found)
  return found.length > 0 ? found : plain.map((file) => ({ file, folder: null }))
}

/** Files of a folder that was chosen: `webkitRelativePath` is `folder/sub/file`. */
export const chosenFiles = (files: readonly File[]): readonly Dropped[] =>
  files
    .filter((file) => !isLeftover(file.name))
    .map((file) => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1)[0] ?? null }))
