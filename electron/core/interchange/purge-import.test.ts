import { afterEach, expect, test } from 'vitest'
import { testCore } from '../../../test/support/temp-store.ts'
import { commit } from '../store/commit.ts'
import { run, sql } from '../store/sql.ts'
import { insertImport, noCounts } from './import-tables.ts'
import { purgeImport } from './purge-import.ts'

const core = testCore()
afterEach(() => core.close())

test('what a person deleted while an import ran stays deleted when the import is taken back, and the hub is asked how the row stands there', async () => {
  const { id } = await core.call('records.create', { type: 'contact', values: { name: '李娜' } })
  const { store } = core.context
  const record = {
    importId: 'i1',
    type: 'contact',
    system: 'crm',
    fileName: 'a.csv',
    format: 'csv',
    mapping: {},
    header: [],
    state: 'running',
    startedAt: 1,
    counts: noCounts,
  } as unknown as Parameters<typeof insertImport>[1]
  const importNo = insertImport(store.write, record, null)
  commit(store, { label: 'import', kind: 'import', nowMs: core.nowMs, actor: null, groupId: 'i1' }, (tx) => {
    run(
      tx.db,
      sql`INSERT INTO import_before (import_no, type, row_id, updated_at, updated_by, deleted_at)
          VALUES (${importNo}, 'contact', ${id}, 1, NULL, NULL)`,
    )
    tx.patchFromSource('contact', id, { department: '采购' }, { updatedAt: 5, updatedBy: null })
  })
  await core.call('records.delete', { type: 'contact', id })
  // the hub knows the row, perhaps with the time of the import
  store.write.connection.prepare('UPDATE contacts SET version = 3').run()
  await purgeImport(store, 'i1', importNo)
  expect(store.write.connection.prepare('SELECT row_id FROM replica_wanted').pluck().all()).toEqual([id])
  await expect(core.call('records.get', { type: 'contact', id })).rejects.toThrow('not_found')
})
