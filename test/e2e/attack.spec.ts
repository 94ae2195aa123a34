/** Another page in the same browser tries to reach the loopback shell (faults C2 rows 6 and 7, D 35). All is refused. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'
import { api, expect, test } from './app.ts'

let server: Server
let port: number
const attackPage = '<!doctype html><title>attack</title><body>'

test.beforeAll(async () => {
  server = createServer((_req, res) => res.writeHead(200, { 'content-type': 'text/html' }).end(attackPage))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
test.afterAll(() => {
  server.close()
})

interface Tried {
  readonly what: string
  readonly outcome: string
}

/** Runs in the attacking page: every way a page has to send a request or to show another one. */
async function tryEverything(target: string): Promise<Tried[]> {
  const outcome = async (what: string, attempt: () => Promise<string>): Promise<Tried> => ({
    what,
    outcome: await attempt().catch((error: unknown) => `blocked: ${String(error)}`),
  })
  const reading = (init: RequestInit) => async () => `read ${(await fetch(`${target}/api/app.info`, init)).status}`
  const element = (tag: 'img' | 'script' | 'iframe', url: string) => async () =>
    new Promise<string>((done) => {
      const node = document.createElement(tag)
      node.onload = () => {
        let seen = 'opaque'
        if (node instanceof HTMLIFrameElement)
          try {
            seen = node.contentDocument?.title ?? 'opaque'
          } catch {
            seen = 'opaque'
          }
        done(`loaded ${seen}`)
      }
      node.onerror = () => {
        done('blocked')
      }
      node.src = url
      document.body.append(node)
    })
  const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }
  return Promise.all([
    outcome('fetch', reading({})),
    outcome(
      'fetch with JSON',
      reading({ ...post, headers: { 'content-type': 'application/json', 'x-app-token': 'x' } }),
    ),
    outcome('simple POST', reading(post)),
    outcome('no-cors POST', async () => {
      const { type, status } = await fetch(`${target}/api/demo.load`, { ...post, mode: 'no-cors' })
      return `sent ${type} ${status}`
    }),
    outcome('session guess', async () => {
      const init: RequestInit = { method: 'POST', body: '{"code":"guess"}', mode: 'no-cors' }
      const { type, status } = await fetch(`${target}/session`, init)
      return `sent ${type} ${status}`
    }),
    outcome('img', element('img', `${target}/favicon.svg`)),
    outcome('script', element('script', `${target}/assets/none.js`)),
    outcome('iframe', element('iframe', `${target}/`)),
    outcome(
      'websocket',
      async () =>
        new Promise<string>((done) => {
          const socket = new WebSocket(target.replace('http', 'ws'))
          socket.onopen = () => {
            done('open')
          }
          socket.onerror = () => {
            done('blocked')
          }
        }),
    ),
  ])
}

const isHarmless = (tried: Tried): boolean => /^blocked|^sent opaque|^loaded opaque|^loaded $/.test(tried.outcome)

interface LaunchUse {
  readonly launchOptions?: LaunchOptions
}
type From = 'another port' | 'a rebound name'

/** Newer browsers ask before a page reaches this machine; the guard must do without, as in the others. */
const unguardedBrowser = ['--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWarn']

/** What a page from there did that it must not, to the shell at this origin; and what it gets as a document. */
async function harmDone(from: From, origin: string, use: LaunchUse): Promise<{ harm: Tried[]; status: number }> {
  const rebound = from === 'a rebound name'
  const options = use.launchOptions
  const args = [...(options?.args ?? []), '--host-resolver-rules=MAP evil.test 127.0.0.1', ...unguardedBrowser]
  const browser = await chromium.launch({ ...options, args })
  try {
    const page = await browser.newPage()
    // The rebound name makes the browser believe that the shell is evil.test's own server: the attacking page came from
    // there before the name was turned, so that to the browser it asks its own origin.
    const target = rebound ? `http://evil.test:${new URL(origin).port}` : origin
    const contentType = 'text/html'
    if (rebound) await page.route(`${target}/attack`, async (r) => r.fulfill({ contentType, body: attackPage }))
    await page.goto(rebound ? `${target}/attack` : `http://127.0.0.1:${port}/`)
    const tried = await page.evaluate(tryEverything, target)
    const status = (await page.goto(`${target}/`))?.status() ?? 0
    return { harm: tried.filter((t) => !isHarmless(t)), status }
  } finally {
    await browser.close()
  }
}

for (const from of ['another port', 'a rebound name'] as const)
  test(`a page on ${from} reads nothing and changes nothing`, async ({ app, page: own }, info) => {
    const { harm, status } = await harmDone(from, app.origin, info.project.use)
    if (from === 'a rebound name') {
      // to the browser it is its own origin, so it may read: that it was refused
      expect(harm.filter((t) => !t.outcome.endsWith(' 403'))).toEqual([])
      expect(harm).toContainEqual({ what: 'fetch with JSON', outcome: 'read 403' })
      expect(status).toBe(403)
    } else expect(harm).toEqual([])
    // The launch code of the real page was not used up, and what the attacks asked for was not done: first run greets.
    await own.goto(app.url)
    await expect(own.getByRole('heading', { level: 1, name: '欢迎用见面' })).toBeVisible()
    expect((await api<{ total: number }>(own, 'accounts.list', { today: '2026-01-01' })).total).toBe(0)
  })

// The browser alone keeps a page of another port out; a rebound name only the guard does.
// Playwright names what a test depends on by destructuring; this one depends on nothing.
// eslint-disable-next-line no-empty-pattern
test('the mutant without a guard is read from a rebound name', async ({}, info) => {
  const dir = mkdtempSync(join(tmpdir(), 'rapport-unguarded-'))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'unguarded-shell.ts'), dir])
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer]
    const { harm } = await harmDone('a rebound name', String(line).trim(), info.project.use)
    expect(harm).toContainEqual({ what: 'fetch with JSON', outcome: 'read 200' })
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(dir, { recursive: true, force: true })
  }
})
