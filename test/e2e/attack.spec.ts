/** Another page in the same browser tries to reach the loopback shell (faults C2 rows 6 and 7, D 35). All is refused. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from '@playwright/test'
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
    outcome(
      'no-cors POST',
      async () => `sent ${(await fetch(`${target}/api/demo.load`, { ...post, mode: 'no-cors' })).type}`,
    ),
    outcome('session guess', async () => {
      const init: RequestInit = { method: 'POST', body: '{"code":"guess"}', mode: 'no-cors' }
      return `sent ${(await fetch(`${target}/session`, init)).type}`
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

for (const from of ['another port', 'a rebound name'] as const) {
  test(`a page on ${from} reads nothing and changes nothing`, async ({ app, page: own }, info) => {
    const rebound = from === 'a rebound name'
    const browser = await chromium.launch({
      ...info.project.use.launchOptions,
      args: [...(info.project.use.launchOptions?.args ?? []), '--host-resolver-rules=MAP evil.test 127.0.0.1'],
    })
    try {
      const page = await browser.newPage()
      await page.goto(`http://${rebound ? 'evil.test' : '127.0.0.1'}:${port}/`)
      const appPort = new URL(app.url).port
      // The rebound name makes the browser believe that the shell is evil.test's own server.
      const tried = await page.evaluate(tryEverything, rebound ? `http://evil.test:${appPort}` : app.origin)
      expect(tried.filter((t) => !isHarmless(t))).toEqual([])
      if (rebound) expect((await page.goto(`http://evil.test:${appPort}/`))?.status()).toBe(403)
    } finally {
      await browser.close()
    }
    // The launch code of the real page was not used up, and what the attacks asked for was not done: first run greets.
    await own.goto(app.url)
    await expect(own.getByRole('heading', { level: 1, name: '欢迎用见面' })).toBeVisible()
    expect((await api<{ total: number }>(own, 'accounts.list', { today: '2026-01-01' })).total).toBe(0)
  })
}
