/** The sheet of a comparison while it is written: from a key to the sheet, against a bare field of the same page. */
import { chromium } from '@playwright/test'
import { ensureBuilt } from '../../../build/build.ts'
import { findChromium } from '../../../build/find-chromium.ts'
import { startApp } from '../../e2e/app.ts'
import { begin, catalogue, keyTimes, three } from '../../e2e/comparison-steps.ts'
import { enter } from '../../e2e/set-up.ts'
import { figure, type Figure } from '../figure.ts'

const keys = 50

export async function measurePreview(): Promise<readonly Figure[]> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('The preview is measured in a Chromium, and there is none. Set CHROMIUM_PATH.')
  await ensureBuilt()
  const app = await startApp()
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = await browser.newPage({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await enter(page, app)
    await catalogue(page, three)
    await begin(page, app)
    await page.getByRole('button', { name: '找一份旧合同' }).click()
    const { sheet, bare } = await keyTimes(page, keys)
    return [
      figure({
        part: 'documents',
        what: `a key on the sheet beside it, median of ${keys}`,
        ours: sheet,
        reference: bare,
        unit: 'ms',
        goal: '< 100 ms',
        isMet: sheet < 100,
      }),
    ]
  } finally {
    await browser.close()
    await app.close()
  }
}
