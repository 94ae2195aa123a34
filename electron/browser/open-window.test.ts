import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWindow, windowArguments } from './open-window.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-window-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A "browser" that writes its arguments down and then does what the test says. */
const fakeBrowser = (body: string) => {
  const executable = path.join(folder, 'browser')
  writeFileSync(executable, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\n${body}\n`, { mode: 0o755 })
  return { name: 'Chromium', executable } as const
}
const url = 'http://127.0.0.1:4000/#code=abc'
const screen = { PATH: process.env['PATH'], DISPLAY: ':0' }

describe.runIf(process.platform !== 'win32')('openWindow', () => {
  it('opens an app window with a profile of its own and notices when it is closed', async () => {
    const profileDir = path.join(folder, 'profile')
    const opened = await openWindow(url, { profileDir, browser: fakeBrowser('sleep 0.6'), env: screen, settleMs: 200 })
    expect(opened.kind).toBe('app-window')
    expect(opened.why).toContain('Chromium')
    const given = readFileSync(path.join(folder, 'arguments'), 'utf8').split('\n')
    expect(given).toContain(`--app=${url}`)
    expect(given).toContain(`--user-data-dir=${profileDir}`)
    await opened.closed
  })

  it('leaves it at the URL when the browser fails to start', async () => {
    const opened = await openWindow(url, { profileDir: folder, browser: fakeBrowser('exit 1'), env: screen })
    expect(opened.kind).toBe('url-only')
  })

  it('leaves it at the URL when the browser is not there at all', async () => {
    const browser = { name: 'Chrome', executable: path.join(folder, 'gone') } as const
    expect((await openWindow(url, { profileDir: folder, browser, env: screen })).kind).toBe('url-only')
  })

  it('does not take a hand-over to a running browser for a closed window', async () => {
    const opened = await openWindow(url, { profileDir: folder, browser: fakeBrowser('exit 0'), env: screen })
    expect(opened.kind).toBe('app-window')
    const first = await Promise.race([opened.closed.then(() => 'closed'), Promise.resolve('open')])
    expect(first).toBe('open')
  })

  it('says in the chosen language that there is no browser', async () => {
    const opened = await openWindow(url, { profileDir: folder, browser: null, env: screen, language: 'zh-CN' })
    expect(opened).toMatchObject({ kind: 'url-only', why: expect.stringContaining('没有找到') })
  })

  it.runIf(process.platform === 'linux')('does not try without a screen', async () => {
    const opened = await openWindow(url, { profileDir: folder, browser: fakeBrowser('exit 1'), env: {} })
    expect(opened.why).toContain('no screen')
  })
})

describe('windowArguments', () => {
  it('gives up the sandbox for root only', () => {
    expect(windowArguments(url, '/p', false)).not.toContain('--no-sandbox')
    expect(windowArguments(url, '/p', true)).toContain('--no-sandbox')
  })
})
