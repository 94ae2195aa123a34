/** Captions, chapters, where a film was left, and what is read of a file before it is kept: in a real browser, from real files. */
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { png } from '../fixtures/media-bytes.ts'
import { api, expect, test, type RunningApp } from './app.ts'
import { filesOf, onVisit } from './attachment-steps.ts'
import { harnessPath, routeHarness } from './player-bundle.ts'
import type * as harness from './player-harness.tsx'
import type { Mounted, Shown } from './player-harness.tsx'

type Harness = typeof harness
declare global {
  interface Window {
    mounted: Mounted
  }
}

const clip = readFileSync(resolve(import.meta.dirname, '..', 'fixtures', 'player-clip.webm'))
const vtt = (...cues: readonly string[]): string => ['WEBVTT', ...cues].join('\n\n')
const chinese = vtt('00:00.000 --> 00:04.000\n先<b>登录</b> &amp; 选部门', '00:05.000 --> 00:09.000\n再提交审批')
const english = vtt('00:00.000 --> 00:09.000\nFirst sign in')
const chapters = vtt('00:00.000 --> 00:10.000\n登录', '00:10.000 --> 00:20.000\n审批', '00:20.000 --> 00:26.000\n归档')

/** The files on a visit, and the URLs that show them, by name. */
async function store(page: Page, app: RunningApp, language: 'zh-CN' | 'en'): Promise<Readonly<Record<string, string>>> {
  const { visitId } = await onVisit(page, app, language)
  const input = page.locator('input[type=file]')
  const files = { 'film.webm': clip, 'zh.vtt': chinese, 'en.vtt': english, 'chapters.vtt': chapters }
  for (const [name, bytes] of Object.entries(files)) {
    await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await expect(page.getByRole('button', { name: new RegExp(name) }).first()).toBeVisible()
  }
  const rows = await filesOf(page, visitId)
  const byId = await page.evaluate(
    async (ids) => {
      const token =
        Object.values(sessionStorage).find((v): v is string => typeof v === 'string' && v.length >= 40) ?? ''
      const headers = { 'content-type': 'application/json', 'x-app-token': token.replaceAll('"', '') }
      const answer = await fetch('/media', { method: 'POST', headers, body: JSON.stringify({ ids, as: 'shown' }) })
      return ((await answer.json()) as { result: { urls: Record<string, string> } }).result.urls
    },
    rows.map((row) => row.id),
  )
  return Object.fromEntries(rows.map((row) => [row.name, byId[row.id] ?? '']))
}

/** Shows the film, whether any of it is there yet or not. */
async function mountFilm(
  page: Page,
  app: RunningApp,
  language: 'zh-CN' | 'en',
  startMs: number,
  beforeShown = (_url: string): Promise<void> => Promise.resolve(),
): Promise<void> {
  const urls = await store(page, app, language)
  const info = await api<Parameters<Harness['mount']>[0]>(page, 'app.info', {})
  await routeHarness(page)
  const shown: Shown = {
    url: urls['film.webm'] ?? '',
    captions: [
      { url: urls['zh.vtt'] ?? '', label: '中文', language: 'zh-CN' },
      { url: urls['en.vtt'] ?? '', label: 'English', language: 'en' },
    ],
    chapters: urls['chapters.vtt'] ?? null,
    startMs,
  }
  await beforeShown(shown.url)
  await page.evaluate(
    async ([path, known, what]) => {
      const { mount } = (await import(/* @vite-ignore */ path)) as Harness
      window.mounted = await mount(known, what)
    },
    [harnessPath, info, shown] as const,
  )
}

async function show(page: Page, app: RunningApp, language: 'zh-CN' | 'en', startMs = 0): Promise<void> {
  await mountFilm(page, app, language, startMs)
  await expect.poll(() => page.locator('video').evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThan(1)
}

const at = (page: Page): Promise<number> => page.locator('video').evaluate((v: HTMLVideoElement) => v.currentTime)
const positions = (page: Page): Promise<readonly number[]> => page.evaluate(() => window.mounted.positions)

test('captions by key and by language; chapters in a list and on the line', async ({ app, page }) => {
  await show(page, app, 'zh-CN')
  await expect(page.getByText('选部门')).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByText('先登录 & 选部门')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('再提交审批')).toBeVisible()
  await page.getByRole('button', { name: '字幕，中文' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByText('First sign in')).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByText('First sign in')).toHaveCount(0)
  await page.keyboard.press('c')
  await expect(page.getByText('First sign in')).toBeVisible()

  await page.getByRole('button', { name: '章节', exact: true }).click()
  await page.getByRole('menuitemradio', { name: /审批/ }).click()
  await expect.poll(() => at(page)).toBeCloseTo(10, 1)
  await expect(page.getByRole('slider', { name: '播放位置' })).toHaveAttribute(
    'aria-valuetext',
    '10 秒，共 26 秒，审批',
  )
  // digits and letters are the player's here, not the frame's
  await page.keyboard.press('2')
  await expect.poll(() => at(page)).toBeCloseTo(5.2, 1)
  expect(new URL(page.url()).pathname).toContain('/on-site/')
  const box = await page.getByRole('slider', { name: '播放位置' }).boundingBox()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) * 0.9, (box?.y ?? 0) + 10)
  await expect(page.locator('b', { hasText: '0:23' })).toBeVisible()
  await page.mouse.down()
  await page.mouse.up()
  await expect.poll(() => at(page)).toBeCloseTo(23.4, 0)
})

