/** What is left with a client, opened as they would: by unzip and 7z, in a browser without a network, by other libraries. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import ical from 'node-ical'
import vCard from 'vcf'
import { openPromise } from 'yauzl'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { findChromium } from '../../build/find-chromium.ts'
import type { Input } from '../../shared/api/contract.ts'
import { blobPath } from '../../electron/core/vault/blob-path.ts'
import { PackageDamaged, writePackage, zipPackage, type LeavePackage } from '../../electron/leaving/package.ts'
import { exifBlock, photo, placedHeic, placedPhoto, placedWebp } from '../fixtures/media-bytes.ts'
import { catalogueScene, type CatalogueScene } from '../support/catalogue.ts'
import { freezePaper, handOver } from '../support/freeze-paper.ts'
import { fileIn, requestFor, run as runImport } from '../support/import-file.ts'
import { tempDir, testCore, type TestCore } from '../support/temp-store.ts'

const temp = tempDir('rapport-leave-')
let core: TestCore
let scene: CatalogueScene
let dir = ''
let count = 0

beforeEach(async () => {
  core = testCore({ clock: () => Date.parse('2026-11-29T02:00:00Z') })
  scene = await catalogueScene(core)
  count += 1
  dir = join(temp.dir, String(count))
  mkdirSync(dir)
})
afterEach(() => core.close())
afterAll(() => temp.remove())

/** Told among ourselves; nothing of it may be in a package. */
const secrets = ['老王不同意', '预算只有四十万', '反对者', '他们快换供应商了', '内部底价']

async function material(name: string, fileName: string, bytes: Uint8Array): Promise<string> {
  const file = { ...handOver(core.dir, ''), name: fileName, sizeBytes: bytes.byteLength }
  writeFileSync(join(core.dir, 'incoming', file.uploadId), bytes)
  const { id } = await core.call('materials.add', { file, zone: 'Asia/Shanghai', note: secrets[4] ?? '' })
  await core.call('records.patch', { type: 'material', id, patch: { name } })
  return (await core.call('materials.get', { id })).versions[0]?.id ?? ''
}

/** A film as a telephone makes it: its place in the atom `©xyz`, at the end of the file. */
const placedFilm = (): Buffer => {
  const atom = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.byteLength + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const place = atom('\u00a9xyz', Buffer.from('\0\u0012\u0015\u00c7+30.2741+120.1551/', 'latin1'))
  return Buffer.concat([film(), atom('free', Buffer.alloc(20)), atom('moov', atom('udta', place))])
}

/** Starts as a film in MP4 does. */
const film = (more = 200_000): Buffer => {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(more + 8)
  const head = Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex')
  return Buffer.concat([head, size, Buffer.from('mdat'), Buffer.alloc(more, 7)])
}

/** An account with everything a package can hold, and with what must not be in it. */
async function everything() {
  const { accountId } = scene
  const create = async (type: string, values: object): Promise<string> =>
    (await core.call('records.create', { type, values } as never)).id
  await core.call('records.patch', { type: 'account', id: accountId, patch: { description: secrets[1] } } as never)
  const contactId = await create('contact', { accountId, name: '吴敏', jobTitle: '行政部经理', remarks: secrets[2] })
  await create('visitNote', { accountId, body: secrets[0], notedAt: Date.parse('2026-11-28T02:00:00Z') })
  await create('visit', {
    accountId,
    subject: secrets[3],
    purpose: secrets[3],
    status: 'planned',
    startAt: Date.parse('2026-12-03T01:30:00Z'),
    durationMin: 90,
    zone: 'Asia/Shanghai',
    place: '后门进，找老王',
  })
  const paper = await freezePaper(core, { kind: 'comparison', id: scene.comparisonId }, '%PDF-1.4 the paper')
  const fileIds = [
    await material('三步归档', '三步归档 v4.mp4', film()),
    await material('收件与登记', '内部 v3 最终.txt', Buffer.from('收件，登记，审批，归档')),
    await material('档案室', 'IMG_2210.JPG', placedPhoto()),
  ]
  return { contactId, versionId: paper.id, fileIds }
}

async function pack(choice: Partial<Input<'leave.pack'>> = {}): Promise<LeavePackage> {
  return core.call('leave.pack', { accountId: scene.accountId, ...choice })
}

