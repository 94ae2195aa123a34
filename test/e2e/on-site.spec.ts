/** A visit at the client's: begun from Today, noted by keyboard, torn off at any moment, and over only with a next date. */
import type { Locator, Page } from '@playwright/test'
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
    summary: '小结',
    check: '核对人数和电脑台数',
    phrase: '问了价格',
    add: '加一位',
    name: '姓名',
    title: '职务',
    pain: '难处',
    covered: '笔记已遮住，照常往下记。',
    promise: '加一条承诺',
    what: '什么事',
    forward: '进了一步',
    reportOf: '小结',
    history: '看看',
    correct: '小结: 先档案室，行政部明年',
  },
  en: {
    start: 'Start the visit',
    note: 'Note',
    close: 'Close visit',
    here: 'Here',
    resume: 'Back to the visit',
    summary: 'Report',
    check: 'Check headcount and number of computers',
    phrase: 'Asked about the price',
    add: 'Add someone',
    name: 'Name',
    title: 'Job title',
    pain: 'What hurts',
    covered: 'Notes are covered; go on noting.',
    promise: 'Add a promise',
    what: 'What',
    forward: 'A step forward',
    reportOf: 'Report',
    history: 'Show',
    correct: 'Report: 先档案室，行政部明年',
  },
} as const

/** Reaches a control as the Tab key would and presses a key on it. */
async function pressOn(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await target.focus()
  await target.page().keyboard.press(key)
}

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
  test(`keyboard only, ${language}: start, tick, meet, note, cover, torn off, resumed, promise, closed, corrected`, async ({
    app,
    page,
    complaints,
  }) => {
    const w = words[language]
    const { keyboard } = page
    await enter(page, app, language)
    const { visitId } = await planned(page)
    await page.reload()
    await pressOn(page.getByRole('button', { name: w.start }), 'Enter')
    await expect(page.getByRole('heading', { level: 1, name: '苏州恒润精密机械' })).toBeVisible()
    const note = page.getByRole('textbox', { name: w.note, exact: true })
    const notes = page.getByRole('list', { name: w.note === 'Note' ? 'Notes' : w.note }).getByRole('listitem')
    await expect(note).toBeFocused()
    await keyboard.type('周总问了价格')
    await keyboard.press('Enter')
    await expect(notes.filter({ hasText: '周总问了价格' })).toBeVisible()
    await expect(note).toHaveValue('')

    await pressOn(page.getByRole('button', { name: w.check }), 'Space')
    await expect(page.getByRole('button', { name: w.check })).toHaveAttribute('aria-pressed', 'true')
    // undo takes back the last act, told or not
    await keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: w.check })).toHaveAttribute('aria-pressed', 'false')
    await expect(notes).toHaveCount(1)
    await pressOn(page.getByRole('button', { name: w.check }), 'Space')
    await expect(page.getByRole('button', { name: w.check })).toHaveAttribute('aria-pressed', 'true')
    await pressOn(page.getByRole('button', { name: /周建国/ }), 'Space')
    await expect(page.getByRole('button', { name: /周建国/ })).toHaveAttribute('aria-pressed', 'true')
    const beganAt = Date.now()
    await pressOn(page.getByRole('button', { name: w.add }), 'Enter')
    await keyboard.type('何静')
    await keyboard.press('Enter')
    await expect(page.getByRole('button', { name: '何静' })).toHaveAttribute('aria-pressed', 'true')
    expect(Date.now() - beganAt).toBeLessThan(5_000)

    await pressOn(page.getByRole('button', { name: w.phrase }), 'Enter')
    await pressOn(page.getByRole('button', { name: w.pain, exact: true }), 'Enter')
    await note.focus()
    await keyboard.type('月底六张表要两个人做一天半')
    await keyboard.press('Enter')
    await expect(notes).toHaveCount(3)
    await note.focus()
    await keyboard.press('F9')
    await expect(page.getByText(w.covered)).toBeVisible()
    await expect(page.getByText('月底六张表要两个人做一天半')).toBeHidden()
    await keyboard.type('遮着也照记')
    await keyboard.press('Enter')
    await expect(note).toHaveValue('')
    await keyboard.press('F9')
    await expect(notes).toHaveCount(4)

    await note.focus()
    await keyboard.type('周总要一份分两期的报价，先档案室 12 人')
    await page.waitForTimeout(500)
    await app.kill()
    await comeBack(page, await app.start().then((url) => url.replace('/#', `/on-site/${visitId}#`)), w.here)
    complaints.length = 0
    await expect(note).toHaveValue('周总要一份分两期的报价，先档案室 12 人')
    await expect(page.getByRole('button', { name: w.check })).toHaveAttribute('aria-pressed', 'true')

    const close = page.getByRole('button', { name: w.close })
    await expect(close).toBeDisabled()
    await pressOn(page.getByRole('radio').first(), 'Space')
    await pressOn(page.getByRole('button', { name: w.promise }), 'Enter')
    await expect(page.getByRole('textbox', { name: w.what, exact: true })).toBeFocused()
    await keyboard.type('分两期的报价')
    await page.getByRole('textbox', { name: w.summary }).focus()
    await keyboard.type('先档案室，行政部明年')
    await pressOn(page.getByRole('button', { name: w.forward }), 'Space')
    // from a button too
    await keyboard.press('Control+Enter')
    await expect(page).toHaveURL(new RegExp(`/visits/${visitId}`))
    await expect(page.getByRole('button', { name: `: ${w.forward}` })).toBeVisible()

    // the report is there at once, with the line that was half written and the promise
    for (const told of ['先档案室，行政部明年', '周总要一份分两期的报价，先档案室 12 人', '分两期的报价'])
      await expect(page.getByText(told, { exact: true })).toBeVisible()
    await pressOn(page.getByRole('button', { name: w.correct }), 'Enter')
    await page.getByRole('textbox', { name: w.reportOf }).focus()
    await keyboard.press('End')
    await keyboard.type('，价格另谈')
    await keyboard.press('Control+Enter')
    await expect(page.getByText('先档案室，行政部明年，价格另谈')).toBeVisible()
    await pressOn(page.getByRole('button', { name: w.history }), 'Enter')
    await expect(page.getByText('先档案室，行政部明年', { exact: true })).toBeVisible()

    const { visit, followUps } = await api<{
      visit: { status: string; outcome: string; contactIds: string[] }
      followUps: { subject: string; promisedBy: string | null }[]
    }>(page, 'visits.get', { id: visitId })
    expect([visit.status, visit.outcome, visit.contactIds.length]).toEqual(['done', 'forward', 2])
    expect(new Set(followUps.map((f) => f.promisedBy))).toEqual(new Set([null, 'us']))
    expect(await api(page, 'drafts.get', { key: `close:${visitId}` })).toEqual({ value: null })
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('navigation')).toBeHidden()
    await expect(page.getByText('价格另谈')).toBeVisible()
  })

