/**
 * The month of 1,000 follow-ups, from the key to its drawn days, in the built page: the answer of the core, the calendar
 * and the frame after it. The reference is the same turn of the page to the list.
 */
import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../../../build/find-chromium.ts'
import { ensureBuilt } from '../../../build/build.ts'
import { addDays, dateIn } from '../../../shared/base/local-date.ts'
import { api, startApp } from '../../e2e/app.ts'
import { figure, median, type Figure } from '../figure.ts'

const [count, runs, goalMs] = [1_000, 15, 100] as const
const zone = 'Asia/Shanghai'

async function fill(page: Page): Promise<void> {
  const { id } = await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name: '苏州恒润' } })
  const first = `${dateIn(Date.now(), zone).slice(0, 7)}-01`
  for (let n = 0; n < count; n += 1) {
    const dueOn = addDays(first, n % 28)
    await api(page, 'followUps.add', { accountId: id, subject: `第 ${n} 件`, dueOn, dueTime: '10:00', zone })
  }
}

/** Milliseconds from a key to the frame in which what it shows is drawn. */
const turn = (page: Page, key: string, sign: string): Promise<number> =>
  page.evaluate(
    ([pressed, selector]) =>
      new Promise<number>((resolve) => {
        const fromMs = performance.now()
        window.dispatchEvent(new KeyboardEvent('keydown', { key: pressed ?? '', bubbles: true }))
        const look = (): void => {
          const isThere = document.querySelectorAll(selector ?? '').length > 0
          if (isThere) requestAnimationFrame(() => resolve(performance.now() - fromMs))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    [key, sign],
  )

/** Milliseconds of the page's main thread so far, without what other programs took from it meanwhile. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find((m) => m.name === 'TaskDuration')?.value ?? 0) * 1_000
  }
}

export async function measureMonth(): Promise<readonly Figure[]> {
  await ensureBuilt()
  const executablePath = findChromium()
  if (executablePath === null) return []
  const app = await startApp()
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  try {
    const page = await (
      await browser.newContext({ timezoneId: zone, viewport: { width: 1440, height: 900 } })
    ).newPage()
    await page.goto(app.url)
    // the first screen stands once the code was exchanged for the token
    await page.waitForSelector('h1')
    await api(page, 'profile.set', { name: '林珊' })
    await api(page, 'settings.set', { isSetUp: true })
    await fill(page)
    await page.goto(`${app.origin}/follow-ups`)
    await page.getByRole('grid').waitFor()
    await page.waitForTimeout(2_000)
    const [month, list, thread]: [number[], number[], number[]] = [[], [], []]
    const threadMs = await threadClock(page)
    for (let run = 0; run < runs; run += 1) {
      const fromMs = await threadMs()
      month.push(await turn(page, 'm', '[data-item]'))
      thread.push((await threadMs()) - fromMs)
      list.push(await turn(page, 'a', '[role="grid"][aria-rowcount]'))
    }
    // the first turn also runs the calendar's code for the first time
    const ours = median(month.slice(1))
    return [
      figure({
        part: 'month',
        what: `month of ${count} follow-ups`,
        ours,
        reference: median(list.slice(1)),
        unit: 'ms',
        goal: `< ${goalMs} ms`,
        isMet: ours < goalMs,
      }),
      figure({ part: 'month', what: 'of it, the page at work', ours: median(thread.slice(1)), unit: 'ms' }),
      figure({ part: 'month', what: 'the first time', ours: month[0] ?? Number.NaN, unit: 'ms' }),
    ]
  } finally {
    await browser.close()
    await app.close()
  }
}
