/** The pages of the team: the way in, where everything is, what met and what was sent back, and giving an account away. */
import type { Page } from '@playwright/test'
import { playTeamScene, type TeamScene } from '../support/team-scene.ts'
import { listeningHub } from '../support/listening-hub.ts'
import { api, expect, test, type RunningApp } from './app.ts'
import { enter } from './set-up.ts'

const sync = (page: Page) => page.getByRole('main')

/** A laptop in a team, with five places that differ, changes that were sent back, and a hub that is out of reach. */
async function inTeam(page: Page, app: RunningApp): Promise<TeamScene> {
  await enter(page, app)
  await api(page, 'demo.load', {})
  return playTeamScene((name, input) => api(page, name, input))
}

test('without a hub the page says so and leads in; what is wrong with an invitation stands at the field', async ({
  app,
  page,
}) => {
  await enter(page, app)
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: /本机已全部保存/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible()
  await expect(sync(page).getByText(/只在这台电脑上/)).toBeVisible()
  const link = page.getByLabel('邀请链接，或中心的地址')
  await expect(page.getByRole('button', { name: '加入', exact: true })).toBeDisabled()
  await link.fill('不是链接')
  await link.press('Enter')
  await expect(sync(page).getByText('这不是邀请链接。', { exact: false })).toBeVisible()
  await expect(link).toHaveAttribute('aria-invalid', 'true')
  // nothing listens at port 1
  await link.fill('http://127.0.0.1:1/#abc')
  await link.press('Enter')
  await expect(sync(page).getByText('连不上团队中心。', { exact: false })).toBeVisible()
  await expect(link).toHaveValue('http://127.0.0.1:1/#abc')
})

test('an invitation is the third way to start, and its first sync is seen', async ({ app, page }) => {
  const served = await listeningHub()
  const { code } = served.hub.invite('林珊')
  await page.goto(app.url)
  await page.getByRole('radio', { name: /我有邀请/ }).check()
  await page.getByLabel('邀请链接，或中心的地址').fill(`${served.url}#wrong`)
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByText('团队中心不认识这个邀请码。', { exact: false })).toBeVisible()
  await page.getByLabel('邀请链接，或中心的地址').fill(`${served.url}#${code}`)
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible()
  await expect(sync(page).getByText(/都在中心了，\d\d:\d\d 核对过。/)).toBeVisible()
  await expect(page.getByRole('complementary', { name: '中心' })).toContainText('测试中心')
  await page.keyboard.press('v')
  await expect(sync(page).getByText(/两边一样：核对了 \d+ 条。/)).toBeVisible()
  await page.getByRole('button', { name: '退出中心' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出中心' }).click()
  await expect(sync(page).getByText(/只在这台电脑上/)).toBeVisible()
  await served.close()
})

test('conflicts are settled from the keyboard, one after the other, and taken back', async ({ app, page }) => {
  const scene = await inTeam(page, app)
  const open = sync(page).getByRole('list', { name: '还没选的' }).getByRole('listitem')
  await page.goto(`${app.origin}/`)
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /写得不一样/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: '5 处两人写得不一样' })).toBeVisible()
  await expect(open).toHaveCount(5)

  const first = open.first()
  await expect(first.getByText('在用')).toBeVisible()
  await expect(first.locator('mark')).toHaveText(['98', '92'])
  await page.keyboard.press('2')
  await expect(open).toHaveCount(4)
  await expect(page.getByRole('heading', { level: 1, name: '4 处两人写得不一样' })).toBeVisible()
  const settled = page.getByRole('complementary')
  await expect(settled).toContainText('用了¥92,000，另一个是¥98,000。')
  // the next one is open and has the focus
  await expect(open.first().getByRole('button', { expanded: true })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(open).toHaveCount(5)
  await expect(settled).toHaveCount(0)

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('3')
  const field = page.getByLabel('以后就写')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('3')
  await field.fill('13805127777')
  await page.keyboard.press('Enter')
  await expect(open).toHaveCount(4)
  await expect(page.getByRole('complementary')).toContainText('现在是138 0512 7777。')
  const detail = await api<{ contacts: { mobile: string | null }[] }>(page, 'accounts.get', { id: scene.accountId })
  expect(detail.contacts.map((c) => c.mobile)).toContain('13805127777')
  await scene.close()
})

