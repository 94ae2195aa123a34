/** A hub of a test that listens on this machine, so that a built app can join it; it can be put out of reach and back. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { testHub, type TestHub } from './test-hub.ts'

export interface ListeningHub {
  readonly hub: TestHub
  /** Ends in a slash. */
  readonly url: string
  /** While it is, every connection over the network is cut; laptops in this process still reach it. */
  isDown: boolean
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

async function answer(hub: TestHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  hub.nowMs = Date.now()
  const body = await bodyOf(request)
  const given = await hub.hub.handle(
    new Request(new URL(request.url ?? '/', 'http://127.0.0.1/'), {
      method: request.method ?? 'GET',
      headers: request.headers as Record<string, string>,
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    }),
  )
  response.writeHead(given.status, Object.fromEntries(given.headers))
  for await (const chunk of given.body ?? []) response.write(chunk)
  response.end()
}

/** Starts a hub with the clock of this machine. */
export async function listeningHub(): Promise<ListeningHub> {
  const hub = await testHub({ nowMs: Date.now() })
  const state = { isDown: false }
  const server = createServer((request, response) => {
    if (state.isDown) {
      request.socket.destroy()
      return
    }
    answer(hub, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    hub,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    get isDown() {
      return state.isDown
    },
    set isDown(value: boolean) {
      state.isDown = value
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      await hub.close()
    },
  }
}
