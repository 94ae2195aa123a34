/** Paper read back: what the PDF of a comparison has in it, whatever was typed, and that nothing in it runs or fetches. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { findChromium } from '../../build/find-chromium.ts'
import { drawPaper } from '../../electron/core/documents/draw.ts'
import { createChromiumPrinter } from '../../electron/printing/chromium-printer.ts'
import { mergePdfs } from '../../electron/printing/merge-pdfs.ts'
import { PrintFailure, type Printer } from '../../electron/printing/printer.ts'
import type { Paper } from '../../shared/documents/paper.ts'
import { readFacts } from '../../electron/core/vault/photo-facts.ts'
import { placedPhoto } from '../fixtures/media-bytes.ts'
import { catalogueScene, sceneLines, type CatalogueScene } from '../support/catalogue.ts'
import { tempDir, testCore, type TestCore } from '../support/temp-store.ts'
import { readPdf, type Pdf } from './pdf.ts'

const temp = tempDir('rapport-pdf-')
let printer: Printer
let core: TestCore
let scene: CatalogueScene

beforeAll(() => {
  printer = createChromiumPrinter(findChromium)
})
afterAll(async () => {
  await printer.close()
  core.close()
  temp.remove()
})
afterEach(() => void vi.unstubAllEnvs())
beforeEach(async () => {
  core = testCore()
  scene = await catalogueScene(core)
})

const patch = (values: object) =>
  core.call('records.patch', { type: 'comparison', id: scene.comparisonId, patch: values } as never)

const row = (values: object) =>
  core.call('records.create', {
    type: 'comparisonRow',
    values: { accountId: scene.accountId, comparisonId: scene.comparisonId, part: 'row', ...values },
  } as never)

async function print(name: string): Promise<Pdf> {
  const { html } = await core.call('documents.draw', { kind: 'comparison', id: scene.comparisonId })
  return readPdf(temp.dir, name, await printer.print(html))
}

test('a Chinese sheet: its text, the bundled faces as subsets, a title, tags, a language', async () => {
  await patch({ minutesPerDay: 35, hourlyMinor: 5200 })
  const pdf = await print('zh')
  const text = pdf.text(1)
  for (const [title, , now, ours] of sceneLines)
    for (const said of [title, now, ours]) expect(text).toContain(said.replaceAll(' ', ''))
  expect(text).toContain('2,625')
  expect(text).toContain('¥136,500')
  expect(text).toContain('明澄软件，为苏州恒润精密机械有限公司准备')
  expect(text).toContain('1/1')
  const faces = new Set(pdf.fonts.map(({ line }) => /NotoSansSC-(?:Regular|Bold)/.exec(line)?.[0]))
  expect(faces).toEqual(new Set(['NotoSansSC-Bold', 'NotoSansSC-Regular']))
  expect(pdf.fonts.every(({ isWhole }) => isWhole)).toBe(true)
  expect(pdf.info).toMatchObject({ Title: '恒润的对比表', Tagged: 'yes', JavaScript: 'no' })
  expect(pdf.info['Page size']).toContain('(A4)')
  expect(readFileSync(pdf.file).includes('/Lang (zh-CN)')).toBe(true)
  expect(Number.parseInt(pdf.info['File size'] ?? '', 10)).toBeLessThan(500_000)
})

test('in English, in both, on Letter across: what has no English stands in Chinese', async () => {
  await patch({ language: 'en', paper: 'letter', isLandscape: true })
  const english = await print('en')
  expect(english.whole).toContain('Type any two characters')
  expect(english.text(1)).toContain('去档案室按柜号翻')
  expect(english.info['Page size']).toContain('792 x 612')
  expect(english.fonts.some(({ line }) => line.includes('NotoSans-Regular'))).toBe(true)
  await patch({ language: 'both', paper: 'a4', isLandscape: false })
  const both = await print('both')
  expect(both.whole).toContain('Type any two characters')
  expect(both.text(1)).toContain('输入任意两个字')
})

test('what was typed is only ever text, in the table, the title, the running head and the name of the file', async () => {
  const evil = `<script>alert(1)</script>{{7*7}}</style><img src=x onerror=1>"; } @page { size: 1mm } \\`
  await core.call('records.patch', { type: 'account', id: scene.accountId, patch: { name: evil } })
  await patch({ name: evil, lead: evil, title: evil })
  await row({ title: evil, now: evil, ours: evil, position: 0 })
  const pdf = await print('evil')
  const expected = evil.replaceAll(/\s/g, '')
  const text = pdf.text(1)
  // title, lead, three cells, and the running head
  expect(text.split(expected).length - 1).toBeGreaterThanOrEqual(6)
  expect(text).not.toContain('{{49}}')
  expect(pdf.info['Page size']).toContain('(A4)')
  expect(pdf.info['Title']).toContain('<script>')
})

test('rare Han, Arabic and emoji are there to be copied', async () => {
  const rare = ['𠮷', '𡈽', '㐂', '䶮']
  await row({ title: `王${rare.join('')}`, now: 'مرحبا', ours: '👍', position: 0 })
  const { whole } = await print('rare')
  for (const said of [...rare, '👍']) expect(whole).toContain(said)
  // poppler may give the letters of a word as they stand from left to right
  expect(['مرحبا', 'ابحرم'].some((word) => whole.normalize('NFKC').includes(word))).toBe(true)
})

test('no line at all is a sheet, too', async () => {
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  for (const { id } of rows) await core.call('records.delete', { type: 'comparisonRow', id })
  const pdf = await print('none')
  expect(pdf.pages).toBe(1)
  expect(pdf.text(1)).toContain('每一行都可以当场演示')
})

test('sixty long lines: the head of the table on every page, no line cut by a page, nothing lost', async () => {
  const { rows } = await core.call('comparisons.get', { id: scene.comparisonId })
  for (const { id } of rows) await core.call('records.delete', { type: 'comparisonRow', id })
  const long = (mark: string, i: number): string =>
    `${mark}${i}始${'现在要走完好几张纸单才算数'.repeat(30).slice(0, 390)}${mark}${i}终`
  for (let i = 0; i < 60; i += 1)
    await row({ title: `第${i}件事`, now: long('甲', i), ours: long('乙', i), position: i })
  const pdf = await print('sixty')
  const pages = Array.from({ length: pdf.pages }, (_, index) => pdf.text(index + 1))
  const withLines = pages.filter((text) => /[甲乙]\d+始/.test(text))
  expect(withLines.length).toBeGreaterThan(10)
  for (const text of withLines) expect(text).toContain('要做的事')
  for (let i = 0; i < 60; i += 1)
    for (const mark of ['甲', '乙'])
      expect(pages.findIndex((text) => text.includes(`${mark}${i}始`))).toBe(
        pages.findIndex((text) => text.includes(`${mark}${i}终`)),
      )
  expect(pages.every((text) => /甲\d+始/.test(text) || !/乙\d+始/.test(text))).toBe(true)
  expect(pages.at(-1)).toContain(`${pdf.pages}/${pdf.pages}`)
})

/** A page that fetches and runs what it can, and a server that counts. */
async function traps(): Promise<{ readonly html: string; readonly hits: () => number; close(): void }> {
  let hits = 0
  const server = createServer((_, response) => {
    hits += 1
    response.end()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const html = `<!doctype html><title>x</title><link rel=stylesheet href="${url}/a.css"><img src="${url}/b.png">
    <iframe src="${url}/c"></iframe><p id=p>quiet</p><script>document.getElementById('p').textContent = 'RAN'; fetch('${url}/d')</script>`
  return { html, hits: () => hits, close: () => void server.close() }
}

test('the printer fetches nothing and runs nothing, whatever it is given', async () => {
  const { html, hits, close } = await traps()
  const pdf = readPdf(temp.dir, 'traps', await printer.print(html))
  expect(pdf.whole).toContain('quiet')
  expect(pdf.whole).not.toContain('RAN')
  expect(hits()).toBe(0)
  close()
})

test('mutant: a browser that is not kept from it does both', async () => {
  const { html, hits, close } = await traps()
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.setContent(html)
    const pdf = readPdf(temp.dir, 'mutant', await page.pdf())
    expect(pdf.whole).toContain('RAN')
    expect(hits()).toBeGreaterThan(0)
  } finally {
    await browser.close()
    close()
  }
})

test('a browser that was ended is started anew; where there is none it is said', async () => {
  const own = createChromiumPrinter(findChromium)
  const { html } = await core.call('documents.draw', { kind: 'comparison', id: scene.comparisonId })
  const both = await Promise.all([own.print(html), own.print(html)])
  await own.close()
  const again = await own.print(html)
  await own.close()
  expect([...both, again].map((pdf) => Buffer.from(pdf).subarray(0, 5).toString())).toEqual(['%PDF-', '%PDF-', '%PDF-'])
  await expect(createChromiumPrinter(() => null).print(html)).rejects.toMatchObject({ why: 'no_browser' })
  await expect(createChromiumPrinter(() => '/bin/false').print(html)).rejects.toBeInstanceOf(PrintFailure)
})

test('a browser that says nothing is ended in time, with its folder, and the next print is not held up', async () => {
  const mute = join(temp.dir, 'mute')
  writeFileSync(mute, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 })
  // of its own: other tests print meanwhile
  const place = join(temp.dir, 'tmp')
  mkdirSync(place)
  vi.stubEnv('TMPDIR', place)
  const folders = (): readonly string[] => readdirSync(place).filter((name) => name.startsWith('rapport-print-'))
  let executable = mute
  const own = createChromiumPrinter(() => executable, 1_500)
  await expect(own.print('<p>x</p>')).rejects.toMatchObject({ why: 'failed' })
  expect(folders()).toEqual([])
  executable = findChromium() ?? ''
  const slow = createChromiumPrinter(() => executable)
  expect(
    Buffer.from(await slow.print('<p>x</p>'))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(folders()).toHaveLength(1)
  await Promise.all([own.close(), slow.close()])
  expect(folders()).toEqual([])
  vi.unstubAllEnvs()
})

/** Dots of the first page, 50 to the inch, that are as red as a stroke. */
function redDots(pdf: Pdf): number {
  const dots = pdf.inColour(1, 50)
  let count = 0
  for (let i = dots.length % 3; i < dots.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = dots.subarray(i, i + 3)
    if (red > 180 && green < 120 && blue < 120) count += 1
  }
  return count
}

test('a photo is on the sheet, and where it was taken is not', async () => {
  const uploadId = randomUUID()
  const given = placedPhoto()
  mkdirSync(join(core.dir, 'incoming'), { recursive: true })
  writeFileSync(join(core.dir, 'incoming', uploadId), given)
  const { id: fileId } = await core.call('attachments.add', {
    uploadId,
    name: 'a.jpg',
    sizeBytes: given.byteLength,
    to: { type: 'account', id: scene.accountId },
    zone: 'UTC',
  })
  await row({ part: 'remark', title: '前台的三个柜子', fileId, position: 0 })
  const { html } = await core.call('documents.draw', { kind: 'comparison', id: scene.comparisonId })
  const embedded = [...html.matchAll(/data:image\/jpeg;base64,([^"]+)/g)].map(([, text]) =>
    Buffer.from(text ?? '', 'base64'),
  )
  expect(embedded).toHaveLength(1)
  const facts = await readFacts(join(core.dir, 'incoming', uploadId), 'UTC').catch(() => null)
  expect(facts).toBeNull()
  const file = join(temp.dir, 'embedded.jpg')
  writeFileSync(file, given)
  // the test would see a place: the photo as it came says one
  expect((await readFacts(file, 'UTC')).latitudeE6).not.toBeNull()
  writeFileSync(file, embedded[0] ?? '')
  expect((await readFacts(file, 'UTC')).latitudeE6).toBeNull()
  const pdf = readPdf(temp.dir, 'photo', await printer.print(html))
  expect(pdf.text(1)).toContain('前台的三个柜子')
  expect(readFileSync(pdf.file).includes('/Subtype /Image')).toBe(true)
  // what was drawn on it is drawn on the sheet
  expect(redDots(pdf)).toBe(0)
  const strokes = [{ tool: 'circle', points: [[2_000, 2_000], [8_000, 8_000]] }] // prettier-ignore
  const marks = JSON.stringify({ strokes })
  await core.call('records.patch', {
    type: 'attachment',
    id: fileId,
    patch: { marks, width: 640, height: 480 },
  } as never)
  const marked = await core.call('documents.draw', { kind: 'comparison', id: scene.comparisonId })
  expect(redDots(readPdf(temp.dir, 'marked', await printer.print(marked.html)))).toBeGreaterThan(100)
})

/** Mean difference of two pictures of one size, in shares of black to white. */
function differenceOf(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length)
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += Math.abs((a[i] as number) - (b[i] as number))
  return sum / a.length / 255
}

/** How far the first page of a sheet is from the picture that was approved. `APPROVE=1` takes what is printed now as right; look at it first. */
function fromApproved(name: string, pdf: Pdf): number {
  const file = join(import.meta.dirname, `${name}.pgm.gz`)
  const picture = pdf.picture(1, 50)
  if (process.env['APPROVE'] === '1') writeFileSync(file, gzipSync(picture))
  return differenceOf(picture, gunzipSync(readFileSync(file)))
}
/** The same sheet on another machine differs by nothing, the four signs of a quote's number by 0.0001, one amount by 0.0005. */
const same = 0.0003

test('the sheet looks as it was approved', async () => {
  await patch({ minutesPerDay: 35, hourlyMinor: 5200, seenOn: '2026-11-16' })
  await row({ part: 'change', title: '「登记」改叫「收件」', now: '位置不变，仍在左上角。', position: 0 })
  expect(fromApproved('comparison-zh', await print('approved'))).toBeLessThan(same)
  // a test that would see it: the same sheet without its result
  await patch({ minutesPerDay: null })
  vi.stubEnv('APPROVE', '')
  expect(fromApproved('comparison-zh', await print('other'))).toBeGreaterThan(same)
})

test('a value card looks as it was approved', async () => {
  const create = (type: string, values: object) => core.call('records.create', { type, values } as never)
  await create('valueCard', {
    productId: scene.productId,
    title: '合同到期不再漏',
    work: '合同登记时写下到期日，到期前三十天自己提醒经办人。',
    why: '到期日是一栏，不是备注；停网也照常提醒。',
    cost: '在许可之内，不另收费。',
  })
  const { id: packageId } = await create('pricePackage', {
    productId: scene.productId,
    name: '小团队版',
    currency: 'CNY',
    headcountMax: 50,
  })
  await create('priceRow', {
    packageId,
    title: '许可',
    unit: 'year',
    priceMinor: 1_980_000,
    currency: 'CNY',
    position: 0,
  })
  const optional = await create('priceRow', {
    packageId,
    title: '到场培训',
    unit: 'day',
    priceMinor: 300_000,
    currency: 'CNY',
    isOptional: true,
    position: 1,
  })
  const { html } = await core.call('documents.draw', { kind: 'valueCard', id: scene.productId })
  expect(fromApproved('value-card-zh', readPdf(temp.dir, 'card', await printer.print(html)))).toBeLessThan(same)
  vi.stubEnv('APPROVE', '')
  await core.call('records.delete', { type: 'priceRow', id: optional.id } as never)
  const fewer = await core.call('documents.draw', { kind: 'valueCard', id: scene.productId })
  expect(fromApproved('value-card-zh', readPdf(temp.dir, 'fewer', await printer.print(fewer.html)))).toBeGreaterThan(
    same,
  )
})

test('a quote on paper: what it comes to, in capitals too, in both languages', async () => {
  const create = async (type: string, values: object): Promise<string> =>
    (await core.call('records.create', { type, values } as never)).id
  const packageId = await create('pricePackage', { productId: scene.productId, name: '小团队版', currency: 'CNY' })
  const price = { packageId, title: '许可', titleEn: 'Licence', unit: 'userYear', priceMinor: 110_000, currency: 'CNY' }
  await create('priceRow', { ...price, position: 0 })
  const training = { ...price, title: '到场培训', titleEn: 'Training on site', unit: 'day', priceMinor: 300_000 }
  await create('priceRow', { ...training, isOptional: true, position: 1 })
  const { id } = await core.call('quotes.start', { accountId: scene.accountId, name: '恒润的报价', packageId })
  const values = { discountPercent: 10, terms: '三个工作日内开通', termsEn: 'Open in three days', language: 'both' }
  await core.call('records.patch', { type: 'quote', id, patch: values } as never)
  const { html } = await core.call('documents.draw', { kind: 'quote', id })
  const pdf = readPdf(temp.dir, 'quote', await printer.print(html))
  const text = pdf.text(1) + pdf.text(2)
  const said = [
    '报价单',
    'Quotation',
    '许可',
    'Licence',
    '¥1,100每人每年',
    '18',
    '¥19,800',
    '优惠10%',
    '−¥1,980',
    '¥17,820',
    '可选项目，不在总价内',
    'Training on site',
    '¥3,000',
    '可选项目同样优惠 10%',
  ]
  for (const one of [
    ...said,
    '人民币壹万柒仟捌佰贰拾元整',
    '三个工作日内开通',
    'Openinthreedays',
    '客户确认签字、盖章',
  ])
    expect(text).toContain(one.replaceAll(' ', ''))
  expect(pdf.fonts.every(({ isWhole }) => isWhole)).toBe(true)
  expect(pdf.pages).toBe(2)
  // in one language it is one page
  await core.call('records.patch', { type: 'quote', id, patch: { language: 'zh-CN' } } as never)
  const chinese = await core.call('documents.draw', { kind: 'quote', id })
  const approved = readPdf(temp.dir, 'quote-zh', await printer.print(chinese.html))
  expect(approved.pages).toBe(1)
  expect(fromApproved('quote-zh', approved)).toBeLessThan(same)
  vi.stubEnv('APPROVE', '')
  await core.call('records.patch', { type: 'quote', id, patch: { discountPercent: 11 } } as never)
  const cheaper = await core.call('documents.draw', { kind: 'quote', id })
  expect(fromApproved('quote-zh', readPdf(temp.dir, 'cheaper', await printer.print(cheaper.html)))).toBeGreaterThan(
    same,
  )
  const shape = { isLandscape: true, paper: 'letter', language: 'en' }
  await core.call('records.patch', { type: 'quote', id, patch: shape } as never)
  const across = await core.call('documents.draw', { kind: 'quote', id })
  const sheet = readPdf(temp.dir, 'quote-across', await printer.print(across.html))
  expect(sheet.info['Page size']).toContain('792 x 612')
  expect(sheet.whole).toContain('Training on site')
})

test('sheets of a day are one PDF in their order, each as it is by itself', async () => {
  const one = await print('one')
  await patch({ language: 'en', paper: 'letter', isLandscape: true })
  const two = await print('two')
  const { bytes, pages } = await mergePdfs([readFileSync(two.file), readFileSync(one.file)], '明天要用的')
  const whole = readPdf(temp.dir, 'whole', bytes)
  expect(pages).toBe(one.pages + two.pages)
  expect([whole.pages, whole.info['Title']]).toEqual([pages, '明天要用的'])
  expect(whole.text(1)).toBe(two.text(1))
  expect(whole.text(two.pages + 1)).toBe(one.text(1))
  expect(whole.fonts.length).toBeGreaterThan(0)
  expect(whole.fonts.every(({ isWhole }) => isWhole)).toBe(true)
  await expect(mergePdfs([Buffer.from('no PDF')], 'x')).rejects.toThrow(/PDF/)
})

test('sixty lines of six columns of four hundred characters: the head on every page, nothing lost', async () => {
  const columns = ['一', '二', '三', '四', '五', '六'].map((name, i) => ({
    label: { text: `第${name}列` },
    as: i === 0 ? ('head' as const) : ('text' as const),
  }))
  const cell = (row: number, column: number): string => {
    const mark = `〔${String(row).padStart(2, '0')}-${column}〕`
    return mark + '档案室按柜号翻查合同'.repeat(40).slice(0, 400 - 2 * mark.length) + mark
  }
  const rows = Array.from({ length: 60 }, (_, r) => columns.map((_, c) => ({ text: cell(r, c) })))
  const paper: Paper = {
    paper: 1,
    kind: 'comparison',
    name: '六列',
    language: 'zh-CN',
    size: 'a4',
    isLandscape: true,
    color: '#175a7e',
    logoId: null,
    head: { left: '左', right: '右' },
    foot: '',
    blocks: [{ type: 'table', columns, rows }],
  }
  const pdf = readPdf(temp.dir, 'six', await printer.print(await drawPaper(core.context, paper)))
  const pages = Array.from({ length: pdf.pages }, (_, i) => pdf.text(i + 1))
  expect(pages.every((text) => columns.every(({ label }) => text.includes(label.text)))).toBe(true)
  const all = pages.join('')
  for (let r = 0; r < 60; r += 1)
    for (let c = 0; c < 6; c += 1) {
      const mark = cell(r, c).slice(0, cell(r, c).indexOf('〕') + 1)
      expect([mark, all.split(mark).length - 1]).toEqual([mark, 2])
    }
  expect(all.split('').filter((letter) => letter === '柜').length).toBe(
    rows.flat().reduce((n, { text }) => n + text.split('柜').length - 1, 0),
  )
})
