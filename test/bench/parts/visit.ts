/**
 * A visit on the scaled store as a person feels it, in a real browser: a letter typed until the thread is free and until it
 * is painted, and until it is on the disk; the screen of a visit and Today opened; a timeline of 5,000 entries scrolled. The
 * reference for typing is a bare text field in the same browser, for a frame the same wheel over plain text.
 */
import { chromium, type Browser, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { constants, cpSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuilt } from '../../../build/build.ts'
import { findChromium } from '../../../build/find-chromium.ts'
import { inProject } from '../../../build/project.ts'
import { createWriterContext } from '../../../electron/core/create-context.ts'
import { commit } from '../../../electron/core/store/commit.ts'
import { databaseFile } from '../../../electron/core/store/store.ts'
import { syncFile } from '../../../electron/core/store/sync-file.ts'
import { api, startApp } from '../../e2e/app.ts'
import { figure, median, quantile, type Figure } from '../figure.ts'
import { scaledStore } from '../scaled-store.ts'

const letters = 120
const opens = 15
const entries = 5_000
const zone = 'Asia/Shanghai'

interface Prepared {
  readonly accountId: string
  readonly visitId: string
}

/** One account with 5,000 entries, and a visit of it that has begun. */
function prepare(dir: string): Prepared {
  const opened = createWriterContext(
    { dataDir: dir, appVersion: 'bench', shell: 'test', systemLanguage: 'zh-CN' },
    () => undefined,
  )
  const { store } = opened.context
  const nowMs = Date.now()
  const act = <T>(work: Parameters<typeof commit<T>>[2]): T =>
    commit(store, { label: 'bench', nowMs, actor: null }, work).value
  const accountId = act((tx) => tx.create('account', { name: '测量用的客户' }))
  for (let from = 0; from < entries; from += 500)
    act((tx) => {
      for (let i = from; i < from + 500; i += 1)
        tx.create('visitNote', {
          accountId,
          body: `第 ${i} 条：对方说下个月换办公室，档案室先用。`,
          notedAt: nowMs - i * 3_600_000,
        })
    })
  const begun = { accountId, subject: '上门演示', visitType: 'demo', status: 'planned', zone } as const
  const visitId = act((tx) => tx.create('visit', { ...begun, startAt: nowMs, startedAt: nowMs }))
  opened.close()
  return { accountId, visitId }
}

interface Typed {
  readonly freeMs: readonly number[]
  readonly paintedMs: readonly number[]
}

/** Types into the field with the focus; per letter, when the thread was free again and when it had been painted. */
async function typeInto(page: Page): Promise<Typed> {
  await page.evaluate(() => {
    const free: number[] = []
    const painted: number[] = []
    Object.assign(window, { typed: { free, painted } })
    addEventListener(
      'keydown',
      () => {
        const from = performance.now()
        const channel = new MessageChannel()
        channel.port1.onmessage = () => free.push(performance.now() - from)
        channel.port2.postMessage(null)
        requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - from)))
      },
      { capture: true },
    )
  })
  for (let i = 0; i < letters; i += 1) {
    await page.keyboard.press('a')
    await pause(30)
  }
  await pause(200)
  return page.evaluate(() => {
    const { free, painted } = (window as unknown as { typed: { free: number[]; painted: number[] } }).typed
    return { freeMs: free, paintedMs: painted }
  })
}

/** From the key to the letter in the database, seen by another connection. */
async function durable(page: Page, dir: string, key: string): Promise<readonly number[]> {
  const db = new Database(databaseFile(dir), { readonly: true })
  const kept = db.prepare<[string], { value: string }>('SELECT value FROM drafts WHERE key = ?')
  const times: number[] = []
  for (let i = 0; i < 20; i += 1) {
    const length = kept.get(key)?.value.length ?? 0
    const from = performance.now()
    await page.keyboard.press('b')
    while ((kept.get(key)?.value.length ?? 0) <= length) await pause(2)
    times.push(performance.now() - from)
    await pause(60)
  }
  db.close()
  return times
}

/** Presses what `press` names and measures, in the page, until `seen` is there and painted. */
async function opening(page: Page, press: string, seen: string): Promise<number> {
  await page.waitForSelector(press)
  return page.evaluate(
    ([target, wanted]) =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`${wanted} did not come`)), 10_000)
        const from = performance.now()
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look)
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        }
        document.querySelector<HTMLElement>(target)?.click()
        look()
      }),
    [press, seen] as const,
  )
}

