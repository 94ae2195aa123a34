/**
 * Paper to be printed: `POST /documents` `{kind, id, visitId}` draws the sheet, prints it to a PDF through the shell's printer
 * and keeps it as a version; answers which. A sheet that did not change since is not printed twice.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { paperOrder, type PaperOrder, type PaperVersion } from '../../shared/api/documents.ts'
import { conflict, isDecision, WireFault } from '../../shared/api/wire-error.ts'
import { safeFileName } from '../../shared/base/file-name.ts'
import { uuidPattern } from '../../shared/base/ids.ts'
import type { Core } from '../core/core-client.ts'
import { blobPath } from '../core/vault/blob-path.ts'
import { mergePdfs } from '../printing/merge-pdfs.ts'
import { PrintFailure, type Printer } from '../printing/printer.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, wireFault } from './respond.ts'
import { incomingFile } from './uploads.ts'

const mergeSchema = z.strictObject({
  ids: z.array(z.string().regex(uuidPattern)).min(1).max(200),
  name: z.string().min(1).max(100),
})

interface Opened {
  readonly sha256: string
  readonly mediaType: string
}

interface Drawn {
  readonly html: string
  readonly contentHash: string
  readonly frozen: PaperVersion | null
}

/** What a printed sheet is answered as. */
export interface Printed {
  readonly id: string
  readonly fileId: string
  readonly versionNo: number
  readonly isNew: boolean
}

/** A record that is edited while its sheet is printed is drawn anew, so often. */
const mostTries = 3

async function putIncoming(dataDir: string, bytes: Uint8Array): Promise<string> {
  const id = randomUUID()
  await mkdir(join(dataDir, 'incoming'), { recursive: true, mode: 0o700 })
  const file = await open(incomingFile(dataDir, id), 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  return id
}

export class Documents {
  readonly #core: Core
  readonly #dir: string
  readonly #printer: Printer | null

  constructor(core: Core, dataDir: string, printer: Printer | null) {
    this.#core = core
    this.#dir = dataDir
    this.#printer = printer
  }

  async print(request: Request): Promise<Response> {
    const body = await readBody(request, 4096)
    const parsed = paperOrder.safeParse(body && parseJson(body))
    if (!parsed.success) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'document' }] })
    try {
      return json(200, { result: await this.#make(parsed.data) })
    } catch (error) {
      if (error instanceof WireFault && isDecision(error.wire)) return json(200, { error: error.wire })
      if (error instanceof PrintFailure)
        return json(200, { error: { type: 'conflict', retry: 'never', why: `print_${error.why}` } })
      throw error
    }
  }

  /**
   * `POST /documents/merge` `{ids, name}`: PDFs that are here as one file among the exports; answers its path and pages.
   */
  async merge(request: Request): Promise<Response> {
    const body = await readBody(request, 64 * 1024)
    const parsed = mergeSchema.safeParse(body && parseJson(body))
    if (!parsed.success) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'document' }] })
    const { ids, name } = parsed.data
    try {
      const files = []
      for (const id of ids) files.push(await this.#pdf(id))
      const { bytes, pages } = await mergePdfs(files, name)
      const folder = join(this.#dir, 'exports')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = safeFileName(`${name}.pdf`)
      await writeFile(join(folder, `${file}.partial`), bytes, { mode: 0o600 })
      await rename(join(folder, `${file}.partial`), join(folder, file))
      return json(200, { result: { path: `exports/${file}`, pages } })
    } catch (error) {
      if (error instanceof WireFault && isDecision(error.wire)) return json(200, { error: error.wire })
      throw error
    }
  }

  /** The bytes of a PDF of a record, as the core found them sound. */
  async #pdf(id: string): Promise<Uint8Array> {
    const { sha256, mediaType } = (await this.#core.call('attachments.open', { id })) as Opened
    const path = blobPath(this.#dir, sha256)
    if (path === null || mediaType !== 'application/pdf') throw conflict('paper_unreadable')
    return readFile(path)
  }

  async #make(order: PaperOrder): Promise<Printed> {
    for (let tries = 1; ; tries += 1) {
      const drawn = (await this.#core.call('documents.draw', order)) as Drawn
      const { frozen } = drawn
      if (frozen?.file?.state === 'here')
        return { id: frozen.id, fileId: frozen.file.id, versionNo: frozen.versionNo, isNew: false }
      if (this.#printer === null) throw new PrintFailure('no_browser')
      const pdf = await this.#printer.print(drawn.html)
      const uploadId = await putIncoming(this.#dir, pdf)
      try {
        const { contentHash } = drawn
        const input = { ...order, contentHash, uploadId, sizeBytes: pdf.byteLength }
        return (await this.#core.call('documents.freeze', input)) as Printed
      } catch (error) {
        const isStale =
          error instanceof WireFault && error.wire.type === 'conflict' && error.wire.why === 'paper_changed'
        if (!isStale || tries === mostTries) throw error
      } finally {
        await rm(incomingFile(this.#dir, uploadId), { force: true })
      }
    }
  }
}
