// The order in which the Electron shell starts, and what it does while it runs. Two things are fixed: nothing happens in
// a process that lost the single-instance lock, and every refusal (permissions, network, navigation, windows, callers)
// is in force before the first page is loaded.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { shell } from 'electron/common'
import {
  app,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
  systemPreferences,
  type BrowserWindow,
} from 'electron/main'
import type { Settings } from '../../shared/api/app.ts'
import type { Asked } from '../../shared/api/desktop-bridge.ts'
import type { Reminder } from '../../shared/api/reminders.ts'
import type { Core, CoreOptions } from '../core/core-client.ts'
import { createAskedLine } from './asked.ts'
import type { FetchHandler } from './answering.ts'
import { guardContents } from './contents-guard.ts'
import { examineFile } from './examine-file.ts'
import { createFileGrants, type FileGrants } from './file-grants.ts'
import { createMediaAsks, type MediaAsks } from './media-asks.ts'
import { menuTemplate } from './menu.ts'
import { openStoredFile } from './open-stored-file.ts'
import { createNotifier } from './notifications.ts'
import { answerPage } from './page-calls.ts'
import { registerAppScheme, serveApp } from './protocol.ts'
import { guardSession } from './session-guard.ts'
import { shellWords, systemLanguage, type ShellLanguage, type ShellWords } from './shell-words.ts'
import { describeStartFailure } from './start-failure.ts'
import { openCopyBySystem } from './system-open.ts'
import { storeKey, type StoreKey } from './store-key.ts'
import { createTray, type AppTray } from './tray.ts'
import { openMainWindow } from './window.ts'

/** What the shell is made of besides Electron; handed in so that the start order can be tested without it. */
export interface DesktopParts {
  /** Folder of the store. */
  readonly dataDir: string
  /** Folder of Chromium's profile and of the window's place. */
  readonly profileDir: string
  readonly env: NodeJS.ProcessEnv
  readonly startCore: (options: CoreOptions) => Promise<Core>
  /** Makes the handler that answers app://local/. */
  readonly createHandler: (core: Core, redeemGrant: FileGrants['redeem']) => FetchHandler
}

const STOP_DEADLINE_MS = 5_000

/** Starts the shell; resolves when the window is open or the process is about to end. */
export async function startDesktop(parts: DesktopParts): Promise<void> {
  mkdirSync(parts.profileDir, { recursive: true, mode: 0o700 })
  app.setPath('userData', parts.profileDir) // the single-instance lock is one per profile
  if (!app.requestSingleInstanceLock()) {
    app.exit(0)
    return
  }
  app.enableSandbox()
  registerAppScheme()
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  const running = new RunningDesktop(parts)
  app.on('second-instance', () => running.showWindow())
  app.on('activate', () => running.showWindow())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => running.stopCore(event))
  await app.whenReady()
  await running.start()
}

class RunningDesktop {
  readonly #parts: DesktopParts
  #language: ShellLanguage = 'en'
  #core: Core | null = null
  #handler: FetchHandler | null = null
  #window: BrowserWindow | null = null
  #tray: AppTray | null = null
  #isStopping = false
  readonly #asks = createMediaAsks()
  readonly #asked = createAskedLine()

  constructor(parts: DesktopParts) {
    this.#parts = parts
  }

  readonly #words = (): ShellWords => shellWords(this.#language)

