/** The library: a folder comes in, is found by its words, shown, kept, replaced; and travels to another laptop before a journey. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { demoPaper } from '../../electron/core/demo/demo-paper.ts'
import { dateIn } from '../../shared/base/local-date.ts'
import { api, expect } from './app.ts'
import { enter } from './set-up.ts'
import { joinWithAccount, accountNamed, joinAtFirstRun, settled, test } from './team-fixture.ts'

const zone = 'Asia/Shanghai'
const clip = resolve(import.meta.dirname, '..', 'fixtures', 'player-clip.webm')

/** A folder as one gets it from a colleague, with what systems leave lying in it. */
function folder(): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'rapport-library-')), '知档培训')
  mkdirSync(join(dir, '第一天'), { recursive: true })
  writeFileSync(
    join(dir, '第一天', '收件与登记.pdf'),
    demoPaper([['收件与登记', '扫描条码，单位自动填好。'], ['第二页']]),
  )
  writeFileSync(join(dir, '第一天', '演示.webm'), readFileSync(clip))
  writeFileSync(join(dir, '常见问题.txt'), '登记错了怎么办：当天可以自己改。')
  writeFileSync(join(dir, 'Thumbs.db'), 'left over')
  return dir
}

interface Listed {
  readonly rows: {
    material: { id: string; name: string; collections: string[] | null }
    version: { id: string; durationMs: number | null; pageCount: number | null; state: string } | null
    poster: { isHere: boolean } | null
    isPinned: boolean
  }[]
}

