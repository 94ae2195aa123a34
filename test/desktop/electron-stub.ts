// A stand-in for the `electron` package: it records in order what the shell does with it, and lets a test play the part
// of Chromium (a page that asks for a permission, navigates, calls). It has just what the shell uses; anything else is
// undefined and fails the test that reaches it.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'

/** One frame of a page, as far as sender checks look at it. */
export interface StubFrame {
  readonly url: string
}

interface WindowAnswer {
  readonly action: string
  readonly overrideBrowserWindowOptions?: { readonly webPreferences?: object }
}

export class StubContents extends EventEmitter {
  readonly mainFrame: StubFrame = { url: 'app://local/' }
  readonly calls: string[] = []
  windowOpen: ((details: { readonly url: string }) => WindowAnswer) | null = null
  setWindowOpenHandler(handler: StubContents['windowOpen']): void {
    this.windowOpen = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.calls.push(`webrtc ${policy}`)
  }
  url = 'app://local/'
  getURL = (): string => this.url
  reload(): void {
    this.calls.push('reload')
  }
}

export class StubSession extends EventEmitter {
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: object) => boolean) | null = null
  permissionRequest:
    ((contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void) | null = null
  device: (() => boolean) | null = null
  blockedUrls: readonly string[] = []
  beforeRequest: ((details: object, answer: (response: { readonly cancel?: boolean }) => void) => void) | null = null
  schemes = new Map<string, (request: Request) => Promise<Response>>()
  readonly #log: (entry: string) => void
  constructor(log: (entry: string) => void) {
    super()
    this.#log = log
  }
  setPermissionCheckHandler(handler: StubSession['permissionCheck']): void {
    this.#log('permission check set')
    this.permissionCheck = handler
  }
  setPermissionRequestHandler(handler: StubSession['permissionRequest']): void {
    this.permissionRequest = handler
  }
  setDevicePermissionHandler(handler: StubSession['device']): void {
    this.device = handler
  }
  setDisplayMediaRequestHandler(): void {}
  readonly webRequest = {
    onBeforeRequest: (
      filter: { readonly urls: readonly string[] } | StubSession['beforeRequest'],
      listener?: StubSession['beforeRequest'],
    ) => {
      this.#log('network cut')
      // without a filter it is asked of every request
      if (typeof filter === 'function') this.beforeRequest = filter
      else {
        this.blockedUrls = filter?.urls ?? []
        this.beforeRequest = listener ?? null
      }
    },
  }
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.#log(`protocol handled: ${scheme}`)
      this.schemes.set(scheme, handler)
    },
  }
}

interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>
}
interface StubHost {
  readonly note: (entry: string) => void
  readonly opened: (window: StubWindow) => void
  readonly app: EventEmitter
  /** Happens while a PDF is made. */
  readonly whilePrinting: () => Promise<void>
}

export class StubWindow extends EventEmitter {
  readonly webContents = new StubContents()
  readonly shown: string[] = []
  readonly options: WindowOptions
  readonly #host: StubHost
  isMinimizedNow = false
  /** The options of each PDF that was made of it. */
  readonly printed: object[] = []
  isGone = false
  constructor(options: WindowOptions, host: StubHost) {
    super()
    Object.assign(this.webContents, {
      printToPDF: async (given: object): Promise<Buffer> => {
        await host.whilePrinting()
        this.printed.push(given)
        return Buffer.from('%PDF stub')
      },
    })
    this.options = options
    this.#host = host
    host.note('window')
    host.opened(this)
    host.app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    this.#host.note(`load ${url}`)
  }
  show = () => void this.shown.push('show')
  focus = () => void this.shown.push('focus')
  restore = () => void this.shown.push('restore')
  isMinimized = () => this.isMinimizedNow
  isMaximized = () => false
  isFullScreen = () => false
  isDestroyed = () => this.isGone
  destroy = () => {
    this.isGone = true
  }
  setTitleBarOverlay = ({ color }: { readonly color: string }) => void this.shown.push(`title bar ${color}`)
  maximize = () => void this.shown.push('maximize')
  setFullScreen = () => void this.shown.push('full screen')
  getNormalBounds = () => ({ x: 1, y: 2, width: 900, height: 700 })
}

