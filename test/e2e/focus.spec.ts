/** Where the keys act: letters arrive from the first on, and what closes leaves the focus where it was. */
import { api, expect, test } from './app.ts'
import { enter } from './set-up.ts'

test('letters typed right after Ctrl K are all in the field', async ({ app, page }) => {
  await enter(page, app)
  await page.waitForTimeout(1_500) // the page has settled
  await page.keyboard.press('Control+k')
  await page.keyboard.type('hengrun', { delay: 40 })
  await expect(page.getByRole('combobox')).toHaveValue('hengrun')
})

test('a dialog has the keyboard from the moment it is there', async ({ app, page }) => {
  await enter(page, app)
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    let wasOpen = false
    new MutationObserver(() => {
      const dialog = document.querySelector('[role="dialog"]')
      if (dialog !== null && !wasOpen)
        seen.push(dialog.querySelector('[data-autofocus]')?.contains(document.activeElement) ? 'in' : 'not in')
      wasOpen = dialog !== null
    }).observe(document.body, { childList: true, subtree: true })
  })
  for (const key of ['Control+Shift+N', 'c', 'l', 'n']) {
    await page.keyboard.press(key)
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    // the first Esc closes what a picker offers
    while (await dialog.isVisible()) await page.keyboard.press('Escape')
  }
  expect(await page.evaluate('window.seen')).toEqual(['in', 'in', 'in', 'in'])
})

test('a list keeps the focus through a dialog, and its place through an account', async ({ app, page }) => {
  await enter(page, app)
  await api(page, 'demo.load', {})
  await page.goto(`${app.origin}/accounts`)
  const list = page.getByRole('grid')
  await expect(list.getByRole('row').nth(5)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(list).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()

  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const name = page.getByRole('heading', { level: 1 }).last()
  await expect(name).toBeVisible()
  const last = await name.innerText()
  await page.keyboard.press('k')
  await expect(name).not.toHaveText(last)
  const before = await name.innerText()
  await page.keyboard.press('Escape')
  await expect(list).toBeFocused()
  await expect(list.locator('[data-active]')).toContainText(before)
})

test('at twice the size the account list still shows the next date', async ({ app, page }) => {
  await enter(page, app)
  await api(page, 'demo.load', {})
  await page.setViewportSize({ width: 720, height: 450 })
  await page.goto(`${app.origin}/accounts`)
  await expect(page.getByRole('columnheader', { name: '下次' })).toBeInViewport({ ratio: 1 })
})
