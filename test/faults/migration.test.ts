/**
 * Faults D 32: a migration killed after each of its statements, run on a full disk, and met by an older program. The store
 * has the old schema whole or the new one whole, and there is a copy of what was there before.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../electron/core/store/migrate.ts'
import { openDatabase } from '../../electron/core/store/open-database.ts'
import { databaseFile, openStore } from '../../electron/core/store/store.ts'
import { allMigrations, listenToSteps, schemaOf, statementsOf, withSteps } from '../support/migration-steps.ts'
import { commandOn, smallDisks } from '../support/small-disk.ts'
import { tempDir } from '../support/temp-store.ts'
import type { MigrateFullReport } from './migrate-full.ts'

const isFull = process.env['FAULT_FULL'] === '1'
const rows = 400
let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
})
afterEach(() => {
  temp.remove()
})

/** A store as a program with only the first `version` migrations left it, with rows in it. */
function storeOfVersion(dir: string, version: number): string {
  mkdirSync(dir, { recursive: true })
  const file = databaseFile(dir)
  const db = openDatabase({ file })
  migrate(db, file, allMigrations.slice(0, version))
  if (version > 0) {
    const insert = db.prepare('INSERT INTO accounts (id, created_at, updated_at, name) VALUES (?, 0, 0, ?)')
    db.transaction(() => {
      for (let i = 0; i < rows; i += 1) insert.run(`id-${i}`, `苏州恒润${i}`)
    })()
  }
  db.close()
  return file
}

const schemas = (): readonly string[] =>
  allMigrations
    .map((_, i) => i)
    .concat(allMigrations.length)
    .map((version) => {
      const db = openDatabase({ file: storeOfVersion(join(temp.dir, `schema-${version}`), version) })
      const schema = schemaOf(db)
      db.close()
      return schema
    })

/** What is wrong in a folder in which the migration at `index` was torn off. */
function wrongAfter(dir: string, index: number, known: readonly string[]): string[] {
  const wrong: string[] = []
  const file = databaseFile(dir)
  const db = openDatabase({ file })
  const version = Number(db.pragma('user_version', { simple: true }))
  if (![index, index + 1].includes(version)) wrong.push(`version ${version}`)
  if (schemaOf(db) !== known[version]) wrong.push(`the schema is not that of version ${version}`)
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('damaged')
  db.close()
  if (index > 0) wrong.push(...wrongCopy(join(dir, 'backups', `before-${index + 1}.db`), index))
  try {
    const store = openStore({ dir, migrations: allMigrations })
    const count = Number(store.read.connection.prepare('SELECT count(*) FROM accounts').pluck().get())
    if (count !== (index > 0 ? rows : 0)) wrong.push(`${count} rows after all migrations`)
    store.close()
  } catch (error) {
    wrong.push(`does not open: ${String(error)}`)
  }
  return wrong
}

function wrongCopy(file: string, version: number): string[] {
  if (!existsSync(file)) return ['no copy was made']
  const db = openDatabase({ file })
  const count = db.prepare('SELECT count(*) FROM accounts').pluck().get()
  const isRight = Number(db.pragma('user_version', { simple: true })) === version && count === rows
  db.close()
  return isRight ? [] : ['the copy is not what was there']
}

/** Runs a migration and keeps the folder as it stands after each statement: what a kill there leaves on the disk. */
function snapshots(dir: string, index: number, isMutant: boolean): readonly string[] {
  const file = storeOfVersion(dir, index)
  const db = openDatabase({ file })
  const taken: string[] = []
  listenToSteps(db, (k) => {
    const to = `${dir}-step-${k}`
    cpSync(dir, to, { recursive: true, filter: (path) => !path.endsWith('-shm') })
    taken.push(to)
  })
  if (isMutant) {
    db.exec((withSteps(index)[index] as { sql: string }).sql)
    db.pragma(`user_version = ${index + 1}`)
  } else migrate(db, file, withSteps(index))
  db.close()
  return taken
}

