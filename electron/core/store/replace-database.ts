/**
 * Puts one database in the place of another without a moment in which a kill would leave none: what comes in is made
 * whole under its own name first, and from the rename to `.next` on the change is decided. Whoever opens the folder after
 * a kill finishes it (`finishReplacing`). The database that was there is kept.
 */
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { syncFile, syncFolder } from './sync-file.ts'

const nextOf = (file: string): string => `${file}.next`

/** Moves a database and what belongs to it out of the way under the first free name; answers that name. */
export function setAside(dir: string, file: string, why: string): string {
  let n = 1
  while (existsSync(join(dir, `rapport.${why}-${n}.db`))) n += 1
  const name = `rapport.${why}-${n}.db`
  // The database goes last: as long as it stands, a kill half-way is gone over again and takes the same name.
  for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) renameSync(file + end, join(dir, name + end))
  syncFolder(dir)
  return name
}

/** Finishes a replacement that was decided; answers the name the former database is kept under, or null. */
export function finishReplacing(dir: string, file: string, why = 'before-restore'): string | null {
  const next = nextOf(file)
  if (!existsSync(next)) return null
  const kept = existsSync(file) ? setAside(dir, file, why) : null
  renameSync(next, file)
  syncFolder(dir)
  return kept
}

/** Puts `incoming`, a whole database without a WAL, in the place of `file`. The folder's lock must be held. */
export function replaceDatabase(dir: string, file: string, incoming: string, why: string): string | null {
  syncFile(incoming)
  renameSync(incoming, nextOf(file))
  syncFolder(dir)
  return finishReplacing(dir, file, why)
}
