// Electron's `protocol.handle` between a page and a fetch handler, for machines without Electron. Not a nicer fetch: it
// has the faults of the real thing, so that a suite that passes here does not lean on what is missing there.
//   - the request's signal never fires; a page that gives up only cancels the answer's body
//   - bodies (of Files and Blobs too) arrive whole, as one stream without a known length
//   - a throw, a rejected promise or anything but a Response is a connection error without a status
//   - several Set-Cookie headers collapse into the last
//   - nothing decodes a compressed body, so `content-encoding` is an error here
//   - URLs are app://local/..; there is no Host header
//   - a Content-Length that is not the length of the body breaks the connection

/** What a page's `fetch` does over the protocol; `input` may be a path. */
export type PageFetch = (input: string | URL, init?: RequestInit) => Promise<Response>

const BASE = 'app://local/'

/** The connection broke: the page sees a TypeError and no status. */
export class ProtocolError extends TypeError {
  constructor(reason: string, options?: ErrorOptions) {
    super(`net::ERR_${reason}`, options)
    this.name = 'ProtocolError'
  }
}

/** Wraps a handler as a page in Electron would reach it. */
export function electronProtocol(handler: (request: Request) => Promise<Response>): PageFetch {
  return async (input, init = {}) => {
    const { signal, ...rest } = init
    signal?.throwIfAborted()
    const answered = handed(await asReceived(new URL(input, BASE), rest), handler)
    const response = await (signal ? Promise.race([answered, aborted(signal)]) : answered)
    return asDelivered(response, signal ?? null)
  }
}

/** The request as the main process sees it: whole body, own URL, a signal nobody fires. */
async function asReceived(url: URL, init: RequestInit): Promise<Request> {
  const sent = new Request(url, init)
  const headers = new Headers(sent.headers)
  headers.delete('host')
  headers.delete('content-length')
  const hasBody = sent.body !== null
  if (sent.method !== 'GET' && sent.method !== 'HEAD') headers.set('origin', 'app://local')
  if (!hasBody) return new Request(url, { method: sent.method, headers })
  const body = oneChunk(new Uint8Array(await sent.arrayBuffer()))
  return new Request(url, { method: sent.method, headers, body, duplex: 'half' } as RequestInit)
}

function oneChunk(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes)
      controller.close()
    },
  })
}

async function handed(request: Request, handler: (request: Request) => Promise<Response>): Promise<Response> {
  let response: Response
  try {
    response = await handler(request)
  } catch (cause) {
    throw new ProtocolError('UNEXPECTED', { cause })
  }
  if (!(response instanceof Response)) throw new ProtocolError('UNEXPECTED')
  if (response.type === 'error' || response.bodyUsed) throw new ProtocolError('FAILED')
  if (response.headers.has('content-encoding')) throw new ProtocolError('CONTENT_DECODING_FAILED')
  return response
}

/** The answer as the page sees it. */
function asDelivered(response: Response, signal: AbortSignal | null): Response {
  // like the real thing, which makes an object of the entries: the last of equal names stays
  const headers = new Headers(Object.fromEntries(response.headers))
  const body = response.body === null ? null : response.body.pipeThrough(lengthCheck(response.headers))
  const { status, statusText } = response
  const delivered = new Response(body === null ? null : untilAborted(body, signal), { status, statusText, headers })
  return delivered
}

function lengthCheck(headers: Headers): TransformStream<Uint8Array, Uint8Array> {
  const promised = headers.get('content-length')
  let sent = 0
  return new TransformStream({
    transform: (chunk, controller) => {
      sent += chunk.byteLength
      controller.enqueue(chunk)
    },
    flush: (controller) => {
      if (promised !== null && Number(promised) !== sent) {
        controller.error(new ProtocolError('CONTENT_LENGTH_MISMATCH'))
      }
    },
  })
}

/** Giving up cancels the handler's body: that is all the handler ever hears of it. */
function untilAborted(body: ReadableStream<Uint8Array>, signal: AbortSignal | null): ReadableStream<Uint8Array> {
  if (signal === null) return body
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        signal.addEventListener('abort', () => {
          controller.error(signal.reason)
          void reader.cancel(signal.reason)
        })
      },
      pull: async (controller) => {
        const { done, value } = await reader.read()
        if (signal.aborted) return
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
}
