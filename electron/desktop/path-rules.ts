// The part of the path check that looks at the text alone. The path comes from the page's process, so it is hostile:
// whatever is not plainly an absolute path to an ordinary place on a local disk is refused.
import path from 'node:path'
import type { FileRefusal } from '../../shared/api/desktop-bridge.ts'

const LONGEST_PATH = 4_096
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i
const POSIX_SYSTEM_FOLDERS = ['/dev', '/proc', '/sys', '/etc']
/** Where the systems keep passwords and keys, as consecutive folder names. */
const KEY_STORES: readonly (readonly string[])[] = [
  ['library', 'keychains'],
  ['microsoft', 'credentials'],
  ['microsoft', 'protect'],
  ['microsoft', 'vault'],
  ['microsoft', 'crypto'],
]

/** Why the text of a path is refused, or null when the disk may be asked. */
export function refusePathText(given: unknown, platform: NodeJS.Platform): FileRefusal | null {
  if (typeof given !== 'string' || given === '' || given.length > LONGEST_PATH || given.includes('\0')) {
    return 'not_a_path'
  }
  return platform === 'win32' ? refuseWindowsText(given) : refusePosixText(given)
}

function refusePosixText(given: string): FileRefusal | null {
  if (given.startsWith('//') || given.startsWith('\\\\')) return 'not_local'
  if (!path.posix.isAbsolute(given) || path.posix.normalize(given) !== given) return 'not_a_path'
  if (POSIX_SYSTEM_FOLDERS.some((folder) => given === folder || given.startsWith(`${folder}/`))) return 'private'
  return refusePrivate(given.split('/'))
}

function refuseWindowsText(given: string): FileRefusal | null {
  if (/^[\\/]{2}/.test(given)) return 'not_local' // \\server\share, \\.\device, \\?\anything
  if (!/^[a-z]:\\/i.test(given) || path.win32.normalize(given) !== given) return 'not_a_path'
  const names = given.slice(3).split('\\')
  if (names.some((name) => name.includes(':'))) return 'not_a_path' // an alternate stream of a file
  // Windows itself drops trailing dots and spaces: "NUL ." is NUL
  if (names.some((name) => WINDOWS_DEVICE.test(name.replace(/[. ]+$/, '')))) return 'not_local'
  return refusePrivate(names)
}

function refusePrivate(names: readonly string[]): FileRefusal | null {
  if (names.some((name) => name.startsWith('.'))) return 'private'
  const lower = names.map((name) => name.toLowerCase())
  const holds = (folders: readonly string[]) =>
    lower.some((_, at) => folders.every((folder, offset) => lower[at + offset] === folder))
  return KEY_STORES.some(holds) ? 'private' : null
}
