/**
 * Makes a folder and the ones above it. Node's own `recursive` never comes back where the system denies that the parent
 * it just found exists (seen on /proc, Node 24), so each level is made by itself and the first refusal is the answer.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Throws the system's error (`ENOENT`, `EACCES`, `ENOTDIR` ...) when a level cannot be made. */
export function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolder(parent, mode)
  try {
    mkdirSync(path, { mode })
  } catch (error) {
    // Another process may have been quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
