/** What a store does that cannot simply be opened: in use, from the future, damaged, another key (faults D 19, 32, 33). */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { migrate } from '../../electron/core/store/migrate.ts'
import { migrations } from '../../electron/core/store/migrations/all.ts'
import { openDatabase } from '../../electron/core/store/open-database.ts'
import { databaseFile, openStore } from '../../electron/core/store/store.ts'
import { tempDir, testCore } from '../support/temp-store.ts'

const root = join(import.meta.dirname, '..', '..')
const keyHex = 'ab'.repeat(32)
let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
})
afterEach(() => {
  temp.remove()
})

async function filled(key?: string): Promise<void> {
  const core = testCore({ dir: temp.dir, ...(key ? { keyHex: key } : {}) })
  for (let i = 0; i < 60; i += 1)
    await core.call('records.create', {
      type: 'account',
      values: { name: `苏州恒润 ${i}`, description: '针'.repeat(400) },
    })
  core.close()
}

/** What a second process says that would put the database of a folder in its own place, and how it ends. */
function second(dir: string): readonly [status: number | null, said: string] {
  const args = [join(root, 'electron/cli/main.ts'), '--data', dir, 'restore', databaseFile(dir)]
  const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' }
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return [ran.status, ran.stderr]
}
const refusedAsSecond = [3, 'Another Rapport has this data folder open. Close that one first.\n']

test('a second process on one folder says so and exits 3; nothing is written', async () => {
  const core = testCore({ dir: temp.dir })
  await core.call('records.create', { type: 'account', values: { name: 'A' } })
  const before = core.context.read.connection.prepare('SELECT count(*) FROM changes').pluck().get()
  expect(second(temp.dir)).toEqual(refusedAsSecond)
  expect(core.context.read.connection.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(before)
  core.close()
  expect(() => testCore({ dir: temp.dir }).close()).not.toThrow()
})

test('the mutant whose lock is on no file of the folder is caught', async () => {
  const core = testCore({ dir: temp.dir })
  await core.call('records.create', { type: 'account', values: { name: 'A' } })
  // held still, but nobody who comes later finds it
  rmSync(join(temp.dir, 'lock.db'))
  expect(second(temp.dir)).not.toEqual(refusedAsSecond)
  core.close()
})

test('a database from the future is refused and left as it is', async () => {
  await filled()
  const db = new Database(databaseFile(temp.dir))
  db.pragma('user_version = 999')
  db.close()
  const before = readFileSync(databaseFile(temp.dir))
  expect(() => openStore({ dir: temp.dir })).toThrow(expect.objectContaining({ code: 'STORE_FROM_THE_FUTURE' }))
  expect(readFileSync(databaseFile(temp.dir)).equals(before)).toBe(true)
})

test('a migration that fails half way leaves the old schema whole, and a copy made before it', async () => {
  await filled()
  const bad = [
    ...migrations,
    { name: '9999-bad', sql: 'CREATE TABLE extra_things (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);' },
  ]
  expect(() => openStore({ dir: temp.dir, migrations: bad })).toThrow('nowhere')
  const core = testCore({ dir: temp.dir })
  expect(core.context.store.schemaVersion).toBe(migrations.length)
  expect(
    core.context.read.connection
      .prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'extra_things'`)
      .pluck()
      .get(),
  ).toBe(0)
  core.close()
  const copy = openDatabase({ file: join(temp.dir, 'backups', `before-${migrations.length + 1}.db`) })
  expect(copy.prepare('SELECT count(*) FROM accounts').pluck().get()).toBe(60)
  copy.close()
})

test('each migration goes from the version before it', () => {
  const file = join(temp.dir, 'steps.db')
  for (let upTo = 1; upTo <= migrations.length; upTo += 1) {
    const db = openDatabase({ file })
    migrate(db, file, migrations.slice(0, upTo))
    expect(db.pragma('user_version', { simple: true })).toBe(upTo)
    db.close()
  }
})

test('a file that is no database, and one cut short, are damage; the file is not touched', async () => {
  await filled()
  truncateSync(databaseFile(temp.dir), 5000)
  expect(() => openStore({ dir: temp.dir }).close()).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }))
  writeFileSync(databaseFile(temp.dir), 'this is a letter, not a database. '.repeat(400))
  expect(() => openStore({ dir: temp.dir })).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }))
  expect(readFileSync(databaseFile(temp.dir), 'utf8')).toContain('a letter')
})

test('with a key: only that key opens it, and no word stands in any file', async () => {
  await filled(keyHex)
  expect(() => openStore({ dir: temp.dir })).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }))
  expect(() => openStore({ dir: temp.dir, keyHex: 'cd'.repeat(32) })).toThrow(
    expect.objectContaining({ code: 'STORE_KEY_WRONG' }),
  )
  const core = testCore({ dir: temp.dir, keyHex })
  expect((await core.call('accounts.list', { today: '2026-11-23' })).total).toBe(60)
  await core.call('storage.backup', {})
  const found = spawnSync('grep', ['-rlF', '针针针', temp.dir], { encoding: 'utf8' })
  expect(found.stdout).toBe('')
  core.close()
})

test('the needle is found where there is no key: the search for it can fail', async () => {
  await filled()
  expect(execFileSync('grep', ['-rlF', '针针针', temp.dir], { encoding: 'utf8' })).toContain('rapport.db')
})

test('with a key, any flipped bit is noticed', async () => {
  await filled(keyHex)
  const whole = readFileSync(databaseFile(temp.dir))
  // The control: whole, it opens.
  testCore({ dir: temp.dir, keyHex }).close()
  let noticed = 0
  const pages = Math.floor(whole.length / 4096)
  for (let page = 1; page < pages; page += Math.ceil(pages / 40)) {
    const torn = Buffer.from(whole)
    torn[page * 4096 + 700] = (torn[page * 4096 + 700] as number) ^ 4
    writeFileSync(databaseFile(temp.dir), torn)
    try {
      const core = testCore({ dir: temp.dir, keyHex })
      if (!(await core.call('storage.verify', {})).ok) noticed += 1
      core.close()
    } catch {
      noticed += 1
    }
  }
  expect(noticed).toBe(Math.ceil((pages - 1) / Math.ceil(pages / 40)))
})
