/**
 * Prints with an installed Chromium, Chrome or Edge in headless mode, kept warm between documents: for the loopback shell and
 * the command line. One document at a time; the browser starts with the first and ends when it was idle for a while.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { devToolsOver, type DevTools } from './devtools-pipe.ts'
import { longestPrintMs, PrintFailure, type Printer, type PrintOptions } from './printer.ts'

const idleMs = 120_000

const switches = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--mute-audio',
  // nothing a document names is looked for anywhere
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

/** Addresses that need no name are out of reach, too. */
const offline = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 } as const

interface Running {
  readonly devTools: DevTools
  readonly sessionId: string
  readonly frameId: string
}

/** A browser as a process: it can be ended whether or not it ever spoke. */
interface Browser {
  readonly child: ChildProcess
  readonly profile: string
  readonly gone: Promise<void>
  readonly ready: Promise<Running>
}

/** A browser as root has no sandbox of its own to offer. */
const asRoot = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** Makes the page that documents are put into. */
async function prepare(devTools: DevTools): Promise<Running> {
  const { targetId } = await devTools.send('Target.createTarget', { url: 'about:blank' })
  const attached = await devTools.send('Target.attachToTarget', { targetId, flatten: true })
  const sessionId = String(attached['sessionId'])
  const tree = (await devTools.send('Page.getFrameTree', {}, sessionId)) as { frameTree: { frame: { id: string } } }
  await devTools.send('Page.enable', {}, sessionId)
  await devTools.send('Emulation.setScriptExecutionDisabled', { value: true }, sessionId)
  await devTools.send('Network.emulateNetworkConditions', offline, sessionId)
  return { devTools, sessionId, frameId: tree.frameTree.frame.id }
}

function start(executable: string): Browser {
  const profile = mkdtempSync(join(tmpdir(), 'rapport-print-'))
  const args = [...switches, ...asRoot(), `--user-data-dir=${profile}`, 'about:blank']
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const devTools = devToolsOver(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const gone = new Promise<void>((resolve) => {
    const end = (error: Error): void => {
      devTools.end(error)
      resolve()
    }
    child.once('error', end)
    child.once('close', () => end(new Error('the browser ended')))
  })
  const ready = prepare(devTools)
  // whoever prints hears of it
  ready.catch(() => undefined)
  return { child, profile, gone, ready }
}

/** Ends it and takes away what it wrote. */
async function end({ child, profile, gone }: Browser): Promise<void> {
  child.kill('SIGKILL')
  await gone
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

async function printOn(
  { devTools, sessionId, frameId }: Running,
  html: string,
  isTagged: boolean,
): Promise<Uint8Array> {
  const send = (method: string, params: object) => devTools.send(method, { ...params }, sessionId)
  await send('Page.setDocumentContent', { frameId, html })
  // fonts may still be decoding; the protocol may ask this although no script of the document runs
  await send('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => 0)', awaitPromise: true })
  const { data } = await send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: isTagged,
    transferMode: 'ReturnAsBase64',
  })
  return Buffer.from(data as string, 'base64')
}

/** Makes the printer; `findExecutable` answers null where no browser is installed. */
export function createChromiumPrinter(findExecutable: () => string | null, limitMs = longestPrintMs): Printer {
  let browser: Browser | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  /** What is asked for is done one after the other, ending the browser included. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }
  const stop = async (): Promise<void> => {
    clearTimeout(idle)
    const was = browser
    browser = null
    if (was) await end(was)
  }
  const ensure = (): Browser => {
    if (browser) return browser
    const executable = findExecutable()
    if (executable === null) throw new PrintFailure('no_browser')
    browser = start(executable)
    return browser
  }
  const attempt = async (html: string, isTagged: boolean): Promise<Uint8Array> => {
    const { ready } = ensure()
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new PrintFailure('failed')), limitMs)
    try {
      return await Promise.race([ready.then((on) => printOn(on, html, isTagged)), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }
  const print = async (html: string, isTagged: boolean): Promise<Uint8Array> => {
    clearTimeout(idle)
    try {
      // a browser that was ended by somebody else is started anew, once; one that takes too long is not asked again
      return await attempt(html, isTagged).catch(async (error: unknown) => {
        if (error instanceof PrintFailure) throw error
        await stop()
        return attempt(html, isTagged)
      })
    } catch (error) {
      await stop()
      throw error instanceof PrintFailure ? error : new PrintFailure('failed', { cause: error })
    } finally {
      clearTimeout(idle)
      idle = setTimeout(() => void inTurn(stop), idleMs)
      idle.unref()
    }
  }
  return {
    print: (html, { isTagged = true }: PrintOptions = {}) => inTurn(() => print(html, isTagged)),
    close: () => inTurn(stop),
  }
}
