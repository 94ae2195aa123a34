import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPackage, differences, filesInAsar } from './check-package.ts'
import { makeStubElectronDist } from './stub-electron-dist.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-check-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('differences', () => {
  it('finds nothing in equal lists, in whatever order', () => {
    expect(differences(['a', 'b'], ['b', 'a'])).toBeNull()
  })

  it('names what is too much and what is missing', () => {
    expect(differences(['a', 'src/b.ts'], ['a', 'c'])).toBe('too much: src/b.ts; missing: c')
  })
})

describe('filesInAsar', () => {
  it('lists files and no folders', async () => {
    mkdirSync(path.join(folder, 'app', 'out'), { recursive: true })
    writeFileSync(path.join(folder, 'app', 'package.json'), '{}')
    writeFileSync(path.join(folder, 'app', 'out', 'main.js'), '')
    const asar = path.join(folder, 'app.asar')
    await createPackage(path.join(folder, 'app'), asar)
    expect(filesInAsar(asar).toSorted((a, b) => a.localeCompare(b))).toEqual(['out/main.js', 'package.json'])
  })
})

describe('the stub Electron', () => {
  it('has the fuses as Electron ships them, so that forgetting to set them is seen', async () => {
    for (const [platform, executable] of [
      ['linux', 'electron'],
      ['win', 'electron.exe'],
    ] as const) {
      const dist = makeStubElectronDist(path.join(folder, platform), platform)
      const wire = await getCurrentFuseWire(path.join(dist, executable))
      expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.ENABLE)
      expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.DISABLE)
    }
  })
})

describe('checkPackage', () => {
  it('finds fault with everything in a package of nothing but the stub', async () => {
    const dist = makeStubElectronDist(path.join(folder, 'linux'), 'linux')
    mkdirSync(path.join(folder, 'app'))
    writeFileSync(path.join(folder, 'app', 'secret.env'), '')
    mkdirSync(path.join(dist, 'resources', 'native'), { recursive: true })
    writeFileSync(path.join(dist, 'resources', 'native', 'sqlite.node'), 'other')
    writeFileSync(path.join(dist, 'resources', 'notes.txt'), '')
    await createPackage(path.join(folder, 'app'), path.join(dist, 'resources', 'app.asar'))
    const program = { electron: folder, renderer: folder }
    for (const file of ['main.js', 'worker.js', 'reader-worker.js', 'preload.cjs'])
      writeFileSync(path.join(folder, file), '')
    const checks = await checkPackage('linux', dist, 'electron', 'linux-x64.node', program)
    expect(checks.map(({ problem }) => problem?.split(':')[0])).toEqual([
      'too much',
      'too much',
      'not linux-x64.node',
      'too much',
      'wrong',
    ])
    expect(checks[0]?.problem).toContain('too much: secret.env; missing: package.json')
  })
})
