import { describe, expect, it } from 'vitest'
import { answering } from '../../electron/desktop/answering.ts'
import { electronProtocol, ProtocolError } from './electron-protocol.ts'

const page = (handler: (request: Request) => Promise<Response>) => electronProtocol(handler)

/** What the handler saw of one request. */
async function seenBy(input: string, init?: RequestInit) {
  let seen: Request | null = null
  let body = ''
  await page(async (request) => {
    seen = request
    body = await request.text()
    return new Response('ok')
  })(input, init)
  if (seen === null) throw new Error('the handler was not called')
  return { request: seen as Request, body }
}

describe('electronProtocol, the way in', () => {
  it('gives the handler app://local/ URLs and no Host', async () => {
    const { request } = await seenBy('/api/app.info?x=1', { headers: { host: 'evil.test' } })
    expect(request.url).toBe('app://local/api/app.info?x=1')
    expect(request.headers.has('host')).toBe(false)
  })

  it('hands bodies over whole, Blobs too, as a stream without a length', async () => {
    const { request, body } = await seenBy('/uploads', { method: 'POST', body: new Blob(['abc', '見面']) })
    expect(body).toBe('abc見面')
    expect(request.headers.has('content-length')).toBe(false)
  })

  it('never aborts the request, only the answer', async () => {
    const controller = new AbortController()
    let isRequestAborted = false
    let isBodyCancelled = false
    const fetch = page(async (request) => {
      request.signal.addEventListener('abort', () => (isRequestAborted = true))
      return new Response(
        new ReadableStream({
          pull: (stream) => stream.enqueue(new TextEncoder().encode('tick\n')),
          cancel: () => void (isBodyCancelled = true),
        }),
      )
    })
    const response = await fetch('/events', { signal: controller.signal })
    const reader = response.body?.getReader()
    expect((await reader?.read())?.value).toEqual(new TextEncoder().encode('tick\n'))
    controller.abort()
    await expect(reader?.read()).rejects.toThrow('abort')
    expect({ isRequestAborted, isBodyCancelled }).toEqual({ isRequestAborted: false, isBodyCancelled: true })
  })
})

describe('electronProtocol, the way out', () => {
  it('turns a throw into a connection error without a status', async () => {
    await expect(page(() => Promise.reject(new Error('bug')))('/')).rejects.toThrow(ProtocolError)
    await expect(page(async () => Response.error())('/')).rejects.toThrow('net::ERR_FAILED')
  })

  it('collapses Set-Cookie', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
    const response = await page(async () => new Response('', { headers }))('/')
    expect(response.headers.getSetCookie()).toEqual(['b=2'])
  })

  it('does not take a compressed body', async () => {
    const zipped = async () => new Response('x', { headers: { 'content-encoding': 'gzip' } })
    await expect(page(zipped)('/')).rejects.toThrow('CONTENT_DECODING')
  })

  it('breaks when the length was not told truly', async () => {
    const lying = async () => new Response('four', { headers: { 'content-length': '5' } })
    const response = await page(lying)('/')
    await expect(response.text()).rejects.toThrow('CONTENT_LENGTH_MISMATCH')
    const honest = async () => new Response('four', { headers: { 'content-length': '4' } })
    expect(await (await page(honest)('/')).text()).toBe('four')
  })

  it('keeps status, headers and an empty body', async () => {
    const response = await page(async () => new Response(null, { status: 204, headers: { 'x-a': '1' } }))('/')
    expect([response.status, response.headers.get('x-a'), response.body]).toEqual([204, '1', null])
  })
})

describe('the shell in front of it', () => {
  it('answers where the bare handler would break the connection', async () => {
    const throws = answering({ fetch: () => Promise.reject(new Error('bug')) })
    expect((await electronProtocol(throws)('/')).status).toBe(500)
    const zips = answering({ fetch: async () => new Response('x', { headers: { 'content-encoding': 'br' } }) })
    expect((await electronProtocol(zips)('/')).status).toBe(500)
  })
})
