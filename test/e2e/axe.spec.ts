/** Every screen, in both themes and languages, has no violation axe can find. */
import AxeBuilder from '@axe-core/playwright'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'
import { screens } from '../shots/screens.ts'

for (const theme of ['light', 'dark'] as const)
  test(`no screen has a violation, ${theme}`, async ({ app, page }) => {
    test.setTimeout(120_000)
    const language = theme === 'light' ? 'zh-CN' : 'en'
    await enter(page, app, language)
    await api(page, 'demo.load', {})
    await api(page, 'settings.set', { theme })
    const found: string[] = []
    for (const screen of screens) {
      await page.goto(`${app.origin}/`)
      await screen.open(page, (name, input) => api(page, name, input))
      await page.waitForTimeout(300)
      const { violations } = await new AxeBuilder({ page }).analyze()
      found.push(
        ...violations.map(
          (v) =>
            `${screen.name}: ${v.id} ${v.nodes
              .map((n) => n.target.join(' '))
              .slice(0, 3)
              .join(' | ')}`,
        ),
      )
    }
    expect(found).toEqual([])
  })
