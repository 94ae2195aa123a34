/** A hub behind node:http: health, metrics, a page that says what a link is for, and a stop that lets what runs finish. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bridge } from '../node/bridge.ts'
import { createMetrics } from './metrics.ts'
import type { OpenHub } from './open-hub.ts'
import { joinPage } from './pages.ts'
import { jsonAnswer, textAnswer } from './respond.ts'
import { workspaceOf } from './sync/pull.ts'

export interface ServeOptions {
  readonly open: OpenHub
  readonly port: number
  /** Loopback unless told: behind a proxy that speaks TLS, or in a container. */
  readonly host?: string
  /** Whether `x-forwarded-for` names the caller: only behind a proxy that sets it. */
  readonly trustProxy?: boolean
}

export interface Served {
  readonly url: string
  /** No new request is taken; those that run get `deadlineMs` to end. */
  stop(deadlineMs?: number): Promise<void>
}

/** How often a process looks for what others wrote into the same database (ms). */
const lookMs = 2_000
const sweepMs = 60 * 60_000

const addressOf = (message: IncomingMessage, trustProxy: boolean): string => {
  const forwarded = trustProxy ? message.headers['x-forwarded-for'] : undefined
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim()
  return first ?? message.socket.remoteAddress ?? ''
}

async function health(open: OpenHub): Promise<Response> {
  try {
    const { head } = await open.driver.read((tx) => workspaceOf(tx, open.ws))
    return jsonAnswer({ ok: true, head })
  } catch {
    return jsonAnswer({ ok: false }, 503)
  }
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Serves until stopped. Rejects when the port is taken. */
export async function serveHub(o: ServeOptions): Promise<Served> {
  const { open, host = '127.0.0.1' } = o
  const metrics = createMetrics()
  const route = async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (request.method === 'GET' && pathname === '/health') return health(open)
    if (request.method === 'GET' && pathname === '/metrics')
      return textAnswer(await metrics.text(open), 200, 'text/plain; version=0.0.4')
    if (request.method === 'GET' && (pathname === '/' || pathname === '/join'))
      return textAnswer(joinPage(), 200, 'text/html; charset=utf-8')
    return metrics.timed(pathname, () => open.hub.handle(request, address))
  }
  const server = createServer((message, out) => {
    bridge(message, out, (request) => route(request, addressOf(message, o.trustProxy ?? false))).catch(() => {
      out.destroy()
    })
  })
  server.headersTimeout = 15_000
  server.requestTimeout = 60_000
  await listening(server, o.port, host)
  let seen = -1
  const looking = setInterval(() => {
    open.driver
      .read((tx) => workspaceOf(tx, open.ws))
      .then(({ head }) => {
        if (seen !== -1 && head > seen) open.hub.announce(head)
        seen = head
      })
      .catch(() => undefined)
  }, lookMs)
  // uploads nobody goes on with
  const sweeping = setInterval(() => {
    open.files.sweep(open.ws).catch(() => undefined)
  }, sweepMs)
  sweeping.unref()
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    stop: async (deadlineMs = 10_000) => {
      clearInterval(looking)
      clearInterval(sweeping)
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
      // live streams end first: they would never end by themselves
      open.hub.stop()
      server.closeIdleConnections()
      const timer = setTimeout(() => {
        server.closeAllConnections()
      }, deadlineMs)
      await closed
      clearTimeout(timer)
    },
  }
}
