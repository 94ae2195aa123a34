/** A database that cannot take any more, or not at the moment: told to come again, nothing half done, and well again by itself. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { errorOf } from '../../test/conformance/hub-sync-answer.ts'
import { createWorld, type Laptop, type World } from '../../test/conformance/hub-sync-world.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { HubBusy, type SqlDriver } from './sql-driver.ts'
import { openSqlite } from './sqlite-driver.ts'

const temp = tempDir('rapport-hub-')
let n = 0
let file: string
let driver: SqlDriver
let world: World
let laptop: Laptop
let failing: (() => void) | null = null

beforeEach(async () => {
  file = join(temp.dir, `hub-${++n}.db`)
  driver = openSqlite(file)
  world = await createWorld(driver, { beforeCommit: () => failing?.() })
  laptop = await world.join('张伟')
})
afterEach(async () => {
  failing = null
  await driver.close()
})

const pages = (count: string): Promise<unknown> =>
  driver.write((tx) => tx.all(`PRAGMA max_page_count = ${count}`).then(() => tx.all('PRAGMA max_page_count')))

test('a full disk is busy, no half batch, and goes on when there is room', async () => {
  const before = await laptop.readAll()
  const ops = Array.from({ length: 50 }, (_, i) =>
    laptop.insert('account', { name: `客户 ${i}`, description: 'x'.repeat(10_000) }),
  )
  await pages('40')
  for (let i = 0; i < 3; i++) {
    const answer = await laptop.offer(ops)
    expect(errorOf(answer)).toMatchObject({ status: 503, type: 'busy', retry: 'backoff' })
    expect(answer.headers.get('retry-after')).toBe('1')
  }
  expect((await laptop.readAll()).checkpoint).toEqual(before.checkpoint)
  await pages('1073741823')
  expect((await laptop.push(...ops)).map((r) => r.status)).toEqual(ops.map(() => 'applied'))
  const after = await laptop.readAll()
  expect(after.sums()).toEqual(after.checkpoint)
  const full = { event: 'busy', facts: { message: 'database or disk is full' } }
  expect(world.log).toEqual([full, full, full])
})

test.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_READONLY_DBMOVED', 'SQLITE_CANTOPEN', 'SQLITE_NOMEM'])(
  '%s at any moment is busy',
  async (code) => {
    failing = () => {
      throw new Database.SqliteError('the disk', code)
    }
    const op = laptop.insert('account', { name: '一' })
    expect(errorOf(await laptop.offer([op]))).toMatchObject({ status: 503, type: 'busy' })
    failing = null
    expect(await laptop.push(op)).toMatchObject([{ status: 'applied' }])
  },
)

test("a failure that is the program's own is no busy one", async () => {
  await expect(driver.read((tx) => tx.all('SELECT no_such_column'))).rejects.not.toBeInstanceOf(HubBusy)
})

test('work that swallows a failure writes nothing after it, even where the database has already given up', async () => {
  await driver.script('CREATE TABLE items (id INTEGER PRIMARY KEY)')
  const work = driver.write(async (tx) => {
    await tx.run('INSERT INTO items (id) VALUES (1)')
    // ends the transaction, as SQLite does by itself on some errors of the disk
    await tx.run('INSERT OR ROLLBACK INTO items (id) VALUES (1)').catch(() => undefined)
    await tx.run('INSERT INTO items (id) VALUES (2)').catch(() => undefined)
  })
  await expect(work).rejects.toThrow('UNIQUE')
  expect(await driver.read((tx) => tx.all('SELECT id FROM items'))).toEqual([])
})
