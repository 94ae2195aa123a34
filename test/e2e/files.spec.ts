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
