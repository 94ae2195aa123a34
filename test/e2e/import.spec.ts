/** The sample accounts and deals come in through the page, and the accounts go out again in one step. */
import type { Page } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

const samples = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'salesforce-sample')

test('423 accounts in an old encoding: found, tried, imported, found in an instant, taken back', async ({
  app,
  page,
}) => {
  test.skip(!existsSync(samples), 'the sample data lies beside the checkout and is not here')
  await enter(page, app)
  await page.goto(`${app.origin}/import`)
  await page.locator('input[type=file]').first().setInputFiles(join(samples, 'accountData.csv'))
  await expect(page.getByRole('combobox', { name: '文字编码' })).toHaveValue('Windows-1252（西文）')
  await expect(page.getByText('Salesforce 导出的')).toBeVisible()
  await page.getByRole('button', { name: '先试一遍' }).click()
  await expect(page.getByRole('heading', { name: '423 行可用。' })).toBeVisible()
  await expect(page.getByText('新增 423')).toBeVisible()
  await page.getByRole('button', { name: '导入 423 行' }).click()
  await expect(page.getByRole('heading', { name: '导入了 423 行。' })).toBeVisible()
  const total = async (): Promise<number> =>
    (await api<{ total: number }>(page, 'accounts.list', { today: '2026-01-01' })).total
  expect(await total()).toBe(423)

  await page.locator('input[type=file]').first().setInputFiles(join(samples, 'opportunityData.csv'))
  await expect(page.getByRole('heading', { name: 'opportunityData.csv' })).toBeVisible()
  await page.getByRole('button', { name: '直接导入' }).click()
  await expect(page.getByText('新增 38')).toBeVisible()
  const deals = await api<{ total: number; rows: { accountName: string | null }[] }>(page, 'opportunities.list', {
    outcome: 'all',
  })
  expect([deals.total, deals.rows.filter((r) => r.accountName === null).length]).toEqual([38, 0])

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => (await api<{ total: number }>(page, 'opportunities.list', { outcome: 'all' })).total)
    .toBe(0)
  await page.getByRole('button', { name: '撤销 accountData.csv 的导入' }).click()
  await expect.poll(total).toBe(0)
})

const upload = async (page: Page, name: string, text: string): Promise<void> => {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await expect(page.getByRole('table').or(page.getByRole('alert')).first()).toBeVisible()
}

test('stopped half way, a long list leaves nothing behind', async ({ app, page }) => {
  await enter(page, app, 'en')
  await page.goto(`${app.origin}/import`)
  const rows = Array.from({ length: 20_000 }, (_, i) => `Number ${i} Trading Ltd,Suzhou,0512-6618${i}`)
  await upload(page, 'long.csv', ['Account name,City,Phone', ...rows].join('\n'))
  await page.getByRole('button', { name: 'Import at once' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await expect(page.getByText(/rows a second/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByRole('heading', { name: 'Stopped. Nothing of it was kept.' })).toBeVisible()
  expect((await api<{ total: number }>(page, 'accounts.list', { today: '2026-01-01' })).total).toBe(0)
})

test('rows that cannot come in are named and handed back as a file; a file that is none is refused in words', async ({
  app,
  page,
}) => {
  await enter(page, app)
  await page.goto(`${app.origin}/import`)
  await upload(page, '客户.csv', '客户名称,电话\n苏州恒润,0512-66180233\n,0510-82700110\n')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '1 行可用，1 行有问题。' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^3 客户名称：/ })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '导入了 1 行，1 行有问题，已另存给你改。' })).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '存下这些行' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  expect(text).toContain('0510-82700110')
  await upload(page, '客户.xlsx', 'PK\u0003\u0004 cut short')
  await expect(page.getByRole('alert')).toBeVisible()
})

test('on a narrow window lists out stand below the list in, not beside it', async ({ app, page }) => {
  await enter(page, app)
  await page.setViewportSize({ width: 860, height: 900 })
  await page.goto(`${app.origin}/import`)
  const main = page.locator('section', { has: page.getByRole('heading', { level: 1 }) })
  const [list, aside] = [await main.boundingBox(), await page.getByRole('complementary').last().boundingBox()]
  expect(aside?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0) - 1)
  expect(aside?.x).toBe(list?.x)
})
