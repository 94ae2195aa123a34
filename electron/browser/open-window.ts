// Shows the loopback shell's page: in an installed Chromium, Chrome or Edge as an app window (no tabs, no address bar)
// with a profile of its own, so that nothing of it mixes with the user's browsing. Where there is no such browser, or
// no screen, the caller prints the URL.
//
// The URL carries the one-time code in its fragment. It is visible in the process list to other users of the machine;
// the code is dead after its first use, and the shell refuses a second one.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { findBrowser, type InstalledBrowser } from './find-browser.ts'

/** How the page came to be shown. */
export interface OpenedWindow {
  readonly kind: 'app-window' | 'url-only'
  /** One sentence in the chosen language, for the terminal: what was opened, or why nothing could be. */
  readonly why: string
  /** Settles when the window's browser has ended; never for `url-only`. */
  readonly closed: Promise<void>
}

export interface OpenWindowOptions {
  /** Folder of the browser profile, made when missing; lies in the data folder. */
  readonly profileDir: string
  readonly language?: 'zh-CN' | 'en'
  /** Null when there is none; left out: look for one. */
  readonly browser?: InstalledBrowser | null
  readonly env?: NodeJS.ProcessEnv
  /** How long a browser may take to fail before it counts as started, in milliseconds. */
  readonly settleMs?: number
}

/** Opens `url` in an app window, or says why it cannot. Does not throw. */
export async function openWindow(url: string, options: OpenWindowOptions): Promise<OpenedWindow> {
  const env = options.env ?? process.env
  const sentence = sentences[options.language ?? 'en']
  if (!hasScreen(env)) return urlOnly(sentence.noScreen)
  const browser = options.browser === undefined ? findBrowser() : options.browser
  if (browser === null) return urlOnly(sentence.noBrowser)

  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 })
  const isRoot = process.getuid?.() === 0
  const child = spawn(browser.executable, windowArguments(url, options.profileDir, isRoot), { stdio: 'ignore', env })
  const closed = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const ended = await endedEarly(child, closed, options.settleMs ?? 1_500)
  if (ended === 'failed') return urlOnly(sentence.failed(browser.name))
  const why = sentence.opened(browser) + (isRoot ? sentence.asRoot : '')
  return { kind: 'app-window', why, closed: ended === 'handed-over' ? never() : closed }
}

/** The command line of the app window: own profile, nothing of the browser's own services. */
export function windowArguments(url: string, profileDir: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter',
    '--window-size=1280,800',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

function hasScreen(env: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux') return true
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== ''
}

function urlOnly(why: string): OpenedWindow {
  return { kind: 'url-only', why, closed: never() }
}

function never(): Promise<void> {
  return new Promise(() => {})
}

/**
 * A browser that cannot start (missing library, no access to the screen) ends at once with an error. One that ends at
 * once without an error gave the window to a browser that still runs on this profile, and says nothing about closing.
 */
async function endedEarly(
  child: ChildProcess,
  closed: Promise<void>,
  settleMs: number,
): Promise<'failed' | 'handed-over' | 'no'> {
  await Promise.race([closed, delay(settleMs, undefined, { ref: false })])
  if (child.pid === undefined || child.signalCode !== null) return 'failed'
  if (child.exitCode === null) return 'no'
  return child.exitCode === 0 ? 'handed-over' : 'failed'
}

const sentences = {
  'zh-CN': {
    opened: (browser: InstalledBrowser) => `已在 ${browser.name}（${browser.executable}）的应用窗口中打开。`,
    asRoot: '当前是 root 用户，浏览器在这种情况下只能关掉沙箱运行（--no-sandbox）。',
    noScreen: '这里没有屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），Rapport 只作为网页运行，地址如下：',
    noBrowser: '没有找到 Chromium、Chrome 或 Edge，在浏览器里打开这个地址：',
    failed: (name: string) => `${name} 没有启动起来，在浏览器里打开这个地址：`,
  },
  en: {
    opened: (browser: InstalledBrowser) => `Opened as an app window of ${browser.name} (${browser.executable}).`,
    asRoot: ' This is the root user, for whom the browser only runs without its sandbox (--no-sandbox).',
    noScreen:
      'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set); Rapport runs as a page at this address:',
    noBrowser: 'No Chromium, Chrome or Edge was found; open this address in a browser:',
    failed: (name: string) => `${name} did not start; open this address in a browser:`,
  },
} as const
