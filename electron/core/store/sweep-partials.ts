/** Removes what a killed backup or export left half-written; a younger one may be another process at work. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const keptMs = 86_400_000

/** Looks through the folders of a data folder that hold files made for the person. Never throws. */
export function sweepPartials(dir: string): void {
  for (const folder of ['backups', 'exports'].map((name) => join(dir, name)))
    try {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.partial(-\w+)?$/.test(name)) : []
      for (const file of names.map((name) => join(folder, name)))
        if (Date.now() - statSync(file).mtimeMs > keptMs) rmSync(file, { recursive: true, force: true })
    } catch {
      // What cannot be removed now is looked at again at the next start.
    }
}
