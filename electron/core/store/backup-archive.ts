/**
 * A backup with files: one zip, nothing packed, of `rapport.db` and `files/<sha256>`. It is written under a temporary name,
 * read back and compared hash by hash before it gets its own. Read by strangers' rules: names that are neither of the two
 * are refused, and a file that is not what its name says never reaches the vault.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile as OpenZip } from 'yauzl'
import { ZipFile } from 'yazl'
import { makeFolder } from '../make-folder.ts'
import { blobPath, isSha256, makingFolder } from '../vault/blob-path.ts'
import { listBlobs } from '../vault/blob-rows.ts'
import { checkBlob } from '../vault/check-blob.ts'
import { placeAs, readyToMove } from '../vault/take-in.ts'
import type { ReadDb } from './sql.ts'
import { isNotTaken, StoreError } from './store-error.ts'
import { syncFile, syncFolder } from './sync-file.ts'

const databaseEntry = 'rapport.db'
const folderEntry = 'files/'

export interface Archived {
  readonly files: number
  /** Files that are damaged or gone and so in no backup from now on. */
  readonly missing: number
}

/** Writes a zip of a database file and all sound files of the vault; `file` is replaced only when the new one is whole. */
export async function archiveTo(db: ReadDb, dir: string, database: string, file: string): Promise<Archived> {
  const partial = `${file}.partial`
  try {
    const zip = new ZipFile()
    zip.addFile(database, databaseEntry, { compress: false })
    let [files, missing] = [0, 0]
    for (const { sha256 } of listBlobs(db)) {
      const path = blobPath(dir, sha256)
      if (path === null || (await checkBlob(dir, sha256)) !== 'sound') missing += 1
      else {
        zip.addFile(path, folderEntry + sha256, { compress: false })
        files += 1
      }
    }
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(partial, { mode: 0o600 }))
    syncFile(partial)
    if ((await countSoundFiles(partial)) !== files) throw new Error('the backup does not hold what was put into it')
    await rename(partial, file)
    syncFolder(dirname(file))
    return { files, missing }
  } finally {
    await rm(partial, { force: true })
  }
}

/** Whether a file begins as a zip does; any other is a database or nothing of ours. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    return head.readUInt32LE(0) === 0x04034b50
  } finally {
    await file.close()
  }
}

const notABackup = (cause?: unknown): StoreError => new StoreError('NOT_A_BACKUP', 'not a backup with files', { cause })

/** Where an entry goes: the database, a file's hash, or nowhere. */
function hashOf(entry: Entry): string | null {
  if (entry.fileName === databaseEntry) return null
  const name = entry.fileName.startsWith(folderEntry) ? entry.fileName.slice(folderEntry.length) : ''
  if (!isSha256(name)) throw notABackup()
  return name
}

async function writeEntry(zip: OpenZip, entry: Entry, path: string): Promise<void> {
  makeFolder(dirname(path), 0o700)
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}

/** Brings one file to the vault of `dir`; what is not the bytes its name says is refused. */
async function unpackFile(zip: OpenZip, entry: Entry, sha256: string, dir: string): Promise<void> {
  if ((await checkBlob(dir, sha256)) === 'sound') return
  const path = join(makingFolder(dir), randomUUID())
  try {
    await writeEntry(zip, entry, path)
    const hashed = await readyToMove(path)
    if (hashed.sha256 !== sha256) throw notABackup()
    await placeAs(dir, path, hashed)
  } finally {
    await rm(path, { force: true })
  }
}

/** The entries of a backup, each with the hash it is named by (null: the database); anything else in it is refused. */
async function* entriesOf(zip: OpenZip): AsyncGenerator<readonly [entry: Entry, sha256: string | null]> {
  const seen = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    // nothing in it is packed, so nothing unpacks to more than the file's own size
    if (seen.has(entry.fileName) || entry.compressionMethod !== 0) throw notABackup()
    seen.add(entry.fileName)
    yield [entry, hashOf(entry)]
  }
  if (!seen.has(databaseEntry)) throw notABackup()
}

/** Reads all of a backup just written; answers how many files in it are what their names say. */
async function countSoundFiles(path: string): Promise<number> {
  const zip = await openPromise(path, { autoClose: false })
  let sound = 0
  try {
    for await (const [entry, sha256] of entriesOf(zip)) {
      if (sha256 === null) continue
      const hash = createHash('sha256')
      for await (const piece of await zip.openReadStreamPromise(entry)) hash.update(piece as Buffer)
      if (hash.digest('hex') === sha256) sound += 1
    }
    return sound
  } finally {
    zip.close()
  }
}

async function unpack(path: string, database: string, dir: string): Promise<number> {
  const zip = await openPromise(path, { autoClose: false })
  let files = 0
  try {
    for await (const [entry, sha256] of entriesOf(zip)) {
      if (sha256 === null) await writeEntry(zip, entry, database)
      else await unpackFile(zip, entry, sha256, dir)
      files += sha256 === null ? 0 : 1
    }
    return files
  } finally {
    zip.close()
  }
}

/**
 * Unpacks a backup with files: the database to `database`, which the caller checks and puts in its place, and the files to
 * the vault of `dir`, where they harm nothing whatever becomes of the database. Throws `NOT_A_BACKUP`.
 */
export async function unpackArchive(path: string, database: string, dir: string): Promise<number> {
  try {
    return await unpack(path, database, dir)
  } catch (error) {
    await rm(database, { force: true })
    throw error instanceof StoreError || isNotTaken(error) ? error : notABackup(error)
  }
}

/** Only the database of a backup with files: what a rescue begins with. */
export async function unpackDatabase(path: string, database: string): Promise<void> {
  const zip = await openPromise(path, { autoClose: false })
  try {
    for await (const entry of zip.eachEntry())
      if (entry.fileName === databaseEntry) return await writeEntry(zip, entry, database)
    throw notABackup()
  } finally {
    zip.close()
  }
}