async function zipped(packed: LeavePackage): Promise<string> {
  const file = join(dir, 'left.zip')
  const { open, sizeBytes } = await zipPackage(core.dir, packed, Date.parse('2026-11-29T02:00:00Z'))
  await pipeline(open(), createWriteStream(file))
  expect(statSync(file).size).toBe(sizeBytes)
  return file
}

const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted()

const bytesIn = (root: string): Buffer => Buffer.concat(filesIn(root).map((name) => readFileSync(join(root, name))))
const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', cwd: dir, env: { ...process.env, LC_ALL: 'C.UTF-8' } })

const expected = [
  'SHA256SUMS.txt',
  'contact.vcf',
  'index.html',
  'next-visit.ics',
  '文件/恒润的对比表 第 1 版.pdf',
  '视频/三步归档.mp4',
  '资料/收件与登记.txt',
  '资料/档案室.JPG',
]

test('a zip opens with unzip and with 7z, in one folder, names and all, and the checksums are those of its files', async () => {
  const { versionId, fileIds } = await everything()
  const file = await zipped(await pack({ versionIds: [versionId], fileIds }))
  expect(run('unzip', '-tq', file)).toContain('No errors detected')
  expect(run('7z', 't', file)).toContain('Everything is Ok')
  run('unzip', '-q', file, '-d', 'by-unzip')
  run('7z', 'x', '-oby-7z', file)
  for (const by of ['by-unzip', 'by-7z']) {
    const root = join(dir, by, '给苏州恒润精密机械有限公司的资料')
    expect(filesIn(root)).toEqual(expected)
    const sums = readFileSync(join(root, 'SHA256SUMS.txt'), 'utf8').trimEnd().split('\n')
    expect(sums.length).toBe(expected.length - 1)
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS.txt'], { cwd: root })
  }
})

test('what Windows asks of a zip: names that say they are UTF-8, no way out, nothing it cannot write, nothing packed', async () => {
  const { versionId, fileIds } = await everything()
  const zip = await openPromise(await zipped(await pack({ versionIds: [versionId], fileIds })))
  const names: string[] = []
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName)
    const isPlain = /^[\u0020-\u007e]*$/.test(entry.fileName)
    expect([entry.fileName, isPlain || (entry.generalPurposeBitFlag & 0x800) !== 0]).toEqual([entry.fileName, true])
    expect([entry.compressionMethod, entry.isEncrypted()]).toEqual([0, false])
  }
  expect(names.length).toBe(expected.length)
  for (const name of names) {
    expect(name).not.toMatch(/^\/|\\|(^|\/)\.\.?(\/|$)|[<>:"|?*]|[. ](\/|$)/)
    expect(name.split('/').length).toBeLessThanOrEqual(3)
  }
})

test('names a rep could type stay in their place and are only ever texts', async () => {
  const { id: accountId } = await core.call('records.create', {
    type: 'account',
    values: { name: '../../<script>alert(1)</script>' },
  } as never)
  const name = '"><img src=x onerror=alert(1)>'
  const fileIds = [
    await material(name, 'a.txt', Buffer.from('one')),
    await material('../../etc/passwd', 'b.txt', Buffer.from('two')),
    await material('con', 'c.txt', Buffer.from('three')),
    await material('CON', 'd.TXT', Buffer.from('four')),
    await material('100% #1?', 'e.txt', Buffer.from('five')),
  ]
  const packed = await core.call('leave.pack', { accountId, fileIds })
  const root = await writePackage(core.dir, packed, join(dir, 'usb'))
  expect(readdirSync(join(dir, 'usb')).length).toBe(1)
  expect(filesIn(root).filter((one) => one.startsWith('资料')).length).toBe(5)
  const html = readFileSync(join(root, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>"/i)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  const links = [...html.matchAll(/href="\.\/([^"]+)"/g)].map(([, link]) => decodeURIComponent(link ?? ''))
  expect(links.filter((link) => link.startsWith('资料')).every((link) => existsSync(join(root, link)))).toBe(true)
  expect(links.length).toBeGreaterThanOrEqual(5)
})

test.each(['zh-CN', 'en', 'both'] as const)('the first page opens from a folder, without a network or a script, %s', async (language) => {
  const { versionId, fileIds } = await everything()
  const root = await writePackage(core.dir, await pack({ versionIds: [versionId], fileIds, language }), join(dir, 'usb'))
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(root, 'index.html')).href)
    const text = await page.locator('body').innerText()
    for (const said of ['恒润的对比表', '三步归档', '收件与登记', '林珊', '139 0571 2086'])
      expect(text).toContain(said)
    expect(text).toContain(language === 'en' ? 'Thursday, 3 December 09:30' : '12月3日，星期四 09:30')
    if (language === 'both') expect(text).toContain('Thursday, 3 December 09:30')
    expect(await page.locator('video[controls]').count()).toBe(1)
    // without scripts of the page's own, a test's still run
    expect(await page.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
    expect(asked.every((url) => url.startsWith('file:') || url.startsWith('data:'))).toBe(true)
    const hrefs = await page.locator('a[href^="./"]').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    expect(hrefs.length).toBe(6)
    for (const href of hrefs) expect(existsSync(new URL(href))).toBe(true)
    expect(await page.locator('a[href^="tel:"], a[href^="mailto:"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')))).toEqual(['tel:13905712086', 'mailto:lin.shan@example.com'])
  } finally {
    await browser.close()
  }
}) // prettier-ignore

