/** From an imported account to what is in the client's hands: a quote approved and printed, a comparison left, asked about next time. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { api, expect, test, type RunningApp } from './app.ts'
import { enter } from './set-up.ts'

const words = {
  'zh-CN': {
    importNow: '直接导入',
    newQuote: '新报价',
    account: '客户',
    pack: '价格套餐',
    discount: '优惠，%',
    held: '批准之后才能打印。',
    approve: '批准，最多 15%',
    print: '打印，定为第 1 版',
    kept: '第 1 版，按打印的样子留着了。',
    discountOnPaper: '优惠15%',
    dueOnAccount: /报价快到期/,
    openQuote: '打开报价',
    leave: '留资料',
    act: '存成 zip',
    toFolder: '文件夹、U 盘',
    actFolder: '选文件夹，写进去',
    noted: /^已记下：/,
    before: '上次留下的',
    left: '对比 第 1 版',
    leftAs: '对比第 1 版',
    answer: '记下他们怎么说',
    say: '他们怎么说',
    add: '加上',
    said: '对留下的资料：总经理看了，要第三年的价',
    sums: 'SHA256SUMS.txt',
    papers: '文件',
  },
  en: {
    importNow: 'Import at once',
    newQuote: 'New quote',
    account: 'Account',
    pack: 'Price package',
    discount: 'Discount, %',
    held: 'It can be printed once it is approved.',
    approve: 'Approve up to 15%',
    print: 'Print as version 1',
    kept: 'Version 1 is kept as it was printed.',
    discountOnPaper: 'Discount15%',
    dueOnAccount: /Quote runs out soon/,
    openQuote: 'Open the quote',
    leave: 'Leave something',
    act: 'Save as zip',
    toFolder: 'Folder or USB',
    actFolder: 'Choose a folder and write',
    noted: /^Noted as left with/,
    before: 'Left last time',
    left: '对比 version 1',
    leftAs: '对比 version 1',
    answer: 'Note what they say',
    say: 'What they say of it',
    add: 'Add',
    said: 'Of what we left: 总经理看了，要第三年的价',
    sums: 'SHA256SUMS.txt',
    papers: 'papers',
  },
} as const
type Language = keyof typeof words

const create = async (page: Page, type: string, values: object): Promise<string> =>
  (await api<{ id: string }>(page, 'records.create', { type, values })).id

/** The catalogue, and an account that came in as a list. */
async function scene(page: Page, app: RunningApp, w: (typeof words)[Language]): Promise<string> {
  await api(page, 'company.set', { name: '明澄软件' })
  const productId = await create(page, 'product', { name: '知档 3', kind: 'ours' })
  const packageId = await create(page, 'pricePackage', {
    productId,
    name: '小团队版',
    currency: 'CNY',
    discountLimitPercent: 10,
  })
  await create(page, 'priceRow', { packageId, title: '许可', unit: 'year', priceMinor: 1_980_000, currency: 'CNY' })
  await page.goto(`${app.origin}/import`)
  const text = '客户名称,人数\n苏州恒润精密机械有限公司,18\n'
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: w.importNow }).click()
  const found = async (): Promise<string> =>
    (await api<{ hits: { type: string; id: string }[] }>(page, 'search.query', { query: 'hengrun' })).hits.find(
      (hit) => hit.type === 'account',
    )?.id ?? ''
  await expect.poll(found).not.toBe('')
  return found()
}

const visit = (page: Page, accountId: string, startAt: number, status: string): Promise<string> =>
  create(page, 'visit', { accountId, subject: '上门', status, startAt, zone: 'Asia/Shanghai' })

/** A picker that gives a folder of the browser itself: what a test cannot press is the system's own dialogue. */
const pickOwnFolder = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
  })

