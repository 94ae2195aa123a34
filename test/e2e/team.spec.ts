/** Two laptops and a hub, each a process of its own: offline on both, met, settled, handed over, shut out. */
import { api, expect } from './app.ts'
import { enter } from './set-up.ts'
import { joinWithAccount, accountNamed, joinAtFirstRun, joinInSettings, settled, test } from './team-fixture.ts'

test('offline on both, they meet; the conflict is settled by one key and both agree', async ({ app, page, team }) => {
  test.setTimeout(120_000)
  const { hub, other, otherPage } = team
  await joinWithAccount(page, app, hub, { name: '苏州恒力机械有限公司', phone: '0512-6666000' })
  await joinAtFirstRun(otherPage, other, await hub.invite('王芳', 'rep', '华东'))
  await settled(otherPage)
  const id = await accountNamed(otherPage, '恒力')
  if (id === undefined) throw new Error('the account did not come')

  // the hub is gone: both go on working
  await hub.kill()
  await page.goto(`${app.origin}/accounts/${id}`)
  await api(page, 'records.patch', { type: 'account', id, patch: { phone: '0512-6666111', industry: '机械' } })
  await expect(page.getByText('0512-6666111').first()).toBeVisible()
  await api(otherPage, 'records.patch', { type: 'account', id, patch: { phone: '0512-6666222', region: '江苏 苏州' } })
  await otherPage.goto(`${other.origin}/sync`)
  await otherPage.getByRole('button', { name: /Sync now/ }).click()
  await expect(otherPage.getByText('No network or no hub.').first()).toBeVisible()
  await expect(otherPage.getByText('1 change not yet on the hub').first()).toBeVisible()

  // it is back: they meet
  await hub.start()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(async () => (await api<{ unsent: number }>(page, 'sync.status', {})).unsent).toBe(0)
  await settled(otherPage)
  await settled(page)
  await page.goto(`${app.origin}/accounts/${id}`)
  for (const text of ['0512-6666222', '机械', '江苏 苏州']) await expect(page.getByText(text).first()).toBeVisible()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /写得不一样/ })
    .click()
  await expect(page.getByText('0512-6666111').first()).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByRole('navigation').getByRole('link', { name: /写得不一样/ })).toBeHidden()
  await settled(page)
  // the other laptop hears of it by itself
  await otherPage.goto(`${other.origin}/accounts/${id}`)
  await expect(otherPage.getByText('0512-6666111').first()).toBeVisible({ timeout: 15_000 })
  expect(await api(otherPage, 'conflicts.list', {})).toMatchObject({ total: 0 })
})

test('an account is handed over and leaves the laptop; a laptop that is shut out says so', async ({
  app,
  page,
  team,
}) => {
  test.setTimeout(120_000)
  const { hub, other, otherPage } = team
  await enter(page, app)
  await joinInSettings(page, app, await hub.invite('林珊'))
  await joinAtFirstRun(otherPage, other, await hub.invite('王芳'))
  await settled(otherPage)
  const { id } = await api<{ id: string }>(page, 'records.create', {
    type: 'account',
    values: { name: '杭州明德医院' },
  })
  const due = { accountId: id, subject: '送新报价', dueOn: '2026-12-01', zone: 'Asia/Shanghai' }
  await api(page, 'followUps.add', due)
  await settled(page)
  expect(await accountNamed(otherPage, '明德')).toBeUndefined()

  await page.goto(`${app.origin}/accounts/${id}`)
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '交给同事…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').click()
  await page.getByRole('option', { name: '王芳' }).click()
  await dialog.getByRole('button', { name: /交给/ }).click()
  await expect(dialog).toBeHidden()
  await settled(page)
  await expect.poll(() => accountNamed(page, '明德')).toBeUndefined()
  await settled(otherPage)
  await otherPage.goto(`${other.origin}/accounts/${id}`)
  await expect(otherPage.getByText('送新报价').first()).toBeVisible()

  const devices = await hub.console<{ id: string }[]>('devices', '王芳')
  await hub.console('revoke', devices[0]?.id ?? '')
  await otherPage.goto(`${other.origin}/sync`)
  await otherPage.getByRole('button', { name: /Sync now/ }).click()
  await expect(otherPage.getByText('An admin has shut this laptop out of the hub.').first()).toBeVisible()
  expect(await accountNamed(otherPage, '明德')).toBe(id)
})
