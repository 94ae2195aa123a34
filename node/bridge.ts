/** node:http in front of a fetch handler: streams both ways, with back-pressure, and ends what the other side left. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'

type Fetch = (request: Request) => Promise<Response>

const messages = new WeakMap<Request, IncomingMessage>()

/** The body of a request as node:http gives it, which is quicker than a web stream; null for a request of another kind. */
export const nodeBodyOf = (request: Request): Readable | null => messages.get(request) ?? null

/** A body that reads nothing until it is read itself. */
function lazyBody(message: IncomingMessage): ReadableStream<Uint8Array> {
  let pieces: AsyncIterator<Buffer> | null = null
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        pieces ??= (message as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => {
        message.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}

function toRequest(message: IncomingMessage): Request | null {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD'
  try {
    const request = new Request(new URL(message.url ?? '/', `http://${message.headers.host ?? 'invalid'}`), {
      method: message.method ?? 'GET',
      headers,
      ...(hasBody ? { body: lazyBody(message), duplex: 'half' } : {}),
    })
    messages.set(request, message)
    return request
  } catch {
    return null
  }
}

async function sendBody(body: ReadableStream<Uint8Array>, out: ServerResponse): Promise<void> {
  const reader = body.getReader()
  let goOn = (): void => undefined
  out.on('drain', () => {
    goOn()
  })
  out.on('close', () => {
    void reader.cancel().catch(() => undefined)
    goOn()
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    // who asked may have left before anything was here to be told so
    if (out.destroyed) return reader.cancel().catch(() => undefined)
    if (!out.write(value))
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
  }
}

/** Answers one request of node:http with a fetch handler. */
export async function bridge(message: IncomingMessage, out: ServerResponse, fetch: Fetch): Promise<void> {
  const request = toRequest(message)
  if (!request) {
    out.writeHead(400).end()
    return
  }
  const response = await fetch(request)
  out.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body) await sendBody(response.body, out)
  out.end()
}