  async start(): Promise<void> {
    guardSession(session.defaultSession, this.#asks)
    this.#language = systemLanguage(app.getPreferredSystemLanguages())
    try {
      const key = await openStoreKey(this.#parts)
      if (key.newRecoveryCode !== undefined) await showRecoveryCode(key.newRecoveryCode, this.#words())
      this.#core = await this.#parts.startCore(coreOptions(this.#parts, key, this.#language))
    } catch (error) {
      const { sentence, exitCode } = describeStartFailure(error, this.#language)
      dialog.showErrorBox(this.#words().cannotStart, sentence)
      app.exit(exitCode)
      return
    }
    await this.#serve(this.#core)
    this.#tray = this.#showTray()
    this.showWindow()
  }

  async #serve(core: Core): Promise<void> {
    const { dataDir, profileDir } = this.#parts
    const grants = createFileGrants((given) => examineFile(given, { ownFolders: [dataDir, profileDir] }))
    this.#handler = this.#parts.createHandler(core, grants.redeem)
    serveApp(session.defaultSession, this.#handler)
    const openedDir = path.join(profileDir, 'opened')
    rmSync(openedDir, { recursive: true, force: true })
    const openParts = { core, dataDir, openedDir, openCopy: openCopyBySystem }
    answerPage('file:grant', grants.issue)
    answerPage('file:open', (id) => openStoredFile(id, openParts))
    answerPage('media:ask', (device) => askForDevice(this.#asks, device))
    answerPage('shell:asked', this.#asked.next)
    const notify = this.#notifier(core)
    powerMonitor.on('resume', () => core.wake('resume'))
    powerMonitor.on('unlock-screen', () => core.wake('unlock'))
    core.onHint((hint) => {
      if (!hint.local) return
      void this.#followSettings(core)
      void notify()
    })
    this.#showMenu()
    await this.#followSettings(core)
  }

  #notifier(core: Core): () => Promise<void> {
    return createNotifier({
      take: async () => (await core.call('reminders.take', {})) as readonly Reminder[],
      words: this.#words,
      isPrivate: () => this.#window?.webContents.getURL().includes('/on-site/') ?? false,
      open: (asked) => this.#open(asked),
    })
  }

  #open(asked: Asked): void {
    this.#asked.ask(asked)
    this.showWindow()
  }

  showWindow(): void {
    if (this.#core === null || this.#isStopping) return
    if (this.#window === null) {
      const stateFile = path.join(this.#parts.profileDir, 'window-state.json')
      this.#window = openMainWindow({ stateFile, words: this.#words })
      this.#window.on('page-title-updated', (_event, title) => this.#tray?.rename(title))
      this.#window.on('closed', () => {
        this.#window = null
        this.#tray?.rename(app.getName())
      })
      return
    }
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.show()
    this.#window.focus()
  }

  /**
   * The store is closed in order before the process ends; a core that hangs is left to its deadline. On `will-quit` and
   * not on `before-quit`: the windows are closed by then, and what a page saved on closing has reached the core.
   */
  stopCore(event: { readonly preventDefault: () => void }): void {
    if (this.#core === null) return
    event.preventDefault()
    if (this.#isStopping) return
    this.#isStopping = true
    this.#handler?.close()
    void this.#core.stop(STOP_DEADLINE_MS).finally(() => app.exit(0))
  }

  /** The menu speaks the language chosen in the page, and the window's frame takes its theme. */
  async #followSettings(core: Core): Promise<void> {
    const settings = await chosenSettings(core)
    if (settings === null) return
    nativeTheme.themeSource = settings.theme
    if (settings.language === this.#language) return
    this.#language = settings.language
    this.#showMenu()
    this.#tray?.speak()
  }

  #showTray(): AppTray | null {
    return createTray({
      platform: process.platform,
      words: this.#words,
      openWindow: () => this.showWindow(),
      quickCapture: () => this.#open({ of: 'capture' }),
      openSync: () => this.#open({ of: 'sync' }),
      quit: () => app.quit(),
    })
  }

  #showMenu(): void {
    const template = menuTemplate({
      platform: process.platform,
      words: this.#words(),
      isDevelopment: !app.isPackaged,
      quickCapture: () => this.#open({ of: 'capture' }),
      openSync: () => this.#open({ of: 'sync' }),
      openDataFolder: () => shell.showItemInFolder(path.join(this.#parts.dataDir, 'rapport.db')),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}

/** macOS has a question of its own before a device is open to any program. */
async function askForDevice(asks: MediaAsks, given: unknown): Promise<boolean> {
  const device = asks.ask(given)
  if (device === null) return false
  return process.platform === 'darwin' ? await systemPreferences.askForMediaAccess(device) : true
}

/** Null when the core cannot tell: menu and frame then stay as they are. */
async function chosenSettings(core: Core): Promise<Pick<Settings, 'language' | 'theme'> | null> {
  try {
    const info = (await core.call('app.info', {})) as { readonly settings: Settings }
    return info.settings
  } catch {
    return null // the page shows what is wrong with the core
  }
}

function coreOptions(parts: DesktopParts, key: StoreKey, language: ShellLanguage): CoreOptions {
  return {
    dataDir: parts.dataDir,
    shell: 'electron',
    appVersion: app.getVersion(),
    language,
    ...(key.keyHex === undefined ? {} : { keyHex: key.keyHex }),
    // a library cannot be loaded from inside the asar: the package carries it beside
    ...(app.isPackaged ? { nativeBinding: path.join(process.resourcesPath, 'native', 'sqlite.node') } : {}),
  }
}

function openStoreKey({ dataDir, env }: DesktopParts): Promise<StoreKey> {
  const recoveryCode = env['RAPPORT_RECOVERY_CODE']
  return storeKey({
    file: path.join(dataDir, 'key.json'),
    isWanted: env['RAPPORT_ENCRYPT'] === '1',
    hasPlainStore: existsSync(path.join(dataDir, 'rapport.db')),
    ...(recoveryCode === undefined ? {} : { recoveryCode }),
    vault: {
      backend: () => (process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : process.platform),
      encrypt: (plain) => safeStorage.encryptStringAsync(plain),
      decrypt: async (wrapped) => (await safeStorage.decryptStringAsync(wrapped)).result,
    },
  })
}

async function showRecoveryCode(code: string, words: ShellWords): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: words.encrypted,
    detail: `${words.recoveryCode}\n\n${code}`,
    buttons: [words.copyCode, words.ok],
    defaultId: 1,
  })
  if (response === 0) await clipboard.writeText(code)
}
