/** `rapport document` and `rapport leave-behind` from a script, and what is said where they cannot be. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from '../../build/find-chromium.ts'
import { catalogueScene, type CatalogueScene } from '../support/catalogue.ts'
import { freezePaper } from '../support/freeze-paper.ts'
import { tempDir, testCore, type TestCore } from '../support/temp-store.ts'
import { readPdf } from './pdf.ts'

const temp = tempDir('rapport-cli-')
const data = join(temp.dir, 'data')
let scene: CatalogueScene
beforeAll(async () => {
  const core = testCore({ dir: data })
  scene = await catalogueScene(core)
  core.close()
})
afterAll(() => temp.remove())

/** The store between two commands, as an app that is opened and closed. */
async function withCore<T>(work: (core: TestCore) => Promise<T>): Promise<T> {
  const core = testCore({ dir: data })
  try {
    return await work(core)
  } finally {
    core.close()
  }
}

function rapport(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const entry = resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts')
  const done = spawnSync(process.execPath, [entry, '--data', data, ...words], {
    cwd: temp.dir,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '', CHROMIUM_PATH: findChromium() ?? '', ...env },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('a comparison as a PDF; nothing is frozen by it', () => {
  const said = rapport(['document', 'comparison', scene.comparisonId, '--out', 'F.pdf', '--json'])
  expect([said.code, said.err]).toEqual([0, ''])
  expect(JSON.parse(said.out)).toMatchObject({ kind: 'comparison', name: '恒润的对比表', versionNo: 1 })
  const pdf = readPdf(temp.dir, 'read', readFileSync(join(temp.dir, 'F.pdf')))
  expect(pdf.text(1)).toContain('找一份三年前的合同')
  const again = rapport(['document', 'comparison', scene.comparisonId, '--out', 'G.pdf', '--json'])
  expect(JSON.parse(again.out)).toMatchObject({ versionNo: 1 })
})

test('a sheet without a look of its own, in the language and on the paper that is asked for', () => {
  const words = ['document', 'brief', scene.accountId, '--language', 'both', '--paper', 'letter', '--landscape']
  expect(rapport([...words, '--out', 'B.pdf']).code).toBe(0)
  const pdf = readPdf(temp.dir, 'both', readFileSync(join(temp.dir, 'B.pdf')))
  expect(pdf.info['Page size']).toMatch(/^792 x 612/)
  expect([pdf.text(1).includes('交接简报'), pdf.text(1).includes('Handoverbrief')]).toEqual([true, true])
  expect(rapport(['document', 'brief', scene.accountId, '--language', 'fr', '--out', 'C.pdf']).code).toBe(2)
})

test('what cannot be printed is said in a sentence and leaves no file', () => {
  expect(rapport(['document', 'comparison', 'x', '--out', 'H.pdf']).code).toBe(2)
  expect(rapport(['document', 'poem', scene.comparisonId, '--out', 'H.pdf']).code).toBe(2)
  expect(rapport(['document', 'comparison', scene.comparisonId]).code).toBe(2)
  const gone = rapport(['document', 'comparison', scene.accountId, '--out', 'H.pdf'])
  expect([gone.code, gone.out]).toEqual([1, ''])
  expect(gone.err).not.toBe('')
  const none = rapport(['document', 'comparison', scene.comparisonId, '--out', 'H.pdf'], {
    CHROMIUM_PATH: '',
    PATH: '',
  })
  expect(none).toMatchObject({ code: 1, out: '' })
  expect(none.err).toContain('打印要用 Chromium、Chrome 或 Edge')
  expect(existsSync(join(temp.dir, 'H.pdf'))).toBe(false)
})

test('a package into a folder and a zip; on a visit it is kept that it was left', async () => {
  const frozen = await withCore(async (core) => {
    const paper = await freezePaper(core, { kind: 'comparison', id: scene.comparisonId })
    const values = { accountId: scene.accountId, subject: '上门', status: 'done', startAt: 1, zone: 'Asia/Shanghai' }
    return { paper, visit: await core.call('records.create', { type: 'visit', values } as never) }
  })
  const words = ['leave-behind', scene.accountId, '--papers', 'all', '--json']
  const folder = rapport([...words, '--out', 'usb'])
  expect([folder.code, folder.err]).toEqual([0, ''])
  const told = JSON.parse(folder.out) as { path: string; files: { path: string }[]; leaveBehindId: string | null }
  expect(told.leaveBehindId).toBeNull()
  expect(told.files.map(({ path }) => path)).toEqual([
    'index.html',
    'contact.vcf',
    '文件/恒润的对比表 第 1 版.pdf',
    'SHA256SUMS.txt',
  ])
  for (const { path } of told.files) expect(existsSync(join(told.path, path))).toBe(true)
  const zip = rapport([...words, '--out', 'left.zip', '--visit', frozen.visit.id])
  expect(zip.code).toBe(0)
  expect(readFileSync(join(temp.dir, 'left.zip')).subarray(0, 4).toString('hex')).toBe('504b0304')
  const listed = await withCore((core) => core.call('leave.list', { of: 'visit', id: frozen.visit.id }))
  expect(listed.rows).toMatchObject([{ leaveBehind: { medium: 'zip' }, papers: [{ id: frozen.paper.id }] }])
  const other = await withCore((core) => core.call('records.create', { type: 'account', values: { name: '别家' } }))
  for (const id of [other.id, frozen.paper.id]) {
    // not a visit, and nothing is written that could not be kept
    expect(rapport([...words, '--out', 'gone.zip', '--visit', id]).code).toBe(1)
    expect(rapport([...words, '--out', 'gone.zip', '--visit', frozen.visit.id, '--to', id]).code).toBe(1)
  }
  expect(existsSync(join(temp.dir, 'gone.zip'))).toBe(false)
  const none = rapport(['leave-behind', scene.accountId, '--out', 'none.zip'])
  expect([none.code, none.out]).toEqual([1, ''])
  expect(none.err).toContain('还没选要留下的')
  expect(existsSync(join(temp.dir, 'none.zip'))).toBe(false)
  expect(rapport(['leave-behind', 'x', '--out', 'y']).code).toBe(2)
  expect(rapport(['leave-behind', scene.accountId]).code).toBe(2)
})
