/** The video player as a person meets it: keys, speed, loops, captions, a URL that runs out in the middle, a damaged film. */
import type { Locator, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test, type RunningApp } from './app.ts'
import { onVisit } from './attachment-steps.ts'
import { foundByAxe } from './axe.ts'

/** 26 s of a moving picture without sound. */
const clip = readFileSync(resolve(import.meta.dirname, '..', 'fixtures', 'player-clip.webm'))

const words = {
  'zh-CN': {
    open: '打开「装机培训.webm」',
    play: '播放',
    pause: '暂停',
    slider: '播放位置',
    speed: /^倍速，/,
    broken: /^这段视频在这里放不了.*另存后用别的播放器打开/,
  },
  en: {
    open: 'Open 装机培训.webm',
    play: 'Play',
    pause: 'Pause',
    slider: 'Position',
    speed: /^Speed, /,
    broken: /^This video cannot be played here.*Save it and open it in another player/,
  },
} as const

interface Player {
  readonly area: Locator
  readonly video: Locator
  at(): Promise<number>
  isPlaying(): Promise<boolean>
}

/** A film added to a visit, open in its dialog. */
async function openFilm(
  page: Page,
  app: RunningApp,
  language: 'zh-CN' | 'en',
  bytes: Buffer<ArrayBufferLike> = clip,
): Promise<Player> {
  await onVisit(page, app, language)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '装机培训.webm', mimeType: 'video/webm', buffer: Buffer.from(bytes) })
  await page.getByRole('button', { name: words[language].open }).click()
  const area = page.getByRole('dialog')
  const video = area.locator('video')
  return {
    area,
    video,
    at: () => video.evaluate((v: HTMLVideoElement) => v.currentTime),
    isPlaying: () => video.evaluate((v: HTMLVideoElement) => !v.paused && v.error === null),
  }
}

const isReady = (video: Locator): Promise<void> =>
  expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(2)

test('keys: plays, seeks where it is told, speed up and down, mute, and the controls that go and come back', async ({
  app,
  page,
}) => {
  const w = words['zh-CN']
  const { area, video, at, isPlaying } = await openFilm(page, app, 'zh-CN')
  await isReady(video)
  await page.keyboard.press('k')
  await expect(area.getByRole('button', { name: w.pause, exact: true })).toBeVisible()
  await expect.poll(at).toBeGreaterThan(0.5)
  await page.keyboard.press('Space')
  await expect(area.getByRole('button', { name: w.play, exact: true })).toBeVisible()
  expect(await isPlaying()).toBe(false)

  await page.keyboard.press('5')
  await expect.poll(at).toBeCloseTo(13, 1)
  await page.keyboard.press('l')
  await expect.poll(at).toBeCloseTo(23, 1)
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowLeft')
  await expect.poll(at).toBeCloseTo(8, 1)
  await page.keyboard.press('ArrowRight')
  await expect.poll(at).toBeCloseTo(13, 1)
  const slider = area.getByRole('slider', { name: w.slider })
  await expect(slider).toHaveAttribute('aria-valuenow', '13')
  await expect(slider).toHaveAttribute('aria-valuetext', '13 秒，共 26 秒')
  await slider.focus()
  await page.keyboard.press('Home')
  await expect.poll(at).toBe(0)

  await page.keyboard.press('>')
  await page.keyboard.press('>')
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.playbackRate)).toBe(1.5)
  await page.keyboard.press('<')
  await expect(area.getByRole('button', { name: '倍速，1.25×' })).toBeVisible()
  await page.keyboard.press('m')
  expect(await video.evaluate((v: HTMLVideoElement) => v.muted)).toBe(true)
  await expect(area.getByRole('status')).toHaveText('已静音')

  const controls = area.getByRole('group', { name: '播放控制' })
  await page.keyboard.press('k')
  await expect(controls).toHaveCSS('opacity', '0', { timeout: 6_000 })
  await page.keyboard.press('Shift')
  await expect(controls).toHaveCSS('opacity', '1')
  await page.keyboard.press('f')
  await expect(area.getByRole('button', { name: '退出全屏' })).toBeVisible()
  await page.keyboard.press('f')
  await expect(area.getByRole('button', { name: '全屏', exact: true })).toBeVisible()
})

test('one key sets A, then B, and it goes round; the same key ends it; the whole goes round as well', async ({
  app,
  page,
}) => {
  const { area, video, at } = await openFilm(page, app, 'en')
  await isReady(video)
  await page.keyboard.press('ArrowRight')
  await expect.poll(at).toBeCloseTo(5, 1)
  await page.keyboard.press('a')
  await expect(area.getByRole('status')).toHaveText('Loop from 0:05. Press A again where it ends.')
  await page.keyboard.press('ArrowRight')
  await expect.poll(at).toBeCloseTo(10, 1)
  await page.keyboard.press('a')
  await expect(area.getByRole('button', { name: 'End the loop' })).toHaveAttribute('aria-pressed', 'true')
  // at B it goes back, and then again
  for (let round = 0; round < 2; round += 1) {
    await page.keyboard.press('k')
    await expect.poll(at, { timeout: 4_000 }).toBeLessThan(6)
    await expect.poll(at, { timeout: 4_000 }).toBeGreaterThan(5)
    await page.keyboard.press('k')
    await page.keyboard.press('ArrowRight')
  }
  const most = await video.evaluate(async (v: HTMLVideoElement) => {
    let far = 0
    v.playbackRate = 2
    await v.play()
    for (const endMs = performance.now() + 4_000; performance.now() < endMs;) {
      far = Math.max(far, v.currentTime)
      await new Promise((done) => requestAnimationFrame(done))
    }
    v.pause()
    return far
  })
  expect(most).toBeGreaterThan(9)
  expect(most).toBeLessThan(10.4)
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await page.keyboard.press('a')
  await page.keyboard.press('a')

  await page.keyboard.press('r')
  await page.keyboard.press('9')
  await page.keyboard.press('k')
  await expect.poll(at, { timeout: 8_000 }).toBeLessThan(5)
})