test('nothing of ours is in it: no note, no reason, no path, no place; the mutant that puts one in is found', async () => {
  const { versionId, fileIds } = await everything()
  const root = await writePackage(core.dir, await pack({ versionIds: [versionId], fileIds }), join(dir, 'usb'))
  const isPrivate = (bytes: Buffer): string[] =>
    [...secrets, '后门进', '内部 v3', 'IMG_2210', core.dir, core.dir.split('/').at(-1) ?? '', 'GPSLatitude'].filter(
      (one) => bytes.includes(one),
    )
  expect(isPrivate(bytesIn(root))).toEqual([])
  expect(filesIn(root).join('\n')).not.toMatch(/内部|IMG_2210/)
  // the photo came with the place it was taken at
  const { default: exifr } = await import('exifr')
  expect(await exifr.gps(placedPhoto())).toBeDefined()
  const others = [
    await material('网页图', 'x.webp', placedWebp()),
    await material('手机图', 'y.heic', placedHeic(false)),
  ]
  const more = await writePackage(core.dir, await pack({ fileIds: others }), join(dir, 'more'))
  expect(filesIn(more).filter((name) => /webp|heic/.test(name))).toHaveLength(2)
  expect(isPrivate(bytesIn(more))).toEqual([])
  expect(bytesIn(more).includes(exifBlock().subarray(-48, -24))).toBe(false)
  const left = readFileSync(join(root, '资料/档案室.JPG'))
  expect(await exifr.gps(left).catch(() => undefined)).toBeUndefined()
  writeFileSync(join(root, 'index.html'), `${readFileSync(join(root, 'index.html'), 'utf8')}<!-- ${secrets[0]} -->`)
  expect(isPrivate(bytesIn(root))).toEqual([secrets[0]])
})

test('another library reads the contact and the next visit, and the contact is taken in again', async () => {
  const { versionId } = await everything()
  const root = await writePackage(core.dir, await pack({ versionIds: [versionId] }), join(dir, 'usb'))
  const text = readFileSync(join(root, 'contact.vcf'), 'utf8')
  const [card] = vCard.parse(text)
  expect(card?.get('fn').valueOf()).toBe('林珊')
  expect(card?.get('tel').valueOf()).toBe('13905712086')
  expect(card?.get('email').valueOf()).toBe('lin.shan@example.com')
  const events = Object.values(ical.sync.parseFile(join(root, 'next-visit.ics'))).filter(
    (one) => one !== undefined && 'type' in one && one.type === 'VEVENT',
  )
  expect(events).toMatchObject([{ summary: '明澄软件来访' }])
  const [event] = events as { start: Date; end: Date; description: string }[]
  expect([event?.start.toISOString(), event?.end.toISOString()]).toEqual([
    '2026-12-03T01:30:00.000Z',
    '2026-12-03T03:00:00.000Z',
  ])
  expect(event?.description).toContain('林珊')
  expect(readFileSync(join(root, 'next-visit.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n(?:[^\r\n]{1,75}\r\n)+$/)
  const request = await requestFor(fileIn(core, 'contact.vcf', text), 'contact')
  expect(await runImport(core, request)).toMatchObject({ counts: { created: 1, failed: 0 } })
  const { rows } = await core.call('contacts.list', { text: '林珊' })
  expect(rows).toMatchObject([{ contact: { name: '林珊', mobile: '13905712086' } }])
})

test('a file of the vault that is not what it was is not left with anybody', async () => {
  const { versionId, fileIds } = await everything()
  const packed = await pack({ versionIds: [versionId], fileIds })
  const entry = packed.entries.find(({ path }) => path.endsWith('.mp4'))
  const path = blobPath(core.dir, entry?.sha256 ?? '') ?? ''
  const bytes = readFileSync(path)
  bytes[1000] = 8
  rmSync(path)
  writeFileSync(path, bytes)
  await expect(writePackage(core.dir, packed, join(dir, 'usb'))).rejects.toThrow(PackageDamaged)
  expect(readdirSync(join(dir, 'usb'))).toEqual([])
  await expect(zipped(packed)).rejects.toThrow(PackageDamaged)
})

test('who stops a zip half way leaves no file open', async () => {
  const packed = await pack({ fileIds: [await material('长片', '长片.mp4', film(40_000_000))] })
  const open = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return (
          readlinkSync(`/proc/self/fd/${fd}`).startsWith(core.dir) &&
          readlinkSync(`/proc/self/fd/${fd}`).includes('vault')
        )
      } catch {
        return false
      }
    }).length
  const before = open()
  for (let i = 0; i < 5; i += 1) {
    const stream = (await zipPackage(core.dir, packed, 0)).open()
    await new Promise((resolve) => stream.once('data', resolve))
    stream.destroy()
  }
  await expect.poll(open).toBe(before)
})

