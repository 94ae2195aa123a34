import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashOfSources } from './build.ts'

let root = ''
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'rapport-hash-'))
  write('electron/core/a.ts', 'a')
  write('renderer/index.html', 'b')
  write('package.json', '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('hashOfSources', () => {
  it.each(['electron/core/a.ts', 'renderer/index.html', 'package.json', 'shared/new.ts', 'vite.config.ts'])(
    'changes with %s',
    (file) => {
      const before = hashOfSources(root)
      write(file, 'changed')
      expect(hashOfSources(root)).not.toBe(before)
    },
  )

  it('changes when content moves from one file to the next', () => {
    write('shared/a.ts', 'xy')
    write('shared/b.ts', '')
    const before = hashOfSources(root)
    write('shared/a.ts', 'x')
    write('shared/b.ts', 'y')
    expect(hashOfSources(root)).not.toBe(before)
  })

  it('stays with tests, other folders and times', () => {
    const before = hashOfSources(root)
    for (const file of ['electron/core/a.test.ts', 'shared/b.prop.test.ts', 'test/x.ts', 'docs/y.md']) write(file, 'x')
    utimesSync(path.join(root, 'package.json'), 1, 1)
    expect(hashOfSources(root)).toBe(before)
  })
})
