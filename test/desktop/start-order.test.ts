// The Electron shell without Electron: in which order it starts, and that everything is refused unless it is ours.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Core } from '../../electron/core/core-client.ts'
import { storeSentences } from '../../electron/store-sentences.ts'
import type { Hint } from '../../shared/api/hint.ts'
import { createElectronStub, type ElectronStub } from './electron-stub.ts'

let stub: ElectronStub

/** What every window must have, said apart from the program on purpose. */
const bounds = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
}

/** A fresh Electron and fresh modules on top of it, as in a new process. */
function newProcess(hasLock: boolean = true): void {
  stub = createElectronStub(hasLock)
  vi.resetModules()
  vi.doMock('electron/main', () => stub.main)
  vi.doMock('electron/common', () => stub.common)
}

let dataDir = ''
const wakes: string[] = []
const stops: number[] = []
let language: 'zh-CN' | 'en' = 'zh-CN'
let theme: 'system' | 'dark' = 'system'
let hint: (hint: Hint) => void = () => {}

const core: Core = {
  call: async () => ({ settings: { language, theme } }),
  onHint: (listener) => {
    hint = listener
    return () => {}
  },
  wake: (reason) => void wakes.push(reason),
  stop: async (deadlineMs) => void stops.push(deadlineMs),
}

// reading the program for the first time is no part of any wait
beforeAll(async () => {
  newProcess()
  await import('../../electron/desktop/desktop-app.ts')
})
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'rapport-desktop-'))
  newProcess()
  wakes.length = 0
  stops.length = 0
  language = 'zh-CN'
  theme = 'system'
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

interface Start {
  readonly startCore?: () => Promise<Core>
  readonly env?: NodeJS.ProcessEnv
  readonly answer?: (request: Request) => Promise<Response>
}

/** Starts up to `ready`; nothing that follows `ready` has happened when it resolves. */
async function begin({ startCore = async () => core, env = {}, answer }: Start = {}) {
  const { startDesktop } = await import('../../electron/desktop/desktop-app.ts')
  return startDesktop({
    dataDir,
    profileDir: path.join(dataDir, 'electron'),
    env,
    startCore: (options) => {
      stub.log.push(`core ${options.shell}${options.keyHex === undefined ? '' : ' with key'}`)
      return startCore()
    },
    createHandler: () => ({
      fetch: answer ?? (async () => new Response('hello')),
      close: () => void stub.log.push('handler closed'),
    }),
  })
}

async function start(options: Start = {}) {
  const started = begin(options)
  stub.ready.resolve()
  await started
}

const firstWindow = () => {
  const [window] = stub.windows
  if (window === undefined) throw new Error('no window was opened')
  return window
}

describe('start order', () => {
  it('asks for the lock of its own profile first, then sandbox and scheme, all before ready', async () => {
    const started = begin()
    await vi.waitFor(() => expect(stub.log).toHaveLength(4))
    await nextTurn()
    expect(stub.log.map((entry) => entry.split(' ')[0])).toEqual(['path', 'lock', 'sandbox', 'schemes'])
    expect(stub.log[0]).toBe(`path userData ${path.join(dataDir, 'electron')}`)
    stub.ready.resolve()
    await started
  })

  it('has every refusal, the core and the protocol in place before the page is loaded', async () => {
    await start()
    const at = (entry: string) => stub.log.indexOf(entry)
    const order = [
      'permission check set',
      'network cut',
      'core electron',
      'protocol handled: app',
      'window',
      'load app://local/',
    ]
    expect(order.map(at)).toEqual(order.map(at).toSorted((a, b) => a - b))
    expect(order.every((entry) => at(entry) >= 0)).toBe(true)
    expect(firstWindow().webContents.calls).toContain('webrtc disable_non_proxied_udp')
  })

  it('does nothing at all once the lock is lost', async () => {
    newProcess(false)
    await start()
    expect(stub.log.slice(1)).toEqual(['lock asked', 'exit 0'])
    expect(stub.app.eventNames()).toEqual([])
  })

  it('gives the scheme exactly five privileges', async () => {
    await start()
    const schemes = stub.log.find((entry) => entry.startsWith('schemes '))?.slice('schemes '.length) ?? ''
    const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
    expect(JSON.parse(schemes)).toEqual([{ scheme: 'app', privileges }])
  })

  it('can be loaded as the main module: nothing in it waits for ready at the top level', async () => {
    vi.stubEnv('RAPPORT_DATA_DIR', dataDir)
    await import('../../electron/desktop/main.ts') // Electron is not ready before this has come back
    expect(stub.log).toContain('sandbox')
    vi.unstubAllEnvs()
  })

  it('says in a sentence that another Rapport has the store, and exits with 3', async () => {
    const inUse = Object.assign(new Error('locked'), { code: 'STORE_IN_USE' })
    await start({ startCore: () => Promise.reject(inUse) })
    expect(stub.main.dialog.errors).toEqual([storeSentences.STORE_IN_USE[0]])
    expect(stub.app.exitCode).toBe(3)
    expect(stub.windows).toEqual([])
  })
})