test('a value somebody wrote since stands beside the two, and can be left so', async ({ app, page }) => {
  const scene = await inTeam(page, app)
  await page.goto(`${app.origin}/accounts/${scene.accountId}`)
  await page.getByRole('link', { name: '3 处两人写得不一样' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '3 处两人写得不一样' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(sync(page).getByText('后来又改过，现在是：使用中')).toBeVisible()
  await page.keyboard.press('4')
  await expect(page.getByRole('heading', { level: 1, name: '2 处两人写得不一样' })).toBeVisible()
  const { row } = await api<{ row: { stage: string } }>(page, 'records.get', { type: 'account', id: scene.accountId })
  expect(row.stage).toBe('in_use')
  await page.getByRole('link', { name: '看全部' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '4 处两人写得不一样' })).toBeVisible()
  await scene.close()
})

test('what waits and what was sent back stands there in its words, and goes on as the person says', async ({
  app,
  page,
}) => {
  const scene = await inTeam(page, app)
  await page.goto(`${app.origin}/sync`)
  await expect(sync(page).getByText(/没有网络，或连不上中心.*处改动还没到中心/)).toBeVisible()
  const waiting = sync(page).getByRole('listitem').filter({ hasText: '昆山巴城蟹业合作社' })
  await expect(waiting).toContainText('新的客户')
  const refused = sync(page).getByRole('listitem').filter({ hasText: '同事在这期间把它删了' })
  await expect(refused).toContainText('下周三之后才有空，先发资料。')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '全部存成文件' }).click()
  await page.getByRole('menuitem', { name: 'JSON' }).click()
  expect((await download).suggestedFilename()).toMatch(/^退回的-\d{4}-\d\d-\d\d\.json$/)
  await refused.getByRole('button', { name: '另存为新的' }).click()
  await expect(refused).toHaveCount(0)
  await expect(page.getByText(/另存为新的了/)).toBeVisible()

  scene.served.isDown = false
  // a round of its own may be under way: the key does nothing then
  await expect(async () => {
    await page.keyboard.press('s')
    await expect(page.getByText(/同步好了：送出 \d+ 处/)).toBeVisible({ timeout: 1_500 })
  }).toPass()
  await expect(waiting).toHaveCount(0)
  await page.goto(`${app.origin}/accounts/${scene.accountId}`)
  await page.getByRole('button', { name: /在中心了/ }).click()
  await expect(page.getByRole('dialog')).toContainText('中心那边和这里一样')
  await scene.close()
})

test('an account is handed over with what is open, is read as a brief, and comes back with one undo', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await enter(page, app)
  await api(page, 'demo.load', {})
  const { hits } = await api<{ hits: { id: string }[] }>(page, 'search.query', { query: '恒润', types: ['account'] })
  await page.goto(`${app.origin}/accounts/${hits[0]?.id ?? ''}`)
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '交给同事…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('一起交过去的')
  await dialog.getByRole('combobox', { name: '交给谁' }).click()
  await page.getByRole('option', { name: '王磊' }).click()
  await dialog.getByRole('button', { name: /交给王磊/ }).click()
  await expect(page.getByRole('status').getByText(/苏州恒润精密机械有限公司归王磊了/)).toBeVisible()
  await expect(page.getByRole('button', { name: '负责: 王磊' })).toBeVisible()
  await page.getByRole('status').getByRole('button', { name: /撤销/ }).click()
  await expect(page.getByRole('button', { name: '负责: 林珊' })).toBeVisible()

  await page.goto(`${page.url()}/brief`)
  await expect(page.getByRole('heading', { level: 1, name: '交接单：苏州恒润精密机械有限公司' })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByText('复制好了。')).toBeVisible()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toContain('交接单：苏州恒润精密机械有限公司')
  expect(text).toContain('关键的人\n- 吴敏：')
})

test('before most of what is here goes, the person is asked, and waiting removes nothing', async ({ app, page }) => {
  const scene = await inTeam(page, app)
  const { rows } = await scene.colleague.call('accounts.list', { today: '2026-11-23', limit: 200 })
  for (const { id } of rows) await scene.colleague.call('records.delete', { type: 'account', id })
  await scene.colleague.context.sync.round()
  scene.served.isDown = false
  await page.goto(`${app.origin}/sync`)
  await page.getByRole('button', { name: '现在同步' }).click()
  const question = page.getByRole('heading', { name: /条记录里有 \d+ 条要从这台电脑撤走/ })
  await expect(question).toBeVisible()
  await expect(sync(page).getByText(/这里一条都没有动，等你决定/)).toBeVisible()
  await page.getByRole('button', { name: '先等等' }).click()
  await expect(sync(page).getByText('一条都没有动。下次同步再问中心。')).toBeVisible()
  const kept = await api<{ total: number }>(page, 'accounts.list', { today: '2026-11-23' })
  expect(kept.total).toBeGreaterThan(20)
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('button', { name: '可以撤走' }).click()
  await expect(question).toHaveCount(0)
  await scene.close()
})
