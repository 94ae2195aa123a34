// app://local/: the page and its API, answered by the same fetch handler as the loopback shell.
import { protocol, type Session } from 'electron/main'
import { APP_SCHEME, isAppUrl } from './app-url.ts'

/** The part of the handler that a protocol needs. */
export interface FetchHandler {
  readonly fetch: (request: Request) => Promise<Response>
}

/**
 * Announces the scheme; must run before `ready`, once. Left out on purpose: corsEnabled, bypassCSP,
 * allowServiceWorkers, allowExtensions.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the scheme in a session. */
export function serveApp(session: Session, handler: FetchHandler): void {
  session.protocol.handle(APP_SCHEME, answering(handler))
}

/**
 * The handler with what `protocol.handle` cannot bear taken care of: a throw would become a connection error without a
 * status, and a compressed body would reach the page still compressed.
 */
export function answering(handler: FetchHandler): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isAppUrl(request.url)) return plain(404, 'not found')
    try {
      const response = await handler.fetch(request)
      return response.headers.has('content-encoding') ? plain(500, 'encoded body') : response
    } catch {
      return plain(500, 'internal')
    }
  }
}

function plain(status: number, why: string): Response {
  const body = JSON.stringify({ error: why })
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'x-content-type-options': 'nosniff',
    },
  })
}
