/** Two laptops and a hub, each a process of its own, and the steps by which they meet. */
import type { BrowserContext, Page } from '@playwright/test'
import { hubProcess, type HubProcess } from '../support/hub-process.ts'
import { enter } from './set-up.ts'
import { api, expect, startApp, test as base, type RunningApp } from './app.ts'

export interface Team {
  readonly hub: HubProcess
  /** The second laptop, fresh. */
  readonly other: RunningApp
  readonly otherPage: Page
}

export const test = base.extend<{ team: Team; otherContext: BrowserContext }>({
  otherContext: async ({ browser }, provide) => {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'Asia/Shanghai' })
    await provide(context)
    await context.close()
  },
  team: async ({ otherContext }, provide) => {
    const hub = await hubProcess()
    const other = await startApp({ LANG: 'en_US.UTF-8' })
    await provide({ hub, other, otherPage: await otherContext.newPage() })
    await other.close()
    await hub.close()
  },
})

/** Waits until nothing of this laptop waits and it has heard from the hub. */
export async function settled(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      await api(page, 'sync.now', {})
      const { unsent, hub } = await api<{ unsent: number; hub: { trouble: string | null } | null }>(
        page,
        'sync.status',
        {},
      )
      return [unsent, hub?.trouble ?? null]
    })
    .toEqual([0, null])
}

/** The id of the first account that a text finds. */
export const accountNamed = async (page: Page, text: string): Promise<string | undefined> => {
  const today = '2026-11-29'
  const { rows } = await api<{ rows: { id: string; name: string }[] }>(page, 'accounts.list', {
    filter: { text },
    today,
  })
  return rows[0]?.id
}

/** Joins through the settings, as the person who has used Rapport alone until now. */
export async function joinInSettings(page: Page, app: RunningApp, link: string): Promise<void> {
  await page.goto(`${app.origin}/settings`)
  await page.getByLabel('邀请链接').fill(link)
  await page.getByLabel('邀请链接').press('Enter')
  await expect(page.getByText('这台电脑加入了')).toBeVisible()
}

/** A team whose laptops see each other's accounts; the first one comes with an account it had before. */
export async function joinWithAccount(
  page: Page,
  app: RunningApp,
  hub: HubProcess,
  values: Readonly<Record<string, string>> = { name: '苏州恒力机械有限公司' },
): Promise<void> {
  await hub.console('teams', 'add', '华东', '--shares')
  await enter(page, app)
  await api(page, 'records.create', { type: 'account', values })
  await joinInSettings(page, app, await hub.invite('林珊', 'rep', '华东'))
  await settled(page)
}

/** Joins on the first screen, as somebody who begins with an invitation. */
export async function joinAtFirstRun(page: Page, app: RunningApp, link: string): Promise<void> {
  await page.goto(app.url)
  await page.getByText('I have an invitation').click()
  await page.getByLabel('Invitation link').fill(link)
  await page.getByLabel('Invitation link').press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible()
}
