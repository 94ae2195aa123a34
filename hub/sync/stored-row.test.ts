import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../shared/base/ids.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import { migrateHub } from '../storage/schema.ts'
import type { SqlDriver } from '../storage/sql-driver.ts'
import { openSqlite } from '../storage/sqlite-driver.ts'
import { isInPlace, keyOf, rowsById, writeRows, type StoredRow } from './stored-row.ts'

let temp: ReturnType<typeof tempDir>
let driver: SqlDriver
beforeEach(async () => {
  temp = tempDir()
  driver = openSqlite(join(temp.dir, 'hub.db'))
  await migrateHub(driver)
})
afterEach(async () => {
  await driver.close()
  temp.remove()
})

const row = (version: number, buckets: readonly string[]): StoredRow => {
  const data = { name: `第${version}版` }
  return {
    type: 'account',
    id,
    version,
    data,
    text: JSON.stringify(data),
    marks: { name: [version, 'd', 1] },
    digest: String(version).padStart(16, '0'),
    device: 'd',
    otherVersion: version - 1,
    cleanFor: null,
    accountId: id,
    ownerId: 'zhang',
    buckets,
  }
}
const id = newId(0)

test('a row that stays in place is written without a touch to what it is found by', async () => {
  const put = (rows: readonly StoredRow[], moved: ReadonlySet<string>): Promise<void> =>
    driver.write((tx) => writeRows(tx, 'w', rows, moved))
  const stored = async (): Promise<unknown> => (await driver.read((tx) => rowsById(tx, 'w', [id])))[0]
  const moves = async (): Promise<number> =>
    (await driver.read((tx) => tx.all<{ n: number }>('SELECT count(*) AS n FROM moves')))[0]?.n ?? 0
  await driver.script(`CREATE TABLE moves (id TEXT);
    CREATE TRIGGER moved AFTER UPDATE OF account_id, owner_id, buckets ON sync_rows BEGIN INSERT INTO moves VALUES (new.id); END`)
  const [first, second, third] = [row(1, ['user:a']), row(2, ['user:a']), row(3, ['user:b'])]
  await put([first], new Set([keyOf('account', id)]))
  expect(isInPlace(first, second)).toBe(true)
  await put([second], new Set())
  expect(await stored()).toEqual(second)
  expect(await moves()).toBe(0)
  expect([isInPlace(null, first), isInPlace(second, third)]).toEqual([false, false])
  await put([third], new Set([keyOf('account', id)]))
  expect(await stored()).toEqual(third)
  expect(await moves()).toBe(1)
})
