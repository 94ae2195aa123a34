/** Entry of the loopback shell: `node electron/browser/main.ts [--no-open]`, RAPPORT_DATA_DIR, RAPPORT_PORT. */
import '../../node/require-node.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirOf, systemLanguage } from '../data-dir.ts'
import { readStaticFiles } from '../handler/static-files.ts'
import { StoreError } from '../core/store/store-error.ts'
import { sentenceOf } from '../store-sentences.ts'
import { appVersion } from '../../node/version.ts'
import { openWindow } from './open-window.ts'
import { serveLoopback } from './serve.ts'

const language = systemLanguage()
const isChinese = language === 'zh-CN'

const pageFolder = [
  join(import.meta.dirname, '..', 'renderer'),
  join(import.meta.dirname, '..', '..', 'out', 'renderer'),
].find((folder) => existsSync(join(folder, 'assets')))

/** In a browser's command line other users can read the code; one a person copies from the terminal is in none. */
const openedMs = 30_000
const copiedMs = 600_000

function fail(error: unknown): never {
  if (error instanceof StoreError) {
    console.error(sentenceOf(error, isChinese))
    process.exit(error.code === 'STORE_IN_USE' ? 3 : 1)
  }
  const isPortTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const portTaken = isChinese ? '端口被占用，换一个 RAPPORT_PORT。' : 'The port is taken; choose another RAPPORT_PORT.'
  console.error(isPortTaken ? portTaken : error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function main(): Promise<void> {
  if (!pageFolder) throw new Error('the page is not built: run "npm start", or "npm run build" first')
  const willOpen = !process.argv.includes('--no-open')
  const dataDir = dataDirOf()
  const shell = await serveLoopback({
    dataDir,
    language,
    appVersion,
    port: Number(process.env['RAPPORT_PORT'] ?? 0),
    staticFiles: readStaticFiles(pageFolder),
  })
  const stop = (): void => {
    void shell.stop().then(() => process.exit(0))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const reason = process.env['RAPPORT_SHELL_REASON']
  if (!willOpen) {
    console.log(shell.launchUrl(copiedMs))
    return
  }
  const opened = await openWindow(shell.launchUrl(openedMs), { profileDir: join(dataDir, 'window'), language })
  console.log([reason, opened.why].filter(Boolean).join(isChinese ? '；' : '; '))
  if (opened.kind === 'url-only') console.log(shell.launchUrl(copiedMs))
  else void opened.closed.then(stop)
}

main().catch(fail)
