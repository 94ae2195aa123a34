/** Who is not the page: another user of the machine, a late or second use of the code, a guess (faults C2 rows 6 and 7). */
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Handler } from '../handler/handler.ts'
import { createGuard } from './guard.ts'
import { serveLoopback, type Loopback } from './serve.ts'

const open: Handler = { fetch: () => Promise.resolve(new Response('{}')), close: () => undefined }
const host = '127.0.0.1:9'
const post = (path: string, body: string, headers: Record<string, string> = {}): Request =>
  new Request(`http://${host}${path}`, { method: 'POST', headers: { host, ...headers }, body })
const codeOf = (url: string): string => new URL(url).hash.replace('#code=', '')

describe('the launch code', () => {
  test('lives as long as was said and no longer, by a clock the test sets', async () => {
    const clock = { nowMs: 1_000_000 }
    const guard = createGuard(open, { port: 9, nowMs: () => clock.nowMs })
    const tryAfter = async (ms: number): Promise<number> => {
      const code = codeOf(guard.launchUrl(30_000))
      clock.nowMs += ms
      return (await guard.fetch(post('/session', JSON.stringify({ code })))).status
    }
    expect([await tryAfter(0), await tryAfter(29_999), await tryAfter(30_000), await tryAfter(86_400_000)]).toEqual([
      200, 200, 401, 401,
    ])
  })

  test('is gone after its first use, whoever used it, and a newer one takes its place', async () => {
    const guard = createGuard(open, { port: 9 })
    const old = codeOf(guard.launchUrl(30_000))
    const code = codeOf(guard.launchUrl(30_000))
    const exchange = async (text: string): Promise<number> =>
      (await guard.fetch(post('/session', JSON.stringify({ code: text })))).status
    // The older one does not work, and trying it costs the newer one: no second guess.
    expect([await exchange(old), await exchange(code)]).toEqual([401, 401])
    const last = codeOf(guard.launchUrl(30_000))
    expect([await exchange(last), await exchange(last)]).toEqual([200, 401])
  })

  test('is never the same twice, and long enough', () => {
    const guard = createGuard(open, { port: 9 })
    const codes = Array.from({ length: 500 }, () => codeOf(guard.launchUrl(1)))
    expect(new Set(codes).size).toBe(500)
    expect(Math.min(...codes.map((code) => code.length))).toBeGreaterThanOrEqual(22)
  })
})

test('every refusal without a token is byte for byte the same, whatever was asked and however it was wrong', async () => {
  const guard = createGuard(open, { port: 9 })
  const refused = [
    post('/api/app.info', '{}'),
    post('/api/no.such', '{}'),
    post('/api/records.create', 'x'.repeat(5000), { 'x-app-token': 'y' }),
    post('/sign', '{"path":"backups/x"}', { authorization: 'Bearer y' }),
    post('/uploads', '{}', { cookie: 'token=y' }),
    post('/session', '{"code":""}'),
    post('/session', 'no json'),
    new Request(`http://${host}/events`, { headers: { host } }),
  ]
  const answers = await Promise.all(
    refused.map(async (request) => {
      const response = await guard.fetch(request)
      return JSON.stringify([response.status, [...response.headers], await response.text()])
    }),
  )
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('401')
  // The control: the handler behind it would have answered all of them.
  expect((await open.fetch(post('/api/app.info', '{}'))).status).toBe(200)
})

const isRoot = process.getuid?.() === 0
if (!isRoot) process.stdout.write('another user of this machine: skipped, only root can become one\n')
describe.skipIf(!isRoot)('another user of this machine', () => {
  const nobody = { uid: 65_534, gid: 65_534 }
  let dir: string
  let shell: Loopback
  beforeAll(async () => {
    dir = join(mkdtempSync(join(tmpdir(), 'rapport-other-')), 'data')
    shell = await serveLoopback({ dataDir: dir, port: 0, appVersion: '0', language: 'en', staticFiles: new Map() })
  })
  afterAll(async () => {
    await shell.stop()
    rmSync(join(dir, '..'), { recursive: true, force: true })
  })

  /** A program of that user; bash alone, since the project's folder may be closed to it. */
  const asNobody = (script: string): string =>
    spawnSync('bash', ['-c', script], { ...nobody, cwd: '/', encoding: 'utf8' }).stdout

  test('reaches the port and gets nothing', async () => {
    const request = `POST /api/app.info HTTP/1.1\\r\\nHost: 127.0.0.1:${shell.port}\\r\\nContent-Type: application/json\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\n{}`
    const script = `exec 3<>/dev/tcp/127.0.0.1/${shell.port}; printf '${request}' >&3; cat <&3`
    // Not spawnSync: the server lives in this very thread.
    const stdout = await new Promise<string>((resolve) => {
      execFile('bash', ['-c', script], { ...nobody, cwd: '/' }, (_error, out) => {
        resolve(out)
      })
    })
    expect(stdout).toContain('401 Unauthorized')
    expect(stdout).not.toContain('version')
  })

  test('cannot read the data folder', () => {
    expect(readdirSync(dir)).toContain('rapport.db')
    expect(asNobody(`cat '${dir}/rapport.db' 2>/dev/null | head -c 16; ls '${dir}' 2>/dev/null; echo end`)).toBe(
      'end\n',
    )
  })
})
