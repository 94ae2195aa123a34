import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { registerDriverTests } from '../../test/conformance/hub-driver.ts'
import { openSqlite } from './sqlite-driver.ts'

const newFolder = (): string => mkdtempSync(path.join(tmpdir(), 'rapport-hub-'))

registerDriverTests('SQLite', async () => {
  const folder = newFolder()
  const file = path.join(folder, 'hub.db')
  const driver = openSqlite(file, { busyTimeoutMs: 300 })
  return {
    driver,
    other: driver,
    holdLock: async () => {
      const foreign = new Database(file)
      foreign.exec("BEGIN IMMEDIATE; UPDATE items SET n = n WHERE id = 'a'")
      return async () => {
        foreign.close()
      }
    },
    close: async () => {
      await driver.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})

test('what was written is there when the file is opened again', async () => {
  const folder = newFolder()
  const file = path.join(folder, 'hub.db')
  const first = openSqlite(file)
  await first.script("CREATE TABLE items (id TEXT PRIMARY KEY); INSERT INTO items (id) VALUES ('a');")
  await first.close()
  const second = openSqlite(file)
  expect(await second.read((tx) => tx.all('SELECT id FROM items'))).toEqual([{ id: 'a' }])
  await second.close()
  rmSync(folder, { recursive: true, force: true })
})
