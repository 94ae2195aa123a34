// `npm test`: everything that can be checked on this machine, streamed as it runs. The last line is the sum over unit
// tests, packaging checks and browser tests, alone on its line; the exit code is non-zero when anything failed or a
// suite did not run at all.
import '../node/require-node.ts'
import { existsSync, rmSync } from 'node:fs'
import { electronForTests } from './electron-binary.ts'
import { findChromium } from './find-chromium.ts'
import { inProject, runScript, toolScript } from './project.ts'
import { inSystemLanguage, say } from './say.ts'
import { vitestWords } from './vitest-words.ts'
import { countFile, countPackaging, countPlaywright, countVitest, sumCounts, type Counts } from './test-report.ts'

const reports = {
  vitest: inProject('out', 'vitest.json'),
  faults: inProject('out', 'faults.json'),
  packaging: inProject('out', 'package-dry-run.json'),
  playwright: inProject('out', 'e2e.json'),
  electron: inProject('out', 'electron-smoke.json'),
} as const

const counts: Counts[] = []

/** Runs a script; when it fails although its report shows no failure (types, lint), that counts as one. */
async function run(title: string, script: string, args: readonly string[], read: (() => Counts) | null): Promise<void> {
  console.log(`\n── ${title}`)
  const isGood = (await runScript(script, args)) === 0
  const read_ = read?.() ?? { passed: 0, failed: 0 }
  counts.push(!isGood && read_.failed === 0 ? { ...read_, failed: 1 } : read_)
}

for (const report of Object.values(reports)) rmSync(report, { force: true })

// Debian's shell is the same Chromium without its windows, and a fifth less work for the machine
const shell = '/usr/bin/chromium-headless-shell'
if (!process.env['CHROMIUM_PATH'] && existsSync(shell)) process.env['CHROMIUM_SHELL'] = shell
const chromium = findChromium()
if (chromium === null) counts.push({ passed: 0, failed: 1 })
else process.env['CHROMIUM_PATH'] = chromium

await run(inSystemLanguage('检查', 'Checks'), inProject('build', 'check.ts'), [], () =>
  countFile(reports.vitest, countVitest),
)
const faults = vitestWords(['faults', 'measured-faults'], 'faults.json')
await run(inSystemLanguage('故障', 'Faults'), toolScript('vitest'), faults, () =>
  countFile(reports.faults, countVitest),
)
await run(inSystemLanguage('构建', 'Build'), inProject('build', 'build.ts'), [], null)
await run(inSystemLanguage('打包演练', 'Packaging dry run'), inProject('build', 'package-dry-run.ts'), [], () =>
  countFile(reports.packaging, countPackaging),
)
if (chromium !== null) {
  const playwright = toolScript('@playwright/test', 'playwright')
  await run(inSystemLanguage('浏览器测试', 'Browser tests'), playwright, ['test'], () =>
    countFile(reports.playwright, countPlaywright),
  )
}
const electron = electronForTests()
if (electron.kind === 'there') {
  await run(inSystemLanguage('Electron 窗口', 'Electron window'), inProject('build', 'electron-smoke.ts'), [], () =>
    countFile(reports.electron, countPackaging),
  )
} else {
  say(`\n跳过 Electron 窗口测试：${electron.why}`, `\nSkipped the Electron window test: ${electron.why}`)
}

const total = sumCounts(counts)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
