/** Follow-ups by keyboard only, in both languages: the calendar, done with a result, series, quick capture, reminders. */
import type { Page, Route } from '@playwright/test'
import { addDays, dateIn } from '../../shared/base/local-date.ts'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

const zone = 'Asia/Shanghai'
const today = (): string => dateIn(Date.now(), zone)

const words = {
  'zh-CN': {
    month: '月',
    late: '过期',
    result: '结果怎样',
    done: '「call」办了。',
    moved: '「call」推到',
    undone: '撤销了：',
  },
  en: {
    month: 'Month',
    late: 'Overdue',
    result: 'What came of it',
    done: '“call” is done.',
    moved: '“call” moved to',
    undone: 'Undone: ',
  },
} as const

interface Listed {
  readonly rows: {
    readonly followUp: {
      id: string
      subject: string
      dueOn: string
      dueTime: string | null
      result: string | null
      status: string
    }
  }[]
}

const listed = async (page: Page, state: 'open' | 'closed' = 'open') =>
  (await api<Listed>(page, 'followUps.list', { today: today(), state })).rows.map((row) => row.followUp)

async function account(page: Page, name = '苏州恒润精密机械有限公司'): Promise<string> {
  return (await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name } })).id
}

/** The item that has the keyboard. */
const focused = (page: Page) => page.locator('[data-item]:focus')

for (const language of ['zh-CN', 'en'] as const)
  test(`keyboard only, ${language}: a month, an item added to a day, moved, done with a result, taken back`, async ({
    app,
    page,
  }) => {
    const w = words[language]
    await enter(page, app, language)
    const accountId = await account(page)
    await api(page, 'followUps.add', { accountId, subject: 'late', dueOn: addDays(today(), -40), zone })
    await page.keyboard.press('5')
    await expect(page.getByRole('heading', { level: 1, name: /^(跟进|Follow-ups)/ })).toBeVisible()
    await page.keyboard.press('m')
    await expect(page.getByText(w.month, { exact: true })).toBeVisible()
    // what is overdue stands above, though its day is not shown
    await expect(page.getByRole('region', { name: w.late })).toContainText('苏州恒润')

    await expect(page.locator('[data-day]').first()).toBeVisible()
    await page.keyboard.press('t')
    await expect(page.locator(`[data-day="${today()}"]`)).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await api(page, 'followUps.add', { accountId, subject: 'call', dueOn: today(), dueTime: '15:00', zone })
    await expect(page.locator('[data-item]', { hasText: '15:00' })).toBeVisible()

    await page.keyboard.press('t')
    await page.keyboard.press('ArrowDown')
    await expect(focused(page)).toContainText('15:00')
    await page.keyboard.press('Shift+ArrowRight')
    await expect
      .poll(async () => (await listed(page)).find((f) => f.subject === 'call')?.dueOn)
      .toBe(addDays(today(), 1))
    await expect(focused(page)).toContainText('15:00')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect.poll(async () => (await listed(page)).find((f) => f.subject === 'call')?.dueOn).toBe(today())
    await expect(focused(page)).toContainText('15:00')

    // taken back before the page has heard that it was done, while an older act could be
    await page.route('**/api/followUps.snooze', async (route) => {
      const response = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.fulfill({ response })
    })
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Control+z')
    // its way forward, not the way back that was before it
    const day = String(Number(addDays(today(), 1).slice(-2)))
    await expect(page.getByText(w.undone + w.moved)).toContainText(day)
    expect((await listed(page)).find((f) => f.subject === 'call')?.dueOn).toBe(today())
    await page.unroute('**/api/followUps.snooze')
    await page.keyboard.press('t')
    await page.keyboard.press('ArrowDown')
    await expect(focused(page)).toContainText('15:00')

    await page.keyboard.press('x')
    const result = page.getByPlaceholder(w.result, { exact: false })
    await expect(result).toBeFocused()
    await page.keyboard.type('报价谈妥')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await listed(page, 'closed'))[0]?.result).toBe('报价谈妥')
    // the field is gone, and with it the letters that Ctrl Z would take back
    await expect(page.getByText(w.done)).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await listed(page)).length).toBe(2)

    await page.keyboard.press('w')
    await expect(page.locator('[data-item]', { hasText: '15:00' })).toBeVisible()
    await page.keyboard.press('PageDown')
    await expect(page.locator(`[data-day="${today()}"]`)).toHaveCount(0)
    await page.keyboard.press('a')
    await expect(page.getByRole('grid')).toContainText('late')
  })

