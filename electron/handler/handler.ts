/**
 * The one fetch handler behind both shells: the page's files, the typed API, change hints, uploads and downloads. It
 * always answers: a throw would reach the page as a network error without a status.
 */
import { isDecision, WireFault } from '../../shared/api/wire-error.ts'
import type { Core } from '../core/core-client.ts'
import { isDiskFailure, isDiskFull } from '../core/store/store-error.ts'
import type { Printer } from '../printing/printer.ts'
import { Documents } from './documents.ts'
import { Downloads } from './downloads.ts'
import { takeGranted, type RedeemGrant } from './granted-files.ts'
import { createEventStreams } from './events.ts'
import { LeaveBehinds } from './leave-behinds.ts'
import { Media } from './media.ts'
import { parseJson, readBody } from './read-body.ts'
import { json, wireFault } from './respond.ts'
import { serveStatic, type StaticFiles } from './static-files.ts'
import { Uploads } from './uploads.ts'

export interface HandlerDeps {
  readonly core: Core
  readonly dataDir: string
  /** The built page; an empty map where another server delivers it (Vite in development, tests of the API). */
  readonly staticFiles: StaticFiles
  /** In Electron: the file behind a token the preload gave the page for it. Elsewhere files come up in chunks. */
  readonly redeemGrant?: RedeemGrant
  /** What makes PDFs of sheets; without one they are refused in words. The caller's to close. */
  readonly printer?: Printer
}

export interface Handler {
  fetch(request: Request): Promise<Response>
  /** Ends open event streams; the core is the caller's to stop. */
  close(): void
}

const largestInputBytes = 1024 * 1024

async function callApi(core: Core, request: Request, name: string): Promise<Response> {
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json'))
    return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'content_type' }] })
  const body = await readBody(request, largestInputBytes)
  if (body === null) return wireFault({ type: 'too_large', retry: 'never', limitBytes: largestInputBytes })
  const input = body.byteLength === 0 ? {} : parseJson(body)
  if (input === undefined) return wireFault({ type: 'invalid', retry: 'never', issues: [{ path: '', code: 'json' }] })
  try {
    return json(200, { result: await core.call(name, input) })
  } catch (error) {
    if (error instanceof WireFault && isDecision(error.wire)) return json(200, { error: error.wire })
    throw error
  }
}

/** Makes the handler of a core. */
export function createHandler(deps: HandlerDeps): Handler {
  const events = createEventStreams((listener) => deps.core.onHint(listener))
  const uploads = new Uploads(deps.dataDir)
  const downloads = new Downloads(deps.dataDir)
  const media = new Media(deps.core, deps.dataDir)
  const leaveBehinds = new LeaveBehinds(deps.core, deps.dataDir)
  const documents = new Documents(deps.core, deps.dataDir, deps.printer ?? null)

  const route = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const [, head, rest, more] = url.pathname.split('/')
    const { method } = request
    if (method === 'POST' && head === 'api' && rest && more === undefined) return callApi(deps.core, request, rest)
    if (method === 'GET' && url.pathname === '/events') return events.open()
    if (method === 'POST' && url.pathname === '/uploads') return uploads.start(request)
    if (method === 'PUT' && head === 'uploads' && rest && more === undefined)
      return uploads.put(request, rest, url.searchParams.get('offset'))
    if (method === 'POST' && url.pathname === '/sign') return downloads.sign(request)
    if (method === 'POST' && url.pathname === '/take') return takeGranted(request, deps)
    if (method === 'POST' && url.pathname === '/documents') return documents.print(request)
    if (method === 'POST' && url.pathname === '/documents/merge') return documents.merge(request)
    if (method === 'POST' && url.pathname === '/leave-behinds') return leaveBehinds.pack(request)
    if (method === 'GET' && head === 'leave-behinds' && rest && more === undefined)
      return leaveBehinds.serve(rest, url.searchParams)
    if (method === 'POST' && url.pathname === '/media') return media.sign(request)
    if ((method === 'GET' || method === 'HEAD') && head === 'media' && rest && more === undefined)
      return media.serve(request, rest, url.searchParams)
    if (method === 'GET' && url.pathname === '/download') return downloads.serve(url)
    const file = method === 'GET' || method === 'HEAD' ? serveStatic(deps.staticFiles, url.pathname, method) : null
    return file ?? wireFault({ type: 'not_found', retry: 'never', what: 'page' })
  }

  return {
    fetch: async (request) => {
      try {
        return await route(request)
      } catch (error) {
        if (error instanceof WireFault) return wireFault(error.wire)
        if (isDiskFull(error)) return wireFault({ type: 'disk_full', retry: 'backoff' })
        if (isDiskFailure(error)) return wireFault({ type: 'disk_failed', retry: 'backoff' })
        process.stderr.write(`handler: ${error instanceof Error ? error.stack : String(error)}\n`)
        return wireFault({ type: 'internal', retry: 'never', reference: 'handler' })
      }
    },
    close: () => {
      events.close()
    },
  }
}
