/** How a test or a measurement comes to the sheet of a comparison, and how long a key takes to stand on it. */
import type { Page } from '@playwright/test'
import { median } from '../bench/figure.ts'
import { api, expect, type RunningApp } from './app.ts'

/** A product with so many lines of both sides, and a client. */
export async function catalogue(page: Page, lines: readonly (readonly [string, string, string])[]): Promise<string> {
  const create = async (type: string, values: object): Promise<string> =>
    (await api<{ id: string }>(page, 'records.create', { type, values })).id
  await api(page, 'company.set', { name: '明澄软件' })
  const productId = await create('product', { name: '知档 3', kind: 'ours' })
  const otherId = await create('product', { name: '旧版 OA', kind: 'incumbent' })
  for (const [position, [title, now, ours]] of lines.entries()) {
    const featureId = await create('feature', { productId, title, position })
    await api(page, 'catalogue.say', { featureId, productId, body: ours, mark: 'yes' })
    await api(page, 'catalogue.say', { featureId, productId: otherId, body: now, mark: 'no' })
  }
  return create('account', { name: '苏州恒润精密机械有限公司', headcount: 18 })
}

/** Lines as rows of the table. */
export const three = [
  ['找一份旧合同', '去档案室翻', '输入两个字'],
  ['一张单子批完', '两天半', '四小时'],
  ['停网的时候', '不能查', '照常查'],
] as const

/** The sheet beside the fields. */
export const preview = (page: Page) => page.getByRole('region', { name: '打印出来的样子' })

/** Begins a comparison for the client of `catalogue`, in Chinese. */
export async function begin(page: Page, app: RunningApp): Promise<void> {
  await page.goto(`${app.origin}/comparisons`)
  await expect(page.getByText('还没有对比表。')).toBeVisible()
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: '客户' }).fill('恒润')
  await page.getByRole('option', { name: /恒润/ }).click()
  await page.getByRole('combobox', { name: '他们现在用的' }).click()
  await page.getByRole('option', { name: '旧版 OA' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-pages][data-ready=true]')).toBeVisible()
}

/** From the next key until so many of it stand in a place, in milliseconds. */
const keyTime = (page: Page, place: 'sheet' | 'bare', count: number): Promise<number> =>
  page.evaluate(
    ({ where, wanted }) => {
      const root = document.querySelector('[data-pages]')?.shadowRoot as ShadowRoot
      const shown = (): string =>
        (where === 'sheet' ? root.querySelector('td.ours') : document.querySelector('#bare-shown'))?.textContent ?? ''
      return new Promise<number>((resolve) => {
        const onKey = (): void => {
          const at = performance.now()
          const look = (): void => {
            if (shown().split('x').length - 1 >= wanted) resolve(performance.now() - at)
            else requestAnimationFrame(look)
          }
          look()
        }
        document.addEventListener('keydown', onKey, { once: true, capture: true })
      })
    },
    { where: place, wanted: count },
  )

/** A field of no framework, whose text is copied beside it in the next frame: what this machine takes for a key at least. */
const addBareField = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const field = document.createElement('input')
    field.id = 'bare'
    field.setAttribute('aria-label', 'bare')
    const shown = document.createElement('p')
    shown.id = 'bare-shown'
    field.addEventListener('input', () => requestAnimationFrame(() => (shown.textContent = field.value)))
    document.body.append(field, shown)
  })

/**
 * How long a key takes to stand on the sheet, and in a bare field beside it: medians of so many each, in turn, in milliseconds.
 * The line whose fields are typed into must be open.
 */
export async function keyTimes(page: Page, count: number): Promise<Readonly<Record<'sheet' | 'bare', number>>> {
  await addBareField(page)
  const fields = { sheet: page.getByRole('textbox', { name: '用上我们的之后' }), bare: page.locator('#bare') }
  const times: Record<'sheet' | 'bare', number[]> = { sheet: [], bare: [] }
  for (let i = 0; i < count; i += 1)
    for (const place of ['sheet', 'bare'] as const) {
      await fields[place].focus()
      const took = keyTime(page, place, i + 1)
      await page.waitForTimeout(30)
      await page.keyboard.press('x')
      times[place].push(await took)
    }
  return { sheet: median(times.sheet), bare: median(times.bare) }
}