test('a second package beside the first has a name of its own', async () => {
  const { versionId } = await everything()
  const packed = await pack({ versionIds: [versionId] })
  await writePackage(core.dir, packed, join(dir, 'usb'))
  const told: number[] = []
  const second = await writePackage(core.dir, packed, join(dir, 'usb'), (done) => told.push(done))
  expect(second.endsWith(' (2)')).toBe(true)
  expect(told.at(-1)).toBe(packed.entries.reduce((sum, one) => sum + one.sizeBytes, 0))
})

test('the page says what is too large to go along, and leaves out what was not chosen', async () => {
  const { versionId, fileIds } = await everything()
  const packed = await pack({ versionIds: [versionId], namedIds: fileIds.slice(0, 1), hasCard: false, hasNext: false })
  expect(packed.entries.map(({ path }) => path)).toEqual([
    'index.html',
    '文件/恒润的对比表 第 1 版.pdf',
    'SHA256SUMS.txt',
  ])
  const html = Buffer.from(packed.entries[0]?.base64 ?? '', 'base64').toString('utf8')
  expect(html).toContain('没有放进来的')
  expect(html).toContain('三步归档')
  expect(html).not.toContain('林珊')
  expect(html).not.toContain('<a href="http')
})

test('what stands in the web is given as a link; what is no link of the web is refused, and never one on the page', async () => {
  const { versionId, fileIds } = await everything()
  const [film] = (await core.call('leave.offers', { accountId: scene.accountId })).files.filter(
    ({ id }) => id === fileIds[0],
  )
  const id = film?.materialId ?? ''
  const page = async (): Promise<string> => {
    const { entries } = await pack({ versionIds: [versionId], namedIds: fileIds.slice(0, 1) })
    return Buffer.from(entries[0]?.base64 ?? '', 'base64').toString('utf8')
  }
  await core.call('materials.describe', { id, link: 'https://example.com/film?v=1&t=2' })
  expect(await page()).toContain('<a href="https://example.com/film?v=1&amp;t=2" rel="noopener noreferrer">三步归档')
  await expect(core.call('materials.describe', { id, link: 'javascript:alert(1)' })).rejects.toMatchObject({
    wire: { type: 'invalid' },
  })
  // as it could come from a list or another laptop
  await core.call('records.patch', { type: 'material', id, patch: { link: 'javascript:alert(1)' } } as never)
  expect(await page()).not.toContain('javascript:')
  expect(
    (await core.call('leave.offers', { accountId: scene.accountId })).files.find((one) => one.materialId === id)?.link,
  ).toBeNull()
})

