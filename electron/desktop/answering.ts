// What stands between `protocol.handle` and the fetch handler; apart from Electron, so that the API suite can run
// through it.
import { isAppUrl } from './app-url.ts'

/** The part of the handler that the shell needs. */
export interface FetchHandler {
  readonly fetch: (request: Request) => Promise<Response>
  /** Ends the streams that are still open. */
  readonly close: () => void
}

/**
 * The handler with what `protocol.handle` cannot bear taken care of: a throw would become a connection error without a
 * status, and a compressed body would reach the page still compressed.
 */
export function answering(handler: Pick<FetchHandler, 'fetch'>): (request: Request) => Promise<Response> {
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
