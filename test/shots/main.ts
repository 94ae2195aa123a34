/**
 * Pictures of every screen into `out/shots/`: both languages, both themes, 1440 and 1024 wide, on demo data. Names are
 * `<screen>-<language>-<theme>-<width>.png`. `npm run shots -- today account` takes only screens of these names.
 */
import { chromium, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureBuilt } from '../../build/build.ts'
import { api, startApp } from '../e2e/app.ts'
import { playPeopleScene } from '../support/people-scene.ts'
import { playTeamScene } from '../support/team-scene.ts'
import type { Screen } from './scenes.ts'
import { screens } from './screens.ts'
import { aloneScreens, peopleScreens, teamScreens } from './team-screens.ts'

const folder = resolve(import.meta.dirname, '..', '..', 'out', 'shots')
const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]
const languages = ['zh-CN', 'en'] as const
const themes = ['light', 'dark'] as const

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
const chosenOf = (of: readonly Screen[]): readonly Screen[] =>
  of.filter((s) => wanted.length === 0 || wanted.includes(s.name))

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  // the count of what waits for the hub comes once the page has settled
  await page.waitForTimeout(800)
}

async function takeAll(
  page: Page,
  chosen: readonly Screen[],
  language: (typeof languages)[number],
  theme: (typeof themes)[number],
): Promise<number> {
  await api(page, 'settings.set', { language, theme })
  let taken = 0
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const screen of chosen) {
      await page.goto(new URL('/', page.url()).href)
      await screen.open(page, (name, input) => api(page, name, input))
      await settle(page)
      const short = language === 'en' ? 'en' : 'zh'
      await page.screenshot({ path: join(folder, `${screen.name}-${short}-${theme}-${size.width}.png`) })
      // what a screen put between page and app is its own
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      taken += 1
    }
  }
  return taken
}

/** Every language, theme and width of these screens. */
async function takeEach(page: Page, of: readonly Screen[]): Promise<number> {
  const chosen = chosenOf(of)
  let taken = 0
  if (chosen.length === 0) return taken
  for (const language of languages) for (const theme of themes) taken += await takeAll(page, chosen, language, theme)
  return taken
}

async function takeTeam(page: Page): Promise<number> {
  if (chosenOf(teamScreens).length === 0) return 0
  const scene = await playTeamScene((name, input) => api(page, name, input))
  try {
    return await takeEach(page, teamScreens)
  } finally {
    await api(page, 'sync.leave', {})
    await scene.close()
  }
}

async function takePeople(page: Page): Promise<number> {
  if (chosenOf(peopleScreens).length === 0) return 0
  const served = await playPeopleScene((name, input) => api(page, name, input))
  try {
    return await takeEach(page, peopleScreens)
  } finally {
    await api(page, 'sync.leave', {})
    await served.close()
  }
}

async function takeFirstRun(page: Page): Promise<number> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  let taken = 0
  for (const size of sizes) {
    await page.setViewportSize(size)
    await settle(page)
    await page.screenshot({ path: join(folder, `first-run-zh-light-${size.width}.png`) })
    taken += 1
  }
  return taken
}

async function main(): Promise<void> {
  await ensureBuilt()
  mkdirSync(folder, { recursive: true })
  const app = await startApp()
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-quic', '--disable-background-networking'],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    const page = await context.newPage()
    await page.goto(app.url)
    await page.waitForFunction(() => !location.hash.includes('code='))
    let taken = await takeFirstRun(page)
    await api(page, 'profile.set', { name: '林珊' })
    await api(page, 'demo.load', {})
    await api(page, 'settings.set', { isSetUp: true })
    taken += await takeEach(page, [...screens, ...aloneScreens])
    // last: from then on the laptop has been in a team
    taken += await takeTeam(page)
    taken += await takePeople(page)
    console.log(`${taken} pictures in out/shots`)
  } finally {
    await browser.close()
    await app.close()
  }
}

await main()
