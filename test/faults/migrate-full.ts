/** Opens a store that needs a migration on a disk with less and less room to spare: `<dir> <disk>`. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../electron/core/store/open-database.ts'
import { migrations } from '../../electron/core/store/migrations/all.ts'
import { databaseFile, openStore } from '../../electron/core/store/store.ts'
import { StoreError } from '../../electron/core/store/store-error.ts'
import { allMigrations, schemaOf } from '../support/migration-steps.ts'
import { createFiller, type SmallDisk } from '../support/small-disk.ts'

export interface MigrateFullReport {
  readonly refused: number
  readonly migrated: boolean
  readonly wrong: readonly string[]
}

const [dir = '', disk = 'tmpfs'] = process.argv.slice(2)
const dataDir = join(dir, 'data')
const filler = createFiller(disk as SmallDisk, dir)
const wrong: string[] = []
let refused = 0
let isMigrated = false

const store = openStore({ dir: dataDir })
const { connection } = store.write
const insert = connection.prepare('INSERT INTO accounts (id, created_at, updated_at, name) VALUES (?, 0, 0, ?)')
connection.transaction(() => {
  for (let i = 0; i < 3000; i += 1) insert.run(`id-${i}`, `苏州恒润精密机械有限公司${i}`.repeat(8))
})()
const oldSchema = schemaOf(connection)
store.close()

/** Old and whole, with nothing half-written beside it. */
function lookAtOld(leave: number): void {
  const db = openDatabase({ file: databaseFile(dataDir) })
  if (schemaOf(db) !== oldSchema || Number(db.pragma('user_version', { simple: true })) !== migrations.length)
    wrong.push(`${leave}: neither the old schema nor the new one`)
  if (db.prepare('SELECT count(*) FROM accounts').pluck().get() !== 3000) wrong.push(`${leave}: rows are missing`)
  db.close()
  const folder = join(dataDir, 'backups')
  const left = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.db')) : []
  if (left.length > 0) wrong.push(`${leave}: left ${left.join()}`)
}

for (const leave of [0, 50_000, 400_000, 900_000, 1_500_000, 2_200_000, 3_000_000, 4_500_000, 6_000_000, 20_000_000]) {
  filler.fill(leave)
  try {
    openStore({ dir: dataDir, migrations: allMigrations }).close()
    isMigrated = true
  } catch (error) {
    refused += 1
    if (!(error instanceof StoreError) || error.code !== 'DISK_FULL') wrong.push(`${leave}: ${String(error)}`)
  }
  filler.free()
  if (isMigrated) break
  lookAtOld(leave)
}
openStore({ dir: dataDir, migrations: allMigrations }).close()
process.stdout.write(JSON.stringify({ refused, migrated: isMigrated, wrong } satisfies MigrateFullReport))
