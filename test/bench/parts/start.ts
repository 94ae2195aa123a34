/**
 * From nothing to a Today one can work in, on the scaled store: the shell is started and, as it does, the browser when its
 * address is known. The reference is the same browser, started the same way, until it has painted a trivial page.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findChromium } from '../../../build/find-chromium.ts'
import { ensureBuilt } from '../../../build/build.ts'
import { loopbackEnv } from '../../../build/loopback-env.ts'
import { inProject } from '../../../build/project.ts'
import { figure, median, type Figure } from '../figure.ts'
import { scaledStore } from '../scaled-store.ts'

const runs = 7
const goal = 1.5

const browserWords = [
  '--headless=new',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-sync',
  '--disable-component-update',
  '--disable-extensions',
  '--window-size=1280,800',
  '--remote-debugging-port=0',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Resolves with the first match in what a process says. */
function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const hear = (piece: Buffer): void => {
      text += piece.toString()
      const found = pattern.exec(text)
      if (found) resolve(found[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`ended early: ${text}`)))
  })
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

interface Page {
  readonly type: string
  readonly webSocketDebuggerUrl: string
}

/** Opens an address in a new browser; resolves when `expression` is true in its page. */
async function openUntil(executable: string, url: string, expression: string): Promise<() => Promise<void>> {
  const profile = mkdtempSync(join(tmpdir(), 'rapport-start-'))
  const child = spawn(executable, [...browserWords, `--user-data-dir=${profile}`, url], { stdio: 'pipe' })
  const close = async (): Promise<void> => {
    await end(child)
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const [, port = ''] = /:(\d+)\//.exec(await said(child, /ws:\/\/127\.0\.0\.1:\d+\//)) ?? []
  let page: Page | undefined
  while (page === undefined) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as Page[]
    page = targets.find((target) => target.type === 'page')
    if (page === undefined) await pause(2)
  }
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
  const isTrue = (id: number): Promise<boolean> => {
    const answered = new Promise<boolean>((resolve) => {
      const hear = (event: MessageEvent): void => {
        const message = JSON.parse(String(event.data)) as { id?: number; result?: { result?: { value?: unknown } } }
        if (message.id !== id) return
        socket.removeEventListener('message', hear)
        resolve(message.result?.result?.value === true)
      }
      socket.addEventListener('message', hear)
    })
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } }))
    return answered
  }
  for (let id = 1; !(await isTrue(id)); id += 1) await pause(5)
  socket.close()
  return close
}

const painted = `performance.getEntriesByName('first-contentful-paint').length > 0`
/** The day stands there with its agenda, and its button takes a press. */
const usable = `${painted} && document.querySelector('main h1') !== null && document.querySelector('main ol li') !== null`

async function trivialMs(executable: string): Promise<number> {
  const from = performance.now()
  const close = await openUntil(executable, 'data:text/html,<h1>见面</h1>', painted)
  const ms = performance.now() - from
  await close()
  return ms
}

async function todayMs(executable: string, dataDir: string): Promise<number> {
  const from = performance.now()
  const env = { ...process.env, ...loopbackEnv, RAPPORT_DATA_DIR: dataDir, RAPPORT_PORT: '0' }
  const shell = spawn(process.execPath, [inProject('out', 'electron', 'browser.js'), '--no-open'], {
    env,
    stdio: 'pipe',
  })
  const url = await said(shell, /http:\/\/127\.0\.0\.1:\d+\/#code=\S+/)
  const close = await openUntil(executable, url, usable)
  const ms = performance.now() - from
  await close()
  await end(shell)
  return ms
}

export async function measureStart(): Promise<readonly Figure[]> {
  const executable = findChromium()
  if (executable === null) throw new Error('no Chromium to measure a start with')
  await ensureBuilt()
  const dataDir = scaledStore()
  const ours: number[] = []
  const bare: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const [reference, today] = [await trivialMs(executable), await todayMs(executable, dataDir)]
    // the first run only warms the disk
    if (run === 0) continue
    bare.push(reference)
    ours.push(today)
  }
  const [a, b] = [median(ours), median(bare)]
  return [
    figure({
      part: 'start',
      what: 'nothing running to a usable Today / Chromium to the first paint of a trivial page',
      ours: a,
      reference: b,
      unit: 'ms',
      goal: `ratio <= ${goal}`,
      isMet: a / b <= goal,
    }),
  ]
}
