/** Entry of the loopback shell: `node electron/browser/main.ts [--no-open]`, RAPPORT_DATA_DIR, RAPPORT_PORT. */
import '../require-node.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dataDirOf, systemLanguage } from '../data-dir.ts'
import { readStaticFiles } from '../handler/static-files.ts'
import { appVersion } from '../version.ts'
import { openWindow } from './open-window.ts'
import { serveLoopback } from './serve.ts'

const language = systemLanguage()
const isChinese = language === 'zh-CN'

const pageFolder = [
  join(import.meta.dirname, '..', 'renderer'),
  join(import.meta.dirname, '..', '..', 'out', 'renderer'),
].find((folder) => existsSync(join(folder, 'assets')))

const sentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  STORE_IN_USE: [
    '这个数据文件夹已被另一个见面打开。先关掉那一个。',
    'Another Rapport has this data folder open. Close that one first.',
  ],
  STORE_FROM_THE_FUTURE: [
    '数据来自更新版本的见面。请先升级，数据没有动。',
    'The data comes from a newer Rapport. Update first; nothing was touched.',
  ],
  STORE_DAMAGED: [
    '数据库损坏。用「rapport restore」从备份恢复；原文件会留着。',
    'The database is damaged. Bring a backup back with "rapport restore"; the file itself is kept.',
  ],
  STORE_KEY_WRONG: ['钥匙打不开这个数据库。', 'The key does not open this database.'],
  DISK_FULL: ['磁盘满了，腾出一些空间再开。', 'The disk is full. Free some space and start again.'],
  EADDRINUSE: ['端口被占用，换一个 RAPPORT_PORT。', 'The port is taken; choose another RAPPORT_PORT.'],
}

/** In a browser's command line other users can read the code; one a person copies from the terminal is in none. */
const openedMs = 30_000
const copiedMs = 600_000

function fail(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  console.error(sentences[code]?.[isChinese ? 0 : 1] ?? message)
  process.exit(code === 'STORE_IN_USE' ? 3 : 1)
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
