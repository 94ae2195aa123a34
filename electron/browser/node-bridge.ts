/** node:http in front of a fetch handler: streams both ways, with back-pressure, and ends what the other side left. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

type Fetch = (request: Request) => Promise<Response>

function toRequest(message: IncomingMessage): Request | null {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  const hasBody = message.method !== 'GET' && message.method !== 'HEAD'
  try {
    return new Request(new URL(message.url ?? '/', `http://${message.headers.host ?? 'invalid'}`), {
      method: message.method ?? 'GET',
      headers,
      ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
    })
  } catch {
    return null
  }
}

async function sendBody(body: ReadableStream<Uint8Array>, out: ServerResponse): Promise<void> {
  const reader = body.getReader()
  out.on('close', () => {
    void reader.cancel().catch(() => undefined)
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!out.write(value)) await new Promise<void>((resolve) => out.once('drain', resolve).once('close', resolve))
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
