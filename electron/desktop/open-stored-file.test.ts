/** A file of a record in another program: only what shows and never runs, under the ending its bytes deserve. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from '../../test/fixtures/media-bytes.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { conflict } from '../../shared/api/wire-error.ts'
import { sniffType } from '../../shared/domain/media/sniff.ts'
import { nameToOpen, openStoredFile } from './open-stored-file.ts'

const id = '01900000-0000-7000-8000-000000000001'
let temp: ReturnType<typeof tempDir>
let opened: string[]

beforeEach(() => {
  temp = tempDir()
  opened = []
})
afterEach(() => temp.remove())

function openNamed(name: string, bytes: Buffer, given: unknown = id) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  mkdirSync(path.join(temp.dir, 'vault', sha256.slice(0, 2)), { recursive: true })
  writeFileSync(path.join(temp.dir, 'vault', sha256.slice(0, 2), sha256), bytes)
  const openedDir = path.join(temp.dir, 'opened')
  return openStoredFile(given, {
    core: { call: async () => ({ sha256, name, mediaType: sniffType(bytes) }) },
    dataDir: temp.dir,
    openedDir,
    openCopy: async (copy) => {
      opened.push(path.relative(openedDir, copy).split(path.sep).slice(1).join('/'))
      return ''
    },
  })
}

test.each([
  ['机房.png', photo(), '机房.png'],
  ['run.exe', photo(), 'run.png'],
  ['../../../etc/cron.d/x.sh', photo(), '_______etc_cron_d_x.png'],
  ['a.jpg.lnk', photo(), 'a_jpg.png'],
  ['note.bat', Buffer.from('@echo off'), 'note.txt'],
  ['offer', Buffer.from('%PDF-1.7'), 'offer.pdf'],
])('%s is opened as what its bytes are', async (name, bytes, as) => {
  expect([await openNamed(name, bytes), opened]).toEqual(['opened', [as]])
})

test.each([
  ['invoice.pdf', Buffer.from('MZ\u0090\u0000\u0003')],
  ['page.html', Buffer.from('<html><script>alert(1)</script>')],
  ['logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ['sheet.xlsm', Buffer.from('PK\u0003\u0004\u0000')],
  ['empty.png', Buffer.alloc(0)],
])('%s is only saved', async (name, bytes) => {
  expect([await openNamed(name, bytes), opened]).toEqual(['save_instead', []])
  expect(readdirSync(temp.dir)).toEqual(['vault'])
})

test.each([null, 7, '', 'x', '../../rapport.db', { id }])('%j opens nothing', async (given) => {
  expect([await openNamed('a.png', photo(), given), opened]).toEqual(['failed', []])
})

test('a file the core refuses is not opened', async () => {
  const refuse = () => Promise.reject(conflict('file_damaged'))
  const parts = { core: { call: refuse }, dataDir: temp.dir, openedDir: temp.dir, openCopy: async () => '' }
  expect(await openStoredFile(id, parts)).toBe('failed')
})

test('a name of nothing but dots still is one', () => {
  expect(nameToOpen('...', '.png')).toBe('file.png')
  expect(nameToOpen('CON.txt', '.txt')).toBe('_CON.txt')
})
