// Reminders in the Electron shell, without Electron: taken on a hint, shown, opened; nothing while a client may look.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Core } from '../../electron/core/core-client.ts'
import type { Hint } from '../../shared/api/hint.ts'
import type { Reminder } from '../../shared/api/reminders.ts'
import { createElectronStub, StubNotification, type ElectronStub } from './electron-stub.ts'
import { startOn } from './start-desktop.ts'

let stub: ElectronStub
let dataDir = ''
let hint: (hint: Hint) => void = () => {}
let waiting: Reminder[] = []

const reminder = (id: string, accountName: string | null = '苏州恒润'): Reminder => ({
  of: 'followUp',
  id,
  subject: '回电话',
  accountName,
  on: '2026-11-25',
  time: '14:00',
  firedAt: 1,
})

const core: Core = {
  call: async (name) =>
    name === 'reminders.take' ? waiting.splice(0) : { settings: { language: 'zh-CN', theme: 'system' } },
  onHint: (listener) => {
    hint = listener
    return () => {}
  },
  wake: () => {},
  stop: async () => {},
}

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'rapport-notify-'))
  StubNotification.all.length = 0
  waiting = []
  stub = createElectronStub(true)
  await startOn(stub, core, dataDir)
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function fired(reminders: Reminder[]): Promise<readonly string[]> {
  waiting = reminders
  hint({ seq: 0, types: [], local: true })
  await nextTurn()
  await nextTurn()
  return StubNotification.all.map((n) => `${n.options.title}: ${n.options.body}`)
}

const page = () => {
  const contents = stub.windows[0]?.webContents
  return { sender: contents, senderFrame: contents?.mainFrame }
}

it('each is shown once, however many hints come', async () => {
  expect(await fired([reminder('a')])).toEqual(['14:00 苏州恒润: 回电话'])
  expect(await fired([])).toHaveLength(1)
})

it('many at once are one line', async () => {
  expect(await fired(['a', 'b', 'c', 'd'].map((id) => reminder(id)))).toEqual([
    '4 件事到时间了: 回电话、回电话、回电话',
  ])
})

it('pressed, it brings the window up and the page opens it', async () => {
  const asked = stub.pageCalls.get('shell:asked')?.(page(), undefined)
  await fired([reminder('a')])
  StubNotification.all[0]?.emit('click')
  expect(await asked).toEqual({ of: 'followUp', id: 'a' })
  expect(stub.windows[0]?.shown).toEqual(['show', 'focus'])
})

it('while a visit is under way nothing is taken; it comes after', async () => {
  const contents = stub.windows[0]?.webContents
  if (contents) contents.url = 'app://local/on-site/x'
  expect(await fired([reminder('a')])).toEqual([])
  expect(waiting).toHaveLength(1)
  if (contents) contents.url = 'app://local/'
  expect(await fired(waiting)).toHaveLength(1)
})

it('the menu has quick capture with its key, and asks the page for it', async () => {
  const file = stub.menus.at(-1)?.[0] as { submenu: { accelerator?: string; click?: () => void }[] }
  const entry = file.submenu.find((e) => e.accelerator === 'CommandOrControl+Shift+N')
  entry?.click?.()
  expect(await stub.pageCalls.get('shell:asked')?.(page(), undefined)).toEqual({ of: 'capture' })
})
