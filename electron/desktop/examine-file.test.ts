// Faults C2 row 8: whatever an exploited page sends as a path, only ordinary files of the user's get through. The mutant
// is a check that trusts the path as the page's own code would give it: every hostile path must get past that one, or
// the list proves nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineFile, isInside } from './examine-file.ts'

let folder = ''
let own = ''
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'rapport-grant-')))
  own = path.join(folder, 'own')
  mkdirSync(own)
  mkdirSync(path.join(folder, 'docs'))
  mkdirSync(path.join(folder, '.ssh'))
  for (const file of ['docs/quote.pdf', 'own/rapport.db', '.ssh/id_rsa', 'own-notes.txt']) {
    writeFileSync(path.join(folder, file), 'text')
  }
  symlinkSync(path.join(folder, 'docs/quote.pdf'), path.join(folder, 'link.pdf'))
  symlinkSync(path.join(folder, 'docs'), path.join(folder, 'linked-docs'))
  symlinkSync(own, path.join(folder, 'linked-own'))
  symlinkSync(path.join(folder, '.ssh'), path.join(folder, 'linked-keys'))
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const examine = (given: unknown) => examineFile(given, { ownFolders: [own, path.join(folder, 'not-made-yet')] })
const at = (name: string) => path.join(folder, name)

const hostile = (): readonly (readonly [given: string, reason: string])[] => [
  [path.relative(process.cwd(), at('docs/quote.pdf')), 'not_a_path'],
  [`${folder}/docs/../own/rapport.db`, 'not_a_path'],
  [`/${at('docs/quote.pdf')}`, 'not_local'],
  ['/dev/zero', 'private'],
  ['/proc/self/environ', 'private'],
  [at('pipe'), 'not_a_file'],
  [at('docs'), 'not_a_file'],
  [at('link.pdf'), 'link'],
  [at('own/rapport.db'), 'own_data'],
  [at('linked-own/rapport.db'), 'own_data'],
  [at('.ssh/id_rsa'), 'private'],
  [at('linked-keys/id_rsa'), 'private'],
]

describe('examineFile', () => {
  it('accepts an ordinary file and tells its name and size', async () => {
    const examined = await examine(at('docs/quote.pdf'))
    expect(examined).toMatchObject({ ok: true, value: { name: 'quote.pdf', sizeBytes: 4, path: at('docs/quote.pdf') } })
  })

  it('follows a link further up, to where the file really is', async () => {
    const examined = await examine(at('linked-docs/quote.pdf'))
    expect(examined).toMatchObject({ ok: true, value: { path: at('docs/quote.pdf') } })
  })

  it('does not take a folder whose name begins like ours for ours', async () => {
    expect((await examine(at('own-notes.txt'))).ok).toBe(true)
  })

  it('refuses every hostile path, with its reason', async () => {
    for (const [given, type] of hostile()) {
      expect([given, await examine(given)]).toEqual([given, { ok: false, error: { type } }])
    }
  })

  it('refuses what is not there', async () => {
    expect(await examine(at('gone.pdf'))).toEqual({ ok: false, error: { type: 'missing' } })
  })

  it('does not touch network shares at all', async () => {
    expect(await examine('\\\\evil.test\\share\\a')).toEqual({ ok: false, error: { type: 'not_local' } })
  })

  it('mutant: a check that only asks whether the path is there lets every hostile path through', () => {
    expect(hostile().filter(([given]) => !existsSync(given))).toEqual([])
  })
})

describe('isInside', () => {
  it.each([
    ['/a/b/c', '/a/b', true],
    ['/a/b', '/a/b', true],
    ['/a/bc', '/a/b', false],
    ['/a', '/a/b', false],
    ['/a/b/..c', '/a/b', true],
  ])('%s in %s: %s', (file, parent, wanted) => {
    expect(isInside(file, parent)).toBe(wanted)
  })
})
