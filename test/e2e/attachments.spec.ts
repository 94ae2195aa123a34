/** Photos and files of a visit as a person meets them: chosen, pasted, dropped; and a camera and microphone that are denied. */
import { readFileSync } from 'node:fs'
import { placedPhoto } from '../fixtures/media-bytes.ts'
import { expect, test } from './app.ts'
import { filesOf, onVisit, words } from './attachment-steps.ts'

test.describe('without them', () => {
  test('denied: a sentence each, and the rest goes on', async ({ app, page, context }) => {
    await context.clearPermissions()
    await onVisit(page, app, 'zh-CN')
    await page.evaluate(() => {
      const refuse = (): Promise<never> => Promise.reject(new DOMException('denied', 'NotAllowedError'))
      navigator.mediaDevices.getUserMedia = refuse
    })
    await page.getByRole('button', { name: '录音', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('麦克风没有对见面开放')
    await page.getByRole('button', { name: '拍照', exact: true }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('相机没有对见面开放')
  })

  test('none there: a sentence each', async ({ app, page }) => {
    await onVisit(page, app, 'en')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(/^(No microphone was found|The microphone is not open)/)
    await page.getByRole('button', { name: 'Take photo', exact: true }).click()
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      /^(No camera was found|The camera is not open)/,
    )
  })
})

test('a photo chosen as a file: shown, its place taken out and brought back, deleted and undone', async ({
  app,
  page,
}) => {
  const { visitId } = await onVisit(page, app, 'zh-CN')
  const w = words['zh-CN']
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG\u202Egpj.jpg', mimeType: 'image/jpeg', buffer: placedPhoto() })
  await expect(page.getByRole('button', { name: w.photo })).toBeVisible()
  await page.getByRole('button', { name: w.photo }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: 'IMGgpj.jpg' })).toBeVisible()
  await expect.poll(() => dialog.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(6)
  await expect(dialog.getByText('31.30000, 120.61667')).toBeVisible()
  await dialog.getByRole('button', { name: w.removeLocation }).click()
  await expect(dialog.getByText('31.30000, 120.61667')).toBeHidden()
  await expect.poll(() => dialog.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(6)
  expect((await filesOf(page, visitId))[0]?.latitudeE6).toBeNull()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: '另存为' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toBe('IMGgpj.jpg')
  expect(readFileSync(await saved.path()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  await dialog.getByRole('button', { name: w.delete }).click()
  await expect(page.getByRole('button', { name: w.photo })).toBeHidden()
  await page.getByRole('button', { name: w.undo }).click()
  await expect(page.getByRole('button', { name: w.photo })).toBeVisible()
})

test('pasted and dropped; a page with a script in it is never shown', async ({ app, page }) => {
  const { visitId, accountId } = await onVisit(page, app, 'en')
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 48)
    canvas.getContext('2d')?.fillRect(0, 0, 64, 48)
    const transfer = new DataTransfer()
    transfer.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  })
  await expect(page.getByRole('button', { name: words.en.photo })).toBeVisible()
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['<html><script>alert(1)</script>'], 'offer.html', { type: 'text/html' }))
    return data
  })
  const strip = page.getByRole('region', { name: 'Photos, memos and files of this visit' })
  for (const type of ['dragenter', 'dragover', 'drop']) await strip.dispatchEvent(type, { dataTransfer: transfer })
  await page.getByRole('button', { name: 'Open offer.html' }).click()
  await expect(page.getByRole('dialog').getByText('Files of this kind are not shown here.')).toBeVisible()
  expect((await filesOf(page, visitId)).map((f) => f.mediaType)).toEqual(['image/png', 'application/octet-stream'])
  await page.keyboard.press('Escape')

  // both stand on the account: in its list, its timeline, and search
  await page.goto(`${app.origin}/accounts/${accountId}`)
  await expect(page.getByRole('button', { name: 'Open offer.html' })).toBeVisible()
  await page.getByRole('button', { name: 'Files', exact: true }).click()
  await expect(page.getByRole('heading', { name: '2 files' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'offer.html', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('offer')
  await page.getByRole('option', { name: /offer\.html/ }).click()
  await expect(page.getByRole('dialog').getByText('Files of this kind are not shown here.')).toBeVisible()
})

test('a file of a card opens over it and leads back to it', async ({ app, page }) => {
  const { visitId, accountId } = await onVisit(page, app, 'en')
  await page.goto(`${app.origin}/accounts/${accountId}`)
  await page.getByRole('button', { name: '上门演示' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('one\ntwo') })
  await dialog.getByRole('button', { name: 'Open list.txt' }).click()
  await expect(dialog.getByRole('button', { name: 'Save as' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('button', { name: 'Open list.txt' })).toBeVisible()
  expect((await filesOf(page, visitId)).map((f) => f.mediaType)).toEqual(['text/plain'])
})
