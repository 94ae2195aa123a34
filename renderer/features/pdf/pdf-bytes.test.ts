import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bytesOfFile, bytesOfUrl, RenewedUrl } from './pdf-bytes.ts'

const whole = new TextEncoder().encode('0123456789')
let good = new Set<string>()
const never = new AbortController().signal

/** A server of ranges; a URL that is not good answers 404. */
const serve = async (url: string, init: RequestInit): Promise<Response> => {
  init.signal?.throwIfAborted()
  if (!good.has(url)) return new Response('', { status: 404 })
  const [, begin = 0, end = 0] =
    /bytes=(\d+)-(\d+)/.exec(new Headers(init.headers).get('range') ?? '')?.map(Number) ?? []
  const headers = { 'content-range': `bytes ${begin}-${end}/${whole.byteLength}` }
  return new Response(whole.slice(begin, end + 1), { status: 206, headers })
}

beforeEach(() => {
  good = new Set(['/a'])
  vi.stubGlobal('fetch', serve)
})
afterEach(() => vi.unstubAllGlobals())

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

test('parts of a file', async () => {
  const bytes = bytesOfFile(new Blob([whole]))
  expect(bytes.sizeBytes).toBe(10)
  expect(textOf(await bytes.read(2, 5, never))).toBe('234')
})

test('a URL that stops working is reported once; all who wait go on with the next', async () => {
  const url = new RenewedUrl('/a')
  const onBroken = vi.fn()
  url.listen(onBroken)
  const bytes = await bytesOfUrl(url, never)
  expect(bytes.sizeBytes).toBe(10)
  good = new Set(['/b'])
  const reads = [bytes.read(0, 3, never), bytes.read(7, 10, never)]
  await vi.waitFor(() => expect(onBroken).toHaveBeenCalledOnce())
  url.renew('/a')
  url.renew('/b')
  expect((await Promise.all(reads)).map(textOf)).toEqual(['012', '789'])
  good = new Set()
  const another = bytes.read(0, 1, never)
  await vi.waitFor(() => expect(onBroken).toHaveBeenCalledTimes(2))
  good = new Set(['/c'])
  url.renew('/c')
  expect(textOf(await another)).toBe('0')
})

test('who waits for another URL can be stopped', async () => {
  good = new Set()
  const stop = new AbortController()
  const opening = bytesOfUrl(new RenewedUrl('/a'), stop.signal)
  setTimeout(() => stop.abort(new Error('closed')), 10)
  await expect(opening).rejects.toThrow('closed')
})

test('an answer that is the whole file is not taken', async () => {
  const onBroken = vi.fn()
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(whole)))
  const url = new RenewedUrl('/a')
  url.listen(onBroken)
  const stop = new AbortController()
  const opening = bytesOfUrl(url, stop.signal)
  await vi.waitFor(() => expect(onBroken).toHaveBeenCalledOnce())
  stop.abort(new Error('closed'))
  await expect(opening).rejects.toThrow('closed')
})