test('a folder comes in as a collection; a paper is found by its words, a film goes on where it was left', async ({
  app,
  page,
}) => {
  await enter(page, app, 'zh-CN')
  await page.goto(`${app.origin}/library`)
  await expect(page.getByText('资料库还是空的。')).toBeVisible()
  await page.locator('input[type=file][webkitdirectory]').setInputFiles(folder())
  await expect(page.getByText('加了 3 份资料。')).toBeVisible({ timeout: 20_000 })
  const { rows } = await api<Listed>(page, 'materials.list', {})
  expect(new Map(rows.map((r) => [r.material.name, r.version?.pageCount ?? r.version?.durationMs !== null]))).toEqual(
    new Map<string, unknown>([
      ['收件与登记', 2],
      ['演示', true],
      ['常见问题', false],
    ]),
  )
  expect(rows.every((r) => r.material.collections?.join() === '知档培训')).toBe(true)
  expect(
    rows
      .filter((r) => r.poster?.isHere)
      .map((r) => r.material.name)
      .toSorted(),
  ).toEqual(['收件与登记', '演示'].toSorted())

  const list = page.getByRole('grid')
  await page.keyboard.press('f')
  await page.keyboard.type('自动填好')
  await expect(list.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('p')
  await expect(page.getByText('「收件与登记」会留在这台电脑上。')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('canvas').first()).toBeVisible()

  await page.goto(`${app.origin}/library`)
  await page.getByRole('button', { name: '合集', exact: true }).click()
  await page.getByRole('checkbox', { name: '知档培训' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '整个合集留在本机' }).click()
  await expect(page.getByText('「知档培训」会留在这台电脑上。')).toBeVisible()
  expect((await api<Listed>(page, 'materials.list', {})).rows.every((r) => r.isPinned)).toBe(true)
  await page.getByRole('button', { name: '合集不再留着' }).click()
  await expect(page.getByRole('button', { name: '整个合集留在本机' })).toBeVisible()
  await list.getByRole('row', { name: /演示/ }).click()
  const film = page.locator('video')
  await expect.poll(() => film.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(1)
  await page.keyboard.press('6')
  await expect.poll(() => film.evaluate((v: HTMLVideoElement) => v.currentTime)).toBeGreaterThan(5)
  const left = await film.evaluate((v: HTMLVideoElement) => v.currentTime)
  await page.goto(`${app.origin}/library`)
  await list.getByRole('row', { name: /演示/ }).click()
  await expect
    .poll(() => film.evaluate((v: HTMLVideoElement) => v.currentTime), { timeout: 10_000 })
    .toBeGreaterThan(left - 1)
})

test('a newer version stands for it, what it is for is written in place, and all of it is taken back', async ({
  app,
  page,
}) => {
  await enter(page, app, 'en')
  await page.goto(`${app.origin}/library`)
  const file = (name: string, words: string) => ({ name, mimeType: 'application/pdf', buffer: demoPaper([[words]]) })
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file('guide.pdf', 'one'))
  await page.getByRole('grid').getByRole('row', { name: /guide/ }).click()
  await page.getByRole('button', { name: 'Products: Add' }).click()
  await page.keyboard.type('Zhidang, Meals')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Products: Meals, Zhidang' })).toBeVisible()
  await page.locator('main input[type=file]').first().setInputFiles(file('guide 2.pdf', 'two'))
  await expect(page.getByText('“guide” has version 2 now.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^Version/ })).toHaveCount(2)
  await expect(page.getByText('two', { exact: true }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('The library is empty.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('grid').getByRole('row', { name: /guide/ })).toContainText('Version 2')
  // what is on its way to be shown when it is taken back is not found
  const poster = page.getByRole('grid').locator('img')
  await expect.poll(() => poster.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('grid').getByRole('row', { name: /guide/ })).toContainText('Version 1')
})

test('what came in by the command line is read once it is shown: a film’s length and picture, a paper’s pages and words', async ({
  app,
  page,
}) => {
  await app.kill()
  const paper = join(mkdtempSync(join(tmpdir(), 'rapport-library-')), '收件与登记.pdf')
  writeFileSync(paper, demoPaper([['收件与登记', '扫描条码，单位自动填好。'], ['第二页']]))
  const cli = resolve(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts')
  const words = [cli, '--data', app.dataDir, 'library', 'add', paper, clip]
  expect(spawnSync(process.execPath, words, { encoding: 'utf8' }).status).toBe(0)
  await app.start()
  await enter(page, app, 'zh-CN')
  const rows = async () => (await api<Listed>(page, 'materials.list', {})).rows
  for (const { material } of await rows()) {
    await page.goto(`${app.origin}/library/${material.id}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect
      .poll(async () => (await rows()).find((row) => row.material.id === material.id)?.poster?.isHere, {
        timeout: 20_000,
      })
      .toBe(true)
  }
  const known = new Map((await rows()).map(({ material, version }) => [material.name, version]))
  expect(known.get('收件与登记')?.pageCount).toBe(2)
  expect(known.get('player-clip')?.durationMs).toBeGreaterThan(20_000)
  expect((await api<Listed>(page, 'materials.list', { text: '自动填好' })).rows).toHaveLength(1)
})

test('before a journey a laptop says what is missing, gets it over a hub that goes away, and plays without a network', async ({
  app,
  page,
  team,
}) => {
  test.setTimeout(150_000)
  const { hub, other, otherPage } = team
  await joinWithAccount(page, app, hub)
  await joinAtFirstRun(otherPage, other, await hub.invite('王芳', 'rep', '华东'))
  await settled(otherPage)

  // 24 MB at 4 MB/s, while the hub is killed three times
  await api(page, 'files.steer', { mostBytesPerSecond: 4_000_000 })
  await page.goto(`${app.origin}/library`)
  const large = Buffer.concat([readFileSync(clip), Buffer.alloc(24_000_000, 7)])
  await page
    .locator('input[type=file]:not([webkitdirectory])')
    .first()
    .setInputFiles({ name: '现场培训.webm', mimeType: 'video/webm', buffer: large })
  await expect(page.getByText('加了「现场培训.webm」。')).toBeVisible({ timeout: 30_000 })
  const unsent = async (): Promise<number> =>
    (await api<{ files: { count: number } }>(page, 'sync.status', {})).files.count
  await expect.poll(unsent).toBeGreaterThan(0)
  for (let cut = 0; cut < 3; cut += 1) {
    await page.waitForTimeout(1_500)
    await hub.kill()
    await page.waitForTimeout(500)
    await hub.start()
    await page.evaluate(() => dispatchEvent(new Event('online')))
  }
  await expect.poll(unsent, { timeout: 60_000 }).toBe(0)

  await otherPage.reload()
  await settled(otherPage)
  const accountId = await accountNamed(otherPage, '恒力')
  const { rows } = await api<Listed>(otherPage, 'materials.list', {})
  const material = rows[0]?.material
  const visit = await api<{ id: string }>(otherPage, 'visits.plan', {
    accountId,
    subject: 'Demo',
    visitType: 'demo',
    on: dateIn(Date.now(), zone),
    time: '23:59',
    zone,
  })
  await otherPage.goto(`${other.origin}/library/${material?.id}`)
  await expect(otherPage.getByText('What is in it is not on this laptop.')).toBeVisible()
  await otherPage.getByRole('button', { name: 'Bring to a visit' }).click()
  await otherPage.getByRole('menuitem', { name: /恒力/ }).click()
  await expect(otherPage.getByText(/is on the list of what to bring/)).toBeVisible()
  await otherPage.goto(`${other.origin}/library`)
  const road = otherPage.getByRole('region', { name: 'Before you leave' })
  await expect(road).toContainText('1 visit in the next 7 days')
  await expect(road.getByText(/missing/)).toBeVisible()
  await road.getByRole('button', { name: 'Get all of them' }).click()
  await expect(road.getByRole('status')).toHaveText('Ready to leave', { timeout: 30_000 })

  await hub.kill()
  await otherPage.goto(`${other.origin}/visits/${visit.id}`)
  await otherPage.getByRole('link', { name: /现场培训/ }).click()
  const film = otherPage.locator('video')
  await expect.poll(() => film.evaluate((v: HTMLVideoElement) => v.readyState)).toBeGreaterThanOrEqual(1)
  await otherPage.keyboard.press('5')
  await expect.poll(() => film.evaluate((v: HTMLVideoElement) => v.currentTime)).toBeGreaterThan(3)
  await hub.start()
})
