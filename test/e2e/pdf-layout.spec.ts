/** How a PDF stands on the screen: its size, its text over its letters, what axe finds, the question for a password. */
import type { Page } from '@playwright/test'
import { numberedPages, pdfOf } from '../fixtures/pdf-bytes.ts'
import { expect, test } from './app.ts'
import { foundByAxe } from './axe.ts'
import { findField, marked, open, pixelsLike } from './pdf-steps.ts'

/** What axe finds in the dialog, in one theme after the other. */
async function violationsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    const violations = await foundByAxe(page, { within: '[role="dialog"]' })
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes[0]?.target.join(' ')}`))
  }
  return found
}

test('larger, smaller, as wide as the window; sharp', async ({ app, page }) => {
  await open(page, app, pdfOf(numberedPages(3)))
  const first = page.getByRole('region', { name: 'Page 1', exact: true })
  await expect(first.locator('canvas')).toBeVisible()
  const width = async () => (await first.boundingBox())?.width ?? 0
  const fitted = await width()
  await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(fitted * 1.05)
  await expect.poll(() => first.locator('canvas').evaluate((c: HTMLCanvasElement) => c.width / c.clientWidth)).toBe(1)
  await page.getByRole('button', { name: 'Fit width' }).click()
  await expect.poll(width).toBe(fitted)
  await page.getByRole('button', { name: 'Smaller' }).click()
  await expect.poll(width).toBeLessThan(fitted)
})

test('nothing that axe can find, with hits marked', async ({ app, page }) => {
  await open(page, app, pdfOf(numberedPages(3)))
  await findField(page).fill('sheet')
  await expect(page.getByText('1 of 3')).toBeVisible()
  await findField(page).press('Shift+Enter')
  await expect(page.getByText('3 of 3')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
})

for (const rotate of [undefined, 90, 180, 270] as const)
  test(`the text lies over its letters, turned by ${rotate ?? 0}`, async ({ app, page }) => {
    const sheet = { lines: [{ text: 'Heng Run' }], width: 300, height: 200 }
    await open(page, app, pdfOf([rotate === undefined ? sheet : { ...sheet, rotate }]))
    await findField(page).fill('heng run')
    await expect(page.getByText('1 of 1')).toBeVisible()
    await expect.poll(async () => (await marked(page)).count).toBe(1)
    await expect.poll(() => pixelsLike(page, 'Page 1', [0, 0, 0])).toBeGreaterThan(100)
    const [ink, words] = await page
      .getByRole('region', { name: 'Page 1', exact: true })
      .locator('canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data, width } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
          data: new Uint8ClampedArray(),
          width: 1,
        }
        const black = Array.from({ length: data.length / 4 }, (_, i) => i).filter((i) => (data[4 * i] ?? 255) < 128)
        const middle = (all: readonly number[]): number =>
          all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)
        const box = canvas.getBoundingClientRect()
        const scale = box.width / canvas.width
        const [range] = CSS.highlights.get('rp-pdf-hit') ?? []
        const rect = (range as Range).getBoundingClientRect()
        return [
          [box.x + scale * middle(black.map((i) => i % width)), box.y + scale * middle(black.map((i) => i / width))],
          [rect.x + rect.width / 2, rect.y + rect.height / 2],
        ] as const
      })
    // half the height of the letters
    expect(Math.hypot(ink[0] - words[0], ink[1] - words[1])).toBeLessThan(25)
  })

test('locked: the wrong password, then the right one', async ({ app, page }) => {
  await open(page, app, pdfOf(numberedPages(1), { password: 'heng-run' }))
  const field = page.getByLabel('Password of the PDF')
  await field.fill('hengrun')
  await field.press('Enter')
  await expect(page.getByText('That is not its password.')).toBeVisible()
  expect(await violationsOf(page)).toEqual([])
  await field.fill('heng-run')
  await field.press('Enter')
  await expect(page.getByText('Sheet number 1')).toBeAttached()
})