/** Some 22 s of the film, in the pieces a player keeps. */
const firstBytes = 3 * 32_768

interface RunOut {
  /** Requests answered with 404. */
  refused: number
  /** Signatures of the URLs asked for, in order. */
  readonly urls: string[]
  /** From now on the first URL is no longer good. */
  readonly runOut: () => void
}

/** The first URL gives the beginning of the film; the rest comes slowly, until it runs out. Any other URL is as it is. */
async function routeFirstUrl(page: Page): Promise<RunOut> {
  const over = Promise.withResolvers<void>()
  const seen: RunOut = { refused: 0, urls: [], runOut: () => over.resolve() }
  await page.route(/\/media\/[0-9a-f-]{36}\?/, async (route) => {
    const sig = new URL(route.request().url()).searchParams.get('sig') ?? ''
    if (!seen.urls.includes(sig)) seen.urls.push(sig)
    if (seen.urls[0] !== sig) return route.continue()
    const from = Number(/^bytes=(\d+)/.exec(route.request().headers()['range'] ?? '')?.[1] ?? 0)
    if (from > 0) {
      await over.promise
      seen.refused += 1
      // one that was given up meanwhile needs no answer
      await route.fulfill({ status: 404, json: { error: { type: 'not_found' } } }).catch(() => undefined)
      return
    }
    const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes 0-${firstBytes - 1}/${clip.length}` }
    await route.fulfill({ status: 206, contentType: 'video/webm', headers, body: clip.subarray(0, firstBytes) })
  })
  return seen
}

test('a URL refused in the middle is renewed: it goes on there, as fast, still playing', async ({
  app,
  page,
  complaints,
}) => {
  const seen = await routeFirstUrl(page)
  const { area, video, at, isPlaying } = await openFilm(page, app, 'zh-CN')
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(2)
  await page.keyboard.press('<')
  await page.keyboard.press('<')
  await page.keyboard.press('k')
  await expect.poll(at).toBeGreaterThan(0.3)
  expect([seen.refused, seen.urls.length]).toEqual([0, 1])
  seen.runOut()
  await page.keyboard.press('9')
  await expect.poll(() => seen.urls.length, { timeout: 10_000 }).toBe(2)
  expect(seen.refused).toBeGreaterThan(0)
  await expect.poll(at, { timeout: 10_000 }).toBeGreaterThan(23.5)
  expect(await isPlaying()).toBe(true)
  expect(await video.evaluate((v: HTMLVideoElement) => v.playbackRate)).toBe(0.5)
  await expect(area.getByRole('alert')).toHaveCount(0)
  expect(complaints.filter((line) => !line.includes('404'))).toEqual([])
  complaints.length = 0
})

for (const language of ['zh-CN', 'en'] as const)
  test(`${language}: a damaged film says so and what can be done; nothing of it is black`, async ({ app, page }) => {
    const damaged = Buffer.from(clip)
    damaged.fill(0x5a, 600)
    const { area } = await openFilm(page, app, language, damaged)
    await expect(area.getByRole('alert')).toHaveText(words[language].broken)
    await expect(area.getByRole('button', { name: language === 'en' ? 'Save as' : '另存为' })).toBeVisible()
  })

test('a film damaged in the middle says where, and goes on behind it', async ({ app, page }) => {
  const damaged = Buffer.from(clip)
  damaged.fill(0x5a, 60_000, 90_000)
  const { area, video, at, isPlaying } = await openFilm(page, app, 'en', damaged)
  await isReady(video)
  await page.keyboard.press('<')
  await page.keyboard.press('<')
  await page.keyboard.press('k')
  await page.keyboard.press('6')
  await expect(area.getByRole('alert')).toHaveText(/^The video does not go on at 0:1\d\..*save it/, { timeout: 10_000 })
  await page.keyboard.press('9')
  await expect.poll(at, { timeout: 10_000 }).toBeGreaterThan(23)
  await expect(area.getByRole('alert')).toHaveCount(0)
  expect(await isPlaying()).toBe(true)
})

test('nothing that axe finds, playing and in a menu; the menu by keys, and Esc closes it alone', async ({
  app,
  page,
}) => {
  const { area, video } = await openFilm(page, app, 'en')
  await isReady(video)
  const speed = area.getByRole('button', { name: words.en.speed })
  await speed.focus()
  await page.keyboard.press('Enter')
  await expect(area.getByRole('menuitemradio', { name: '1×', exact: true })).toBeFocused()
  const violations = await foundByAxe(page)
  expect(violations.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(speed).toBeFocused()
  expect(await video.evaluate((v: HTMLVideoElement) => v.playbackRate)).toBe(1.5)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(area.getByRole('menu')).toHaveCount(0)
  await expect(speed).toBeFocused()
  await expect(area).toBeVisible()
})
