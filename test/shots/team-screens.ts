/** The screens of a laptop that is alone, of one in a team, and of the team's people. */
import type { Page } from '@playwright/test'
import { at, firstAccount, type Call, type Screen } from './scenes.ts'

/** Opens something of the record a team wrote about, once it says where it is. */
const overShared =
  (lay: (page: Page) => Promise<void>) =>
  async (page: Page, call: Call): Promise<void> => {
    await at(`/accounts/${await firstAccount(call)}`)(page)
    await page.locator('main header button[aria-haspopup="dialog"]').waitFor()
    await lay(page)
  }

/** An act of the account's menu, by the address it leads to or its place. */
async function chooseFromMenu(page: Page, place: number): Promise<void> {
  await page.locator('main header button[aria-haspopup="menu"]').click()
  await page.getByRole('menuitem').nth(place).click()
}

/** The way into a team, for a laptop that belongs to none. */
export const aloneScreens: readonly Screen[] = [
  { name: 'sync-alone', open: at('/sync') },
  {
    name: 'settings-join',
    open: async (page) => {
      await at('/settings')(page)
      await page.locator('#hub').scrollIntoViewIfNeeded()
    },
  },
  { name: 'conflicts-none', open: at('/conflicts') },
]

/** A person of the list is open at its side. */
const person =
  (index: number) =>
  async (page: Page): Promise<void> => {
    await at('/team')(page)
    await page.getByRole('option').nth(index).click()
    await page.locator('main aside dl').waitFor()
  }

/** Screens of an admin's laptop, after `playPeopleScene`. */
export const peopleScreens: readonly Screen[] = [
  {
    name: 'team',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('option').first().waitFor()
    },
  },
  { name: 'team-person', open: person(0) },
  { name: 'team-self', open: person(1) },
  { name: 'team-off', open: person(5) },
  {
    name: 'team-shut-out',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside li button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'team-switch-off',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'team-invite',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('option').first().waitFor()
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').first().fill('周敏')
    },
  },
  {
    // no more people come of it: the link is one for another laptop
    name: 'team-link',
    open: async (page) => {
      await person(0)(page)
      await page.locator('main aside section + div button').first().click()
      await page.getByRole('dialog').getByRole('textbox').waitFor()
    },
  },
  {
    name: 'team-cover',
    open: async (page) => {
      await at('/team')(page)
      await page.locator('main aside button.rp-link').click()
      await page.getByRole('dialog').waitFor()
    },
  },
]

/** Screens of a laptop in a team, after `playTeamScene`. */
export const teamScreens: readonly Screen[] = [
  {
    name: 'sync',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main li').first().waitFor()
    },
  },
  {
    name: 'sync-waiting',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main ul').last().scrollIntoViewIfNeeded()
      await page.locator('main ul').last().getByRole('button').last().focus()
    },
  },
  {
    // a film that is on a colleague's laptop; asked for while the hub is out of reach
    name: 'file-elsewhere',
    open: overShared(async (page) => {
      await page.getByRole('button', { name: '样机演示.mp4' }).first().click()
      await page.getByRole('dialog').getByRole('button').nth(1).waitFor()
    }),
  },
  {
    name: 'sync-files',
    open: overShared(async (page) => {
      await page
        .locator('main input[type=file]')
        .first()
        .setInputFiles({
          name: '报价单-恒润-2026.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.alloc(2_400_000, 7),
        })
      await page
        .getByRole('button', { name: /报价单-恒润/ })
        .first()
        .waitFor()
      await at('/sync')(page)
      await page.locator('main li button', { hasText: '报价单' }).first().waitFor()
    }),
  },
  {
    // by themselves only on Wi-Fi that is trusted: a hotel's is not
    name: 'sync-networks',
    open: async (page, call) => {
      await call('files.steer', { onlyTrusted: true, trusted: ['公司-5G', '浦东机场 Plaza Premium 贵宾厅'] })
      await page.route('**/api/files.transfers', async (route) => {
        const response = await route.fetch().catch(() => null)
        if (!response) return
        const answer = (await response.json()) as { readonly result: object }
        const network = { isWireless: true, name: 'Hyatt_Guest', isTrusted: false }
        await route.fulfill({ response, json: { result: { ...answer.result, network } } })
      })
      await at('/sync')(page)
      await page.getByText('Hyatt_Guest').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'sync-leave',
    open: async (page) => {
      await at('/sync')(page)
      await page.locator('main aside button').last().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'conflicts',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
    },
  },
  {
    name: 'conflicts-long',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'conflicts-now',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'conflicts-third',
    open: async (page) => {
      await at('/conflicts')(page)
      await page.locator('main ol li').first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('3')
      await page.locator('main ol form').waitFor()
    },
  },
  {
    name: 'conflicts-of-record',
    open: overShared(async (page) => {
      await page.locator('main header a[href*="conflicts"]').click()
      await page.locator('main ol li').first().waitFor()
    }),
  },
  { name: 'account-shared', open: overShared(() => Promise.resolve()) },
  {
    name: 'record-badge',
    open: overShared(async (page) => {
      await page.locator('main header button[aria-haspopup="dialog"]').click()
      await page.getByRole('dialog').waitFor()
    }),
  },
  {
    name: 'hand-over',
    open: overShared(async (page) => {
      await chooseFromMenu(page, 4)
      await page.getByRole('dialog').locator('h3').waitFor()
    }),
  },
  {
    name: 'handover-brief',
    open: async (page, call) => {
      await at(`/accounts/${await firstAccount(call)}/brief`)(page)
      await page.locator('main article').waitFor()
    },
  },
  { name: 'settings-joined', open: at('/settings') },
  {
    // that hub is out of reach
    name: 'team-offline',
    open: async (page) => {
      await at('/team')(page)
      await page.getByRole('alert').first().waitFor()
    },
  },
]
