/** The sample accounts and deals come in through the page, and the accounts go out again in one step. */
import { existsSync } from 'node:fs'
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
  await expect(page.getByText('windows-1252').or(page.locator('input[value="windows-1252"]')).first()).toBeVisible()
  await page.getByRole('button', { name: '先试一遍' }).click()
  await expect(page.getByRole('heading', { name: '导入后会这样' })).toBeVisible()
  const tried = await page.getByText(/^423\s*新增$/).count()
  expect(tried).toBe(1)
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByRole('heading', { name: '导入好了' })).toBeVisible()
  const total = async (): Promise<number> =>
    (await api<{ total: number }>(page, 'accounts.list', { today: '2026-01-01' })).total
  expect(await total()).toBe(423)

  await page.locator('input[type=file]').first().setInputFiles(join(samples, 'opportunityData.csv'))
  await expect(page.getByText('opportunityData.csv')).toBeVisible()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText(/^38\s*新增$/)).toBeVisible()
  const deals = await api<{ total: number; rows: { accountName: string | null }[] }>(page, 'opportunities.list', {
    outcome: 'all',
  })
  expect([deals.total, deals.rows.filter((r) => r.accountName === null).length]).toEqual([38, 0])

  const accounts = page.getByRole('listitem').filter({ hasText: 'accountData.csv' })
  await accounts.getByRole('button', { name: '撤销这次导入' }).click()
  await expect.poll(total).toBe(0)
})
