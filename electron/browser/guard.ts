/**
 * What stands between the loopback shell and every other page and program of this machine (faults C2 rows 6 and 7):
 * exact Host against DNS rebinding, Origin and Sec-Fetch-Site against other sites, a token in a header (never a cookie:
 * cookies are shared by all ports of 127.0.0.1) which a one-time code from the launch URL's fragment is exchanged for.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Handler } from '../handler/handler.ts'
import { parseJson, readBody } from '../handler/read-body.ts'
import { json, wireFault } from '../handler/respond.ts'

export interface GuardOptions {
  readonly port: number
  readonly nowMs?: () => number
}

export interface Guard {
  fetch(request: Request): Promise<Response>
  /** A launch URL whose code works once, for so many milliseconds. */
  launchUrl(livesMs: number): string
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const codeSchema = z.strictObject({ code: z.string().max(200) })

/** Paths that need the token; the page's own files and signed downloads do not. */
const isProtected = (path: string): boolean =>
  path === '/events' ||
  path === '/sign' ||
  path === '/uploads' ||
  path === '/take' ||
  path === '/media' ||
  path.startsWith('/uploads/') ||
  path.startsWith('/api/')

/** Puts the guard before a handler. */
export function createGuard(handler: Handler, options: GuardOptions): Guard {
  // Not the wall clock: one set back would keep the code alive.
  const { port, nowMs = () => performance.now() } = options
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const tokens = new Set<string>()
  let code: { readonly text: string; readonly untilMs: number } | null = null

  const isFromElsewhere = (request: Request): string | null => {
    if (request.headers.get('host') !== host) return 'host'
    const from = request.headers.get('origin')
    if (from !== null && from !== origin) return 'origin'
    const site = request.headers.get('sec-fetch-site')
    if (site !== null && site !== 'same-origin' && site !== 'none') return 'site'
    return null
  }

  const exchange = async (request: Request): Promise<Response> => {
    const body = await readBody(request, 1024)
    const parsed = codeSchema.safeParse(body && parseJson(body))
    const current = code
    code = null
    const isGood =
      parsed.success && current !== null && current.untilMs > nowMs() && isEqual(parsed.data.code, current.text)
    if (!isGood) return wireFault({ type: 'unauthorised', retry: 'never' })
    const token = randomBytes(32).toString('base64url')
    tokens.add(token)
    return json(200, { token })
  }

  const hasToken = (request: Request): boolean => {
    const given = request.headers.get('x-app-token') ?? ''
    return [...tokens].some((token) => isEqual(given, token))
  }

  return {
    launchUrl: (livesMs) => {
      code = { text: randomBytes(16).toString('base64url'), untilMs: nowMs() + livesMs }
      return `${origin}/#code=${code.text}`
    },
    fetch: async (request) => {
      const why = isFromElsewhere(request)
      if (why !== null) {
        process.stderr.write(`refused: request with a foreign ${why}\n`)
        return wireFault({ type: 'forbidden', retry: 'never', why: 'not_this_app' })
      }
      const path = new URL(request.url).pathname
      if (path === '/session') {
        if (request.method !== 'POST') return wireFault({ type: 'not_found', retry: 'never', what: 'page' })
        return exchange(request)
      }
      if (isProtected(path) && !hasToken(request)) return wireFault({ type: 'unauthorised', retry: 'never' })
      return handler.fetch(request)
    },
  }
}
