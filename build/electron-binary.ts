// The Electron program itself, which is not part of the npm package: it is downloaded by the package's own install
// script. Looks whether it is there and runs on this machine, and fetches it once where a network allows.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fetchElectron } from './fetch-electron.ts'
import { inProject } from './project.ts'
import { inSystemLanguage, say } from './say.ts'

/** Electron's executable, or a sentence why Rapport does not open in it. */
export type ElectronAnswer =
  { readonly kind: 'there'; readonly executable: string } | { readonly kind: 'missing'; readonly why: string }

const FOLDER = inProject('node_modules', 'electron')
const ATTEMPT = inProject('node_modules', '.cache', 'rapport', 'electron-fetch.json')

/** Electron for `npm start`: fetched when it is missing, but tried only once per version unless `isRetry`. */
export async function electronForStart(isRetry: boolean): Promise<ElectronAnswer> {
  const here = lookForElectron()
  if (here.kind === 'there' || here.reason !== 'absent') return here
  const before = readAttempt()
  if (before !== null && !isRetry) return missing(sentence.failedBefore(before))
  say('Electron 还没有下载，试一次……', 'Electron has not been downloaded yet: trying once ..')
  const fetched = await fetchElectron(FOLDER)
  if (fetched.kind === 'ok') return lookForElectron()
  writeAttempt(fetched.why)
  return missing(sentence.failedNow(fetched.why))
}

/** Electron for the tests: never fetched, and only of use where there is a screen. */
export function electronForTests(): ElectronAnswer {
  return lookForElectron()
}

function lookForElectron(): ElectronAnswer & { readonly reason?: 'absent' | 'no-screen' | 'does-not-run' } {
  if (!hasScreen()) return { ...missing(sentence.noScreen), reason: 'no-screen' }
  const executable = installedExecutable()
  if (executable === null) return { ...missing(sentence.absent), reason: 'absent' }
  // asks the program itself: a system library that it needs may be missing
  const asked = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  if (asked.status === 0) return { kind: 'there', executable }
  const lastWords = asked.stderr.trim().split('\n').at(-1) ?? ''
  return { ...missing(sentence.doesNotRun(lastWords)), reason: 'does-not-run' }
}

/** Where electron/install.js puts the program: path.txt names it inside dist/, or inside the folder that overrides dist/. */
function installedExecutable(): string | null {
  const name = path.join(FOLDER, 'path.txt')
  if (!existsSync(name)) return null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(FOLDER, 'dist')
  const executable = path.join(dist, readFileSync(name, 'utf8'))
  return existsSync(executable) ? executable : null
}

/** Whether a window can be opened at all. */
export function hasScreen(): boolean {
  if (process.platform !== 'linux') return true
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== ''
}

function missing(why: string): { readonly kind: 'missing'; readonly why: string } {
  return { kind: 'missing', why }
}

function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return version
}

/** Why the fetch of this very version failed before, or null when it was not tried. */
function readAttempt(): string | null {
  if (!existsSync(ATTEMPT)) return null
  const attempt = JSON.parse(readFileSync(ATTEMPT, 'utf8')) as { readonly version: string; readonly why: string }
  return attempt.version === electronVersion() ? attempt.why : null
}

function writeAttempt(why: string): void {
  mkdirSync(path.dirname(ATTEMPT), { recursive: true })
  writeFileSync(ATTEMPT, JSON.stringify({ version: electronVersion(), why, at: new Date().toISOString() }))
}

const again = inSystemLanguage('再试用 npm start -- --fetch-electron', 'npm start -- --fetch-electron tries again')

const sentence = {
  noScreen: inSystemLanguage(
    '这里没有屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有设置）',
    'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)',
  ),
  absent: inSystemLanguage('Electron 程序没有下载', "Electron's program is not downloaded"),
  failedNow: (why: string) =>
    inSystemLanguage(`Electron 下载不了（${why}；${again}）`, `Electron could not be fetched (${why}; ${again})`),
  failedBefore: (why: string) =>
    inSystemLanguage(
      `Electron 上次下载不了（${why}；${again}）`,
      `Electron could not be fetched before (${why}; ${again})`,
    ),
  doesNotRun: (words: string) =>
    inSystemLanguage(`Electron 在这台机器上跑不起来（${words}）`, `Electron does not run on this machine (${words})`),
}