test('moved there, back and there again, drawn meanwhile as it stood between: the last press counts', async ({
  app,
  page,
}) => {
  await enter(page, app)
  const accountId = await account(page)
  await api(page, 'followUps.add', { accountId, subject: '寄样品', dueOn: today(), zone })
  await page.keyboard.press('5')
  await expect(page.getByRole('heading', { level: 1, name: '跟进' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.locator('[data-item]')).toBeVisible()
  await page.keyboard.press('t')
  await page.keyboard.press('ArrowDown')
  await expect(focused(page)).toContainText('寄样品')
  const held: Route[] = []
  await page.route('**/api/followUps.snooze', async (route) => {
    const { dueOn } = route.request().postDataJSON() as { dueOn: string }
    if (held.length === 0 && dueOn !== today()) return route.continue()
    held.push(route)
  })
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(() => held.length).toBe(1)
  // the way back is under way while the page draws the first step
  await expect(page.locator(`[data-on="${addDays(today(), 1)}"][data-item]`)).toBeVisible()
  await expect(focused(page)).toContainText('寄样品')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => held.length).toBe(2)
  for (const route of held) await route.fulfill({ response: await route.fetch() })
  await page.unroute('**/api/followUps.snooze')
  await expect.poll(async () => (await listed(page))[0]?.dueOn).toBe(addDays(today(), 1))
  // and from there one on
  await expect(focused(page)).toContainText('寄样品')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await listed(page))[0]?.dueOn).toBe(addDays(today(), 2))
})

for (const [language, when, rest, work, long] of [
  ['zh-CN', '什么时候', '休', '班', /10月10日.*调休上班/],
  ['en', 'When', 'off', 'work', /10 Oct.*worked instead/],
] as const)
  test(`days off and weekends worked instead stand in the month, ${language}`, async ({ app, page }) => {
    await enter(page, app, language)
    await page.keyboard.press('5')
    // a key of a screen counts once the screen is there
    await expect(page.getByRole('heading', { level: 1, name: /^(跟进|Follow-ups)/ })).toBeVisible()
    await page.keyboard.press('m')
    await expect(page.locator(`[data-day="${today()}"]`)).toBeVisible()
    // back to a month whose days off are decreed
    const [year, month] = today().split('-').map(Number)
    for (let i = ((year ?? 0) - 2026) * 12 + (month ?? 0) - 10; i > 0; i -= 1) await page.keyboard.press('PageUp')
    await expect(page.locator('[data-day="2026-10-01"]')).toContainText(rest)
    await expect(page.locator('[data-day="2026-10-10"]')).toContainText(work)
    await expect(page.locator('[data-day="2026-10-20"]')).not.toContainText(rest)
    // and in the calendar of a field
    await page.keyboard.press('d')
    await page.getByRole('dialog').getByRole('textbox', { name: when }).fill('2026-10-10')
    const days = page.getByRole('table').getByRole('button')
    await expect(days.filter({ hasText: new RegExp(`^1${rest}$`) })).toBeVisible()
    await expect(days.filter({ hasText: new RegExp(`^10${work}$`) })).toHaveAccessibleName(long)
    await expect(days.filter({ hasText: /^20$/ })).toBeVisible()
  })

test('dragged to another day it is there, and Undo brings it back', async ({ app, page }) => {
  await enter(page, app)
  const accountId = await account(page)
  // the Monday of this very week, also on a Sunday
  const monday = addDays(today(), -((new Date(`${today()}T00:00:00Z`).getUTCDay() + 6) % 7))
  await api(page, 'followUps.add', { accountId, subject: '寄样品', dueOn: monday, zone })
  await page.keyboard.press('5')
  // a key of a screen counts once the screen is there
  await expect(page.getByRole('heading', { level: 1, name: '跟进' })).toBeVisible()
  await page.keyboard.press('w')
  const item = page.locator('[data-item]')
  await expect(item).toBeVisible()
  const to = await page.locator(`[data-day="${addDays(monday, 3)}"]`).boundingBox()
  const from = await item.boundingBox()
  if (!to || !from) throw new Error('nothing is drawn')
  await page.mouse.move(from.x + 10, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 })
  await page.mouse.up()
  await expect.poll(async () => (await listed(page))[0]?.dueOn).toBe(addDays(monday, 3))
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await listed(page))[0]?.dueOn).toBe(monday)
})

