/**
 * Files of records as the page shows and saves them. `POST /media` `{ids, as}` answers a URL per id, good for ten minutes;
 * `GET /media/<id>` reads the file after the core has checked its bytes. Only types on the list of `sniff.ts` are shown
 * inline, by what the bytes are and not by what a row says; everything else is only saved. Nothing that is served here may
 * run: no script, no frame, no type guessing. Only sheets that were printed here open in the browser's own viewer, whose
 * print button leads to the system's dialogue.
 */
import { z } from 'zod'
import { safeFileName } from '../../shared/base/file-name.ts'
import { uuidPattern } from '../../shared/base/ids.ts'
import { isShownInline, octets } from '../../shared/domain/media/sniff.ts'
import type { Core } from '../core/core-client.ts'
import { blobPath } from '../core/vault/blob-path.ts'
import { streamFile } from '../../node/file-stream.ts'
import { parseRange, type Range } from '../../node/range.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, respond, wireFault } from './respond.ts'
import { createSignedUrls } from './signed-urls.ts'

const goodForMs = 600_000
const signSchema = z.strictObject({
  ids: z.array(z.string().regex(uuidPattern)).max(500),
  as: z.enum(['shown', 'saved', 'printed']),
})

type As = z.infer<typeof signSchema>['as']

interface Opened {
  readonly sha256: string
  readonly sizeBytes: number
  readonly name: string
  readonly mediaType: string
  readonly isPaper: boolean
}

const notHere = (): Response => wireFault({ type: 'not_found', retry: 'never', what: 'attachment' })

/** The headers of a file; `text/plain` says its letters, or old pages would guess them. */
function headersOf(file: Opened, as: As): { readonly type: string; readonly headers: Record<string, string> } {
  const isPrinted = as === 'printed'
  const isInline = isPrinted || (as === 'shown' && isShownInline(file.mediaType))
  const type = isInline ? (file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType) : octets
  const name = encodeURIComponent(safeFileName(file.name)).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return {
    type,
    headers: {
      // a PDF viewer does not run in a sandbox; what it gets unsandboxed is of our own making
      'content-security-policy': isPrinted ? `frame-ancestors 'none'` : `default-src 'none'; sandbox`,
      'content-disposition': `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'accept-ranges': 'bytes',
      etag: `"${file.sha256}"`,
    },
  }
}

export class Media {
  readonly #core: Core
  readonly #dir: string
  readonly #urls

  constructor(core: Core, dataDir: string, nowMs?: () => number) {
    this.#core = core
    this.#dir = dataDir
    this.#urls = createSignedUrls(nowMs)
  }

  async sign(request: Request): Promise<Response> {
    const body = await readBody(request, 64 * 1024)
    const parsed = signSchema.safeParse(body && parseJson(body))
    if (!parsed.success) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'media' }] })
    const { ids, as } = parsed.data
    const urls = ids.map((id) => {
      const query = new URLSearchParams({ as, ...this.#urls.sign(`${as} ${id}`, goodForMs) })
      return [id, `/media/${id}?${query}`] as const
    })
    return json(200, { result: { urls: Object.fromEntries(urls) } })
  }

  /** Throws the core's fault for a file that is not sound. */
  async serve(request: Request, id: string, query: URLSearchParams): Promise<Response> {
    const as = query.get('as') ?? ''
    if (!this.#urls.isGood(`${as} ${id}`, query.get('until'), query.get('sig'))) return notHere()
    const found = (await this.#core.call('attachments.open', { id })) as Opened
    const path = blobPath(this.#dir, found.sha256)
    if (path === null || (as === 'printed' && !found.isPaper)) return notHere()
    const { type, headers } = headersOf(found, as as As)
    const isSame = (request.headers.get('if-range') ?? headers['etag']) === headers['etag']
    const range = parseRange(isSame ? request.headers.get('range') : null, found.sizeBytes)
    return answer(request, path, found.sizeBytes, range, type, headers)
  }
}

function answer(
  request: Request,
  path: string,
  sizeBytes: number,
  range: Range,
  type: string,
  headers: Record<string, string>,
): Response {
  if (range.type === 'unsatisfiable')
    return respond(416, null, null, { ...headers, 'content-range': `bytes */${sizeBytes}`, 'content-length': '0' })
  const { start, end } = range.type === 'part' ? range : { start: 0, end: sizeBytes }
  const all = { ...headers, 'content-length': String(end - start) }
  const ranged = range.type === 'part' ? { ...all, 'content-range': `bytes ${start}-${end - 1}/${sizeBytes}` } : all
  const status = range.type === 'part' ? 206 : 200
  if (request.method === 'HEAD') return respond(status, type, null, ranged)
  return respond(status, type, streamFile(path, start, end), ranged)
}
