// The printer of the Electron shell without Electron: a hidden window that can do nothing but be printed.
import { beforeEach, expect, it, vi } from 'vitest'
import { createElectronStub, StubSession, type ElectronStub } from './electron-stub.ts'

let stub: ElectronStub
let own: StubSession
const partitions: (readonly [string, unknown])[] = []

beforeEach(() => {
  stub = createElectronStub()
  own = new StubSession(() => undefined)
  partitions.length = 0
  vi.resetModules()
  const fromPartition = (name: string, options: unknown): StubSession => {
    partitions.push([name, options])
    return own
  }
  vi.doMock('electron/main', () => ({ ...stub.main, session: { ...stub.main.session, fromPartition } }))
  vi.doMock('electron/common', () => stub.common)
})

const printer = async () => (await import('../../electron/desktop/window-printer.ts')).createWindowPrinter()

/** What the session answers for an address, and whether it lets a request to it through. */
const answerTo = (url: string) => own.schemes.get('app')?.(new Request(url))
function isLetThrough(url: string): boolean {
  let cancel: boolean | undefined
  own.beforeRequest?.({ url }, (response) => {
    cancel = response.cancel
  })
  return cancel === false
}

it('prints in a window that is not shown, runs nothing, and has a session of its own that keeps nothing', async () => {
  const bytes = await (await printer()).print('<p>纸</p>')
  expect(Buffer.from(bytes).toString()).toBe('%PDF stub')
  expect(partitions).toEqual([['print', { cache: false }]])
  const [window] = stub.windows
  expect(window?.options).toMatchObject({
    show: false,
    webPreferences: { session: own, javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  expect(window?.printed).toEqual([{ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true }])
  expect(window?.isGone).toBe(true)
})

it('answers the one document while it is printed, and nothing else, ever', async () => {
  let seen = ''
  stub.whilePrinting = async () => {
    const url = /load (app:\S+)/.exec(stub.log.join('\n'))?.[1] ?? ''
    seen = url
    expect(await (await answerTo(url))?.text()).toBe('<p>纸</p>')
    expect((await answerTo('app://local/other'))?.status).toBe(404)
    expect([url, 'data:font/ttf;base64,AA'].map(isLetThrough)).toEqual([true, true])
    expect(['https://evil.example/', 'file:///etc/passwd', 'app://local/api/app.info'].map(isLetThrough)).toEqual([
      false,
      false,
      false,
    ])
    expect(own.permissionCheck?.(null, 'media', '', {})).toBe(false)
  }
  await (await printer()).print('<p>纸</p>')
  expect(seen).toMatch(/^app:\/\/local\/document\//)
  expect((await answerTo(seen))?.status).toBe(404)
  expect(isLetThrough(seen)).toBe(false)
})

it('a document that cannot be printed is said, its window is gone, and the next one prints', async () => {
  const one = await printer()
  stub.whilePrinting = () => Promise.reject(new Error('no'))
  await expect(one.print('<p>1</p>')).rejects.toMatchObject({ why: 'failed' })
  stub.whilePrinting = async () => undefined
  await one.print('<p>2</p>', { isTagged: false })
  expect(stub.windows.map((window) => window.isGone)).toEqual([true, true])
  expect(stub.windows[1]?.printed).toEqual([
    { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false },
  ])
})
