import { expect, test } from './app.ts'

test('greets in the language of the system, switches at once, and starts with the demo', async ({ app, page }) => {
  await page.goto(app.url)
  await expect(page.getByRole('heading', { name: '欢迎用见面' })).toBeVisible()
  await expect(page.getByRole('button', { name: '开始' })).toBeDisabled()
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Welcome to Rapport' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByLabel('Your name').fill('Lin Shan')
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('navigation').getByText('Accounts').first()).toBeVisible()
  await expect(page.getByText('苏州恒润精密机械有限公司').first()).toBeVisible()
})

test('an empty start says what to do next', async ({ app, page }) => {
  await page.goto(app.url)
  await page.getByLabel('你的名字').fill('林珊')
  await page.getByRole('radio', { name: '从空白开始' }).check()
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByRole('main').getByRole('button', { name: /新客户/ })).toBeVisible()
})

test('a tab without a key says so and what to do', async ({ app, page }) => {
  await page.goto(`${app.origin}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('见面开在别的窗口')
})

test('a start link works once', async ({ app, page, context }) => {
  await page.goto(app.url)
  await expect(page.getByRole('heading', { name: '欢迎用见面' })).toBeVisible()
  const second = await context.newPage()
  await second.goto(app.url)
  await expect(second.getByRole('heading', { level: 1 })).not.toHaveText('欢迎用见面')
})
