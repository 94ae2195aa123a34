/**
 * The way out of a damaged store (faults D 19): from the newest sound backup and what the damaged file still gives. The damaged
 * file is kept as it was; with nothing damaged but one page, nothing that was acknowledged is lost.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restoreFrom } from '../../electron/core/store/backup.ts'
import { salvageStore } from '../../electron/core/store/salvage.ts'
import { databaseFile } from '../../electron/core/store/store.ts'
import { tempDir, testCore } from '../support/temp-store.ts'

const keyHex = 'ab'.repeat(32)
const pageBytes = 4096
let temp: ReturnType<typeof tempDir>
let dir: string
beforeEach(() => {
  temp = tempDir('rapport-salvage-')
  dir = join(temp.dir, 'store')
})
afterEach(() => {
  temp.remove()
})

const keysOf = (key?: string) => (key ? { keyHex: key } : {})
const namesIn = (core: ReturnType<typeof testCore>): string[] =>
  core.context.read.connection
    .prepare('SELECT name FROM accounts WHERE deleted_at IS NULL ORDER BY name')
    .pluck()
    .all() as string[]

/** Accounts before a backup and after it, some of the old ones renamed or deleted since; answers all names that count. */
async function filled(key?: string, withBackup = true): Promise<string[]> {
  const core = testCore({ dir, ...keysOf(key) })
  const ids: string[] = []
  const add = async (name: string): Promise<void> => {
    const values = { name, description: '谈了价格与下一步安排'.repeat(30) }
    ids.push((await core.call('records.create', { type: 'account', values })).id)
  }
  for (let i = 0; i < 60; i += 1) await add(`早先${i}`)
  if (withBackup) await core.call('storage.backup', {})
  for (let i = 0; i < 40; i += 1) await add(`后来${i}`)
  for (let i = 0; i < 5; i += 1)
    await core.call('records.patch', { type: 'account', id: ids[i] ?? '', patch: { name: `改名${i}` } })
  await core.call('records.delete', { type: 'account', id: ids[59] ?? '' })
  const names = namesIn(core)
  core.close()
  return names
}

function damagePages(pages: readonly number[]): Buffer {
  const bytes = readFileSync(databaseFile(dir))
  for (const page of pages) bytes.fill(0x5a, page * pageBytes, (page + 1) * pageBytes)
  writeFileSync(databaseFile(dir), bytes)
  return bytes
}

/** The page a table begins on, and those that say what tables there are, counted from 0; asked while all is whole. */
function places(table: string, key?: string): { readonly root: number; readonly schema: readonly number[] } {
  const core = testCore({ dir, ...keysOf(key) })
  const { connection } = core.context.read
  const root = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)
  const schema = connection.prepare(`SELECT pageno - 1 FROM dbstat WHERE name = 'sqlite_schema'`).pluck().all()
  core.close()
  return { root: Number(root) - 1, schema: schema as number[] }
}

async function opened(key?: string): Promise<{ names: string[]; problems: readonly string[]; found: number }> {
  const core = testCore({ dir, ...keysOf(key) })
  const { problems } = await core.call('storage.verify', {})
  const names = namesIn(core)
  const { total } = await core.call('accounts.list', { filter: { text: '后来' }, today: '2026-11-24' })
  core.close()
  return { names, problems, found: total }
}

