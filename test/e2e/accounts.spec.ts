/** What is done with accounts by mouse: views that are kept, two that are one, and all of it taken out again. */
import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

const today = '2026-01-01'

async function add(page: Page, values: Record<string, unknown>): Promise<string> {
  return (await api<{ id: string }>(page, 'records.create', { type: 'account', values })).id
}

test('a filter is kept as a view, is there after a reload, and its deletion is taken back', async ({ app, page }) => {
  await enter(page, app)
  await add(page, { name: '苏州恒润精密机械', region: '江苏 苏州', stage: 'talking' })
  await add(page, { name: '常州天宁物业', region: '江苏 常州', stage: 'talking' })
  await page.goto(`${app.origin}/accounts`)
  await page.getByLabel('地区').click()
  await page
    .getByRole('option', { name: /江苏 常州/ })
    .or(page.getByRole('checkbox', { name: /江苏 常州/ }))
    .first()
    .click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('苏州恒润精密机械')).toHaveCount(0)

  await page.getByRole('button', { name: '全部客户' }).click()
  await page.getByRole('menuitem', { name: '存成视图…' }).click()
  await page.getByRole('textbox', { name: '视图名称' }).fill('常州那边')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '常州那边' })).toBeVisible()

  await page.goto(`${app.origin}/accounts`)
  await expect(page.getByText('苏州恒润精密机械').first()).toBeVisible()
  await page.getByRole('button', { name: '全部客户' }).click()
  await page.getByRole('menuitem', { name: '常州那边' }).click()
  await expect(page.getByText('苏州恒润精密机械')).toHaveCount(0)
  await expect(page.getByText('常州天宁物业').first()).toBeVisible()

  await page.getByRole('button', { name: '常州那边' }).click()
  await page.getByRole('menuitem', { name: '删掉这个视图' }).click()
  await expect(page.getByText('视图「常州那边」删了。')).toBeVisible()
  await page.getByRole('button', { name: /^撤销/ }).click()
  await page.getByRole('heading', { level: 1 }).getByRole('button').click()
  await expect(page.getByRole('menuitem', { name: '常州那边' })).toBeVisible()
})

test('two accounts become one after a look at what will be, and two again', async ({ app, page }) => {
  await enter(page, app)
  const keepId = await add(page, { name: '苏州恒润精密机械有限公司', phone: '0512-66180233' })
  const dropId = await add(page, { name: '恒润精密机械', phone: '0512-66180234', industry: '机械' })
  await api(page, 'records.create', { type: 'contact', values: { name: '周建国', accountId: dropId } })
  await page.goto(`${app.origin}/accounts/${keepId}`)
  await page.getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '和另一家合并' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '恒润精密机械', exact: true }).click()
  await expect(dialog.getByText('从另一家补上：行业。')).toBeVisible()
  await expect(dialog.getByText('一起过来的：1 位联系人。')).toBeVisible()
  await dialog.getByRole('radiogroup', { name: '电话' }).getByText('0512-66180234').click()
  await dialog.getByRole('button', { name: /^合并/ }).click()
  await expect(dialog).toBeHidden()
  type Detail = { account: { phone: string; industry: string | null }; contacts: { name: string }[] }
  const merged = await api<Detail>(page, 'accounts.get', { id: keepId })
  expect([merged.account.phone, merged.account.industry, merged.contacts.map((c) => c.name)]).toEqual([
    '0512-66180234',
    '机械',
    ['周建国'],
  ])
  expect((await api<{ total: number }>(page, 'accounts.list', { today })).total).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await api<{ total: number }>(page, 'accounts.list', { today })).total).toBe(2)
  const apart = await api<Detail>(page, 'accounts.get', { id: keepId })
  expect([apart.account.phone, apart.account.industry, apart.contacts]).toEqual(['0512-66180233', null, []])
})

/** Names and contents of a zip written with sizes in its central directory. */
function entriesOf(zip: Buffer): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (let at = zip.indexOf('PK\u0001\u0002'); at !== -1; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const [method, size, nameLength, offset] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
    const bytes = zip.subarray(from, from + size)
    entries.set(name, (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
  }
  return entries
}

test('everything goes out as one file, and nothing in it is a formula', async ({ app, page }) => {
  await enter(page, app)
  await add(page, { name: '=HYPERLINK("http://evil.test")', phone: '0512-66180233' })
  await page.goto(`${app.origin}/import`)
  await page.getByText('CSV', { exact: true }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const entries = entriesOf(readFileSync(await (await saved).path()))
  const accounts = entries.get('accounts.csv') ?? ''
  expect(accounts.startsWith('\ufeff')).toBe(true)
  expect(accounts).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
  expect(entries.size).toBeGreaterThanOrEqual(7)
  await expect(page.getByText(/：2 行。/).first()).toBeVisible()
})

test('the list in Chinese stands in pinyin order', async ({ app, page }) => {
  await enter(page, app)
  for (const name of ['重庆长安', '北京天坛', '安吉竹业', '中国移动', '厦门海沧']) await add(page, { name })
  await page.goto(`${app.origin}/accounts`)
  await expect(page.getByText('中国移动').first()).toBeVisible()
  const list = await api<{ rows: { name: string }[] }>(page, 'accounts.list', { today })
  expect(list.rows.map((r) => r.name)).toEqual(['安吉竹业', '北京天坛', '重庆长安', '厦门海沧', '中国移动'])
})

test('a list goes out as it is shown: only what the search left, as a spreadsheet program reads it', async ({
  app,
  page,
}) => {
  await enter(page, app)
  for (const name of ['苏州恒润', '常州天宁', '恒通物流']) await add(page, { name })
  await page.goto(`${app.origin}/accounts`)
  await page.getByRole('searchbox', { name: '在客户里找' }).or(page.getByLabel('在客户里找')).first().fill('恒')
  await expect(page.getByText('2 家')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '这张表的更多' }).click()
  await page.getByRole('menuitem', { name: '导出成 CSV' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  expect([text.includes('恒通物流'), text.includes('苏州恒润'), text.includes('常州天宁')]).toEqual([true, true, false])
  await expect(page.getByText(/accounts-.*csv：2 行。/)).toBeVisible()
})

test('beside an open account its name alone is the title of the page', async ({ app, page }) => {
  await enter(page, app)
  const { id } = await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name: '苏州恒润' } })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${app.origin}/accounts/${id}`)
  await expect(page.getByRole('complementary').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['苏州恒润'])
  await expect(page.getByRole('heading', { level: 2, name: '客户' })).toBeVisible()
})