describe('denied by default', () => {
  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'hid',
    'serial',
    'usb',
    'clipboard-read',
    'openExternal',
    'fileSystem',
  ])('permission %s', async (permission) => {
    await start()
    const answers: boolean[] = []
    const details = { requestingUrl: 'app://local/' }
    stub.defaultSession.permissionRequest?.(null, permission, (granted) => answers.push(granted), details)
    expect(answers).toEqual([false])
    expect(stub.defaultSession.permissionCheck?.(null, permission, 'app://local/', {})).toBe(false)
  })

  it('gives a folder the person chose to our own page, and no single file', async () => {
    await start()
    const check = stub.defaultSession.permissionCheck
    const asked = (details: Readonly<Record<string, unknown>>): boolean => {
      let answer = false
      stub.defaultSession.permissionRequest?.(null, 'fileSystem', (granted) => (answer = granted), details)
      return answer
    }
    const folder = { filePath: '/media/usb', isDirectory: true, fileAccessType: 'writable' }
    expect(check?.(null, 'fileSystem', 'app://local/', folder)).toBe(true)
    expect(asked({ ...folder, requestingUrl: 'app://local/' })).toBe(true)
    expect(check?.(null, 'fileSystem', 'https://evil.test/', folder)).toBe(false)
    expect(asked({ ...folder, requestingUrl: 'https://evil.test/' })).toBe(false)
    expect(asked({ ...folder, isDirectory: false, requestingUrl: 'app://local/' })).toBe(false)
  })

  it('gives the two harmless permissions to our own page only', async () => {
    await start()
    const check = stub.defaultSession.permissionCheck
    expect(check?.(null, 'fullscreen', 'app://local/', {})).toBe(true)
    expect(check?.(null, 'clipboard-sanitized-write', 'app://local/', {})).toBe(true)
    expect(check?.(null, 'fullscreen', 'https://evil.test/', {})).toBe(false)
    expect(check?.(null, 'fullscreen', 'app://elsewhere/', {})).toBe(false)
  })

  it('gives camera and microphone to our own main frame, each only after it was asked for', async () => {
    await start()
    const { permissionCheck, permissionRequest } = stub.defaultSession
    const request = (url: string, mediaTypes: readonly string[], isMainFrame = true): boolean => {
      let isGranted = false
      const details = { requestingUrl: url, mediaTypes, isMainFrame }
      permissionRequest?.(null, 'media', (granted) => void (isGranted = granted), details)
      return isGranted
    }
    const own = 'app://local/on-site/1'
    const check = (mediaType: string) =>
      permissionCheck?.(null, 'media', 'app://local/', { isMainFrame: true, mediaType })
    expect([request(own, ['audio']), check('audio')]).toEqual([false, false])
    const frame = { url: 'app://local/' }
    const event = { senderFrame: frame, sender: { mainFrame: frame } }
    await stub.pageCalls.get('media:ask')?.(event, 'microphone')
    expect([request(own, ['audio']), check('audio')]).toEqual([true, true])
    expect([request(own, ['video']), check('video')]).toEqual([false, false])
    expect(request(own, ['audio', 'video'])).toBe(false)
    expect(request(own, [])).toBe(false)
    expect(request(own, ['audio'], false)).toBe(false)
    expect(request('https://evil.test/', ['audio'])).toBe(false)
  })

  it('devices', async () => {
    await start()
    expect(stub.defaultSession.device?.()).toBe(false)
  })

  it('the network, files included', async () => {
    await start()
    const { blockedUrls, beforeRequest } = stub.defaultSession
    const schemes = new Set(blockedUrls.map((url) => url.split(':')[0]))
    expect(schemes).toEqual(new Set(['file', 'ftp', 'http', 'https', 'ws', 'wss']))
    const answers: object[] = []
    beforeRequest?.({}, (answer) => answers.push(answer))
    expect(answers).toEqual([{ cancel: true }])
  })

  it.each([
    ['will-navigate', 'https://evil.test/'],
    ['will-navigate', 'app://other/'],
    ['will-navigate', 'file:///etc/passwd'],
    ['will-frame-navigate', 'https://evil.test/'],
    ['will-redirect', 'https://evil.test/'],
    ['will-attach-webview', ''],
  ])('%s to %s', async (event, url) => {
    await start()
    const preventDefault = vi.fn<() => void>()
    firstWindow().webContents.emit(event, { url, preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('stays out of the way inside our own page', async () => {
    await start()
    const preventDefault = vi.fn<() => void>()
    firstWindow().webContents.emit('will-navigate', { url: 'app://local/accounts', preventDefault })
    expect(preventDefault).not.toHaveBeenCalled()
  })

  it('new windows; a web link goes to the system, anything else nowhere', async () => {
    await start()
    const open = firstWindow().webContents.windowOpen
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share']) {
      expect(open?.({ url })).toEqual({ action: 'deny' })
    }
    await nextTurn()
    expect(stub.opened).toEqual(['https://example.com/'])
  })

  it('a second window, but for the one a client looks at', async () => {
    await start()
    const open = firstWindow().webContents.windowOpen
    for (const url of [
      'app://local/',
      'app://local/client-screen?x',
      'app://local/client-screen/',
      'app://evil/client-screen',
    ])
      expect([url, open?.({ url }).action]).toEqual([url, 'deny'])
    const client = open?.({ url: 'app://local/client-screen' })
    expect(client?.action).toBe('allow')
    expect(client?.overrideBrowserWindowOptions?.webPreferences).toMatchObject(bounds)
  })

  it('downloads, except our own', async () => {
    await start()
    const tried = (...chain: readonly string[]) => {
      const preventDefault = vi.fn<() => void>()
      stub.defaultSession.emit('will-download', { preventDefault }, { getURLChain: () => chain })
      return preventDefault.mock.calls.length === 0
    }
    expect(tried('app://local/download?file=1')).toBe(true)
    expect(tried('blob:app://local/0a1b')).toBe(true)
    expect(tried('https://evil.test/x.exe')).toBe(false)
    expect(tried('app://local/download', 'https://evil.test/x.exe')).toBe(false)
  })

  it('the window runs sandboxed, isolated, without Node', async () => {
    await start()
    expect(firstWindow().options.webPreferences).toMatchObject(bounds)
  })
})

describe('calls from the page', () => {
  const grant = (event: object, argument: unknown) => stub.pageCalls.get('file:grant')?.(event, argument)
  const good = async () => {
    await start()
    const sender = firstWindow().webContents
    const file = path.join(os.tmpdir(), `${path.basename(dataDir)}.csv`)
    writeFileSync(file, 'a,b')
    return { sender, file, event: { sender, senderFrame: sender.mainFrame } }
  }

  it('are answered for the main frame of our own page', async () => {
    const { event, file } = await good()
    expect(await grant(event, file)).toMatchObject({ type: 'granted', name: path.basename(file), sizeBytes: 3 })
    rmSync(file)
  })

  it('are refused for a frame inside it, a frame that is gone, and a page that is not ours', async () => {
    const { sender, file } = await good()
    expect(await grant({ sender, senderFrame: { url: 'app://local/' } }, file)).toBeNull()
    expect(await grant({ sender, senderFrame: null }, file)).toBeNull()
    const elsewhere = { url: 'https://evil.test/' }
    expect(await grant({ sender: { mainFrame: elsewhere }, senderFrame: elsewhere }, file)).toBeNull()
    rmSync(file)
  })

  it('do not get at our own data', async () => {
    const { event } = await good()
    const own = path.join(dataDir, 'rapport.db')
    writeFileSync(own, 'secret')
    expect(await grant(event, own)).toEqual({ type: 'refused', reason: 'own_data' })
  })
})

describe('while it runs', () => {
  it('answers app://local/ through the handler and never throws', async () => {
    await start({ answer: () => Promise.reject(new Error('bug')) })
    const handle = stub.defaultSession.schemes.get('app')
    expect((await handle?.(new Request('app://local/')))?.status).toBe(500)
    expect((await handle?.(new Request('app://other/')))?.status).toBe(404)
  })

  it('shows the running window when a second one is started', async () => {
    await start()
    firstWindow().isMinimizedNow = true
    stub.app.emit('second-instance')
    expect(firstWindow().shown).toEqual(['restore', 'show', 'focus'])
    expect(stub.windows).toHaveLength(1)
  })

  it('opens the window anew after it was closed (macOS)', async () => {
    await start()
    firstWindow().emit('closed')
    stub.app.emit('activate')
    expect(stub.windows).toHaveLength(2)
  })

  it('wakes the core when the machine wakes', async () => {
    await start()
    stub.main.powerMonitor.emit('resume')
    stub.main.powerMonitor.emit('unlock-screen')
    expect(wakes).toEqual(['resume', 'unlock'])
  })

  it('stops handler and core once the windows are closed, and only then ends', async () => {
    await start()
    stub.app.emit('before-quit')
    expect(stops).toEqual([])
    const preventDefault = vi.fn<() => void>()
    stub.app.emit('will-quit', { preventDefault })
    stub.app.emit('will-quit', { preventDefault })
    await nextTurn()
    expect(preventDefault).toHaveBeenCalledTimes(2)
    expect(stops).toEqual([5_000])
    expect(stub.log.slice(-2)).toEqual(['handler closed', 'exit 0'])
  })

  it('quits with its last window, but not on macOS', async () => {
    await start()
    const quits = () => stub.log.filter((entry) => entry === 'quit').length
    vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin')
    stub.app.emit('window-all-closed')
    expect(quits()).toBe(0)
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    stub.app.emit('window-all-closed')
    expect(quits()).toBe(1)
    vi.restoreAllMocks()
  })

  it('reloads a page that died, but not for ever', async () => {
    await start()
    const { webContents } = firstWindow()
    for (let time = 0; time < 6; time++) webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(webContents.calls.filter((call) => call === 'reload')).toHaveLength(3)
    await nextTurn()
    expect(stub.log).toContain('quit') // the stubbed dialog chooses "quit"
  })

  it('changes the language of the menu with that of the page', async () => {
    await start()
    expect(JSON.stringify(stub.menus.at(-1))).toContain('编辑')
    language = 'en'
    hint({ seq: 1, types: [], local: true })
    await nextTurn()
    expect(JSON.stringify(stub.menus.at(-1))).toContain('Select all')
  })
})

describe('the theme', () => {
  it('chosen in the page goes to the frame, and a change of scheme to the title bar', async () => {
    await start()
    theme = 'dark'
    hint({ seq: 1, types: [], local: true })
    await nextTurn()
    expect(stub.main.nativeTheme.themeSource).toBe('dark')
    stub.main.nativeTheme.shouldUseDarkColors = true
    stub.main.nativeTheme.emit('updated')
    expect(firstWindow().shown).toEqual(['title bar #121518'])
    firstWindow().emit('closed')
    stub.main.nativeTheme.emit('updated')
    expect(firstWindow().shown).toHaveLength(1)
  })
})

describe('encryption', () => {
  it('opens without a key unless it was asked for', async () => {
    await start()
    expect(stub.log).toContain('core electron')
  })

  it('opens with the same key next time once it was asked for', async () => {
    await start({ env: { RAPPORT_ENCRYPT: '1' } })
    expect(stub.log).toContain('core electron with key')
    newProcess()
    await start()
    expect(stub.log).toContain('core electron with key')
  })
})
