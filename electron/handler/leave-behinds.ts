/**
 * Packages for clients. `POST /leave-behinds` with what was chosen answers what will be in it, with a URL of the whole as a zip
 * and one of each file, good for an hour; the page saves the one, or writes the others into a folder the person names.
 */
import { randomUUID } from 'node:crypto'
import { leaveChoice } from '../../shared/api/leave.ts'
import { isDecision, WireFault } from '../../shared/api/wire-error.ts'
import type { Core } from '../core/core-client.ts'
import { entryStream, packageBytes, PackageDamaged, zipPackage, type LeavePackage } from '../leaving/package.ts'
import type { Readable } from 'node:stream'
import { webStream } from '../../node/web-stream.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, respond, wireFault } from './respond.ts'
import { createSignedUrls } from './signed-urls.ts'

const goodForMs = 3_600_000
/** So many are kept: a page packs one at a time, and a second window may, too. */
const mostKept = 6

const notHere = (): Response => wireFault({ type: 'not_found', retry: 'never', what: 'package' })

export class LeaveBehinds {
  readonly #core: Core
  readonly #dir: string
  readonly #urls = createSignedUrls()
  readonly #kept = new Map<string, LeavePackage>()

  constructor(core: Core, dataDir: string) {
    this.#core = core
    this.#dir = dataDir
  }

  async pack(request: Request): Promise<Response> {
    const body = await readBody(request, 64 * 1024)
    const parsed = leaveChoice.safeParse(body && parseJson(body))
    if (!parsed.success) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'package' }] })
    let packed: LeavePackage
    try {
      packed = (await this.#core.call('leave.pack', parsed.data)) as LeavePackage
    } catch (error) {
      if (error instanceof WireFault && isDecision(error.wire)) return json(200, { error: error.wire })
      throw error
    }
    const id = randomUUID()
    this.#kept.set(id, packed)
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old)
    const urlOf = (part: string): string =>
      `/leave-behinds/${id}?${new URLSearchParams({ part, ...this.#urls.sign(`${id} ${part}`, goodForMs) })}`
    const entries = packed.entries.map(({ path, sizeBytes }, n) => ({ path, sizeBytes, url: urlOf(String(n)) }))
    return json(200, {
      result: { folder: packed.folder, sizeBytes: packageBytes(packed), zipUrl: urlOf('zip'), entries },
    })
  }

  /** What is found damaged on the way is looked at by the core, which marks it: the next list says so. */
  #telling({ entries }: LeavePackage, open: () => Readable): () => Readable {
    return () =>
      open().on('error', (error) => {
        const damaged = error instanceof PackageDamaged ? entries.find(({ path }) => path === error.path) : undefined
        // it answers with the refusal that is meant
        if (damaged?.fileId) this.#core.call('attachments.open', { id: damaged.fileId }).catch(() => undefined)
      })
  }

  async serve(id: string, query: URLSearchParams): Promise<Response> {
    const part = query.get('part') ?? ''
    const packed = this.#kept.get(id)
    if (!packed || !this.#urls.isGood(`${id} ${part}`, query.get('until'), query.get('sig'))) return notHere()
    if (part === 'zip') {
      const { open, sizeBytes } = await zipPackage(this.#dir, packed, Date.now())
      return respond(200, 'application/zip', webStream(this.#telling(packed, open)), {
        'content-length': String(sizeBytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${packed.folder}.zip`)}`,
      })
    }
    const entry = packed.entries[Number(part)]
    if (!entry) return notHere()
    return respond(
      200,
      'application/octet-stream',
      webStream(this.#telling(packed, () => entryStream(this.#dir, entry))),
      { 'content-length': String(entry.sizeBytes), 'content-disposition': 'attachment' },
    )
  }
}
