/**
 * The suite of sync can fail: a hub whose database forgets one thing is found out by the least that the suite does. Each mutant drops or
 * bends one statement on its way to the database.
 */
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorld } from '../../test/conformance/hub-sync-world.ts'
import { tempDir } from '../../test/support/temp-store.ts'
import type { HubValue, SqlDriver, SqlTx } from '../storage/sql-driver.ts'
import { openSqlite } from '../storage/sqlite-driver.ts'

const temp = tempDir('rapport-hub-')
let driver: SqlDriver
beforeAll(() => {
  driver = openSqlite(join(temp.dir, 'hub.db'))
})
afterAll(async () => {
  await driver.close()
  temp.remove()
})

type Bend = (text: string, params: readonly HubValue[]) => readonly [string, readonly HubValue[]] | null

/** A database that does something else, or nothing, where `bend` says so. */
function bent(bend: Bend): SqlDriver {
  const over = (tx: SqlTx): SqlTx => ({
    all: (text, params = []) => tx.all(...(bend(text, params) ?? (['SELECT 1 WHERE 1 = 0', []] as const))),
    run: (text, params = []) => {
      const statement = bend(text, params)
      return statement ? tx.run(...statement) : Promise.resolve(0)
    },
  })
  return {
    ...driver,
    write: (work) => driver.write((tx) => work(over(tx))),
    read: (work) => driver.read((tx) => work(over(tx))),
  }
}

const same: Bend = (text, params) => [text, params]
const without =
  (start: string): Bend =>
  (text, params) =>
    text.startsWith(start) ? null : [text, params]

const mutants: readonly (readonly [string, Bend])[] = [
  ['forgets results', without('INSERT INTO ops')],
  ['forgets up to where a laptop was decided', without('INSERT INTO sync_devices')],
  ['forgets the sums of buckets', without('INSERT INTO buckets')],
  ['forgets the feed', without('INSERT INTO bucket_rows')],
  ['forgets the counter', without('UPDATE workspaces SET seq = ? ')],
  [
    'forgets that a row left a bucket',
    (text, params) => [text.replace('removed = excluded.removed', 'removed = 0'), params],
  ],
  [
    'finds nothing under an account',
    (text, params) => [text.replace('AND account_id = ?', 'AND account_id = ? || 1'), params],
  ],
  ['reads one further than it was asked', (text, params) => [text.replace('AND seq > ?', 'AND seq > ? + 1'), params]],
  [
    'loads no rows',
    (text, params) => [
      text.replace('FROM sync_rows WHERE ws = ? AND id IN', 'FROM sync_rows WHERE ws = ? || 1 AND id IN'),
      params,
    ],
  ],
]

/** Whether two laptops, an account that changes hands, and a repeat come out as the protocol says. */
async function holds(bend: Bend): Promise<boolean> {
  const world = await createWorld(bent(bend))
  const [a, b] = [await world.join('张伟'), await world.join('王芳')]
  const held = await a.readAll()
  const account = a.insert('account', { name: '一' })
  const first = [
    account,
    a.insert('contact', { name: '李', accountId: account.id }),
    a.insert('account', { name: '二' }),
  ]
  const answer = await a.offer(first)
  const again = await a.offer(first)
  const given = await a.push(
    a.op('update', 'account', account.id, { name: '三' }),
    a.op('update', 'account', account.id, { ownerId: b.memberId }),
  )
  await held.read(a, 2)
  const theirs = await b.readAll(3)
  return (
    answer.status === 200 &&
    again.text === answer.text &&
    given.every((r) => r.status === 'applied') &&
    isDeepStrictEqual(held.sums(), held.checkpoint) &&
    isDeepStrictEqual(theirs.sums(), theirs.checkpoint) &&
    held.keys('account').length === 1 &&
    held.keys('contact').length === 0 &&
    theirs.keys('account').length === 1 &&
    theirs.keys('contact').length === 1
  )
}

test('a hub that forgets nothing holds', async () => {
  expect(await holds(same)).toBe(true)
})

test.each(mutants)('a hub that %s is found out', async (_name, bend) => {
  expect(await holds(bend).catch(() => false)).toBe(false)
})