export class StubNotification extends EventEmitter {
  static readonly all: StubNotification[] = []
  static isSupported = (): boolean => true
  readonly options: { readonly title: string; readonly body: string }
  isShown = false
  constructor(options: { readonly title: string; readonly body: string }) {
    super()
    this.options = options
  }
  show(): void {
    this.isShown = true
    StubNotification.all.push(this)
  }
}

export class StubTray extends EventEmitter {
  readonly said: string[] = []
  menu: readonly { readonly label?: string; readonly click?: () => void }[] = []
  setToolTip = (text: string): void => void this.said.push(text)
  setTitle = (text: string): void => void this.said.push(`title ${text}`)
  setContextMenu = (menu: StubTray['menu']): void => {
    this.menu = menu
  }
}

/** Everything the shell imports, plus what the tests look at. */
export function createElectronStub(hasLock: boolean = true) {
  const log: string[] = []
  const note = (entry: string): void => {
    log.push(entry)
  }
  const ready = Promise.withResolvers<void>()
  const defaultSession = new StubSession(note)
  const windows: StubWindow[] = []
  const pageCalls = new Map<string, (event: object, argument: unknown) => Promise<unknown>>()
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    exitCode: null as number | null,
    setPath: (name: string, folder: string) => {
      if (!existsSync(folder)) throw new Error('setPath wants a folder that is there')
      note(`path ${name} ${folder}`)
    },
    requestSingleInstanceLock: () => {
      note('lock asked')
      return hasLock
    },
    exit: (code: number) => {
      note(`exit ${code}`)
      app.exitCode = code
    },
    quit: () => note('quit'),
    enableSandbox: () => note('sandbox'),
    whenReady: () => ready.promise,
    getVersion: () => '0.1.0',
    getName: () => 'Rapport',
    getPreferredSystemLanguages: () => ['zh-Hans-CN'],
  })

  const host: StubHost = {
    note,
    opened: (window) => void windows.push(window),
    app,
    whilePrinting: () => stub.whilePrinting(),
  }
  const BrowserWindow: new (options: WindowOptions) => StubWindow = class extends StubWindow {
    constructor(options: WindowOptions) {
      super(options, host)
    }
  }

  const trays: StubTray[] = []
  const Tray: new () => StubTray = class extends StubTray {
    constructor() {
      super()
      if (!main.hasTray) throw new Error('no place for a tray')
      note('tray')
      trays.push(this)
    }
  }
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } }
  const menus: object[][] = []
  const main = {
    app,
    BrowserWindow,
    clipboard: { writeText: async () => {} },
    dialog: {
      errors: [] as string[],
      showErrorBox: (_title: string, text: string) => void main.dialog.errors.push(text),
      showMessageBox: async () => ({ response: 1 }),
    },
    ipcMain: {
      handle: (channel: string, answer: (event: object, argument: unknown) => Promise<unknown>) =>
        void pageCalls.set(channel, answer),
    },
    Menu: {
      buildFromTemplate: (template: object[]) => template,
      setApplicationMenu: (template: object[]) => void menus.push(template),
    },
    Tray,
    hasTray: true,
    Notification: StubNotification,
    nativeTheme: Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' }),
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string; readonly privileges: object }[]) =>
        note(`schemes ${JSON.stringify(schemes)}`),
    },
    safeStorage: {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (plain: string) => Buffer.from(plain.split('').toReversed().join('')),
      decryptStringAsync: async (wrapped: Buffer) => ({
        shouldReEncrypt: false,
        result: wrapped.toString().split('').toReversed().join(''),
      }),
    },
    screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
    session: { defaultSession },
  }
  const opened: string[] = []
  const common = {
    nativeImage: {
      createFromDataURL: (url: string) => {
        if (!url.startsWith('data:image/png;base64,')) throw new Error(`no picture: ${url.slice(0, 40)}`)
        return { addRepresentation: () => undefined }
      },
    },
    shell: {
      openExternal: async (url: string) => void opened.push(url),
      showItemInFolder: (file: string) => void opened.push(file),
    },
  }
  const stub = {
    main,
    common,
    app,
    log,
    ready,
    defaultSession,
    windows,
    pageCalls,
    menus,
    opened,
    trays,
    whilePrinting: async (): Promise<void> => undefined,
  }
  return stub
}

export type ElectronStub = ReturnType<typeof createElectronStub>
