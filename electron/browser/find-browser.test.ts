import { describe, expect, it } from 'vitest'
import { findBrowser } from './find-browser.ts'

const machine = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv, installed: readonly string[]) => ({
  platform,
  env,
  isExecutable: (file: string) => installed.includes(file),
})

describe('findBrowser', () => {
  it('takes CHROMIUM_PATH before an installed browser', () => {
    const found = findBrowser(
      machine('linux', { CHROMIUM_PATH: '/opt/c', PATH: '/usr/bin' }, ['/opt/c', '/usr/bin/chromium']),
    )
    expect(found).toEqual({ name: 'Chromium', executable: '/opt/c' })
  })

  it('goes on looking when CHROMIUM_PATH names nothing that runs', () => {
    const found = findBrowser(machine('linux', { CHROMIUM_PATH: '/gone', PATH: '/usr/bin' }, ['/usr/bin/chromium']))
    expect(found?.executable).toBe('/usr/bin/chromium')
  })

  it('looks through the PATH on Linux, and at snaps', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' }
    expect(findBrowser(machine('linux', env, ['/usr/bin/google-chrome']))).toEqual({
      name: 'Chrome',
      executable: '/usr/bin/google-chrome',
    })
    expect(findBrowser(machine('linux', env, ['/snap/bin/chromium']))?.executable).toBe('/snap/bin/chromium')
  })

  it('knows the app bundles of macOS, also in the home folder', () => {
    const chrome = '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(machine('darwin', { HOME: '/Users/li' }, [chrome]))).toEqual({
      name: 'Chrome',
      executable: chrome,
    })
  })

  it('finds Edge, which every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    expect(findBrowser(machine('win32', env, [edge]))).toEqual({ name: 'Edge', executable: edge })
  })

  it('answers null when there is none', () => {
    expect(findBrowser(machine('linux', { PATH: '/usr/bin' }, []))).toBeNull()
  })
})
