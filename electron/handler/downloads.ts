/**
 * Files the core made for the person: backups and exports. `POST /sign` `{path}` answers a URL that is good for 60 s, so
 * that a plain link can fetch it without a header. Only what lies in these folders can be named.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { streamFile } from '../../node/file-stream.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, respond, wireFault } from './respond.ts'
import { createSignedUrls } from './signed-urls.ts'

const folders = ['backups', 'exports'] as const
const goodForMs = 60_000
const signSchema = z.strictObject({ path: z.string().max(400) })

export class Downloads {
  readonly #dir: string
  readonly #urls

  constructor(dataDir: string, nowMs?: () => number) {
    this.#dir = dataDir
    this.#urls = createSignedUrls(nowMs)
  }

  /** The file of `<folder>/<name>`, if the folder really has an entry of that name. */
  #find(path: string): { file: string; name: string } | null {
    const [folder, name, ...rest] = path.split('/')
    if (rest.length > 0 || name === undefined || !folders.some((f) => f === folder)) return null
    const parent = join(this.#dir, folder as string)
    if (!existsSync(parent) || !readdirSync(parent).includes(name)) return null
    const file = join(parent, name)
    return statSync(file).isFile() ? { file, name } : null
  }

  async sign(request: Request): Promise<Response> {
    const body = await readBody(request, 4096)
    const parsed = signSchema.safeParse(body && parseJson(body))
    if (!parsed.success || !this.#find(parsed.data.path))
      return wireFault({ type: 'not_found', retry: 'never', what: 'download' })
    const { path } = parsed.data
    const query = new URLSearchParams({ path, ...this.#urls.sign(path, goodForMs) })
    return json(200, { result: { url: `/download?${query}` } })
  }

  serve(url: URL): Response {
    const path = url.searchParams.get('path') ?? ''
    const isGood = this.#urls.isGood(path, url.searchParams.get('until'), url.searchParams.get('sig'))
    const found = isGood ? this.#find(path) : null
    if (!found) return wireFault({ type: 'not_found', retry: 'never', what: 'download' })
    const { size } = statSync(found.file)
    return respond(200, 'application/octet-stream', streamFile(found.file, 0, size), {
      'content-length': String(size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    })
  }
}
