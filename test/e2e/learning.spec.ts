/** Quizzes and courses: written, taken at a session and by oneself, seen in the library, late ones told in Today. */
import type { Page } from '@playwright/test'
import { addDays, dateIn } from '../../shared/base/local-date.ts'
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

const zone = 'Asia/Shanghai'
const today = (): string => dateIn(Date.now(), zone)

const words = {
  'zh-CN': {
    newQuiz: '新测验',
    question: '题目',
    addQuestion: '加一题',
    addOption: '加一个选项',
    right: '这个对：当天可以改',
    giveQuiz: '给吴敏做测验',
    passed: '及格了',
    begin: '开始',
    undo: '撤销',
    notPassed: '还没及格',
    certificates: '证书',
    take: '做测验',
    goneThrough: '我看完了',
    done: '学完了',
    learn: '要学的',
  },
  en: {
    newQuiz: 'New quiz',
    question: 'Question',
    addQuestion: 'Add a question',
    addOption: 'Add an option',
    right: 'This is right: 当天可以改',
    giveQuiz: 'Quiz for 吴敏',
    passed: 'Passed',
    begin: 'Begin',
    undo: 'Undo',
    notPassed: 'Not passed yet',
    certificates: 'Certificates',
    take: 'Take the quiz',
    goneThrough: 'I have gone through it',
    done: 'Done',
    learn: 'To learn',
  },
} as const

const create = async (page: Page, type: string, values: Record<string, unknown>): Promise<string> =>
  (await api<{ id: string }>(page, 'records.create', { type, values })).id

/** A quiz of two questions, the second of which has two right options. */
async function quiz(page: Page): Promise<string> {
  const quizId = await create(page, 'quiz', { name: '登记入门', passPercent: 60 })
  await create(page, 'quizQuestion', { quizId, title: '怎么改', options: '- 删掉\n+ 当天可以改', position: 0 })
  const options = '+ 管理员\n- 所有人\n+ 主管'
  await create(page, 'quizQuestion', { quizId, title: '谁能借出', options, reason: '所有人只能看', position: 1 })
  return quizId
}