test('begins where it was left and says so; from the beginning with one act', async ({ app, page }) => {
  await show(page, app, 'en', 12_000)
  await expect.poll(() => at(page)).toBeCloseTo(12, 1)
  await expect(page.getByText('Goes on at 0:12.')).toBeVisible()
  await page.getByRole('button', { name: 'From the beginning' }).click()
  await expect.poll(() => at(page)).toBe(0)
  await expect(page.getByText('Goes on at 0:12.')).toHaveCount(0)
})

test('a key pressed before any of the film is there is not lost', async ({ app, page }) => {
  const { promise: arrives, resolve: arrive } = Promise.withResolvers<void>()
  await mountFilm(page, app, 'en', 4_000, async (url) => {
    await page.route(url, async (route) => {
      await arrives
      await route.continue()
    })
  })
  await expect(page.locator('video')).toHaveAttribute('src', /./)
  await page.keyboard.press('5')
  arrive()
  await expect.poll(() => at(page)).toBeCloseTo(13, 1)
})

test('says where it is: every five seconds at most, when paused, when closed', async ({ app, page }) => {
  await show(page, app, 'en')
  await page.keyboard.press('k')
  await expect.poll(() => positions(page), { timeout: 9_000 }).toHaveLength(1)
  expect((await positions(page))[0]).toBeGreaterThan(4_000)
  await page.keyboard.press('k')
  await expect.poll(() => positions(page)).toHaveLength(2)
  const paused = Math.round((await at(page)) * 1000)
  expect(Math.abs(((await positions(page))[1] ?? 0) - paused)).toBeLessThan(500)
  await page.keyboard.press('9')
  await expect.poll(() => at(page)).toBeCloseTo(23.4, 1)
  await page.evaluate(() => window.mounted.close())
  expect(Math.abs(((await positions(page)).at(-1) ?? 0) - 23_400)).toBeLessThan(300)
})

interface Facts {
  readonly durationMs: number | null
  readonly width: number | null
  readonly height: number | null
  readonly poster: readonly [width: number, height: number, light: number, type: string] | null
}

/** Reads a file in the page; `recorded` asks for a recording made there. */
const read = (
  page: Page,
  bytes: readonly number[] | 'recorded',
): Promise<(Facts & { readonly leftOver: number }) | null> =>
  page.evaluate(
    async ([path, given]) => {
      const { readMedia } = (await import(/* @vite-ignore */ path)) as Harness
      let leftOver = 0
      const [make, free] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)]
      URL.createObjectURL = (blob) => ((leftOver += 1), make(blob))
      URL.revokeObjectURL = (url) => ((leftOver -= 1), free(url))
      const record = async (): Promise<Blob> => {
        const canvas = document.createElement('canvas')
        ;[canvas.width, canvas.height] = [320, 200]
        const context = canvas.getContext('2d')
        const pieces: Blob[] = []
        const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' })
        recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
        const stopped = new Promise((done) => recorder.addEventListener('stop', done))
        recorder.start(500)
        const began = performance.now()
        while (performance.now() - began < 3_000) {
          // black at first, then bright
          if (context) context.fillStyle = performance.now() - began < 900 ? '#000000' : '#f0c040'
          context?.fillRect(0, 0, 320, 200)
          await new Promise((done) => requestAnimationFrame(done))
        }
        recorder.stop()
        await stopped
        return new Blob(pieces)
      }
      const facts = await readMedia(given === 'recorded' ? await record() : new Blob([new Uint8Array(given)]))
      URL.createObjectURL = make
      URL.revokeObjectURL = free
      if (facts === null) return null
      const { poster, ...rest } = facts
      if (poster === null) return { ...rest, poster, leftOver }
      const bitmap = await createImageBitmap(poster)
      const canvas = new OffscreenCanvas(1, 1)
      const context = canvas.getContext('2d')
      context?.drawImage(bitmap, 0, 0, 1, 1)
      const [red = 0] = context?.getImageData(0, 0, 1, 1).data ?? []
      return { ...rest, poster: [bitmap.width, bitmap.height, red, poster.type] as const, leftOver }
    },
    [harnessPath, bytes] as const,
  )

test('what a file is before it is kept: a film, a recording without a length, pictures, none of both', async ({
  app,
  page,
}) => {
  await onVisit(page, app, 'en')
  await routeHarness(page)
  const film = await read(page, [...clip])
  expect(film).toMatchObject({ durationMs: 26_000, width: 320, height: 180, leftOver: 0 })
  expect(film?.poster?.slice(0, 2)).toEqual([336, 189])
  expect(film?.poster?.[3]).toBe('image/jpeg')

  const recorded = await read(page, 'recorded')
  expect(recorded?.durationMs).toBeGreaterThan(2_000)
  expect(recorded?.durationMs).toBeLessThan(6_000)
  expect(recorded?.poster?.[2]).toBeGreaterThan(150)

  expect(await read(page, [...png(672, 336)])).toMatchObject({ durationMs: null, width: 672, height: 336 })
  // would take gigabytes to unpack
  expect(await read(page, [...png(30_000, 30_000)])).toMatchObject({ width: 30_000, height: 30_000, poster: null })
  expect(await read(page, [...Buffer.from('谈了价格')])).toBeNull()
  const broken = Buffer.from(clip)
  broken.fill(0, 400)
  const beganMs = performance.now()
  expect(await read(page, [...broken])).toBeNull()
  expect(performance.now() - beganMs).toBeLessThan(9_500)
})
