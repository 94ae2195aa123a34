// Where Chromium, Chrome and Edge are installed on Linux, macOS and Windows. Only looks; starts nothing.
import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

/** An installed browser of the Chromium family: it understands `--app=` and `--user-data-dir=`. */
export interface InstalledBrowser {
  readonly name: 'Chromium' | 'Chrome' | 'Edge'
  readonly executable: string
}

/** What of the surroundings decides where browsers are looked for; handed in for tests. */
export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly isExecutable: (file: string) => boolean
}

type Candidate = readonly [name: InstalledBrowser['name'], file: string]

/**
 * The first installed browser that can show Rapport as an app window, or null. `CHROMIUM_PATH` comes before all.
 */
export function findBrowser(surroundings: BrowserSurroundings = thisMachine()): InstalledBrowser | null {
  const { env, isExecutable } = surroundings
  const chosen = env['CHROMIUM_PATH']
  if (chosen !== undefined && chosen !== '' && isExecutable(chosen)) return { name: 'Chromium', executable: chosen }
  for (const [name, executable] of candidates(surroundings)) {
    if (isExecutable(executable)) return { name, executable }
  }
  return null
}

function thisMachine(): BrowserSurroundings {
  return { platform: process.platform, env: process.env, isExecutable }
}

function candidates(surroundings: BrowserSurroundings): readonly Candidate[] {
  if (surroundings.platform === 'darwin') return macCandidates(surroundings.env)
  if (surroundings.platform === 'win32') return windowsCandidates(surroundings.env)
  return linuxCandidates(surroundings.env)
}

function linuxCandidates(env: NodeJS.ProcessEnv): readonly Candidate[] {
  const folders = [...(env['PATH'] ?? '').split(':').filter((folder) => folder !== ''), '/snap/bin']
  const names: readonly Candidate[] = [
    ['Chromium', 'chromium'],
    ['Chromium', 'chromium-browser'],
    ['Chrome', 'google-chrome'],
    ['Chrome', 'google-chrome-stable'],
    ['Edge', 'microsoft-edge'],
    ['Edge', 'microsoft-edge-stable'],
  ]
  return names.flatMap(([name, file]) => folders.map((folder): Candidate => [name, path.posix.join(folder, file)]))
}

function macCandidates(env: NodeJS.ProcessEnv): readonly Candidate[] {
  const folders = ['/Applications', `${env['HOME'] ?? ''}/Applications`]
  const apps: readonly Candidate[] = [
    ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
  ]
  return apps.flatMap(([name, file]) => folders.map((folder): Candidate => [name, path.posix.join(folder, file)]))
}

function windowsCandidates(env: NodeJS.ProcessEnv): readonly Candidate[] {
  const folders = [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
  const apps: readonly Candidate[] = [
    ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
    ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
    ['Chromium', 'Chromium\\Application\\chrome.exe'],
  ]
  return apps.flatMap(([name, file]) =>
    folders.filter((folder) => folder !== undefined).map((folder): Candidate => [name, path.win32.join(folder, file)]),
  )
}

/** Whether a path is a file that this user may run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false // not there, or not ours to run: both mean "look further"
  }
}