async function session(page: Page): Promise<string> {
  const accountId = await create(page, 'account', { name: '绍兴审批局' })
  const begun = { accountId, subject: '第 2 次培训', visitType: 'training', zone }
  const { id } = await api<{ id: string }>(page, 'visits.walkIn', begun)
  const met = await api<{ id: string }>(page, 'visits.meet', { visitId: id, name: '吴敏', jobTitle: '窗口' })
  const strokes = [
    {
      tool: 'pen',
      points: [
        [0, 0],
        [5000, 5000],
      ],
    },
  ]
  await api(page, 'training.sign', { visitId: id, contactId: met.id, strokes })
  return id
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`a quiz is written with the keyboard and tried out, ${language}`, async ({ app, page }) => {
    const w = words[language]
    await enter(page, app, language)
    await page.goto(`${app.origin}/learning`)
    await expect(page.getByRole('button', { name: w.newQuiz })).toBeVisible()
    await page.keyboard.press('q')
    await page.getByRole('button', { name: w.addQuestion }).press('Enter')
    const option = page.getByRole('textbox', { name: w.addOption })
    await option.focus()
    for (const text of ['当天可以改', '删掉重来']) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await expect(option).toHaveValue('')
    }
    // the first one that is written counts as right until another is ticked
    await expect(page.getByRole('checkbox', { name: w.right })).toBeChecked()
    const { rows } = await api<{ rows: { questions: number }[] }>(page, 'quizzes.list', {})
    expect(rows.map((row) => row.questions)).toEqual([1])
  })

  test(`taken at a session by keyboard, failed, taken again, and who passed has a certificate, ${language}`, async ({
    app,
    page,
  }) => {
    const w = words[language]
    await enter(page, app, language)
    await quiz(page)
    const visitId = await session(page)
    await page.goto(`${app.origin}/on-site/${visitId}`)
    const dialog = page.getByRole('dialog')
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key)
    }

    await page.getByRole('button', { name: w.giveQuiz }).press('Enter')
    await expect(dialog.getByText('吴敏')).toBeVisible()
    await press('Enter', '2', 'Enter', '1')
    await expect(dialog.getByRole('button', { name: '管理员' })).toHaveAttribute('aria-pressed', 'true')
    // closed by mistake it goes on where it was
    await press('Escape')
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: w.giveQuiz }).press('Enter')
    await expect(dialog.getByRole('button', { name: '管理员' })).toHaveAttribute('aria-pressed', 'true')
    await press('Enter')
    await expect(dialog.getByRole('status')).toContainText('50%')
    await expect(dialog.getByRole('status')).toContainText(w.notPassed)
    await expect(dialog.getByText('所有人只能看')).toBeVisible()
    await press('Enter')
    await expect(dialog).toBeHidden()

    await page.getByRole('button', { name: w.giveQuiz }).press('Enter')
    await expect(dialog.getByText('吴敏')).toBeVisible()
    // with the pointer, the keys go on after each press of it
    await dialog.getByRole('button', { name: w.begin }).click()
    await dialog.getByRole('button', { name: '当天可以改' }).click()
    await press('Enter', '3')
    await dialog.getByRole('button', { name: '管理员' }).click()
    await press('Enter')
    await expect(dialog.getByRole('status')).toContainText('100%')
    await expect(dialog.getByRole('status')).toContainText(w.passed)
    // nobody else's way back lies over it
    await expect(page.getByRole('button', { name: w.undo })).toHaveCount(0)
    await press('Enter')
    const { attempts } = await api<{ attempts: unknown[] }>(page, 'training.get', { visitId })
    expect(attempts).toHaveLength(2)

    await api(page, 'visits.close', { visitId, next: { type: 'none', because: '都讲完了' } })
    await page.goto(`${app.origin}/visits/${visitId}`)
    const sheet = page.getByRole('row', { name: /吴敏/ })
    await expect(sheet).toContainText('登记入门 50%')
    await expect(sheet).toContainText('登记入门 100%')
    const part = page.locator('section', { has: page.getByRole('heading', { name: w.certificates }) })
    await expect(part.getByRole('listitem')).toHaveText(/^\d{8}-[0-9A-F]{6}, 吴敏, 窗口, 100%$/)
  })

  test(`a course is late in Today, gone through, and done, ${language}`, async ({ app, page }) => {
    const w = words[language]
    await enter(page, app, language)
    const quizId = await quiz(page)
    const materialId = await create(page, 'material', { name: '登记培训', kind: 'document' })
    const courseId = await create(page, 'course', { name: '新人第一周' })
    await create(page, 'courseStep', { courseId, title: '登记培训', materialId, position: 0 })
    await create(page, 'courseStep', { courseId, title: '登记入门', quizId, position: 1 })
    await api(page, 'learning.assign', { courseId, memberIds: [null], dueOn: addDays(today(), -1) })
    await create(page, 'account', { name: '绍兴审批局' })
    await page.goto(`${app.origin}/`)
    const part = page.locator('aside section', { hasText: w.learn })
    await part.getByRole('button', { name: '新人第一周' }).click()

    await page.getByRole('button', { name: w.goneThrough }).click()
    await expect(page.getByRole('button', { name: w.goneThrough })).toBeHidden()
    await page.getByRole('button', { name: w.take }).press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    for (const key of ['Enter', '2', 'Enter', '1', '3', 'Enter']) await page.keyboard.press(key)
    await expect(dialog.getByRole('status')).toContainText('100%')
    await page.keyboard.press('Enter')
    await expect(page.locator('main header')).toContainText(w.done)
    await page.goto(`${app.origin}/`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: '新人第一周' })).toHaveCount(0)
  })
}

test('pages of a paper that stood in sight count, where a course asks for it', async ({ app, page }) => {
  await enter(page, app)
  await api(page, 'demo.load', {})
  const { rows } = await api<{ rows: { course: { id: string } }[] }>(page, 'learning.courses', { today: today() })
  const id = rows[0]?.course.id ?? ''
  const steps = async (): Promise<(readonly [string | null, number])[]> =>
    (
      await api<{ steps: { name: string | null; percent: number }[] }>(page, 'learning.course', {
        id,
        today: today(),
      })
    ).steps.map(({ name, percent }) => [name, percent])
  expect((await steps())[1]).toEqual(['报餐：食堂一周怎么用', 0])
  await page.goto(`${app.origin}/learning/${id}`)
  await page.getByRole('link', { name: '报餐：食堂一周怎么用' }).click()
  await expect.poll(async () => (await steps())[1]?.[1], { timeout: 15_000 }).toBe(100)
})
