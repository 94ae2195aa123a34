/** A demo with two windows: the client's shows the film or the card and nothing of ours; what was shown goes to the visit. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { api, expect, test, type RunningApp } from './app.ts'
import { numberedPages, pdfOf } from '../fixtures/pdf-bytes.ts'
import { enter } from './set-up.ts'

const zone = 'Asia/Shanghai'
const secret = '底价 38 万，周总已经点头'
const clip = readFileSync(resolve(import.meta.dirname, '..', 'fixtures', 'player-clip.webm'))

interface Shown {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}
const film: Shown = { name: '找一份合同.webm', mimeType: 'video/webm', buffer: clip }

/** A script made by hand in the editor, a file of the library in its second step; answers the visit. */
async function prepared(page: Page, app: RunningApp, shown = film): Promise<string> {
  await page.goto(`${app.origin}/library`)
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(shown)
  await expect(page.getByText(`“${shown.name}” added.`)).toBeVisible({ timeout: 15_000 })
  await page.goto(`${app.origin}/demos`)
  await expect(page.getByText('There is no demo yet.')).toBeVisible()
  await page.keyboard.press('a')
  await page.getByRole('button', { name: 'Add a step: Say' }).click()
  await page.getByRole('button', { name: 'Card: Add' }).click()
  await page.keyboard.type('每人每天少找二十分钟')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'For yourself: Add' }).click()
  await page.keyboard.type(secret)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: `For yourself: ${secret}` })).toBeVisible()
  await page.getByRole('button', { name: 'Add a step: Show' }).click()
  await expect(page.getByRole('button', { name: 'Step: Show them' })).toBeVisible()
  await page.getByRole('combobox', { name: 'What the client is shown' }).last().click()
  await page.getByRole('option', { name: shown.name.replace(/\.\w+$/, '') }).click()
  await page.getByRole('button', { name: 'Add a step: Ask' }).click()
  await expect(page.getByRole('button', { name: 'Step: Ask', exact: true })).toBeVisible()
  const accountId = (
    await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name: '苏州恒润' } })
  ).id
  return (await api<{ id: string }>(page, 'visits.walkIn', { accountId, subject: '演示', visitType: 'demo', zone })).id
}

const paperOf = (pages: number): Shown => ({
  name: '方案.pdf',
  mimeType: 'application/pdf',
  buffer: pdfOf(numberedPages(pages)),
})

/** A demo whose second step is a paper of so many pages, begun; answers the client's window. */
async function withPaper(page: Page, app: RunningApp, pages: number): Promise<Page> {
  const visitId = await prepared(page, app, paperOf(pages))
  await page.goto(`${app.origin}/on-site/${visitId}`)
  await page.getByRole('link', { name: /^Start the demo/ }).click()
  await expect(page.getByText(secret)).toBeVisible()
  const [client] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('w')])
  await expect(client.getByRole('heading', { name: 'Opening' })).toBeVisible()
  return client
}

test('on two windows: what one has for oneself is never on the other', async ({ app, page, context }) => {
  await enter(page, app, 'en')
  const visitId = await prepared(page, app)
  await page.goto(`${app.origin}/on-site/${visitId}`)
  await page.getByRole('link', { name: /^Start the demo/ }).click()
  await expect(page.getByText(secret)).toBeVisible()

  const [first] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('w')])
  await expect(page.getByRole('button', { name: /^The client’s screen is open/ })).toBeVisible()
  // asked for again, one in front takes its place
  const [client] = await Promise.all([
    context.waitForEvent('page'),
    first.waitForEvent('close'),
    page.keyboard.press('w'),
  ])
  await expect(page.getByRole('button', { name: /^The client’s screen is open/ })).toBeVisible()
  const asked: string[] = []
  expect(await client.evaluate(() => window.opener as unknown)).toBeNull()
  client.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await expect(client.getByRole('heading', { name: 'Opening' })).toBeVisible()
  await expect(client.getByText('每人每天少找二十分钟')).toBeVisible()
  await page.waitForTimeout(1_200)
  await page.keyboard.press('1')
  await page.keyboard.press('PageDown')
  const video = client.locator('video')
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(1)
  await page.keyboard.press('k')
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.currentTime)).toBeGreaterThan(0.3)
  // covered with one key, and back
  await page.keyboard.press('b')
  await expect(video).toHaveCount(0)
  await page.keyboard.press('b')
  await expect(video).toHaveCount(1)
  await page.getByLabel('What they asked').fill('能不能先上档案室？')
  await page.getByRole('button', { name: 'Next step' }).click()
  // a step without anything to show leaves the client's screen empty
  await expect(client.locator('[data-view="blank"]')).toBeVisible()
  expect(await client.content()).not.toContain('底价')
  expect(await client.content()).not.toContain('苏州恒润')
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([])
  expect(context.pages()).toHaveLength(2)

  const closed = client.waitForEvent('close')
  await page.waitForTimeout(1_100)
  await page.keyboard.press('Escape')
  await closed
  await expect(page).toHaveURL(/on-site/)
  await api(page, 'visits.close', { visitId, next: { type: 'none', because: '下周定' } })
  await page.goto(`${app.origin}/visits/${visitId}`)
  const part = page.locator('section', { has: page.getByRole('heading', { name: 'What was shown' }) })
  await expect(part.getByRole('listitem')).toHaveCount(3)
  await expect(part.getByRole('listitem').first()).toContainText('Liked it')
  await expect(part.getByRole('listitem').nth(1)).toContainText('能不能先上档案室？')
})

