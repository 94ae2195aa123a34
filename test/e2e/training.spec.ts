/** A training session at the client: met, signed in, judged, closed, its sheet read and printed, another round for who needs it. */
import type { Page } from '@playwright/test'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

const zone = 'Asia/Shanghai'
const words = {
  'zh-CN': {
    sign: '签到：吴敏',
    again: '再来一次',
    done: '签好了',
    clear: '重写',
    sheet: /^签到表/,
    make: '给他们约下一次',
  },
  en: {
    sign: 'Sign in: 吴敏',
    again: 'Another round',
    done: 'Signed',
    clear: 'Start over',
    sheet: /^Attendance/,
    make: 'Set a next round',
  },
} as const

async function session(page: Page): Promise<string> {
  const accountId = (
    await api<{ id: string }>(page, 'records.create', { type: 'account', values: { name: '绍兴审批局' } })
  ).id
  const { id } = await api<{ id: string }>(page, 'visits.walkIn', {
    accountId,
    subject: '第 2 次培训',
    visitType: 'training',
    zone,
  })
  for (const name of ['吴敏', '周强']) await api(page, 'visits.meet', { visitId: id, name, jobTitle: '窗口' })
  return id
}

/** Writes a stroke across the field, as a finger would. */
async function write(page: Page): Promise<void> {
  const pad = page.getByRole('application')
  const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 }
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3)
  await page.mouse.down()
  for (const [x, y] of [
    [0.35, 0.6],
    [0.5, 0.35],
    [0.7, 0.65],
  ] as const)
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 6 })
  await page.mouse.up()
}

interface Sheet {
  readonly rows: { name: string; signature: string | null; result: string | null }[]
}

for (const language of ['zh-CN', 'en'] as const)
  test(`signed in with a finger and by keyboard, judged, and the sheet shows it, ${language}`, async ({
    app,
    page,
  }) => {
    const t = words[language]
    await enter(page, app, language)
    const visitId = await session(page)
    await page.goto(`${app.origin}/on-site/${visitId}`)
    const sheet = () => api<Sheet>(page, 'training.get', { visitId })

    await page.getByRole('button', { name: t.sign }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('吴敏')).toBeVisible()
    await expect(dialog.getByRole('button', { name: t.done })).toBeDisabled()
    await write(page)
    await dialog.getByRole('button', { name: t.clear }).click()
    await expect(dialog.getByRole('button', { name: t.done })).toBeDisabled()
    await write(page)
    await dialog.getByRole('button', { name: t.done }).click()
    await expect(dialog).toBeHidden()
    expect((await sheet()).rows.map((r) => [r.name, r.signature !== null])).toEqual([['吴敏', true]])

    // the second one by keyboard alone
    await page.getByRole('button', { name: t.sign.replace('吴敏', '周强') }).press('Enter')
    // the dialog takes the focus when it is there
    await expect(dialog.locator(':focus')).toHaveCount(1)
    await page.getByRole('application').focus()
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space']) await page.keyboard.press(key)
    await dialog.getByRole('button', { name: t.done }).press('Enter')
    await expect(dialog).toBeHidden()
    await page.getByRole('radiogroup').last().getByText(t.again).click()
    await expect.poll(async () => (await sheet()).rows.map((r) => r.result)).toEqual([null, 'again'])

    await api(page, 'visits.close', { visitId, next: { type: 'none', because: '都讲完了' } })
    await page.goto(`${app.origin}/visits/${visitId}`)
    const part = page.locator('section', { has: page.getByRole('heading', { name: t.sheet }) })
    await expect(part.getByRole('row')).toHaveCount(3)
    await expect(part.getByRole('img', { name: '吴敏' })).toBeVisible()
    await part.getByRole('button', { name: t.make }).click()
    await expect(part.getByRole('button', { name: t.make })).toBeHidden()
    const { followUps } = await api<{ followUps: { contactId: string }[] }>(page, 'visits.get', { id: visitId })
    expect(followUps).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    await expect(part.getByRole('button')).toHaveCount(0)
    await expect(part.getByRole('img', { name: '周强' })).toBeVisible()
  })
