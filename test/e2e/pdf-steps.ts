/** What the tests of PDFs share: one is added and opened, its fields, its marks, its pixels. */
import type { Page } from '@playwright/test'
import { expect, type RunningApp } from './app.ts'
import { onVisit } from './attachment-steps.ts'

/** Adds a PDF to a visit and opens it; `before` runs when it is there and not yet open. */
export async function open(
  page: Page,
  app: RunningApp,
  bytes: Buffer,
  language: 'zh-CN' | 'en' = 'en',
  before: () => void = () => undefined,
): Promise<void> {
  await onVisit(page, app, language)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'offer.pdf', mimeType: 'application/pdf', buffer: bytes })
  const tile = page.getByRole('button', { name: language === 'en' ? 'Open offer.pdf' : '打开「offer.pdf」' })
  await expect(tile).toBeVisible()
  before()
  await tile.click()
}

export const pages = (page: Page) => page.getByRole('region', { name: 'Pages of offer.pdf' })
export const pageField = (page: Page) => page.getByRole('textbox', { name: 'Page', exact: true })
export const findField = (page: Page) => page.getByRole('searchbox', { name: 'Find in the PDF' })

/** How many hits are marked, and the words of the one in question. */
export const marked = (page: Page) =>
  page.evaluate(() => ({
    count: CSS.highlights.get('rp-pdf-hit')?.size ?? 0,
    current: [...(CSS.highlights.get('rp-pdf-hit-current') ?? [])].map((range) => (range as Range).toString()),
  }))

/** How many pixels of a page are of about this colour. */
export const pixelsLike = (page: Page, name: string, colour: readonly [number, number, number]) =>
  page
    .getByRole('region', { name, exact: true })
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement, [red, green, blue]) => {
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      let count = 0
      for (let i = 0; i < data.length; i += 4) {
        const isLike = [red, green, blue].every((part, at) => Math.abs((data[i + at] ?? 0) - part) < 24)
        if (isLike) count += 1
      }
      return count
    }, colour)
