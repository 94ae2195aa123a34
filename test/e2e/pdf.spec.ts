/** PDFs as a person reads them: opened, read on, searched, unlocked; and those that are broken or hostile. */
import type { Page } from '@playwright/test'
import path from 'node:path'
import { build, type Rolldown } from 'vite'
import { brokenPdf, numberedPages, pdfAndPage, pdfOf } from '../fixtures/pdf-bytes.ts'
import { expect, test } from './app.ts'
import { findField, marked, open, pageField, pages, pixelsLike } from './pdf-steps.ts'

/** What the page asked for, and what its policy refused. */
async function watch(page: Page): Promise<{ readonly asked: string[]; readonly refused: () => Promise<unknown> }> {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.addInitScript(() => {
    const refused: string[] = []
    document.addEventListener('securitypolicyviolation', (event) =>
      refused.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
    Object.assign(globalThis, { refused })
  })
  return { asked, refused: () => page.evaluate(() => (globalThis as { refused?: unknown }).refused) }
}

test('read, found in, turned over; nothing from elsewhere, nothing refused', async ({ app, page }) => {
  const seen = await watch(page)
  const chinese = [{ text: '苏州恒润对比表', isChinese: true }, { text: 'Offer with a price' }]
  const bytes = pdfOf([{ lines: chinese }, ...numberedPages(4)], { isHostile: true })
  const ofPdf = (): string[] => seen.asked.filter((url) => url.includes('/assets/pdf-'))
  await open(page, app, bytes, 'en', () => expect(ofPdf()).toEqual([]))

  const first = page.getByRole('region', { name: 'Page 1', exact: true })
  await expect(first.getByText('苏州恒润对比表')).toBeAttached()
  // the face is not in the file: its letters come from the machine, by pdf.js's character maps
  await expect.poll(() => pixelsLike(page, 'Page 1', [0, 0, 0])).toBeGreaterThan(500)

  expect(ofPdf().map((url) => url.split('/').at(-1))).toEqual(
    expect.arrayContaining(['pdf.worker.min.mjs', 'UniGB-UCS2-H.bcmap']),
  )

  // the keys work at once
  await page.keyboard.press('End')
  await expect(pageField(page)).toHaveValue('5')
  await expect(page.getByText('Sheet number 4')).toBeAttached()
  await pageField(page).fill('2')
  await pageField(page).press('Enter')
  await expect(page.getByText('Sheet number 1')).toBeInViewport()
  await expect(pageField(page)).toHaveValue('2')

  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('button', { name: 'Open offer.pdf' }).click()
  await findField(page).fill('SHEET number')
  await expect(page.getByText('1 of 4')).toBeVisible()
  await expect.poll(() => marked(page)).toMatchObject({ current: ['Sheet number'] })
  await findField(page).press('Enter')
  await expect(page.getByText('2 of 4')).toBeVisible()
  await findField(page).fill('恒润对比')
  await expect(page.getByText('1 of 1')).toBeVisible()
  await expect.poll(() => marked(page)).toEqual({ count: 1, current: ['恒润对比'] })
  await findField(page).fill('not in there')
  await expect(page.getByText('Not found')).toBeVisible()
  await findField(page).press('Escape')
  await expect(findField(page)).toHaveValue('')
  await expect(page.getByRole('dialog')).toBeVisible()

  // a link over the whole page leads nowhere
  await pages(page).click({ position: { x: 200, y: 200 } })
  expect(page.url()).toContain(app.origin)
  expect(seen.asked.filter((url) => !url.startsWith(app.origin))).toEqual([])
  expect(await seen.refused()).toEqual([])
})

test('of 500 pages only those in sight are there, and of the file only what they need', async ({ app, page }) => {
  const sizes: number[] = []
  page.on('response', (response) => {
    if (response.url().includes('/media/')) sizes.push(Number(response.headers()['content-length']))
  })
  // 30 KB for each page, so that the whole would be seen
  const sheets = numberedPages(500).map((sheet) => ({ lines: [...sheet.lines, { text: ' '.repeat(30_000) }] }))
  const bytes = pdfOf(sheets)
  await open(page, app, bytes)
  await expect(page.getByText('Sheet number 1', { exact: true })).toBeAttached()
  await page.keyboard.press('End')
  await expect(page.getByText('Sheet number 500')).toBeAttached()
  await expect(pageField(page)).toHaveValue('500')
  expect(await page.locator('canvas').count()).toBeLessThan(6)
  // what would be fetched ahead would be by now
  await page.waitForTimeout(2_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(bytes.byteLength / 4)
})

test('an image that WebAssembly unpacks', async ({ app, page }) => {
  await open(page, app, pdfOf([{ lines: [], hasImage: true, width: 300, height: 300 }]))
  await expect.poll(() => pixelsLike(page, 'Page 1', [20, 120, 200])).toBeGreaterThan(10_000)
})

for (const [what, bytes] of [
  ['broken', brokenPdf()],
  ['cut off in its head', pdfOf(numberedPages(3)).subarray(0, 120)],
  ['cut off before its end', pdfOf(numberedPages(3)).subarray(0, -300)],
  ['a page as well', pdfAndPage()],
] as const)
  test(`${what}: a sentence`, async ({ app, page }) => {
    const seen = await watch(page)
    await open(page, app, bytes, 'zh-CN')
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('这个 PDF 读不出来')
    await expect(page.getByRole('button', { name: '另存为' })).toBeVisible()
    expect(await seen.refused()).toEqual([])
  })

test('a table of contents that is wrong: its pages are found all the same', async ({ app, page }) => {
  const text = pdfOf(numberedPages(3)).toString('latin1')
  await open(page, app, Buffer.from(text.replace(/startxref\n\d+/, 'startxref\n77'), 'latin1'))
  await expect(page.getByText('Sheet number 1')).toBeAttached()
})

test('a URL that stops working is renewed while one reads; when that does not help, a sentence', async ({
  app,
  page,
  complaints,
}) => {
  let isOld = false
  let urls = 0
  let isGone = false
  await page.route('**/media', async (route) => {
    urls += 1
    isOld = false
    await route.continue()
  })
  await page.route('**/media/**', (route) =>
    isOld || isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  )
  const sheets = numberedPages(60).map((sheet) => ({ lines: [...sheet.lines, { text: ' '.repeat(30_000) }] }))
  await open(page, app, pdfOf(sheets))
  await expect(page.getByText('Sheet number 1', { exact: true })).toBeAttached()
  const before = urls
  isOld = true
  await pageField(page).fill('30')
  await pageField(page).press('Enter')
  await expect(page.getByText('Sheet number 30')).toBeAttached()
  expect(urls).toBe(before + 1)
  isGone = true
  await pageField(page).fill('55')
  await pageField(page).press('Enter')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('This cannot be shown')
  // the browser speaks of the refused requests; of nothing else
  expect(complaints.splice(0).filter((each) => !each.includes('404'))).toEqual([])
})

/** `readPdf` as a script of its own: nothing in the page calls it yet from a place a test could reach. */
async function readPdfScript(): Promise<string> {
  const entry = path.join(import.meta.dirname, '../../renderer/features/pdf/read-pdf.ts')
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['es'] }, rolldownOptions: { output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput[]
  return built[0]?.output[0].code ?? ''
}

test('what is read of a PDF that is added: pages, words, a picture; null for what is none', async ({ app, page }) => {
  const code = await readPdfScript()
  await page.route('**/assets/read-pdf.js', (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
  await page.goto(app.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const read = (bytes: Buffer) =>
    page.evaluate(async (base64) => {
      const module = (await import(`${location.origin}/assets/read-pdf.js`)) as {
        readPdf: (file: Blob) => Promise<{ pageCount: number; text: string; poster: Blob | null } | null>
      }
      const found = await module.readPdf(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]))
      if (!found?.poster) return found && { ...found, poster: null }
      const { width, height } = await createImageBitmap(found.poster)
      return { ...found, poster: { type: found.poster.type, width, height } }
    }, bytes.toString('base64'))

  const lines = [{ text: '苏州恒润对比表', isChinese: true }, { text: 'Offer' }]
  expect(await read(pdfOf([{ lines }, ...numberedPages(2)]))).toEqual({
    pageCount: 3,
    text: '苏州恒润对比表\nOffer\n\nSheet number 1\n\nSheet number 2',
    poster: { type: 'image/jpeg', width: 336, height: 475 },
  })
  const full = { lines: Array.from({ length: 25 }, () => ({ text: 'word '.repeat(11) })) }
  const long = await read(pdfOf(Array.from({ length: 90 }, () => full)))
  expect(long?.text.length).toBe(100_000)
  for (const none of [brokenPdf(), Buffer.alloc(0), Buffer.from('text'), pdfOf(numberedPages(1), { password: 'x' })])
    expect(await read(none)).toBeNull()
})
