/** A visit at the client's: begun from Today, noted by keyboard, torn off at any moment, and over only with a next date. */
import type { Page } from '@playwright/test'
import { dateIn } from '../../shared/base/local-date.ts'
import { api, expect, test } from './app.ts'
import { comeBack, enter } from './set-up.ts'

const zone = 'Asia/Shanghai'
const words = {
  'zh-CN': {
    start: '开始拜访',
    note: '笔记',
    close: '结束拜访',
    here: '在场',
    resume: '回到拜访',
    summary: '结果怎样',
  },
  en: {
    start: 'Start the visit',
    note: 'Note',
    close: 'Close visit',
    here: 'Here',
    resume: 'Back to the visit',
    summary: 'What came out of it',
  },
} as const

/** A visit that is the next one of today, whatever the time is. */
async function planned(page: Page): Promise<{ visitId: string; accountId: string }> {
  const { id: accountId } = await api<{ id: string }>(page, 'records.create', {
    type: 'account',
    values: { name: '苏州恒润精密机械' },
  })
  for (const [name, jobTitle] of [
    ['周建国', '总经理'],
    ['吴敏', '行政部经理'],
  ])
    await api(page, 'records.create', { type: 'contact', values: { name, jobTitle, accountId } })
  const on = dateIn(Date.now(), zone)
  const visit = { accountId, subject: '上门演示', visitType: 'demo', on, time: '23:59', zone }
  const { id: visitId } = await api<{ id: string }>(page, 'visits.plan', visit)
  return { visitId, accountId }
}

for (const language of ['zh-CN', 'en'] as const)
  test(`keyboard only, ${language}: start, who is here, two notes, torn off, resumed, closed`, async ({
    app,
    page,
    complaints,
  }) => {
    const w = words[language]
    await enter(page, app, language)
    const { visitId, accountId } = await planned(page)
    await page.reload()
    await page.getByRole('button', { name: w.start }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: '苏州恒润精密机械' })).toBeVisible()
    const note = page.getByRole('textbox', { name: w.note, exact: true })
    await expect(note).toBeFocused()
    await page.keyboard.type('周总问了价格')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listitem').filter({ hasText: '周总问了价格' })).toBeVisible()
    await expect(note).toHaveValue('')
    await page.getByRole('button', { name: /周建国/ }).focus()
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /周建国/ })).toHaveAttribute('aria-pressed', 'true')

    await note.focus()
    await page.keyboard.type('周总要一份分两期的报价，先档案室 12 人')
    await page.waitForTimeout(500)
    await app.kill()
    await comeBack(page, await app.start().then((url) => url.replace('/#', `/on-site/${visitId}#`)), w.here)
    complaints.length = 0
    await expect(note).toHaveValue('周总要一份分两期的报价，先档案室 12 人')
    await note.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listitem')).toHaveCount(4)

    const close = page.getByRole('button', { name: w.close })
    await expect(close).toBeDisabled()
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('Space')
    await page.getByRole('textbox', { name: w.summary }).fill('先档案室，行政部明年')
    await page.keyboard.press('Control+Enter')
    await expect(page).toHaveURL(new RegExp(accountId))
    const { visit, notes } = await api<{
      visit: { status: string; summary: string; contactIds: string[]; durationMin: number }
      notes: { body: string }[]
    }>(page, 'visits.get', { id: visitId })
    expect([visit.status, visit.summary, visit.contactIds.length, notes.map((n) => n.body)]).toEqual([
      'done',
      '先档案室，行政部明年',
      1,
      ['周总问了价格', '周总要一份分两期的报价，先档案室 12 人'],
    ])
    expect(await api(page, 'drafts.get', { key: `close:${visitId}` })).toEqual({ value: null })
    await expect(page.getByText('先档案室，行政部明年')).toBeVisible()
  })

test('left with Esc it goes on, and Today leads back to it', async ({ app, page }) => {
  await enter(page, app)
  await planned(page)
  await page.reload()
  await page.getByRole('button', { name: '开始拜访' }).click()
  await expect(page.getByRole('textbox', { name: '笔记', exact: true })).toBeFocused()
  await page.keyboard.type('写了一半')
  await page.getByRole('button', { name: '离开这一屏，拜访还在继续' }).click()
  await page.getByRole('button', { name: '回到拜访' }).click()
  await expect(page.getByRole('textbox', { name: '笔记', exact: true })).toHaveValue('写了一半')
  expect(await page.evaluate(() => document.documentElement.dataset['rpDensity'])).toBe('onsite')
})

test('a form torn away half written opens with its words', async ({ app, page, complaints }) => {
  await enter(page, app)
  const { accountId } = await planned(page)
  await page.goto(`${app.origin}/accounts/${accountId}`)
  await expect(page.getByRole('heading', { level: 1, name: '苏州恒润精密机械' })).toBeVisible()
  await page.keyboard.press('l')
  await page.getByRole('dialog').getByLabel('说了什么').fill('档案室两人管一万多份合同')
  await page.waitForTimeout(500)
  await app.kill()
  await comeBack(page, await app.start())
  complaints.length = 0
  await page.goto(`${app.origin}/accounts/${accountId}`)
  await expect(page.getByRole('heading', { level: 1, name: '苏州恒润精密机械' })).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByRole('dialog').getByLabel('说了什么')).toHaveValue('档案室两人管一万多份合同')
})
