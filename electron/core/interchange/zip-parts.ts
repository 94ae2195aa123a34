/**
 * The parts of an XLSX as streams, behind checks that hold before anything is unpacked: names, number of entries, sizes
 * and ratios from the directory, no duplicates, links, encryption or archives inside. A size is only a claim until the
 * bytes are there: yauzl stops a part that unpacks to more than it claimed, and nothing is ever written to disk.
 */
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { open } from 'node:fs/promises'
import {
  maxFileBytes,
  maxUnpackRatio,
  maxUnpackedBytes,
  maxZipEntries,
} from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { checkedFileSize } from './decode.ts'

export interface ZipParts {
  readonly has: (name: string) => boolean
  /** The unpacked bytes of a part; `maxBytes` is refused before the first byte. */
  readonly read: (name: string, maxBytes?: number) => AsyncGenerator<Uint8Array>
  readonly close: () => void
}

/** A part smaller than this cannot hurt, however well it was packed. */
const harmlessBytes = 1024 * 1024
const maxTotalClaimed = 2 * maxUnpackedBytes
const symlinkMode = 0o120000

/** Opens an XLSX; throws `FileRefused` when it is not a zip or breaks one of the rules above. */
export async function openZipParts(path: string): Promise<ZipParts> {
  await checkedFileSize(path, maxFileBytes.xlsx)
  await refuseOtherFormats(path)
  const zip = await openPromise(path, { strictFileNames: true, autoClose: false }).catch((cause: unknown) => {
    throw new FileRefused('not_xlsx', null, cause)
  })
  try {
    const entries = await checkedEntries(zip)
    return {
      has: (name) => entries.has(name),
      read: (name, maxBytes = maxUnpackedBytes) => unpack(zip, entries.get(name), maxBytes),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Old binary workbooks and encrypted ones share one container; the latter name the stream that holds the secret. */
async function refuseOtherFormats(path: string): Promise<void> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(64 * 1024)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    const bytes = head.subarray(0, bytesRead)
    if (bytes.readUInt32BE(0) !== 0xd0cf11e0) return
    const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new FileRefused(isEncrypted ? 'encrypted_xlsx' : 'old_xls')
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused('not_xlsx', null, error)
  } finally {
    await file.close()
  }
}

async function checkedEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > maxZipEntries) throw new FileRefused('unsafe_zip', 'entries')
  const entries = new Map<string, Entry>()
  const seen = new Set<string>()
  let claimed = 0
  try {
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry, seen)
      claimed += entry.uncompressedSize
      if (claimed > maxTotalClaimed) throw new FileRefused('unpacks_too_big', claimed)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    // yauzl itself refuses absolute names, `..`, backslashes and directories that contradict the file.
    throw error instanceof FileRefused ? error : new FileRefused('unsafe_zip', null, error)
  }
  return entries
}

function refuseUnsafe(entry: Entry, seen: Set<string>): void {
  const name = entry.fileName
  const key = name.toLowerCase()
  if (name.includes('\u0000') || seen.has(key)) throw new FileRefused('unsafe_zip', 'names')
  seen.add(key)
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === symlinkMode) throw new FileRefused('unsafe_zip', 'link')
  if (entry.isEncrypted()) throw new FileRefused('encrypted_xlsx')
  if (/\.(zip|xlsx|xlsm|docx|pptx|jar|7z|rar|gz)$/.test(key) && !key.startsWith('xl/embeddings/'))
    throw new FileRefused('unsafe_zip', 'nested')
  const isDense = entry.uncompressedSize > maxUnpackRatio * Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > harmlessBytes && isDense)
    throw new FileRefused('unpacks_too_big', entry.uncompressedSize)
}

async function* unpack(zip: ZipFile, entry: Entry | undefined, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (!entry) throw new FileRefused('broken_xlsx')
  if (entry.uncompressedSize > maxBytes) throw new FileRefused('unpacks_too_big', entry.uncompressedSize)
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('broken_xlsx', null, error)
  }
}
