/**
 * Files the core made for the person: backups and exports. `POST /sign` `{path}` answers a URL that is good for 60 s, so
 * that a plain link can fetch it without a header. Only what lies in these folders can be named.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson, readBody } from './read-body.ts'
import { json, respond, wireFault } from './respond.ts'

const folders = ['backups', 'exports'] as const
const goodForMs = 60_000
const signSchema = z.strictObject({ path: z.string().max(400) })

export class Downloads {
  readonly #dir: string
  readonly #nowMs: () => number
  readonly #secret = randomBytes(32)

  /** `nowMs` is no wall clock by default: one set back would keep a URL good. */
  constructor(dataDir: string, nowMs: () => number = () => performance.now()) {
    this.#dir = dataDir
    this.#nowMs = nowMs
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

  #signature(path: string, until: string): string {
    return createHmac('sha256', this.#secret).update(`${until}\n${path}`).digest('hex')
  }

  async sign(request: Request): Promise<Response> {
    const body = await readBody(request, 4096)
    const parsed = signSchema.safeParse(body && parseJson(body))
    if (!parsed.success || !this.#find(parsed.data.path))
      return wireFault({ type: 'not_found', retry: 'never', what: 'download' })
    const until = String(Math.ceil(this.#nowMs() + goodForMs))
    const query = new URLSearchParams({ path: parsed.data.path, until, sig: this.#signature(parsed.data.path, until) })
    return json(200, { result: { url: `/download?${query}` } })
  }

  serve(url: URL): Response {
    const [path, until, sig] = ['path', 'until', 'sig'].map((k) => url.searchParams.get(k) ?? '') as [
      string,
      string,
      string,
    ]
    const expected = Buffer.from(this.#signature(path, until))
    const given = Buffer.from(sig)
    const isGenuine =
      given.length === expected.length && timingSafeEqual(given, expected) && Number(until) > this.#nowMs()
    const found = isGenuine ? this.#find(path) : null
    if (!found) return wireFault({ type: 'not_found', retry: 'never', what: 'download' })
    return respond(200, 'application/octet-stream', streamOf(found.file), {
      'content-length': String(statSync(found.file).size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    })
  }
}

/** A file as a stream that reads only what is asked for and closes when left. */
function streamOf(file: string): ReadableStream<Uint8Array> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 })
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      cancel() {
        source.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
