/** Removes what a killed backup or export left half-written; a younger one may be another process at work. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

const keptMs = 86_400_000

/** In the folder of files being made everything is under way. */
const isLeft = (folder: string, name: string): boolean => basename(folder) === 'new' || /\.partial(-\w+)?$/.test(name)

/** Looks through the folders of a data folder that hold files made for the person. Never throws. */
export function sweepPartials(dir: string): void {
  for (const folder of ['backups', 'exports', 'vault/new'].map((name) => join(dir, name)))
    try {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => isLeft(folder, name)) : []
      for (const file of names.map((name) => join(folder, name)))
        if (Date.now() - statSync(file).mtimeMs > keptMs) rmSync(file, { recursive: true, force: true })
    } catch {
      // What cannot be removed now is looked at again at the next start.
    }
}
