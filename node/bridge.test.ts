/** The bridge between node:http and a fetch handler: a body nobody wants any more is let go, whenever its reader left. */
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { bridge } from './bridge.ts'

const open: { close(): unknown }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

/** A body that tells when it is let go. */
function endless(): { readonly body: ReadableStream<Uint8Array>; readonly left: Promise<string> } {
  let tell: (what: string) => void = () => undefined
  const left = new Promise<string>((resolve) => {
    tell = resolve
  })
  const body = new ReadableStream<Uint8Array>(
    { pull: (controller) => controller.enqueue(new Uint8Array(65_536)), cancel: () => tell('let go') },
    { highWaterMark: 0 },
  )
  return { body, left }
}

test.each(['while it reads', 'before it is answered'] as const)('left %s', async (when) => {
  const { body, left } = endless()
  let asked: () => void = () => undefined
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve
  })
  const server = createServer((message, out) => {
    const handle = async (): Promise<Response> => {
      asked()
      if (when === 'before it is answered') await once(out, 'close')
      return new Response(body)
    }
    void bridge(message, out, handle)
  })
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const request = get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  request.on('error', () => undefined)
  await isAsked
  if (when === 'while it reads') await once(request, 'response')
  request.destroy()
  expect(await left).toBe('let go')
})
