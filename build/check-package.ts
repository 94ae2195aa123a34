// Looks into a packaged app: what is in the asar and beside it, and how its fuses are set. Every check is a name and,
// when it fails, what is wrong.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { inProject, projectRoot } from './project.ts'

export interface PackageCheck {
  readonly name: string
  /** Null when all is well. */
  readonly problem: string | null
}

/** Folders of the built program that the asar is compared with. */
export interface BuiltProgram {
  readonly electron: string
  readonly renderer: string
}

const builtHere: BuiltProgram = { electron: inProject('out', 'electron'), renderer: inProject('out', 'renderer') }

/** All checks of one unpacked package (`linux-unpacked`, `win-unpacked`). */
export async function checkPackage(
  target: string,
  folder: string,
  executable: string,
  prebuild: string,
  program: BuiltProgram = builtHere,
): Promise<readonly PackageCheck[]> {
  const resources = path.join(folder, 'resources')
  const named = (name: string, problem: string | null): PackageCheck => ({ name: `${target}: ${name}`, problem })
  const packed = filesInAsar(path.join(resources, 'app.asar'))
  return [
    named('the asar holds exactly the program', differences(packed, expectedFiles(program))),
    named('beside it lies one native library', differences(filesIn(resources), ['app.asar', 'native/sqlite.node'])),
    named(
      'the library is the prebuild of the target',
      differs(path.join(resources, 'native', 'sqlite.node'), prebuild),
    ),
    named(
      'languages are those of the app',
      differences(filesIn(path.join(folder, 'locales')), ['en-US.pak', 'zh-CN.pak']),
    ),
    named('the fuses are set', await checkFuses(path.join(folder, executable))),
  ]
}

/** Files (not folders) of an asar, with forward slashes and no leading one. */
export function filesInAsar(asar: string): readonly string[] {
  const entries = listPackage(asar, { isPack: false }).map((entry) => entry.replaceAll('\\', '/').replace(/^\//, ''))
  const folders = new Set(entries.map((entry) => path.posix.dirname(entry)))
  return entries.filter((entry) => !folders.has(entry))
}

/** What the asar must hold: everything the program reaches from its entries, the whole page, the sqlite package's code. */
function expectedFiles(program: BuiltProgram): readonly string[] {
  const sqlite = filesIn(inProject('node_modules', 'better-sqlite3', 'lib')).map((file) => `lib/${file}`)
  return [
    'package.json',
    'LICENSE',
    ...reachable(program.electron, ['main.js', 'worker.js', 'reader-worker.js', 'preload.cjs']).map(
      (file) => `out/electron/${file}`,
    ),
    ...filesIn(program.renderer).map((file) => `out/renderer/${file}`),
    ...['LICENSE', 'package.json', ...sqlite].map((file) => `node_modules/better-sqlite3/${file}`),
  ]
}

/** Files of a folder that its entries import, directly or not. */
function reachable(folder: string, entries: readonly string[]): readonly string[] {
  const seen = new Set(entries)
  for (const file of seen) {
    // A library's comment may speak of files of its own.
    const source = readFileSync(path.join(folder, file), 'utf8').replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '')
    for (const [, imported = ''] of source.matchAll(/(?:from|import)\s*\(?["']\.\/([\w.-]+)["']/g)) seen.add(imported)
  }
  return [...seen]
}

function filesIn(folder: string): readonly string[] {
  return globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

/** Names what is too much and what is missing, or null when the two lists hold the same. */
export function differences(found: readonly string[], wanted: readonly string[]): string | null {
  const extra = found.filter((file) => !wanted.includes(file))
  const missing = wanted.filter((file) => !found.includes(file))
  if (extra.length + missing.length === 0) return null
  return [...extra.map((file) => `too much: ${file}`), ...missing.map((file) => `missing: ${file}`)].join('; ')
}

function differs(file: string, prebuild: string): string | null {
  const wanted = path.join(projectRoot, 'node_modules', 'better-sqlite3', 'prebuilds', prebuild)
  return readFileSync(file).equals(readFileSync(wanted)) ? null : `not ${prebuild}`
}

const WANTED_FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
} as const satisfies Partial<Record<keyof typeof FuseV1Options, boolean>>

async function checkFuses(executable: string): Promise<string | null> {
  const wire = await getCurrentFuseWire(executable)
  const wrong = Object.entries(WANTED_FUSES).filter(
    ([name, isOn]) =>
      wire[FuseV1Options[name as keyof typeof WANTED_FUSES]] !== (isOn ? FuseState.ENABLE : FuseState.DISABLE),
  )
  return wrong.length === 0 ? null : `wrong: ${wrong.map(([name]) => name).join(', ')}`
}