async function scrolled(page: Page, selector: string): Promise<readonly number[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<number[]>((resolve) => {
        const area = document.querySelector<HTMLElement>(wanted)
        const frames: number[] = []
        let last = performance.now()
        const step = (now: number): void => {
          frames.push(now - last)
          last = now
          area?.scrollBy(0, 120)
          if (frames.length < 300) requestAnimationFrame(step)
          else resolve(frames.slice(5))
        }
        requestAnimationFrame(step)
      }),
    selector,
  )
}

const plainText = `<body style="margin:0;height:100vh;overflow:auto">${'<p>对方说下个月换办公室，档案室先用。</p>'.repeat(5000)}</body>`

async function bareTyping(browser: Browser): Promise<Typed> {
  const page = await browser.newPage()
  await page.setContent('<textarea autofocus></textarea>')
  await page.focus('textarea')
  const typed = await typeInto(page)
  await page.close()
  return typed
}

async function bareScrolling(browser: Browser): Promise<readonly number[]> {
  const page = await browser.newPage()
  await page.setContent(plainText)
  const frames = await scrolled(page, 'body')
  await page.close()
  return frames
}

/** Goes to and fro within the app as a person does who has worked in it for a while. */
async function opened(page: Page, origin: string): Promise<{ readonly todays: number[]; readonly visits: number[] }> {
  const todays: number[] = []
  const visits: number[] = []
  await page.goto(`${origin}/`)
  await page.waitForSelector('li[data-next]')
  await pause(2_000)
  for (let i = 0; i < opens; i += 1) {
    await page.click('nav a[href="/accounts"]')
    await page.waitForSelector('[role="grid"] [role="row"]')
    await pause(300)
    todays.push(await opening(page, 'nav a[href="/"]', 'li[data-next]'))
    await pause(300)
    visits.push(await opening(page, 'li[data-next] [data-rove]', 'section textarea'))
    await pause(300)
    await page.click('header button')
    await page.waitForSelector('li[data-next]')
  }
  return { todays, visits }
}

async function measureIn(browser: Browser, dir: string, url: string, made: Prepared): Promise<readonly Figure[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const origin = new URL(url).origin
  await page.goto(url)
  await page.waitForSelector('h1')
  await api(page, 'settings.set', { isSetUp: true })
  await page.goto(`${origin}/on-site/${made.visitId}`)
  await page.waitForSelector('textarea')
  await page.locator('section textarea').first().focus()
  const bare = await bareTyping(browser)
  const typed = await typeInto(page)
  const kept = await durable(page, dir, `note:${made.visitId}`)
  const { todays, visits } = await opened(page, origin)
  await page.goto(`${origin}/accounts/${made.accountId}`)
  await page.waitForSelector('main ol li')
  await pause(500)
  const frames = await scrolled(page, 'div[tabindex="-1"]')
  const bareFrames = await bareScrolling(browser)
  const part = 'visit'
  const p95 = (values: readonly number[]): number => quantile(values, 0.95)
  return [
    figure({
      part,
      what: 'letter until the page is free, p95',
      ours: p95(typed.freeMs),
      reference: p95(bare.freeMs),
      unit: 'ms',
      goal: 'p95 < 16 ms',
      isMet: p95(typed.freeMs) < 16,
    }),
    figure({
      part,
      what: 'letter until painted, p95',
      ours: p95(typed.paintedMs),
      reference: p95(bare.paintedMs),
      unit: 'ms',
    }),
    figure({
      part,
      what: 'letter until on the disk, p95',
      ours: p95(kept),
      unit: 'ms',
      goal: '< 500 ms',
      isMet: p95(kept) < 500,
    }),
    figure({
      part,
      what: 'screen of a visit opened, median',
      ours: median(visits),
      unit: 'ms',
      goal: '< 100 ms',
      isMet: median(visits) < 100,
    }),
    figure({
      part,
      what: 'Today on screen, p95',
      ours: p95(todays),
      unit: 'ms',
      goal: '< 100 ms',
      isMet: p95(todays) < 100,
    }),
    figure({
      part,
      what: 'frame while 5,000 entries scroll, p95',
      ours: p95(frames),
      reference: p95(bareFrames),
      unit: 'ms',
      goal: '60 frames/s',
      isMet: p95(frames) < 1.2 * Math.max(1000 / 60, p95(bareFrames)),
    }),
  ]
}

export async function measureVisit(): Promise<readonly Figure[]> {
  await ensureBuilt()
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium found')
  const dir = inProject('out', 'bench', `visit-${process.pid}`)
  cpSync(scaledStore(), dir, { recursive: true, mode: constants.COPYFILE_FICLONE })
  syncFile(databaseFile(dir))
  const made = prepare(dir)
  const shell = await startApp({}, dir)
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath, args })
  try {
    return await measureIn(browser, dir, shell.url, made)
  } finally {
    await browser.close()
    await shell.close()
  }
}