test('papers of another client and for ourselves, and files that are not here, are refused', async () => {
  const why = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: { wire?: { why?: string; type?: string } }) => error.wire?.why ?? error.wire?.type,
    )
  const { versionId, fileIds } = await everything()
  const { id: otherId } = await core.call('records.create', { type: 'account', values: { name: '别家' } } as never)
  expect(await why(core.call('leave.pack', { accountId: otherId, versionIds: [versionId] }))).toBe('not_for_them')
  const brief = await freezePaper(core, { kind: 'brief', id: scene.accountId })
  expect(await why(pack({ versionIds: [brief.id] }))).toBe('not_for_them')
  expect((await core.call('leave.offers', { accountId: scene.accountId })).papers.map(({ kind }) => kind)).toEqual([
    'comparison',
  ])
  expect(await why(pack())).toBe('nothing_to_leave')
  const entry = (await pack({ fileIds })).entries.find(({ path }) => path.endsWith('.mp4'))
  rmSync(blobPath(core.dir, entry?.sha256 ?? '') ?? '')
  expect(await why(pack({ fileIds }))).toBe('not_here')
  const located = await material('现场', '现场.mp4', placedFilm())
  expect(await why(pack({ fileIds: [located] }))).toBe('says_place')
  // the same under a name that is no film's, and a camera's own format
  const renamed = await material('现场二', '现场.dat', placedFilm())
  expect(await why(pack({ fileIds: [renamed] }))).toBe('says_place')
  const raw = await material('现场三', 'DSC_0001.NEF', exifBlock())
  expect(await why(pack({ fileIds: [raw] }))).toBe('says_place')
  // a photo of the account is no file of the library
  const file = { ...handOver(core.dir, ''), name: 'x.png', sizeBytes: photo().byteLength }
  writeFileSync(join(core.dir, 'incoming', file.uploadId), photo())
  const to = { type: 'account', id: scene.accountId } as const
  const attached = await core.call('attachments.add', { ...file, zone: 'Asia/Shanghai', to })
  expect(await why(pack({ fileIds: [attached.id] }))).toBe('not_found')
})

test('what was left is kept with its version, and asked about at the next visit only', async () => {
  const { versionId, fileIds, contactId } = await everything()
  const { accountId } = scene
  const visit = async (startAt: string, status: string): Promise<string> =>
    (
      await core.call('records.create', {
        type: 'visit',
        values: { accountId, subject: '拜访', status, startAt: Date.parse(startAt), zone: 'Asia/Shanghai' },
      } as never)
    ).id
  const before = await visit('2026-10-01T02:00:00Z', 'done')
  const now = await visit('2026-11-29T01:30:00Z', 'done')
  const next = await visit('2026-12-03T02:00:00Z', 'planned')
  const after = await visit('2026-12-20T02:00:00Z', 'planned')
  await core.call('leave.log', {
    accountId,
    visitId: now,
    name: '给恒润的资料',
    medium: 'zip',
    contactIds: [contactId],
    versionIds: [versionId],
    fileIds,
  })
  const listed = async (of: 'account' | 'visit' | 'before', id: string) =>
    (await core.call('leave.list', { of, id })).rows
  expect(await listed('account', accountId)).toMatchObject([
    {
      leaveBehind: { medium: 'zip', visitId: now },
      papers: [{ id: versionId, name: '恒润的对比表', versionNo: 1 }],
      people: ['吴敏'],
      by: '林珊',
    },
  ])
  const [kept] = await listed('visit', now)
  expect(new Set(kept?.files.map(({ name }) => name))).toEqual(new Set(['三步归档', '收件与登记', '档案室']))
  expect([await listed('before', before), await listed('before', now)]).toEqual([[], []])
  expect((await listed('before', next)).length).toBe(1)
  await core.call('records.patch', { type: 'visit', id: next, patch: { status: 'done' } } as never)
  expect(await listed('before', after)).toEqual([])
  await expect(core.call('leave.log', { accountId, name: 'x', medium: 'paper' })).rejects.toMatchObject({
    wire: { why: 'nothing_to_leave' },
  })
})

test('half a package is no package: a hash is not of what was cut off', async () => {
  const { fileIds } = await everything()
  const packed = await pack({ fileIds })
  const entry = packed.entries.find(({ path }) => path.endsWith('.mp4'))
  const bytes = readFileSync(blobPath(core.dir, entry?.sha256 ?? '') ?? '')
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry?.sha256)
  rmSync(blobPath(core.dir, entry?.sha256 ?? '') ?? '')
  writeFileSync(blobPath(core.dir, entry?.sha256 ?? '') ?? '', bytes.subarray(0, 1000))
  await expect(writePackage(core.dir, packed, join(dir, 'usb'))).rejects.toThrow(PackageDamaged)
})
