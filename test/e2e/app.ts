/** Every test has a Rapport of its own: the built loopback shell as a process, with an empty data folder. */
import { test as base, expect, type Page } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

export interface RunningApp {
  readonly dataDir: string
  /** The launch URL of the process that runs now; its code works once. */
  readonly url: string
  readonly origin: string
  /** `SIGKILL`, as a crash or a lost battery; then nothing runs until `start`. */
  kill(): Promise<void>
  /** Starts it (again) on the same data; answers the new launch URL. */
  start(): Promise<string>
}

function launch(dataDir: string, env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(root, 'out', 'electron', 'browser.js'), '--no-open'], {
    env: { ...process.env, RAPPORT_DATA_DIR: dataDir, RAPPORT_PORT: '0', LANG: 'zh_CN.UTF-8', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((done, fail) => {
    let text = ''
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      const url = /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/.exec(text)?.[0]
      if (url) done({ child, url })
    })
    child.once('exit', (code) => {
      fail(new Error(`the shell ended with ${code}: ${text}`))
    })
  })
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

/** Starts an app, on an empty folder unless told; `close` ends it and removes the folder. */
export async function startApp(
  env: NodeJS.ProcessEnv = {},
  dataDir = mkdtempSync(join(tmpdir(), 'rapport-e2e-')),
): Promise<RunningApp & { close(): Promise<void> }> {
  let running = await launch(dataDir, env)
  return {
    dataDir,
    get url() {
      return running.url
    },
    get origin() {
      return new URL(running.url).origin
    },
    kill: () => end(running.child, 'SIGKILL'),
    start: async () => {
      running = await launch(dataDir, env)
      return running.url
    },
    close: async () => {
      await end(running.child, 'SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a page complained of: console errors and warnings, uncaught errors, refused requests. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

export const test = base.extend<{ app: RunningApp; complaints: string[] }>({
  // Playwright names what a fixture depends on by destructuring; this one depends on nothing.
  // eslint-disable-next-line no-empty-pattern
  app: async ({}, provide) => {
    const app = await startApp()
    await provide(app)
    await app.close()
  },
  complaints: [
    // Needs the app, so that it is judged before the app ends: a page that outlives its shell rightly complains.
    async ({ page, app: _app }, provide) => {
      const complaints = complaintsOf(page)
      await provide(complaints)
      expect(complaints).toEqual([])
      await page.close()
    },
    { auto: true },
  ],
})

export { expect }

/** Calls the API as the page would, with its token. */
export async function api<T>(page: Page, name: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([procedure, body]) => {
      const token =
        Object.values(sessionStorage).find((v): v is string => typeof v === 'string' && v.length >= 40) ?? ''
      const headers = { 'content-type': 'application/json', 'x-app-token': token.replaceAll('"', '') }
      const response = await fetch(`/api/${procedure}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await response.json()) as { result?: unknown; error?: unknown }
    },
    [name, input] as const,
  )
  if (answer.error !== undefined) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.result as T
}
