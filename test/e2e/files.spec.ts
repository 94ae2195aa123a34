/** A file of one laptop on another: said to be missing at the hub, carried when it is there, fetched with one press. */
import { placedPhoto } from '../fixtures/media-bytes.ts'
import { api, expect } from './app.ts'
import { joinWithAccount, accountNamed, joinAtFirstRun, settled, test } from './team-fixture.ts'

test('a photo added without a network goes up when there is one, and comes down where it is wanted', async ({
  app,
  page,
  team,
}) => {
  test.setTimeout(120_000)
  const { hub, other, otherPage } = team
  await joinWithAccount(page, app, hub)
  const id = await accountNamed(page, '恒力')

  await hub.kill()
  await page.goto(`${app.origin}/accounts/${id}`)
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles({ name: '样机.jpg', mimeType: 'image/jpeg', buffer: placedPhoto() })
  await expect(page.getByText('添了「样机.jpg」')).toBeVisible()
  // the foot of the window says so, and the page lists it
  await expect(page.getByText('1 个文件还没到中心')).toBeVisible()
  await page.goto(`${app.origin}/sync`)
  await expect(page.getByText('1 个文件还没到中心').first()).toBeVisible()
  const onWay = page.locator('section', { has: page.getByRole('heading', { name: /^路上的文件/ }) }).last()
  await expect(onWay.getByRole('button', { name: /样机\.jpg/ })).toContainText('等着')

  await hub.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(async () => (await api<{ files: { count: number } }>(page, 'sync.status', {})).files.count).toBe(0)
  await expect(page.getByText('个文件还没到中心')).toHaveCount(0)

  await joinAtFirstRun(otherPage, other, await hub.invite('王芳', 'rep', '华东'))
  await settled(otherPage)
  await otherPage.goto(`${other.origin}/accounts/${id}`)
  await expect(otherPage.getByText('not on this laptop').first()).toBeVisible()
  await otherPage.getByRole('button', { name: '样机.jpg' }).first().click()
  const dialog = otherPage.getByRole('dialog')
  await expect(dialog.getByText('What is in it is not on this laptop.')).toBeVisible()
  await dialog.getByRole('button', { name: /^Fetch it/ }).press('Enter')
  await expect(dialog.getByRole('img', { name: '样机.jpg' })).toBeVisible()
  await expect.poll(() => dialog.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(6)
})

test('several at once: the page and the name of the window say how far all are, and on which networks they travel', async ({
  app,
  page,
  team,
}) => {
  test.setTimeout(120_000)
  await joinWithAccount(page, app, team.hub)
  const id = await accountNamed(page, '恒力')
  await api(page, 'files.steer', { mostBytesPerSecond: 100_000 })
  await page.goto(`${app.origin}/accounts/${id}`)
  const text = (n: number) => Buffer.from(`第 ${n} 份\n`.repeat(60_000))
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles([1, 2, 3, 4].map((n) => ({ name: `纪要 ${n}.txt`, mimeType: 'text/plain', buffer: text(n) })))
  await expect(page.getByText('纪要 4.txt').first()).toBeVisible()
  await expect(page).toHaveTitle(/^文件 \d+% · 见面$/)
  await page.goto(`${app.origin}/sync`)
  await expect(page.getByRole('progressbar', { name: '路上的文件' })).toBeVisible()
  await expect(page.getByText(/^\d \/ 4 个文件/)).toBeVisible()

  // asked of the system of this very machine
  await page.getByRole('checkbox', { name: '只在信得过的 Wi-Fi 上自己传' }).press('Space')
  await expect(page.getByText(/现在用网线|现在在|系统没说/)).toBeVisible()
  await page.getByRole('checkbox', { name: '只在信得过的 Wi-Fi 上自己传' }).press('Space')
  await expect(page.getByText(/现在用网线|现在在|系统没说/)).toHaveCount(0)

  await api(page, 'files.steer', { mostBytesPerSecond: null })
  await expect.poll(async () => (await api<{ files: { count: number } }>(page, 'sync.status', {})).files.count).toBe(0)
  await expect(page).toHaveTitle('见面')
  await expect(page.getByRole('progressbar', { name: '路上的文件' })).toHaveCount(0)
})
