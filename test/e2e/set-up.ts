/** Ways into the app that tests share. */
import type { Page } from '@playwright/test'
import { api, expect, type RunningApp } from './app.ts'

/** Opens the page and makes it this person's laptop, past first run, in a language. */
export async function enter(page: Page, app: RunningApp, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<void> {
  await page.goto(app.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await api(page, 'profile.set', { name: '林珊' })
  await api(page, 'settings.set', { language, isSetUp: true })
  await page.goto(`${app.origin}/`)
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** The same page after the app was started again: a fresh launch URL, the same data. `heading` is what a bare screen shows. */
export async function comeBack(page: Page, url: string, heading?: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
  const sign = heading === undefined ? page.getByRole('navigation') : page.getByRole('heading', { name: heading })
  await expect(sign).toBeVisible()
}
