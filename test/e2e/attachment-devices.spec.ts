/** Photos taken and memos recorded with the camera and microphone Chromium pretends to have. */
import { expect, test } from './app.ts'
import { foundByAxe } from './axe.ts'
import { filesOf, onVisit, words } from './attachment-steps.ts'
import { comeBack } from './set-up.ts'

test.use({
  launchOptions: {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-quic',
      '--disable-background-networking',
      '--no-first-run',
    ],
  },
})

for (const language of ['zh-CN', 'en'] as const)
  test(`keyboard only, ${language}: two photos, a memo that plays, a circle on a photo`, async ({ app, page }) => {
    const w = words[language]
    const { visitId } = await onVisit(page, app, language)
    await page.getByRole('button', { name: w.take, exact: true }).focus()
    await page.keyboard.press('Enter')
    const shoot = page.getByRole('button', { name: w.shoot })
    await expect(shoot).toBeEnabled()
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await shoot.focus()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await filesOf(page, visitId)).length).toBe(1)
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('1')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await filesOf(page, visitId)).length).toBe(2)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: w.photo })).toHaveCount(2)

    await page.getByRole('button', { name: w.record, exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: w.stop })).toBeVisible()
    await page.waitForTimeout(2_500)
    await page.keyboard.press('Enter')
    await expect(page.getByText(w.saved)).toBeVisible()
    const memo = (await filesOf(page, visitId)).find((file) => file.kind === 'memo')
    expect([memo?.mediaType, (memo?.sizeBytes ?? 0) > 2_000]).toEqual(['audio/webm', true])

    await page.getByRole('button', { name: w.photo }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: w.circle, exact: true }).focus()
    await page.keyboard.press('Enter')
    const surface = page.getByRole('application', { name: w.surface })
    await surface.focus()
    for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Space']) await page.keyboard.press(key)
    await expect
      .poll(async () => (await filesOf(page, visitId)).map((f) => JSON.parse(f.marks ?? '{}').strokes?.[0]?.tool))
      .toContain('circle')
    const besidePhoto = await foundByAxe(page)
    expect(besidePhoto.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([])
    await page.keyboard.press('Escape')
    const onTheVisit = await foundByAxe(page)
    expect(onTheVisit.map((v) => [v.id, v.nodes.map((n) => n.html)])).toEqual([])
  })

test('torn off while recording: the part spoken is a memo that plays after the next start', async ({
  app,
  page,
  complaints,
}) => {
  const w = words['zh-CN']
  const { visitId } = await onVisit(page, app, 'zh-CN')
  await page.getByRole('button', { name: w.record, exact: true }).click()
  await expect(page.getByRole('button', { name: w.stop })).toBeVisible()
  await page.waitForTimeout(3_300)
  await app.kill()
  await comeBack(page, await app.start().then((url) => url.replace('/#', `/on-site/${visitId}#`)), w.here)
  complaints.length = 0
  await expect.poll(async () => (await filesOf(page, visitId)).map((f) => f.kind)).toEqual(['memo'])
  const [memo] = await filesOf(page, visitId)
  const seconds = await page.evaluate(async (id) => {
    const token = Object.values(sessionStorage).find((v): v is string => typeof v === 'string' && v.length >= 40) ?? ''
    const headers = { 'content-type': 'application/json', 'x-app-token': token.replaceAll('"', '') }
    const body = JSON.stringify({ ids: [id], as: 'shown' })
    const { result } = (await (await fetch('/media', { method: 'POST', headers, body })).json()) as {
      result: { urls: Record<string, string> }
    }
    const sound = await (await fetch(result.urls[id] ?? '')).arrayBuffer()
    return (await new AudioContext().decodeAudioData(sound)).duration
  }, memo?.id ?? '')
  expect(seconds).toBeGreaterThan(1.5)
  await page.getByRole('button', { name: /^播放/ }).click()
  await expect(page.getByRole('button', { name: /^停下/ })).toBeVisible()
})
