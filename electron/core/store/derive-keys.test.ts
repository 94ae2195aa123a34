/** A store of schema 3, brought to the present one: its lists stand in the order they would have if all were written anew. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tempDir, testCore } from '../../../test/support/temp-store.ts'
import { deriveKeys } from './derive-keys.ts'
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

const regions = ['重庆', '北京', 'Zürich', '长沙', '安徽 合肥', null]
const count = 330
const accountId = (i: number): string => `0190a000-0000-7000-8000-${String(i).padStart(12, '0')}`

/** A store as the program of schema 3 left it, with its facts and without keys for duplicates. */
function fillAtThree(): void {
  const db = openDatabase({ file: databaseFile(temp.dir) })
  migrate(db, databaseFile(temp.dir), migrations.slice(0, 3))
  const account = db.prepare(
    'INSERT INTO accounts (id, created_at, updated_at, name, region, industry) VALUES (?, 0, 0, ?, ?, ?)',
  )
  const facts = db.prepare('INSERT INTO account_facts (account_id, name_key) VALUES (?, ?)')
  db.transaction(() => {
    for (let i = 0; i < count; i += 1) {
      account.run(accountId(i), `恒润 ${i}`, regions[i % regions.length], '制造')
      facts.run(accountId(i), `恒润 ${String(i).padStart(4, '0')}`)
    }
  })()
  db.close()
}

const today = '2026-11-24'
type Core = ReturnType<typeof testCore>
const listed = async (core: Core): Promise<(string | null)[]> => {
  const { rows } = await core.call('accounts.list', { today, sort: 'region', limit: 500 })
  return [...new Set(rows.map((row) => row.region))]
}
const inOrder = ['Zürich', '安徽 合肥', '北京', '长沙', '重庆', null]

test('a store from schema 3 gets its keys in slices, once', async () => {
  fillAtThree()
  const core = testCore({ dir: temp.dir })
  try {
    // the mutant that leaves the keys as the migration made them
    expect(await listed(core)).not.toEqual(inOrder)
    expect(await deriveKeys(() => core.context.store)).toBe(Math.ceil(count / 25))
    expect(await listed(core)).toEqual(inOrder)
    expect((await core.call('accounts.duplicates', { name: '恒润 7' })).length).toBeGreaterThan(0)
    expect(await deriveKeys(() => core.context.store)).toBe(0)
  } finally {
    core.close()
  }
})

test('torn off half way it begins again; a store that was put in place of another has its own turn', async () => {
  fillAtThree()
  const core = testCore({ dir: temp.dir })
  let asked = 0
  const torn = deriveKeys(() => {
    asked += 1
    if (asked === 3) throw new Error('closed')
    return core.context.store
  })
  await expect(torn).rejects.toThrow('closed')
  core.reopen()
  expect(await deriveKeys(() => core.context.store)).toBe(Math.ceil(count / 25))
  const other = testCore()
  const steps = [core.context.store, other.context.store]
  core.context.store.write.connection.exec(`DELETE FROM settings WHERE key = 'keyRules'`)
  let step = 0
  await deriveKeys(() => steps[Math.min(step++, 1)] ?? core.context.store)
  expect(await deriveKeys(() => other.context.store)).toBe(0)
  expect(await deriveKeys(() => core.context.store)).toBeGreaterThan(0)
  core.close()
  other.close()
})

test('a new store has nothing to do after the first look', async () => {
  const core = testCore({ dir: temp.dir })
  await core.call('records.create', { type: 'account', values: { name: '恒润' } })
  expect(await deriveKeys(() => core.context.store)).toBe(1)
  expect(await deriveKeys(() => core.context.store)).toBe(0)
  core.close()
})
