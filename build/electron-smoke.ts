// Opens the real Electron window, where there is an Electron and a screen, on an empty data folder: the page appears,
// sees the bridge and the API, reaches no network; the store is there after quitting. `npm test` runs it, or says why
// it does not.
import '../node/require-node.ts'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron as electronDriver } from '@playwright/test'
import { ensureBuilt } from './build.ts'
import { electronForTests } from './electron-binary.ts'
import { inProject, projectRoot } from './project.ts'

const found = electronForTests()
if (found.kind === 'missing') {
  console.log(found.why)
  process.exit(1)
}
await ensureBuilt()
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'rapport-electron-'))
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const results: { readonly name: string; readonly isGood: boolean }[] = []
const check = (name: string, isGood: boolean) => {
  results.push({ name, isGood })
  console.log(`${isGood ? '✓' : '✗'} ${name}`)
}

try {
  const app = await electronDriver.launch({
    executablePath: found.executable,
    args: [...(isRoot ? ['--no-sandbox'] : []), projectRoot],
    env: { ...(process.env as Record<string, string>), RAPPORT_DATA_DIR: dataDir },
  })
  const page = await app.firstWindow()
  await page.locator('#root > *').first().waitFor({ timeout: 20_000 })
  check('the page appears', page.url().startsWith('app://local/'))
  check('the page has the bridge', await page.evaluate(() => 'desktop' in globalThis))
  check('the page has no Node', await page.evaluate(() => !('process' in globalThis) && !('require' in globalThis)))
  const status = await page.evaluate(async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }
    return (await fetch('/api/app.info', init)).status
  })
  check('the API answers', status === 200)
  const reached = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => true,
      () => false,
    ),
  )
  check('the page reaches no network', !reached)
  await app.close()
  check('the store is there afterwards', existsSync(path.join(dataDir, 'rapport.db')))
} catch (error) {
  check(`runs to the end (${error instanceof Error ? error.message : String(error)})`, false)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

const failed = results.filter(({ isGood }) => !isGood).length
writeFileSync(inProject('out', 'electron-smoke.json'), JSON.stringify({ passed: results.length - failed, failed }))
process.exitCode = failed > 0 ? 1 : 0
