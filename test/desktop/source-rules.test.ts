// The lint over main and preload sources. Every rule is shown to fire on a line that breaks it (its mutant) before it is
// believed about our own code.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBreaches, mainRules, preloadRules } from './source-rules.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
const sources = globSync('electron/{desktop,core,handler}/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
)
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const broken = (source: string, rules: typeof mainRules) => findBreaches(source, rules).map(({ rule }) => rule)

describe('every rule fires', () => {
  it.each([
    ["import { app } from '@electron/remote'", 'no remote'],
    ['const { app } = electron.remote', 'no remote'],
    ['new BrowserWindow({ webPreferences: { nodeIntegration: true } })', 'no Node in a page'],
    ['const o = { nodeIntegrationInWorker: true }', 'no Node in a page'],
    ['const o = { webSecurity: false }', 'no lowered guard'],
    ['const o = { contextIsolation: false }', 'no lowered guard'],
    ['const o = { "sandbox": false }', 'no lowered guard'],
    ['const o = { webviewTag: true }', 'no raised privilege'],
    ['const o = { bypassCSP: true }', 'no raised privilege'],
    ['void shell.openPath(file)', 'no opening of files by the system'],
    ['void contents.executeJavaScript(text)', 'no code from text'],
    ['eval(text)', 'no code from text'],
    ['const f = new Function(text)', 'no code from text'],
    ["void window.loadFile('a.html')", 'no page from a file'],
    ["console.log('x')", 'no console'],
    ['const { log } = console', 'no console'],
    ['const s = Readable.toWeb(r)', 'no streams that leak'],
    ['const b = await fs.openAsBlob(f)', 'no streams that leak'],
  ])('%s', (source, rule) => {
    expect(broken(source, mainRules)).toContain(rule)
  })

  it.each([
    ["import fs from 'node:fs'", 'imports electron/renderer only'],
    ["const x = await import('electron/main')", 'imports electron/renderer only'],
    ["contextBridge.exposeInMainWorld('ipc', ipcRenderer)", 'ipcRenderer only to invoke a named channel'],
    ["contextBridge.exposeInMainWorld('ipc', { ...ipcRenderer })", 'ipcRenderer only to invoke a named channel'],
    ["ipcRenderer.on('x', listener)", 'ipcRenderer only to invoke a named channel'],
    ['const invoke = (channel: string) => ipcRenderer.invoke(channel)', 'channels are written out'],
    ["const fs = require('fs')", 'no require'],
  ])('preload: %s', (source, rule) => {
    expect(broken(source, preloadRules)).toContain(rule)
  })

  it('says where', () => {
    expect(findBreaches('const a = 1\nconsole.log(a)', mainRules)).toEqual([{ rule: 'no console', line: 2 }])
  })
})

describe('our sources', () => {
  it('are found', () => {
    expect(sources).toContain(path.join('electron', 'desktop', 'main.ts'))
  })

  it.each(sources)('%s keeps the rules', (file) => {
    const rules = path.basename(file) === 'preload.ts' ? preloadRules : mainRules
    const found = findBreaches(read(file), rules).map(({ rule }) => rule)
    // the one guarded place, which opens copies of files that show and never run
    const allowed = path.basename(file) === 'system-open.ts' ? ['no opening of files by the system'] : []
    expect(found).toEqual(allowed)
  })

  it('answer calls from pages and open windows in one place each', () => {
    const naming = (name: string) => sources.filter((file) => new RegExp(`\\b${name}\\b`).test(read(file)))
    expect(naming('ipcMain')).toEqual([path.join('electron', 'desktop', 'page-calls.ts')])
    expect(naming('openPath')).toEqual([path.join('electron', 'desktop', 'system-open.ts')])
    expect(naming('openCopyBySystem').toSorted()).toEqual(
      ['desktop-app.ts', 'system-open.ts'].map((file) => path.join('electron', 'desktop', file)),
    )
    expect(naming('new BrowserWindow').toSorted()).toEqual(
      ['window-printer.ts', 'window.ts'].map((file) => path.join('electron', 'desktop', file)),
    )
  })
})
