// Turns a hostile path into a file that the core may copy: an ordinary readable file on a local disk, not a link, not
// in a private place, not our own data. Links further up the path are followed (a Documents folder is often one), and
// the rules then hold for where they lead.
import { constants } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { FileRefusal } from '../../shared/api/desktop-bridge.ts'
import { err, ok, type Result } from '../../shared/base/result.ts'
import { refusePathText } from './path-rules.ts'

/** A file that passed, and what tells later whether the same path still means the same file. */
export interface ExaminedFile {
  readonly path: string
  readonly name: string
  readonly sizeBytes: number
  readonly identity: string
}

export interface ExamineRules {
  /** Folders nothing may be taken from: our own data. */
  readonly ownFolders: readonly string[]
  readonly platform?: NodeJS.Platform
}

type Refused = { readonly type: FileRefusal }

/** Examines a path given by the page. Opens the file once to be sure that it can be read; reads nothing. */
export async function examineFile(given: unknown, rules: ExamineRules): Promise<Result<ExaminedFile, Refused>> {
  const platform = rules.platform ?? process.platform
  const textRefusal = refusePathText(given, platform)
  if (textRefusal !== null || typeof given !== 'string') return err({ type: textRefusal ?? 'not_a_path' })
  try {
    const entry = await lstat(given)
    if (entry.isSymbolicLink()) return err({ type: 'link' })
    if (!entry.isFile()) return err({ type: 'not_a_file' })
    const real = await realpath(given)
    const realRefusal = refusePathText(real, platform)
    if (realRefusal !== null) return err({ type: realRefusal })
    if (await isInsideAny(real, rules.ownFolders)) return err({ type: 'own_data' })
    return await openOnce(real)
  } catch (error) {
    return err({ type: isMissing(error) ? 'missing' : 'unreadable' })
  }
}

/** The file may have been swapped since lstat: what is opened decides. NONBLOCK, or a pipe put there would hang us. */
async function openOnce(real: string): Promise<Result<ExaminedFile, Refused>> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const file = await open(real, flags)
  try {
    const stat = await file.stat({ bigint: true })
    if (!stat.isFile()) return err({ type: 'not_a_file' })
    const identity = `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}`
    return ok({ path: real, name: path.basename(real), sizeBytes: Number(stat.size), identity })
  } finally {
    await file.close()
  }
}

async function isInsideAny(file: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const realFolder = await realpath(folder).catch(() => folder) // not made yet: nothing can lie in it
    if (isInside(file, realFolder)) return true
  }
  return false
}

/** Whether `file` lies in `folder` (or is it), by the path between them and not by how the text begins. */
export function isInside(file: string, folder: string): boolean {
  const between = path.relative(folder, file)
  return between === '' || (between !== '..' && !between.startsWith(`..${path.sep}`) && !path.isAbsolute(between))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
