/**
 * Files the page hands over, in chunks of at most 4 MiB: `POST /uploads` `{name, size}` -> `{id}`, then
 * `PUT /uploads/<id>?offset=N`. They land in `incoming/<id>` of the data folder; the name is data, never a path. What is
 * older than a day is swept at start.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { uuidPattern } from '../../shared/base/ids.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, wireFault } from './respond.ts'

export const chunkBytes = 4 * 1024 * 1024
/** A backup with its files may be this large; what a record or an import holds is theirs to say. */
export const largestUploadBytes = 64 * 1024 * 1024 * 1024
const keptMs = 86_400_000

const startSchema = z.strictObject({ name: z.string().max(1000), size: z.int().min(0) })

interface Upload {
  readonly size: number
  received: number
}

/** The file an upload's id names, inside the data folder. */
export const incomingFile = (dataDir: string, id: string): string => join(dataDir, 'incoming', id)

/** A disk that is nearly full takes a part and says so only in the number it answers. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;)
    done += (await file.write(bytes, done, bytes.byteLength - done, offset + done)).bytesWritten
}

export class Uploads {
  readonly #dir: string
  readonly #uploads = new Map<string, Upload>()

  constructor(dataDir: string) {
    this.#dir = dataDir
    const folder = join(dataDir, 'incoming')
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder))
      if (Date.now() - statSync(join(folder, name)).mtimeMs > keptMs) rmSync(join(folder, name), { force: true })
  }

  async start(request: Request): Promise<Response> {
    const body = await readBody(request, 64 * 1024)
    const parsed = startSchema.safeParse(body && parseJson(body))
    if (!parsed.success) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'upload' }] })
    if (parsed.data.size > largestUploadBytes)
      return wireFault({ type: 'too_large', retry: 'never', limitBytes: largestUploadBytes })
    const id = randomUUID()
    mkdirSync(join(this.#dir, 'incoming'), { recursive: true, mode: 0o700 })
    const file = await open(incomingFile(this.#dir, id), 'wx', 0o600)
    await file.close()
    this.#uploads.set(id, { size: parsed.data.size, received: 0 })
    return json(200, { result: { id, chunkBytes } })
  }

  async put(request: Request, id: string, offsetText: string | null): Promise<Response> {
    const upload = uuidPattern.test(id) ? this.#uploads.get(id) : undefined
    if (!upload) return wireFault({ type: 'not_found', retry: 'never', what: 'upload' })
    const offset = Number(offsetText)
    const bytes = await readBody(request, chunkBytes)
    // after the wait for the bytes: another chunk may have come meanwhile
    if (offsetText === null || offset !== upload.received)
      return wireFault({ type: 'conflict', retry: 'never', why: `offset_${upload.received}` })
    if (bytes === null || offset + bytes.byteLength > upload.size)
      return wireFault({ type: 'too_large', retry: 'never', limitBytes: chunkBytes })
    // Taken before the write, so that a second chunk with the same offset is refused meanwhile.
    upload.received += bytes.byteLength
    const file = await open(incomingFile(this.#dir, id), 'r+')
    try {
      await writeWhole(file, bytes, offset)
      if (upload.received === upload.size) await file.sync()
    } catch (error) {
      upload.received = offset
      throw error
    } finally {
      await file.close()
    }
    return json(200, { result: { received: upload.received, complete: upload.received === upload.size } })
  }
}
