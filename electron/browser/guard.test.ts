/** The guard of the loopback shell over a real server (faults C2 rows 6 and 7), and what each protection off would let in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Handler } from '../handler/handler.ts'
import { createGuard } from './guard.ts'
import { serveLoopback, type Loopback } from './serve.ts'

interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

let dir: string
let shell: Loopback
let token: string

/** A raw request: fetch would not let a test lie about Host or Origin. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'POST', headers = {}, body } = options
    const req = httpRequest({ host: '127.0.0.1', port: shell.port, path, method, headers }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, body: text, headers: res.headers })
      })
    })
    req.on('error', reject).end(body)
  })
}

const codeOf = (url: string): string => new URL(url).hash.replace('#code=', '')
const exchange = (code: string): Promise<Reply> => send('/session', { body: JSON.stringify({ code }) })
const asJson = { 'content-type': 'application/json' }

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'rapport-guard-'))
  shell = await serveLoopback({ dataDir: dir, port: 0, appVersion: '0', language: 'en', staticFiles: new Map() })
  const reply = await exchange(codeOf(shell.launchUrl(30_000)))
  token = (JSON.parse(reply.body) as { token: string }).token
})
afterAll(async () => {
  await shell.stop()
  rmSync(dir, { recursive: true, force: true })
})

describe('the launch code', () => {
  test('works once', async () => {
    const code = codeOf(shell.launchUrl(30_000))
    expect((await exchange(code)).status).toBe(200)
    expect((await exchange(code)).status).toBe(401)
  })

  test('dies of age, and at the first wrong guess', async () => {
    expect((await exchange(codeOf(shell.launchUrl(-1)))).status).toBe(401)
    const code = codeOf(shell.launchUrl(30_000))
    expect((await exchange('guess')).status).toBe(401)
    expect((await exchange(code)).status).toBe(401)
  })
})

describe('a call', () => {
  const call = (headers: Record<string, string>): Promise<Reply> =>
    send('/api/app.info', { headers: { ...asJson, ...headers }, body: '{}' })

  test('with the token is answered', async () => {
    const reply = await call({ 'x-app-token': token })
    expect(reply.status).toBe(200)
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('without it, or with another, gets one constant answer', async () => {
    const replies = await Promise.all([
      call({}),
      call({ 'x-app-token': 'x'.repeat(43) }),
      call({ cookie: `token=${token}` }),
    ])
    expect(replies.map((r) => r.status)).toEqual([401, 401, 401])
    expect(new Set(replies.map((r) => r.body)).size).toBe(1)
  })

  test.each(['/events', '/sign', '/uploads', '/uploads/1', '/api/records.create'])('%s needs it', async (path) => {
    expect((await send(path, { method: path === '/events' ? 'GET' : 'POST' })).status).toBe(401)
  })

  const good = () => ({ 'x-app-token': token })
  test('under another host name is refused, token or not: DNS rebinding', async () => {
    for (const host of [
      'evil.test',
      `evil.test:${shell.port}`,
      `localhost:${shell.port}`,
      '127.0.0.1',
      `127.0.0.1:${shell.port + 1}`,
    ])
      expect((await call({ ...good(), host })).status).toBe(403)
  })

  test('from another origin or site is refused', async () => {
    for (const origin of [
      'http://evil.test',
      'null',
      `http://127.0.0.1:${shell.port + 1}`,
      `https://127.0.0.1:${shell.port}`,
    ])
      expect((await call({ ...good(), origin })).status).toBe(403)
    for (const site of ['cross-site', 'same-site'])
      expect((await call({ ...good(), 'sec-fetch-site': site })).status).toBe(403)
    expect(
      (await call({ ...good(), origin: `http://127.0.0.1:${shell.port}`, 'sec-fetch-site': 'same-origin' })).status,
    ).toBe(200)
  })
})

test('the mutant without the host check would let a rebound page in', async () => {
  const open: Handler = { fetch: () => Promise.resolve(new Response('{}')), close: () => undefined }
  const rebound = new Request('http://127.0.0.1:9/', { headers: { host: 'evil.test' } })
  expect((await createGuard(open, { port: 9 }).fetch(rebound)).status).toBe(403)
  expect((await open.fetch(rebound)).status).toBe(200)
})