describe.each([
  ['without a key', undefined],
  ['with a key', keyHex],
] as const)('%s', (_name, key) => {
  test('with any one page gone, nothing acknowledged is lost and the damaged file is kept as it was', async () => {
    const names = await filled(key)
    const { schema } = places('accounts', key)
    const whole = readFileSync(databaseFile(dir))
    const pages = Math.floor(whole.length / pageBytes)
    let torn = 0
    let rebuilt = 0
    let tried = 0
    for (let page = 1; page < pages; page += Math.max(1, Math.floor(pages / 14))) {
      if (schema.includes(page)) continue
      writeFileSync(databaseFile(dir), whole)
      const bytes = damagePages([page])
      const done = salvageStore(dir, keysOf(key), 0)
      expect(readFileSync(join(dir, done.kept)).equals(bytes)).toBe(true)
      const after = await opened(key)
      expect([page, after.problems, after.names]).toEqual([page, [], names])
      expect(after.found).toBe(40)
      torn += done.torn.length > 0 ? 1 : 0
      rebuilt += done.rebuilt
      tried += 1
      rmSync(join(dir, done.kept))
    }
    process.stdout.write(
      `salvage ${_name}: ${tried} pages, each the only one damaged; ${torn} tore a table, ${rebuilt} rows rebuilt, 0 lost\n`,
    )
  }, 120_000)

  test('with the first page gone, or another that says what tables there are, there is the backup', async () => {
    await filled(key)
    const whole = readFileSync(databaseFile(dir))
    const { schema } = places('accounts', key)
    expect(schema).toContain(0)
    for (const page of schema) {
      writeFileSync(databaseFile(dir), whole)
      damagePages([page])
      const done = salvageStore(dir, keysOf(key), 0)
      const after = await opened(key)
      expect([after.problems, after.names.length, done.backup !== null]).toEqual([[], 60, true])
      expect(existsSync(join(dir, done.kept))).toBe(true)
    }
  })
})

test('without any backup, what can be read is there', async () => {
  const names = await filled(undefined, false)
  damagePages([places('search_docs').root])
  const done = salvageStore(dir, {}, 0)
  expect([done.backup, (await opened()).names]).toEqual([null, names])
})

test('a table whose first page is gone is rebuilt from backup and history', async () => {
  const names = await filled()
  damagePages([places('accounts').root])
  const done = salvageStore(dir, {}, 0)
  expect(done.torn).toContain('accounts')
  expect(done.rebuilt).toBeGreaterThan(40)
  expect((await opened()).names).toEqual(names)
})

test('the mutant that only brings the backup back loses what came after it', async () => {
  const names = await filled()
  damagePages([places('accounts').root])
  const core = testCore({ dir: join(temp.dir, 'elsewhere') })
  core.close()
  const [backup = ''] = spawnSync('ls', [join(dir, 'backups')], { encoding: 'utf8' }).stdout.split('\n')
  restoreFrom(join(dir, 'backups', backup), dir, {})
  expect((await opened()).names).not.toEqual(names)
})

test('nothing readable and no backup: refused, and everything is as it was', async () => {
  await filled(undefined, false)
  const bytes = damagePages([0])
  expect(() => salvageStore(dir, {}, 0)).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }))
  expect(readFileSync(databaseFile(dir)).equals(bytes)).toBe(true)
})

test('the command line says what it did, and refuses while the folder is open elsewhere', async () => {
  await filled()
  damagePages([places('accounts').root])
  const cli = (): ReturnType<typeof spawnSync> =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../electron/cli/main.ts'), '--data', dir, 'salvage', '--json'],
      {
        encoding: 'utf8',
        env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
      },
    )
  const ran = cli()
  expect(ran.status).toBe(4)
  expect(JSON.parse(String(ran.stdout))).toMatchObject({ kept: 'rapport.damaged-1.db', accounts: 99 })
  const core = testCore({ dir })
  expect(cli().status).toBe(3)
  core.close()
})

test('what was being typed, and what was brought to mind already, come along; drafts of the backup do not come back', async () => {
  await filled()
  const core = testCore({ dir })
  await core.call('drafts.set', { key: 'note:1', value: '早先的半句' })
  await core.call('storage.backup', {})
  await core.call('drafts.set', { key: 'note:1', value: '' })
  await core.call('drafts.set', { key: 'note:2', value: '后来的半句' })
  core.context.store.write.connection.exec(
    `INSERT INTO reminders (of, id, basis, fired_at) VALUES ('followUp', 'x', 'y', 5)`,
  )
  core.close()
  damagePages([places('search_docs').root])
  salvageStore(dir, {}, 0)
  const after = testCore({ dir })
  expect((await after.call('drafts.list', { prefix: 'note:' })).map((d) => d.value)).toEqual(['后来的半句'])
  expect(after.context.read.connection.prepare('SELECT count(*) FROM reminders').pluck().get()).toBe(1)
  after.close()
})