test('a paper on the other window is turned from here, and stays where it was while it is covered', async ({
  app,
  page,
}) => {
  await enter(page, app, 'en')
  const client = await withPaper(page, app, 5)
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('Page 1 of 5')).toBeVisible()
  const there = (no: number) => expect(client.getByText(`Sheet number ${no}`)).toBeInViewport()
  await there(1)
  // all of it is in sight, and no tools of ours
  await expect(client.getByText('Sheet number 2')).not.toBeInViewport()
  await expect(client.getByRole('textbox')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Page 3 of 5')).toBeVisible()
  await there(3)
  // the small one beside the notes shows the same
  await expect(page.locator('aside').getByText('Sheet number 3')).toBeInViewport()
  await page.getByRole('button', { name: 'Page back' }).click()
  await there(2)
  await page.keyboard.press('b')
  await expect(client.locator('[data-view="blank"]')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Page back' })).toHaveCount(0)
  await page.keyboard.press('b')
  await there(2)
  // at the ends there is no further
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowDown')
  await there(5)
  await expect(page.getByRole('button', { name: 'Page on' })).toBeDisabled()
  // whoever comes back to it finds it where it was left
  await page.keyboard.press('ArrowLeft')
  await expect(client.getByRole('heading', { name: 'Opening' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await there(5)
})

test('a URL that has run out is made anew for the other window, which is told nothing else', async ({ app, page }) => {
  await enter(page, app, 'en')
  const client = await withPaper(page, app, 2)
  const refused = new Set<string>()
  await client.route('**/media/**', (route) => {
    const url = route.request().url()
    if (refused.size > 0 && !refused.has(url)) return route.continue()
    refused.add(url)
    return route.fulfill({ status: 404 })
  })
  await page.keyboard.press('ArrowRight')
  await expect(client.getByText('Sheet number 1')).toBeInViewport()
  expect(refused.size).toBe(1)
})

test('on one screen: only what the client may see, and the keys go on', async ({ app, page }) => {
  await enter(page, app, 'en')
  const visitId = await prepared(page, app)
  await page.goto(`${app.origin}/on-site/${visitId}`)
  await page.getByRole('link', { name: /^Start the demo/ }).click()
  await expect(page.getByText(secret)).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { name: 'Opening' })).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)
  expect(await page.locator('main').innerText()).not.toContain('Like')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('video')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Next step' })).toBeVisible()
})

test('on one screen a paper is turned, too', async ({ app, page }) => {
  await enter(page, app, 'zh-CN')
  await api(page, 'settings.set', { language: 'en' })
  const visitId = await prepared(page, app, paperOf(3))
  await api(page, 'settings.set', { language: 'zh-CN' })
  await page.goto(`${app.origin}/on-site/${visitId}`)
  await page.getByRole('link', { name: /^开始演示/ }).click()
  // a key of a screen counts once the screen is there
  await expect(page.getByText(secret)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('第 1 页，共 3 页')).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByText('Sheet number 1')).toBeInViewport()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Sheet number 2')).toBeInViewport()
  await expect(page.getByText('Sheet number 1')).not.toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(page.getByText('第 2 页，共 3 页')).toBeVisible()
})
