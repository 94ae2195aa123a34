/** Records of before a program that searches them: found once it has opened the store. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempDir, testCore } from '../../../test/support/temp-store.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { openDatabase } from './open-database.ts'
import { databaseFile } from './store.ts'

let temp: ReturnType<typeof tempDir>
beforeEach(() => {
  temp = tempDir()
})
afterEach(() => {
  temp.remove()
})

test('a course of a store that did not search courses is found', async () => {
  const file = databaseFile(temp.dir)
  const db = openDatabase({ file })
  migrate(db, file, migrations.slice(0, 13))
  const insert = db.prepare('INSERT INTO courses (id, created_at, updated_at, deleted_at, name) VALUES (?, 0, 0, ?, ?)')
  insert.run('0190a000-0000-7000-8000-000000000001', null, '登记员上岗')
  insert.run('0190a000-0000-7000-8000-000000000002', 1, '登记员旧课')
  expect(db.prepare('SELECT count(*) FROM search_docs').pluck().get()).toBe(0)
  db.close()
  const core = testCore({ dir: temp.dir })
  const { hits } = await core.call('search.query', { query: '登记员', types: ['course'] })
  core.close()
  expect(hits.map(({ title }) => title)).toEqual(['登记员上岗'])
})
