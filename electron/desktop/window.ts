// The one window: opened where it stood, shown when the page has painted, its place kept, brought back when the page's
// process dies.
import path from 'node:path'
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron/main'
import { APP_URL } from './app-url.ts'
import { pageBounds } from './page-bounds.ts'
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './window-state.ts'
import type { ShellWords } from './shell-words.ts'

export interface WindowOptions {
  /** File that keeps the window's place. */
  readonly stateFile: string
  readonly words: () => ShellWords
}

/** Opens the window and loads the page. */
export function openMainWindow(options: WindowOptions): BrowserWindow {
  const saved = readWindowState(options.stateFile)
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const window = new BrowserWindow({
    ...placeWindow(saved, [primary.workArea, ...others.map((display) => display.workArea)]),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    // the page draws the title bar and leaves the window controls their room (env(titlebar-area-x) and -width)
    titleBarStyle: 'hidden',
    titleBarOverlay: titleBarColours(),
    // nothing flashes before the page has painted
    backgroundColor: titleBarColours().color,
    webPreferences: {
      preload: path.join(import.meta.dirname, 'preload.cjs'),
      ...pageBounds(),
    },
  })
  if (saved?.isMaximized === true) window.maximize()
  if (saved?.isFullScreen === true) window.setFullScreen(true)
  window.once('ready-to-show', () => window.show())
  followScheme(window)
  keepPlace(window, options.stateFile)
  recover(window, options.words)
  void window.loadURL(APP_URL)
  return window
}

/** Colours and height of the frame in the look: `--rp-frame`, `--rp-text`, `--rp-titlebar`. */
function titleBarColours(): { readonly color: string; readonly symbolColor: string; readonly height: number } {
  return nativeTheme.shouldUseDarkColors
    ? { color: '#121518', symbolColor: '#e8ebed', height: 40 }
    : { color: '#f2f4f5', symbolColor: '#171c21', height: 40 }
}

function followScheme(window: BrowserWindow): void {
  const recolour = (): void => {
    if (process.platform !== 'darwin') window.setTitleBarOverlay(titleBarColours())
  }
  nativeTheme.on('updated', recolour)
  window.on('closed', () => nativeTheme.off('updated', recolour))
}

/** `close` comes while the window still has its place; a crash loses at most the last move. */
function keepPlace(window: BrowserWindow, stateFile: string): void {
  const keep = (): void => {
    try {
      writeWindowState(stateFile, {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
      })
    } catch {
      // a full disk must not keep the window from closing; the core tells about the disk
    }
  }
  let timer: NodeJS.Timeout | undefined
  const keepSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, 500)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('close', keep)
  window.on('closed', () => clearTimeout(timer))
}

const MOST_RELOADS = 3
const RELOAD_WINDOW_MS = 60_000

/** A dead page is reloaded; one that keeps dying is left to the user, so that it does not die in a circle. */
function recover(window: BrowserWindow, words: () => ShellWords): void {
  const reloads: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    if (reloads.filter((at) => now - at < RELOAD_WINDOW_MS).length < MOST_RELOADS) {
      reloads.push(now)
      window.webContents.reload()
      return
    }
    void askToReload(window, words())
  })
}

async function askToReload(window: BrowserWindow, words: ShellWords): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: words.pageKeepsDying,
    detail: words.nothingLost,
    buttons: [words.reload, words.quit],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0 && !window.isDestroyed()) window.webContents.reload()
  else app.quit()
}
