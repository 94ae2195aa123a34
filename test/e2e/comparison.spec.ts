/** A comparison for a client, from the catalogue to paper: written, seen as it prints, printed, frozen, printed again. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { expect, test } from './app.ts'
import { begin, catalogue, keyTimes, preview, three } from './comparison-steps.ts'
import { enter } from './set-up.ts'

test('from the catalogue to paper: every key is seen at once, what is printed stays as it was', async ({
  app,
  page,
}) => {
  await enter(page, app)
  await catalogue(page, three)
  await begin(page, app)
  await expect(preview(page).getByRole('cell', { name: '照常查' })).toBeVisible()
  await page.getByRole('textbox', { name: '每天几分钟' }).fill('35')
  await expect(preview(page).getByText('2,625')).toBeVisible()
  await page.getByRole('button', { name: '停网的时候' }).click()
  await page.getByRole('textbox', { name: '现在', exact: true }).fill('全公司停工')
  await expect(preview(page).getByRole('cell', { name: '全公司停工' })).toBeVisible()
  // a pause after a space or on a new line: what is saved meanwhile takes nothing from under the caret
  const ours = page.getByRole('textbox', { name: '用上我们的之后' })
  await ours.fill('')
  await ours.pressSequentially('one ')
  await page.waitForTimeout(900)
  await ours.pressSequentially('two')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(900)
  await ours.pressSequentially('three')
  await expect(ours).toHaveValue('one two\nthree')
  await expect(preview(page).getByRole('cell', { name: 'one two three' })).toBeVisible()
  // a line keeps its title when the field is left empty
  const title = page.getByRole('textbox', { name: '要做的事' })
  await title.fill('')
  await expect(title).toHaveValue('')
  await ours.focus()
  await expect(title).toHaveValue('停网的时候')
  await page.getByRole('button', { name: '打印，定为第 1 版' }).click()
  const viewer = page.getByRole('dialog')
  await expect(viewer.locator('canvas').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('第 1 版，按打印的样子留着了。')).toBeVisible()
  await page.keyboard.press('Escape')

  // nothing changed: the same version again
  await page.keyboard.press('Control+p')
  await expect(page.getByText('没有变过，还是第 1 版。')).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press('Escape')

  await page.getByRole('switch', { name: '印出：一张单子批完' }).press('Space')
  await expect(preview(page).getByRole('cell', { name: '四小时' })).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: '去掉' })).toContainText('两天半')
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  expect(download.suggestedFilename()).toMatch(/的对比表 2\.pdf$/)
  const text = execFileSync('pdftotext', ['-raw', await download.path(), '-'], { encoding: 'utf8' })
  expect(text).toContain('全公司停工')
  expect(text).not.toContain('四小时')
  await expect(page.getByRole('button', { name: /^第 2 版/ })).toBeVisible()

  // between two versions, and as it stands: printed again it is as it was at first
  const gone = page.getByRole('listitem').filter({ hasText: '去掉' })
  await page.getByRole('switch', { name: '印出：一张单子批完' }).press('Space')
  await expect(preview(page).getByRole('cell', { name: '四小时' })).toBeVisible()
  await page.getByRole('combobox', { name: '和哪一版比', exact: true }).click()
  await page.getByRole('option', { name: '第 1 版' }).click()
  await expect(page.getByText('这之间文字没有改过。')).toBeVisible()
  await page.getByRole('combobox', { name: '比到哪一版' }).click()
  await page.getByRole('option', { name: '第 2 版' }).click()
  await expect(gone).toContainText('两天半')
  await page.getByRole('button', { name: /^第 1 版/ }).click()
  await expect(viewer.locator('canvas').first()).toBeVisible()
})

test('the preview breaks where print breaks', async ({ app, page }, info) => {
  await enter(page, app)
  const long = Array.from(
    { length: 40 },
    (_, i) =>
      [
        `第${i}件事`,
        `甲${i}。${'现在要走完好几张纸单。'.repeat(1 + ((i * 7) % 9))}`,
        `乙${i}。${'以后点一下。'.repeat(1 + ((i * 5) % 11))}`,
      ] as const,
  )
  await catalogue(page, long)
  await begin(page, app)
  const pages = Number(await preview(page).getAttribute('data-pages'))
  expect(pages).toBeGreaterThan(3)
  const seen = await preview(page).evaluate((host) => {
    const root = host.shadowRoot as ShadowRoot
    const sheets = [...root.querySelectorAll('.page')].map((sheet) => sheet.getBoundingClientRect())
    return [...root.querySelectorAll('tbody tr')].map((row) => {
      const { top } = row.getBoundingClientRect()
      return sheets.findIndex((sheet) => top >= sheet.top && top < sheet.bottom)
    })
  })
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  const file = info.outputPath('sheet.pdf')
  writeFileSync(file, '')
  await download.saveAs(file)
  const texts = Array.from({ length: pages }, (_, index) =>
    execFileSync('pdftotext', ['-raw', '-f', String(index + 1), '-l', String(index + 1), file, '-'], {
      encoding: 'utf8',
    }),
  )
  const printed = long.map((_, i) => texts.findIndex((text) => text.includes(`甲${i}。`)))
  expect(seen).toEqual(printed)
  expect(Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1])).toBe(pages)
})

test('a key is on the sheet within a tenth of a second', async ({ app, page }) => {
  await enter(page, app)
  await catalogue(page, three)
  await begin(page, app)
  await page.getByRole('button', { name: '找一份旧合同' }).click()
  const { sheet, bare } = await keyTimes(page, 20)
  console.log(
    `a key is on the sheet after ${sheet.toFixed(0)} ms, in a bare field after ${bare.toFixed(0)} ms (medians of 20)`,
  )
  expect(sheet).toBeLessThan(100)
})
