/** An admin manages people from the page: a rep is invited, joins at first run, and is shut out, with a real hub. */
import type { BrowserContext, Page } from '@playwright/test'
import { hubProcess, type HubProcess } from '../support/hub-process.ts'
import { expect, startApp, test as base, type RunningApp } from './app.ts'
import { enter } from './set-up.ts'

const test = base.extend<{ hub: HubProcess; other: RunningApp; otherPage: Page; otherContext: BrowserContext }>({
  otherContext: async ({ browser }, provide) => {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Asia/Shanghai' })
    await provide(context)
    await context.close()
  },
  // Playwright names what a fixture depends on by destructuring; this one depends on nothing.
  // eslint-disable-next-line no-empty-pattern
  hub: async ({}, provide) => {
    const hub = await hubProcess()
    await provide(hub)
    await hub.close()
  },
  // eslint-disable-next-line no-empty-pattern
  other: async ({}, provide) => {
    const other = await startApp({ LANG: 'en_US.UTF-8' })
    await provide(other)
    await other.close()
  },
  otherPage: async ({ otherContext }, provide) => {
    await provide(await otherContext.newPage())
  },
})

/** The first admin, by the link a new hub prints. */
async function joinAsAdmin(page: Page, app: RunningApp, hub: HubProcess): Promise<void> {
  await page.goto(`${app.origin}/settings`)
  await page.getByLabel('邀请链接').fill(hub.setupLink)
  await page.getByLabel('邀请链接').press('Enter')
  await expect(page.getByText('这台电脑加入了')).toBeVisible()
}

/** Invites by the keyboard alone; answers the link that is shown. */
async function invite(page: Page, name: string): Promise<string> {
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('名字')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Control+Enter')
  const link = await dialog.getByRole('textbox', { name: '链接' }).inputValue()
  await expect(dialog.getByText('只能用一次')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '复制链接' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return link
}

async function joinAtFirstRun(page: Page, app: RunningApp, link: string): Promise<void> {
  await page.goto(app.url)
  await page.getByText('I have an invitation').click()
  await page.getByLabel('Invitation link').fill(link)
  await page.getByLabel('Invitation link').press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible()
}

test('a rep is invited in the page, joins with the link, and is shut out', async ({
  app,
  page,
  hub,
  other,
  otherPage,
}) => {
  test.setTimeout(120_000)
  await enter(page, app)
  // without a hub there is nothing to manage
  await page.goto(`${app.origin}/team`)
  await expect(page.getByText('这台电脑还没有加入')).toBeVisible()
  await joinAsAdmin(page, app, hub)
  await page.getByRole('link', { name: '打开团队' }).click()
  await expect(page.getByRole('option')).toHaveCount(1)

  // a team is added and named in place
  await page.getByPlaceholder('加一个小组，回车').fill('华东')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '小组的名称: 华东' })).toBeVisible()
  await page.getByRole('heading', { level: 1 }).click()
  const link = await invite(page, '王芳')
  await expect(page.getByRole('option', { name: /王芳.*还没加入/ })).toBeVisible()

  await joinAtFirstRun(otherPage, other, link)
  await otherPage.goto(`${other.origin}/team`)
  await expect(otherPage.getByRole('heading', { name: '王芳' })).toBeVisible()
  await expect(otherPage.getByText('this laptop')).toBeVisible()
  await expect(otherPage.getByRole('button', { name: 'Invite' })).toBeHidden()

  // the admin opens her with the keyboard, gives her another role, takes that back, and shuts her laptop out
  await page.reload()
  await expect(page.getByRole('option', { name: /王芳.*今天/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const pane = page.getByRole('complementary', { name: '关于王芳' })
  await expect(pane.getByRole('heading', { name: '王芳' })).toBeFocused()
  await pane.getByRole('button', { name: '身份: 销售' }).click()
  await page.getByRole('menuitem', { name: '主管' }).click()
  await expect(page.getByText('王芳现在是主管。')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(pane.getByRole('button', { name: '身份: 销售' })).toBeVisible()
  await pane.getByRole('button', { name: /^收回权限/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回权限' }).click()
  await expect(pane.getByText(/今天 .* 收回了权限/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()
  await expect(page.getByRole('listbox')).toBeFocused()

  await otherPage.goto(`${other.origin}/team`)
  await expect(otherPage.getByRole('alert').filter({ hasText: 'This laptop was shut out of the hub.' })).toBeVisible()
  await otherPage.goto(`${other.origin}/sync`)
  await otherPage.getByRole('button', { name: /Sync now/ }).click()
  await expect(otherPage.getByText('An admin has shut this laptop out of the hub.').first()).toBeVisible()
})

test('without a network the page says so and asks again; the last admin is not switched off', async ({
  app,
  page,
  hub,
}) => {
  await enter(page, app)
  await joinAsAdmin(page, app, hub)
  await hub.kill()
  await page.goto(`${app.origin}/team`)
  await expect(page.getByText('连不上团队中心。')).toBeVisible()
  await expect(page.getByText('这一页要有网络才行')).toBeVisible()
  await hub.start()
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('option').click()
  await expect(page.getByText('唯一的管理员')).toBeVisible()
  await expect(page.getByRole('button', { name: '停用…' })).toBeHidden()

  // what is shown stays when the hub goes away, with the time it is from
  await hub.kill()
  await page.getByRole('button', { name: '给另一台电脑的链接' }).click()
  await expect(page.getByText('连不上团队中心。')).toBeVisible()
  await page.getByRole('link', { name: '今天' }).click()
  // gone from here, or nothing is asked again
  await expect(page.getByRole('heading', { level: 1, name: '团队' })).toBeHidden()
  await page.goBack()
  await expect(page.getByText(/这是 今天 .* 的样子/)).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
})
