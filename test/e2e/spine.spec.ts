/** The spine of the day: an account, a visit with its next date, and Today; by keyboard, in both languages, over a crash. */
import type { Page } from '@playwright/test'
import { api, expect, test } from './app.ts'
import { comeBack, enter } from './set-up.ts'

const words = {
  'zh-CN': {
    name: '名称',
    make: '建档',
    log: '写拜访',
    summary: '说了什么',
    close: '结束拜访',
    today: '今天',
    undo: '撤销',
    note: '值得记下的',
    keep: '记下',
  },
  en: {
    name: 'Name',
    make: 'Add account',
    log: 'Log a visit',
    summary: 'What was said',
    close: 'Close the visit',
    today: 'Today',
    undo: 'Undo',
    note: 'Worth keeping',
    keep: 'Keep it',
  },
} as const

async function newAccountByKeyboard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(name)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`keyboard only, ${language}: account, visit with next date, Today, undo, and nothing lost in a crash`, async ({
    app,
    page,
    complaints,
  }) => {
    const w = words[language]
    await enter(page, app, language)
    await newAccountByKeyboard(page, '苏州恒润精密机械有限公司')

    await page.keyboard.press('l')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByLabel(w.summary)).toBeFocused()
    await page.keyboard.type('两个人管一万多份合同')
    const close = dialog.getByRole('button', { name: new RegExp(w.close) })
    await expect(close).toBeDisabled()
    await dialog.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    await expect(close).toBeEnabled()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('两个人管一万多份合同')).toBeVisible()

    const list = await api<{ rows: { nextOn: string | null }[] }>(page, 'accounts.list', { today: '2026-01-01' })
    expect(list.rows[0]?.nextOn).not.toBeNull()

    await page.keyboard.press('1')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    await app.kill()
    await comeBack(page, await app.start())
    // While its shell was dead the page could only complain.
    complaints.length = 0
    const after = await api<{ rows: unknown[] }>(page, 'visits.list', {})
    expect(after.rows).toHaveLength(1)
  })
}

test('what was just done is taken back with Ctrl Z', async ({ app, page }) => {
  await enter(page, app)
  await newAccountByKeyboard(page, '常州天宁物业管理有限公司')
  await expect(page.getByText('建档了', { exact: false }).first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect
    .poll(async () => (await api<{ total: number }>(page, 'accounts.list', { today: '2026-01-01' })).total)
    .toBe(0)
  // the page that was open asks once more for the account that is gone: it says so, and nothing is logged as broken
  await expect(page.getByRole('heading', { name: '常州天宁物业管理有限公司' })).toHaveCount(0)
})

test('Ctrl Z after the page was opened anew takes back the acts before it, one after the other', async ({
  app,
  page,
}) => {
  await enter(page, app)
  const total = async () => (await api<{ total: number }>(page, 'accounts.list', { today: '2026-01-01' })).total
  await newAccountByKeyboard(page, '常州天宁物业管理有限公司')
  await newAccountByKeyboard(page, '绍兴柯桥轻纺城')
  await page.goto(`${app.origin}/accounts`)
  await expect(page.getByText('绍兴柯桥轻纺城').first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('撤销了：新建「绍兴柯桥轻纺城」。')).toBeVisible()
  expect(await total()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('撤销了：新建「常州天宁物业管理有限公司」。')).toBeVisible()
  expect(await total()).toBe(0)
  // that the laptop got its owner is no act to take back
  await page.keyboard.press('Control+z')
  await expect(page.getByText('这次打开见面以来，没有可以撤销的。')).toBeVisible()
})

test('who may be the same stands beside a new account while its name is typed', async ({ app, page }) => {
  await enter(page, app)
  await api(page, 'records.create', { type: 'account', values: { name: '苏州恒润精密机械有限公司' } })
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('恒润机械')
  await expect(page.getByRole('dialog').getByText('苏州恒润精密机械有限公司')).toBeVisible()
})

test('the palette finds by initials and opens with Enter', async ({ app, page }) => {
  await enter(page, app)
  await api(page, 'demo.load', {})
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('szhr')
  await expect(page.getByRole('option').first()).toContainText('苏州恒润')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('苏州恒润')
})

test('language and theme change while the app runs', async ({ app, page }) => {
  await enter(page, app)
  await page.goto(`${app.origin}/settings`)
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
  await page.getByText('Dark', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('two windows show one truth: what one writes, the other sees', async ({ app, page, context }) => {
  await enter(page, app)
  const token = await page.evaluate(() => sessionStorage.getItem('rapport-token'))
  const other = await context.newPage()
  await other.addInitScript((t) => sessionStorage.setItem('rapport-token', t ?? ''), token)
  await other.goto(`${app.origin}/accounts`)
  await expect(other.getByRole('navigation')).toBeVisible()
  await newAccountByKeyboard(page, '宁波海曙区行政服务中心')
  await expect(other.getByText('宁波海曙区行政服务中心').first()).toBeVisible()
})
