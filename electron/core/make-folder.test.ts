import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempDir } from '../../test/support/temp-store.ts'
import { makeFolder } from './make-folder.ts'

let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
})
afterEach(() => {
  temp.remove()
})

test('makes every level, and a second time nothing', () => {
  const deep = join(temp.dir, 'a', 'b', 'c')
  makeFolder(deep)
  makeFolder(deep)
  expect(existsSync(deep)).toBe(true)
})

test('a file in the way is an error', () => {
  const file = join(temp.dir, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(join(file, 'x'))).toThrow(/ENOTDIR|EEXIST|ENOENT/)
})

test.runIf(process.platform === 'linux')('where nothing can be made it answers; a command says so and ends', () => {
  expect(() => makeFolder('/proc/rapport/x')).toThrow('ENOENT')
  const main = join(import.meta.dirname, '..', 'cli', 'main.ts')
  const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' }
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [main, ...args], { env, encoding: 'utf8', timeout: 15_000 })
  expect(run('--data', temp.dir, 'demo').status).toBe(0)
  const asked = run('--data', temp.dir, 'export', 'accounts', '--out', '/proc/rapport/x.csv')
  expect([asked.status, asked.stderr]).toEqual([1, 'Cannot write (ENOENT): /proc/rapport\n'])
})
