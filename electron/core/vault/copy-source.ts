/**
 * A copy of a person's file, as a clone of its blocks where the disk can do that. A file that changes while it is copied
 * is refused by name: half of the old and half of the new is neither.
 */
import { constants } from 'node:fs'
import { chmod, copyFile, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { conflict } from '../../../shared/api/wire-error.ts'
import { makeFolder } from '../make-folder.ts'
import { isNotTaken } from '../store/store-error.ts'

/** What tells that a path still means the same bytes. */
async function identityOf(path: string): Promise<{ readonly identity: string; readonly size: bigint }> {
  const { dev, ino, size, mtimeNs, isFile } = await stat(path, { bigint: true }).then((s) => ({
    dev: s.dev,
    ino: s.ino,
    size: s.size,
    mtimeNs: s.mtimeNs,
    isFile: s.isFile(),
  }))
  if (!isFile) throw conflict('file_unreadable')
  return { identity: [dev, ino, size, mtimeNs].join(':'), size }
}

/** For tests: something that happens to the source between the copy and the second look. */
export interface CopyHooks {
  readonly afterCopy?: () => void | Promise<void>
}

/** Copies `source` to `target`, which must not be there yet; answers its size. On a throw nothing of it is left. */
export async function copySource(source: string, target: string, hooks: CopyHooks = {}): Promise<number> {
  makeFolder(dirname(target), 0o700)
  try {
    const before = await identityOf(source)
    await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    await hooks.afterCopy?.()
    const after = await identityOf(source)
    const copied = await stat(target, { bigint: true })
    if (before.identity !== after.identity || copied.size !== before.size) throw conflict('file_changed')
    // the rights of the source may keep us from syncing our own copy
    await chmod(target, 0o600)
    return Number(copied.size)
  } catch (error) {
    await rm(target, { force: true }).catch(() => undefined)
    throw isFileSystem(error) && !isNotTaken(error) ? conflict('file_unreadable') : error
  }
}

const isFileSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error