for (const [language, w] of [
  ['zh-CN', { what: '这趟为了什么', subject: '事由', kind: '拜访种类', demo: '上门演示', todo: '核对人数和电脑台数' }],
  [
    'en',
    {
      what: 'What this visit is for',
      subject: 'Subject',
      kind: 'Kind of visit',
      demo: 'On-site demo',
      todo: 'Check headcount and number of computers',
    },
  ],
] as const)
  test(`keyboard only, ${language}: planned from its kind, read on its sheet, ticked before it begins`, async ({
    app,
    page,
  }) => {
    const { keyboard } = page
    await enter(page, app, language)
    const values = { type: 'account', values: { name: '苏州恒润精密机械' } }
    const { id: accountId } = await api<{ id: string }>(page, 'records.create', values)
    await page.goto(`${app.origin}/accounts/${accountId}`)
    await expect(page.getByRole('heading', { level: 1, name: '苏州恒润精密机械' })).toBeVisible()
    await keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('textbox', { name: w.subject })).toBeFocused()
    await keyboard.type('演示给财务看')
    await dialog.getByRole('combobox', { name: w.kind }).focus()
    await keyboard.press('Enter')
    await page.getByRole('option', { name: w.demo, exact: true }).waitFor()
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: w.what }).focus()
    await keyboard.type('让财务定下来')
    await keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    const { rows } = await api<{ rows: { visit: { id: string; visitType: string } }[] }>(page, 'visits.list', {})
    expect(rows.map((r) => r.visit.visitType)).toEqual(['demo'])
    await page.goto(`${app.origin}/visits/${rows[0]?.visit.id}`)
    await expect(page.getByText('让财务定下来')).toBeVisible()
    const item = page.getByRole('checkbox', { name: w.todo })
    await item.focus()
    await keyboard.press('Space')
    await expect(item).toBeChecked()
    await keyboard.press('Control+z')
    await expect(item).not.toBeChecked()
  })

test('two windows on one visit: what one notes the other shows, and the one left behind leaves when it is closed', async ({
  app,
  page,
  context,
}) => {
  await enter(page, app)
  const { visitId } = await planned(page)
  await page.reload()
  await page.getByRole('button', { name: '开始拜访' }).click()
  // a window opened from this one is let in by the same token
  const opened = context.waitForEvent('page')
  await page.evaluate((path) => void window.open(path), `/on-site/${visitId}`)
  const other = await opened
  const note = (window: Page): Locator => window.getByRole('textbox', { name: '笔记', exact: true })
  await note(other).fill('另一个窗口说的')
  await other.keyboard.press('Enter')
  await expect(page.getByText('另一个窗口说的')).toBeVisible()
  await note(other).fill('还没记下的半句')
  await other.waitForTimeout(400)
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: '结束拜访' }).click()
  await expect(other).toHaveURL(new RegExp(`/visits/${visitId}`))
  const { notes } = await api<{ notes: { body: string }[] }>(page, 'visits.get', { id: visitId })
  expect(notes.map((n) => n.body)).toEqual(['另一个窗口说的', '还没记下的半句'])
})

test('the next line is typed while the one before is still being kept, and loses no letter', async ({ app, page }) => {
  await enter(page, app)
  const { visitId } = await planned(page)
  await page.reload()
  await page.getByRole('button', { name: '开始拜访' }).click()
  const field = page.getByRole('textbox', { name: '笔记', exact: true })
  await page.route('**/api/visits.note', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.continue()
  })
  await field.fill('第一句')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('第二句的一半')
  await expect(page.getByText('第一句')).toBeVisible()
  await expect(field).toHaveValue('第二句的一半')
  const { notes } = await api<{ notes: { body: string }[] }>(page, 'visits.get', { id: visitId })
  expect(notes.map((n) => n.body)).toEqual(['第一句'])
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
