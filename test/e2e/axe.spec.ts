/** Every screen and every dialog has no violation axe can find, in both themes and both languages. */
import type { Page } from '@playwright/test'
import { api, expect, test } from './app.ts'
import { foundByAxe } from './axe.ts'
import { enter } from './set-up.ts'
import { playPeopleScene } from '../support/people-scene.ts'
import { playTeamScene } from '../support/team-scene.ts'
import { dialogs, screens } from '../shots/screens.ts'
import { aloneScreens, peopleScreens, teamScreens } from '../shots/team-screens.ts'

// the longest of all files: whoever is free takes the next of its tests
test.describe.configure({ mode: 'parallel' })

type Theme = 'light' | 'dark'

/** The rules that a change of theme can change; all else is the same elements. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** What axe finds in what stands there, in one theme after the other: the page follows the system's. */
async function violationsOf(page: Page, name: string, whole: Theme = 'light'): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    // a colour half way between two themes is neither's
    await page.waitForFunction(() => !document.getAnimations().some((one) => one.playState === 'running'))
    for (const { id, nodes } of await foundByAxe(page, theme === whole ? {} : { rules: ofColour })) {
      const where = nodes.slice(0, 3).map((n) => n.target.join(' '))
      found.push(`${name}, ${theme}: ${id} ${where.join(' | ')}`)
    }
  }
  return found
}

test('first run has no violation', async ({ app, page }) => {
  await page.goto(app.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await violationsOf(page, 'first-run')).toEqual([])
})

const half = Math.ceil(screens.length / 2)

for (const [what, language, views] of [
  ['first screens', 'zh-CN', screens.slice(0, half)],
  ['first screens', 'en', screens.slice(0, half)],
  ['other screens', 'zh-CN', [...screens.slice(half), ...aloneScreens]],
  ['other screens', 'en', [...screens.slice(half), ...aloneScreens]],
  ['dialogs', 'zh-CN', dialogs],
  ['dialogs', 'en', dialogs],
  ['screens of a team', 'zh-CN', teamScreens],
  ['screens of a team', 'en', teamScreens],
  ['screens of its people', 'zh-CN', peopleScreens],
  ['screens of its people', 'en', peopleScreens],
] as const)
  test(`none of the ${what} has a violation, ${language}`, async ({ app, page }) => {
    test.setTimeout(300_000)
    await enter(page, app)
    await api(page, 'demo.load', {})
    const call = <T>(name: string, input: unknown): Promise<T> => api<T>(page, name, input)
    const play = views === teamScreens ? playTeamScene : views === peopleScreens ? playPeopleScene : null
    const scene = await play?.(call)
    await api(page, 'settings.set', { theme: 'system', language })
    const found: string[] = []
    for (const view of views) {
      await view.open(page, call)
      await page.waitForTimeout(300)
      // every rule once in each language, in the one theme and the other
      found.push(...(await violationsOf(page, view.name, language === 'en' ? 'dark' : 'light')))
    }
    await scene?.close()
    expect(found).toEqual([])
  })

test('the mutant page, with a button that has no name, is caught', async ({ app, page }) => {
  await enter(page, app)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  expect((await violationsOf(page, 'mutant')).join('\n')).toContain('button-name')
})