const filesInFolder = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const found: Record<string, number> = {}
    const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`)
        else found[`${path}${name}`] = (await (handle as FileSystemFileHandle).getFile()).size
      }
    }
    await walk(await navigator.storage.getDirectory(), '')
    return found
  })

for (const language of ['zh-CN', 'en'] as const)
  test(`a quote beyond the limit goes out once it is approved, ${language}`, async ({ app, page }) => {
    const w = words[language]
    await enter(page, app, language)
    const accountId = await scene(page, app, w)
    await page.goto(`${app.origin}/quotes`)
    await page.getByRole('button', { name: w.newQuote }).click()
    await page.getByRole('combobox', { name: w.account }).fill('hengrun')
    await page.getByRole('option', { name: /恒润/ }).click()
    await page.getByRole('combobox', { name: w.pack }).click()
    await page.getByRole('option', { name: '小团队版' }).click()
    await page.keyboard.press('Control+Enter')
    const sheet = page.locator('[data-pages][data-ready=true]')
    await expect(sheet.getByRole('cell', { name: '¥19,800', exact: true })).toBeVisible()
    await page.getByRole('textbox', { name: w.discount }).fill('15')
    await expect(sheet.getByText('−¥2,970')).toBeVisible()
    await expect(page.getByText(w.held)).toBeVisible()
    await expect(page.getByRole('button', { name: w.print })).toBeDisabled()
    await page.getByRole('button', { name: w.approve }).click()
    await page.getByRole('button', { name: w.print }).click()
    await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(w.kept)).toBeVisible()
    await page.keyboard.press('Escape')
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    const text = execFileSync('pdftotext', ['-raw', await download.path(), '-'], { encoding: 'utf8' })
    expect(text.replaceAll(/\s/g, '')).toContain(w.discountOnPaper)
    const due = await api<{ openFollowUps: { quoteId: string | null }[] }>(page, 'accounts.get', { id: accountId })
    expect(due.openFollowUps.map(({ quoteId }) => quoteId !== null)).toEqual([true])
    await page
      .getByRole('link', { name: /恒润精密/ })
      .first()
      .click()
    await page.getByRole('button', { name: w.dueOnAccount }).last().click()
    await page.getByRole('dialog').getByRole('button', { name: w.openQuote }).click()
    // more is taken off than was allowed: held again
    await page.getByRole('textbox', { name: w.discount }).fill('16')
    await expect(page.getByText(w.held)).toBeVisible()
  })

for (const language of ['zh-CN', 'en'] as const)
  test(`a comparison is left and asked about at the next visit, ${language}`, async ({ app, page }) => {
    const w = words[language]
    const dir = mkdtempSync(join(tmpdir(), 'rapport-left-'))
    try {
      await enter(page, app, language)
      const accountId = await scene(page, app, w)
      await api(page, 'comparisons.start', { accountId, name: '对比' })
      const hour = 3_600_000
      const now = await visit(page, accountId, Date.now() - hour, 'done')
      const next = await visit(page, accountId, Date.now() + 100 * hour, 'planned')

      await page.goto(`${app.origin}/visits/${now}`)
      await page.getByRole('button', { name: w.leave }).click()
      // what was never printed goes along only when it is chosen
      await page.getByRole('checkbox', { name: /^对比/ }).check()
      const [download] = await Promise.all([
        page.waitForEvent('download', { timeout: 30_000 }),
        page.getByRole('button', { name: w.act }).click(),
      ])
      await expect(page.getByText(w.noted)).toBeVisible()
      const zip = join(dir, 'left.zip')
      await download.saveAs(zip)
      execFileSync('unzip', ['-q', zip, '-d', dir], { env: { ...process.env, LC_ALL: 'C.UTF-8' } })
      const folder = download.suggestedFilename().replace(/\.zip$/, '')
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', w.sums], { cwd: join(dir, folder) })
      expect(
        readFileSync(join(dir, folder, w.papers, `${w.left}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      await expect(page.getByRole('button', { name: w.leftAs, exact: true })).toBeVisible()

      // the same into a folder, as onto a stick
      await pickOwnFolder(page)
      await page.getByRole('button', { name: w.leave }).click()
      await page.getByText(w.toFolder, { exact: true }).click()
      await page.getByRole('button', { name: w.actFolder }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      const written = await filesInFolder(page)
      expect(Object.keys(written)).toContain(`${folder}/${w.papers}/${w.left}.pdf`)
      expect(Object.values(written).every((size) => size > 0)).toBe(true)

      await page.goto(`${app.origin}/visits/${next}`)
      await expect(page.getByRole('heading', { name: w.before })).toBeVisible()
      await page.goto(`${app.origin}/on-site/${next}`)
      const asked = page.getByRole('region', { name: w.before })
      await expect(asked.getByRole('button', { name: w.leftAs, exact: true }).first()).toBeVisible()
      await asked.getByRole('button', { name: w.answer }).click()
      await asked.getByRole('textbox', { name: w.say }).fill('总经理看了，要第三年的价')
      await page.keyboard.press('Enter')
      await expect(page.getByText(w.said)).toBeVisible()
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

test('everything for the visits of tomorrow is one PDF, and each sheet is kept', async ({ app, page }) => {
  await enter(page, app)
  const accountId = await scene(page, app, words['zh-CN'])
  await api(page, 'comparisons.start', { accountId, name: '对比' })
  const tomorrow = Date.now() + 24 * 3_600_000
  const first = await visit(page, accountId, tomorrow, 'planned')
  await page.goto(`${app.origin}/visits`)
  await page.getByRole('button', { name: '打印一天要用的' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  await expect(dialog.getByText('2 张')).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    dialog.getByRole('button', { name: '印成一个 PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/拜访要用的\.pdf$/)
  const text = execFileSync('pdftotext', ['-raw', await download.path(), '-'], { encoding: 'utf8' })
  expect(text.replaceAll(/\s/g, '')).toMatch(/拜访议程[^]*现在，和用上/)
  await expect(dialog).toHaveCount(0)
  const { rows } = await api<{ rows: { kind: string }[] }>(page, 'documents.list', { of: 'visit', id: first })
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['agenda', 'comparison'])
})