test('by keyboard in the list: one of a series is done with Enter twice, and the next stands there', async ({
  app,
  page,
}) => {
  await enter(page, app)
  const accountId = await account(page)
  await api(page, 'followUps.add', { accountId, subject: '周报', dueOn: today(), zone, repeat: 'FREQ=DAILY' })
  await page.keyboard.press('5')
  await expect(page.getByText('每天')).toBeVisible()
  await page.keyboard.press('x')
  await page.keyboard.press('x')
  await expect(page.getByPlaceholder('结果怎样', { exact: false })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await listed(page))[0]?.dueOn).toBe(addDays(today(), 1))
  await expect(page.getByText('下次', { exact: false }).first()).toBeVisible()
})

for (const [language, line, subject] of [
  ['zh-CN', '#szhr 三天后下午3点 回电话谈报价', '回电话谈报价'],
  ['en', '#szhr in 3 days 3pm call about the quote', 'call about the quote'],
] as const)
  test(`quick capture from anywhere, ${language}`, async ({ app, page }) => {
    await enter(page, app, language)
    await account(page)
    await page.keyboard.press('2')
    await page.keyboard.press('Control+Shift+N')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first()).toBeFocused()
    await page.keyboard.type(line, { delay: 15 })
    await expect(dialog.getByRole('status')).toContainText('苏州恒润')
    await expect(dialog.getByRole('status')).toContainText('15:00')
    // a line that was not saved is there again
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Control+Shift+N')
    await expect(dialog.getByRole('status')).toContainText('15:00')
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    expect((await listed(page)).map((f) => [f.subject, f.dueOn, f.dueTime])).toEqual([
      [subject, addDays(today(), 3), '15:00'],
    ])
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await listed(page)).length).toBe(0)
  })

test('Enter before the names are known counts when they are', async ({ app, page }) => {
  await enter(page, app, 'en')
  await account(page)
  // the names are known when this test says so
  const known = Promise.withResolvers<undefined>()
  await page.route('**/api/search.query', async (route) => {
    await known.promise
    await route.continue().catch(() => undefined)
  })
  await page.keyboard.press('Control+Shift+N')
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('#szhr tomorrow call')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(500)
  expect(await listed(page)).toEqual([])
  await expect(page.getByRole('dialog')).toBeVisible()
  known.resolve(undefined)
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await listed(page)).map((f) => f.dueOn)).toEqual([addDays(today(), 1)])
})

test('what comes due is shown once by two windows, in each as a line, and put off it is gone', async ({
  app,
  page,
  context,
}) => {
  test.setTimeout(150_000)
  await context.grantPermissions(['notifications'])
  await context.addInitScript(() => {
    const shown: string[] = []
    Object.assign(window, { shownNotifications: shown })
    window.Notification = class extends EventTarget {
      static readonly permission = 'granted'
      constructor(title: string) {
        super()
        shown.push(title)
      }
      close(): void {}
    } as unknown as typeof Notification
  })
  await enter(page, app)
  const { settings } = await api<{ settings: { reminders: object } }>(page, 'app.info', {})
  await api(page, 'settings.set', { reminders: { ...settings.reminders, quiet: null } })
  const token = await page.evaluate(() => sessionStorage.getItem('rapport-token'))
  const other = await context.newPage()
  await other.addInitScript((code) => sessionStorage.setItem('rapport-token', code ?? ''), token)
  await other.goto(`${app.origin}/accounts`)
  await expect(other.getByRole('navigation')).toBeVisible()
  const accountId = await account(page)
  const due = new Date(Date.now() + 61_000)
  const time = due.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  await api(page, 'followUps.add', {
    accountId,
    subject: '回电话',
    dueOn: dateIn(due.getTime(), zone),
    dueTime: time,
    zone,
    remindMin: 0,
  })
  for (const window of [page, other])
    await expect(window.getByRole('status', { name: '提醒' })).toContainText('回电话', { timeout: 130_000 })
  const shown = async (window: Page): Promise<string[]> =>
    window.evaluate(() => (window as unknown as { shownNotifications: string[] }).shownNotifications)
  expect([...(await shown(page)), ...(await shown(other))]).toEqual([`${time} 苏州恒润精密机械有限公司`])
  await page.getByRole('status', { name: '提醒' }).getByRole('button', { name: '待会儿' }).click()
  await page.getByRole('menuitem', { name: '1 小时后' }).click()
  for (const window of [page, other]) await expect(window.getByRole('status', { name: '提醒' })).toBeHidden()
})
