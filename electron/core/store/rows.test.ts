import { afterEach, beforeEach, expect, test } from 'vitest'
import { testCore, type TestCore } from '../../../test/support/temp-store.ts'
import type { AnyRow } from './columns.ts'
import { findRow, replaceRow } from './rows.ts'

let core: TestCore
beforeEach(() => {
  core = testCore()
})
afterEach(() => {
  core.close()
})

test('a row from the hub sets the columns that differ and no other', async () => {
  const values = { name: '苏州恒润', phone: '0512', tags: ['重点'] }
  const { id } = await core.call('records.create', { type: 'account', values })
  const db = core.context.store.write
  db.connection.exec(`CREATE TEMP TABLE sets (column TEXT);
    CREATE TEMP TRIGGER sets_name AFTER UPDATE OF name ON accounts BEGIN INSERT INTO sets VALUES ('name'); END;
    CREATE TEMP TRIGGER sets_tags AFTER UPDATE OF tags ON accounts BEGIN INSERT INTO sets VALUES ('tags'); END;
    CREATE TEMP TRIGGER sets_phone AFTER UPDATE OF phone ON accounts BEGIN INSERT INTO sets VALUES ('phone'); END`)
  const sets = (): unknown[] => db.connection.prepare('SELECT column FROM sets ORDER BY column').pluck().all()
  const before = findRow(db, 'account', id) as unknown as AnyRow
  const after = { ...before, version: 7, phone: '0510', tags: ['重点'] } as AnyRow
  replaceRow(db, 'account', after, before)
  expect(findRow(db, 'account', id)).toEqual(after)
  expect(sets()).toEqual(['phone'])
  replaceRow(db, 'account', { ...after, phone: null, tags: null } as AnyRow, after)
  expect(findRow(db, 'account', id)).toEqual({ ...after, phone: null, tags: null })
  expect(sets()).toEqual(['phone', 'phone', 'tags'])
})
