// Makes `out/` when it is older than the sources: the page (out/renderer), the main processes and workers
// (out/electron/*.js) and the preload (out/electron/preload.cjs). "Older" is decided by content: a checkout or a copy
// gives every file a new time and changes nothing.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inProject, projectRoot } from './project.ts'
import { say } from './say.ts'

const STAMP = inProject('out', '.built-from')
const SOURCES = [
  'electron/**',
  'renderer/**',
  'shared/**',
  'hub/**',
  'node/**',
  'vite.*.ts',
  'build/first-screen.ts',
  'build/pdf-files.ts',
  'build/font-files.ts',
  'package.json',
  'package-lock.json',
]
const CONFIGS = ['vite.config.ts', 'vite.electron.config.ts', 'vite.node.config.ts', 'vite.preload.config.ts']
const RESULTS = [
  'out/renderer/index.html',
  'out/electron/main.js',
  'out/electron/browser.js',
  'out/electron/hub.js',
  'out/electron/preload.cjs',
]

/** Builds when sources changed since the last build. Returns whether it built. Throws Vite's error when that fails. */
export async function ensureBuilt(): Promise<boolean> {
  const wanted = hashOfSources()
  if (isBuiltFrom(wanted)) return false
  const startedMs = performance.now()
  const { build } = await import('vite') // only now: it takes longer to load than to see that nothing changed
  rmSync(STAMP, { force: true })
  for (const config of CONFIGS) {
    await build({ configFile: inProject(config), mode: 'production', logLevel: 'warn' })
  }
  mkdirSync(path.dirname(STAMP), { recursive: true })
  writeFileSync(STAMP, wanted)
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  say(`已从源码构建，用时 ${seconds} 秒。`, `Built from the sources in ${seconds} s.`)
  return true
}

function isBuiltFrom(hash: string): boolean {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== hash) return false
  return RESULTS.every((file) => existsSync(inProject(file)))
}

/** SHA-256 over names and contents of everything that goes into the build; tests do not. */
export function hashOfSources(root: string = projectRoot): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(prop\.)?test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
  for (const file of files.toSorted()) {
    hash
      .update(`${file.replaceAll(path.sep, '/')}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) await ensureBuilt()
