// The icon beside the clock, without Electron: what it says, what its menu does, and that a desktop without one is none the worse.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Core } from '../../electron/core/core-client.ts'
import type { Hint } from '../../shared/api/hint.ts'
import { createElectronStub, type ElectronStub } from './electron-stub.ts'
import { startOn } from './start-desktop.ts'

let stub: ElectronStub
let dataDir = ''
let language: 'zh-CN' | 'en' = 'zh-CN'
let hint: (hint: Hint) => void = () => {}
const platform = process.platform

const core: Core = {
  call: async (name) => (name === 'reminders.take' ? [] : { settings: { language, theme: 'system' } }),
  onHint: (listener) => {
    hint = listener
    return () => {}
  },
  wake: () => {},
  stop: async () => {},
}

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'rapport-tray-'))
  language = 'zh-CN'
  stub = createElectronStub()
})
afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform })
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(on: NodeJS.Platform = 'win32'): Promise<void> {
  Object.defineProperty(process, 'platform', { value: on })
  await startOn(stub, core, dataDir)
}

const labels = (): (string | undefined)[] => stub.trays[0]?.menu.map((item) => item.label) ?? []

it('says the name of the window, with how far files are', async () => {
  await start()
  stub.windows[0]?.emit('page-title-updated', {}, '文件 62% · 见面')
  expect(stub.trays[0]?.said).toEqual(['文件 62% · 见面'])
})

it('beside the clock of macOS it says the share alone, and nothing when nothing moves', async () => {
  await start('darwin')
  stub.windows[0]?.emit('page-title-updated', {}, '62% of the files · Rapport')
  stub.windows[0]?.emit('page-title-updated', {}, 'Rapport')
  expect(stub.trays[0]?.said.filter((said) => said.startsWith('title'))).toEqual(['title 62% of the files', 'title '])
})

it('of a window that is closed it says nothing more', async () => {
  await start('darwin')
  stub.windows[0]?.emit('page-title-updated', {}, '文件 62% · 见面')
  stub.windows[0]?.emit('closed')
  expect(stub.trays[0]?.said.at(-1)).toBe('title ')
})

it('a press shows the window; its menu speaks the language chosen in the page', async () => {
  await start()
  stub.trays[0]?.emit('click')
  expect(stub.windows[0]?.shown).toContain('show')
  expect(labels()).toEqual(['打开见面', '随手记一行', '同步', undefined, '退出见面'])
  language = 'en'
  hint({ seq: 1, types: [], local: true })
  await vi.waitFor(() => expect(labels()[0]).toBe('Open Rapport'))
  stub.trays[0]?.menu.at(-1)?.click?.()
  expect(stub.log).toContain('quit')
})

it('where there is no place for it the window opens all the same', async () => {
  stub.main.hasTray = false
  await start('linux')
  expect([stub.trays.length, stub.windows.length]).toEqual([0, 1])
})
