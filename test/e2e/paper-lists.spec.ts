/** Quotes, comparisons and what has fewer rows are found from their lists, by keyboard alone. */
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

test('found by pinyin or by the account, opened with Enter; words that fit nothing say so', async ({ app, page }) => {
  await enter(page, app)
  const account = async (name: string): Promise<string> =>
    (await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name } })).id
  const [hengrun, other] = [await account('苏州恒润精密机械'), await account('绍兴越城区')]
  for (const [accountId, name] of [
    [hengrun, '上线前后'],
    [other, '培训室'],
  ] as const) {
    await api(page, 'comparisons.start', { accountId, name, productId: null, otherId: null })
    await api(page, 'quotes.start', { accountId, name })
    await api(page, 'records.create', { type: 'demo', values: { name } })
  }
  for (const [path, find] of [
    ['/quotes', '在报价里找'],
    ['/comparisons', '在对比表里找'],
  ] as const) {
    await page.goto(new URL(path, app.origin).href)
    const rows = page.getByRole('option')
    await expect(rows).toHaveCount(2)
    await page.keyboard.press('f')
    const field = page.getByRole('searchbox', { name: find })
    await expect(field).toBeFocused()
    await page.keyboard.type('没有这个')
    await expect(page.getByText('「没有这个」')).toBeVisible()
    await field.fill('恒润')
    await expect(rows).toHaveCount(1)
    await field.fill('pxs')
    await expect(rows).toHaveText([/培训室/])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: '培训室' })).toBeVisible()
  }
  await page.goto(new URL('/demos', app.origin).href)
  const links = page.locator('main').getByRole('listitem')
  await expect(links).toHaveCount(2)
  await page.keyboard.press('f')
  await page.keyboard.type('shangxian')
  await expect(links).toHaveText([/上线前后/])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '上线前后' })).toBeVisible()
})
