/** For a rescue: the databases of backups with files, laid beside them for as long as it takes. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder, listBackups } from './backup.ts'
import { unpackDatabase } from './backup-archive.ts'
import { removeDatabase } from './sync-file.ts'

/** The newest few are enough: a rescue takes the last sound one. */
const most = 3

/** Runs `work` while the backups of a folder also lie there as plain databases. A backup that cannot be read is passed over. */
export async function withUnpackedBackups<T>(dir: string, work: () => T): Promise<T> {
  const folder = backupFolder(dir)
  const laid: string[] = []
  try {
    for (const { name } of listBackups(dir)
      .filter((backup) => backup.name.endsWith('.zip'))
      .slice(0, most)) {
      const database = join(folder, `${name}.db`)
      rmSync(database, { force: true })
      laid.push(database)
      await unpackDatabase(join(folder, name), database).catch(() => removeDatabase(database))
    }
    return work()
  } finally {
    for (const database of laid) removeDatabase(database)
  }
}
