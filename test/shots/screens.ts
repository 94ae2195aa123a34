/** The screens of the app and how a person gets to each. A new screen is added here. */
import type { Page } from '@playwright/test'

type Call = <T>(name: string, input: unknown) => Promise<T>

export interface Screen {
  readonly name: string
  open(page: Page, call: Call): Promise<void>
}

const at =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(new URL(path, page.url()).href)
    await page.locator('main').waitFor()
  }

async function firstAccount(call: Call): Promise<string> {
  const { hits } = await call<{ hits: { id: string }[] }>('search.query', { query: '恒润', types: ['account'] })
  const list = await call<{ rows: { id: string }[] }>('accounts.list', { today: '2026-11-23', limit: 1 })
  return hits[0]?.id ?? list.rows[0]?.id ?? ''
}

export const screens: readonly Screen[] = [
  { name: 'today', open: at('/') },
  { name: 'accounts', open: at('/accounts') },
  {
    name: 'account',
    open: async (page, call) => {
      await at(`/accounts/${await firstAccount(call)}`)(page)
    },
  },
  { name: 'contacts', open: at('/contacts') },
  { name: 'visits', open: at('/visits') },
  { name: 'follow-ups', open: at('/follow-ups') },
  { name: 'pipeline', open: at('/pipeline') },
  { name: 'import', open: at('/import') },
  { name: 'settings', open: at('/settings') },
  {
    name: 'palette',
    open: async (page) => {
      await page.locator('main').waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').waitFor()
      await page.keyboard.type('hengr', { delay: 20 })
    },
  },
]