test('after each statement of each migration the store is old and whole or new and whole', () => {
  const known = schemas()
  let steps = 0
  const wrong = allMigrations.flatMap((migration, index) => {
    const taken = snapshots(join(temp.dir, `m${index}`), index, false)
    expect(taken.length).toBe(statementsOf(migration).length)
    steps += taken.length
    return taken.flatMap((dir, k) => wrongAfter(dir, index, known).map((what) => `${migration.name} ${k + 1}: ${what}`))
  })
  process.stdout.write(`migrations: ${steps} statements of ${allMigrations.length}, each the last one before the end\n`)
  expect(wrong).toEqual([])
}, 120_000)

test('killed for good (SIGKILL) at statements of each', () => {
  const known = schemas()
  let kills = 0
  for (const [index, migration] of allMigrations.entries()) {
    const count = statementsOf(migration).length
    for (let k = 1; k <= count; k += isFull ? 1 : Math.max(1, Math.floor(count / 2))) {
      const dir = join(temp.dir, `kill-${index}-${k}`)
      const file = storeOfVersion(dir, index)
      const ran = spawnSync(process.execPath, [
        join(import.meta.dirname, 'migrate-killed.ts'),
        file,
        `${index}`,
        `${k}`,
      ])
      expect(ran.signal).toBe('SIGKILL')
      expect(wrongAfter(dir, index, known)).toEqual([])
      rmSync(dir, { recursive: true })
      kills += 1
    }
  }
  process.stdout.write(`migrations: ${kills} killed by SIGKILL\n`)
}, 300_000)

test('the mutant that migrates without a transaction is caught', () => {
  const known = schemas()
  const index = allMigrations.length - 1
  const taken = snapshots(join(temp.dir, 'mutant'), index, true)
  const wrong = taken.flatMap((dir) => wrongAfter(dir, index, known).filter((what) => what.startsWith('the schema')))
  expect(wrong.length).toBeGreaterThan(0)
})

const [disk] = smallDisks()
if (disk === undefined) process.stdout.write('migration on a full disk: skipped, neither a tmpfs nor prlimit here\n')
test.skipIf(disk === undefined)('on a full disk it is refused, nothing is left over, and it goes on with room', () => {
  const place = join(temp.dir, 'disk')
  mkdirSync(place)
  const command = [process.execPath, join(import.meta.dirname, 'migrate-full.ts'), place, disk ?? 'tmpfs']
  const [program = '', ...args] = commandOn(disk ?? 'tmpfs', place, '32m', command)
  const ran = spawnSync(program, args, { encoding: 'utf8' })
  expect(ran.stderr).toBe('')
  const found = JSON.parse(ran.stdout) as MigrateFullReport
  process.stdout.write(`migration on a full disk (${disk}): refused ${found.refused} times, then done\n`)
  expect(found.wrong).toEqual([])
  expect([found.migrated, found.refused > 3]).toEqual([true, true])
})

test('an older program refuses, changes nothing, and opens the copy made before', () => {
  const dir = join(temp.dir, 'store')
  const version = allMigrations.length
  storeOfVersion(dir, version - 1)
  openStore({ dir, migrations: allMigrations }).close()
  const before = readFileSync(databaseFile(dir))
  const older = allMigrations.slice(0, -1)
  for (let i = 0; i < 2; i += 1)
    expect(() => openStore({ dir, migrations: older })).toThrow(
      expect.objectContaining({ code: 'STORE_FROM_THE_FUTURE' }),
    )
  expect(readFileSync(databaseFile(dir)).equals(before)).toBe(true)
  const back = join(temp.dir, 'back')
  mkdirSync(back)
  copyFileSync(join(dir, 'backups', `before-${version}.db`), databaseFile(back))
  const store = openStore({ dir: back, migrations: older })
  expect(store.read.connection.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(rows)
  store.close()
})
