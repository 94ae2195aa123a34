/**
 * Writes a package that is left with a client: as a zip that is made while it is sent, or into a folder, such as one of a USB
 * stick. Every byte goes through its hash on the way: a file of the vault that is not what it was ends the writing.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { ZipFile } from 'yazl'
import type { LeaveEntry } from '../../shared/api/leave.ts'
import { blobPath } from '../core/vault/blob-path.ts'

export interface LeavePackage {
  /** The folder everything lies in. */
  readonly folder: string
  readonly entries: readonly LeaveEntry[]
}

/** A file that is not what its hash says. */
export class PackageDamaged extends Error {
  readonly path: string
  constructor(path: string) {
    super(`not what it was: ${path}`)
    this.name = 'PackageDamaged'
    this.path = path
  }
}

const pieceBytes = 1024 * 1024

export const packageBytes = ({ entries }: LeavePackage): number => entries.reduce((sum, one) => sum + one.sizeBytes, 0)

/** The bytes of an entry, which fail at their end where they are not those meant. */
export function entryStream(dataDir: string, entry: LeaveEntry): Readable {
  if (entry.base64 !== null) return Readable.from([Buffer.from(entry.base64, 'base64')])
  const path = blobPath(dataDir, entry.sha256)
  if (path === null) throw new PackageDamaged(entry.path)
  const hash = createHash('sha256')
  const source = createReadStream(path, { highWaterMark: pieceBytes })
  const checked = new Transform({
    highWaterMark: pieceBytes,
    transform(piece: Buffer, _, done) {
      hash.update(piece)
      done(null, piece)
    },
    flush(done) {
      done(hash.digest('hex') === entry.sha256 ? null : new PackageDamaged(entry.path))
    },
  })
  source.on('error', (error) => checked.destroy(error))
  checked.on('close', () => source.destroy())
  return source.pipe(checked)
}

export interface ZipStream {
  /** Begins it: until then no file is opened. */
  readonly open: () => Readable
  /** Known beforehand: what is stored is not compressed. */
  readonly sizeBytes: number
}

/** The package as a zip. Films and PDFs are compressed already: everything is stored. Names are UTF-8 and say so. */
export async function zipPackage(
  dataDir: string,
  { folder, entries }: LeavePackage,
  madeMs: number,
): Promise<ZipStream> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  zip.on('error', (error: Error) => out.destroy(error))
  const begun = Promise.withResolvers<undefined>()
  let current: Readable | null = null
  // who stops reading leaves no file open
  out.once('close', () => current?.destroy())
  for (const entry of entries) {
    const options = { size: entry.sizeBytes, compress: false, mtime: new Date(madeMs), mode: 0o100644 }
    zip.addReadStreamLazy(`${folder}/${entry.path}`, options, (give) => {
      void begun.promise.then(() => {
        current = entryStream(dataDir, entry)
        current.on('error', (error) => out.destroy(error))
        give(null, current)
      })
    })
  }
  // its types say the callback is given nothing
  const end = zip.end.bind(zip) as unknown as (options: object, told: (size: number) => void) => void
  const sizeBytes = await new Promise<number>((resolve) => end({}, resolve))
  return {
    open: () => {
      begun.resolve(undefined)
      return out
    },
    sizeBytes,
  }
}

async function copyBlob(
  source: string,
  target: FileHandle,
  entry: LeaveEntry,
  onBytes: (n: number) => void,
): Promise<void> {
  const from = await open(source, 'r')
  try {
    const hash = createHash('sha256')
    const buffers = [Buffer.allocUnsafe(pieceBytes), Buffer.allocUnsafe(pieceBytes)] as const
    let turn = 0
    let writing: Promise<unknown> = Promise.resolve()
    for (;;) {
      const buffer = buffers[turn % 2] as Buffer
      turn += 1
      // read and hashed while the piece before it is written
      const { bytesRead } = await from.read(buffer, 0, pieceBytes)
      if (bytesRead > 0) hash.update(buffer.subarray(0, bytesRead))
      await writing
      if (bytesRead === 0) break
      writing = target.writeFile(buffer.subarray(0, bytesRead))
      writing.catch(() => undefined)
      onBytes(bytesRead)
    }
    if (hash.digest('hex') !== entry.sha256) throw new PackageDamaged(entry.path)
  } finally {
    await from.close()
  }
}

async function writeEntry(
  dataDir: string,
  root: string,
  entry: LeaveEntry,
  onBytes: (n: number) => void,
): Promise<void> {
  const path = join(root, ...entry.path.split('/'))
  await mkdir(dirname(path), { recursive: true })
  const target = await open(path, 'wx', 0o644)
  try {
    if (entry.base64 === null) {
      const source = blobPath(dataDir, entry.sha256)
      if (source === null) throw new PackageDamaged(entry.path)
      await copyBlob(source, target, entry, onBytes)
    } else {
      await target.writeFile(Buffer.from(entry.base64, 'base64'))
      onBytes(entry.sizeBytes)
    }
    // a stick may be pulled at once
    await target.sync()
  } finally {
    await target.close()
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** `folder` in `parent`, or the first `folder (2)`, `folder (3)` .. that is free. */
async function freePlace(parent: string, folder: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const path = join(parent, n === 1 ? folder : `${folder} (${n})`)
    if (!(await isThere(path))) return path
  }
}

/**
 * Writes the package into a folder of its own under `parent`; answers its path. It has its name only once it is whole; what a
 * failure leaves is removed. Hears how many bytes are written.
 */
export async function writePackage(
  dataDir: string,
  { folder, entries }: LeavePackage,
  parent: string,
  onBytes: (done: number) => void = () => undefined,
): Promise<string> {
  await mkdir(parent, { recursive: true })
  const partial = join(parent, `.${folder}.partial`)
  await rm(partial, { recursive: true, force: true })
  let done = 0
  try {
    for (const entry of entries)
      await writeEntry(dataDir, partial, entry, (n) => {
        done += n
        onBytes(done)
      })
    const path = await freePlace(parent, folder)
    await rename(partial, path)
    return path
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}
