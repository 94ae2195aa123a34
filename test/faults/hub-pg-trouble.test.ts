/**
 * Faults D 26: PostgreSQL restarts, ends connections, keeps locks and has no connections left, while laptops push. Each answer is a
 * result or "come again" with a time; what is tried again is decided once; no rejection goes unhandled.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrateHub } from '../../hub/storage/schema.ts'
import { openPostgres } from '../../hub/storage/pg-driver.ts'
import type { SqlDriver } from '../../hub/storage/sql-driver.ts'
import { pushAnswer } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'
import { errorOf, type Answer } from '../conformance/hub-sync-answer.ts'
import { createWorld, type Laptop, type World } from '../conformance/hub-sync-world.ts'
import { startPg, type TestPg } from '../pg.ts'

let server: TestPg
let url: string
let n = 0
const unhandled: unknown[] = []
const note = (error: unknown): void => {
  unhandled.push(error)
}
beforeAll(async () => {
  server = await startPg()
  process.on('unhandledRejection', note)
})
afterAll(async () => {
  process.off('unhandledRejection', note)
  await server.stop()
})
beforeEach(async () => {
  url = await server.databaseUrl(`trouble-${++n}`)
})
afterEach(() => {
  const found = unhandled.splice(0)
  if (found.length > 0) throw new AggregateError(found, 'a rejection went unhandled')
})

const writers = 6

interface Tally {
  busy: number
  readonly odd: string[]
}

/** Pushes until decided; anything but a result or "come again" is odd. */
async function insist(laptop: Laptop, ops: readonly Op[], tally: Tally): Promise<void> {
  for (;;) {
    const answer: Answer = await laptop.offer(ops)
    if (answer.status === 200) {
      const { results } = pushAnswer.parse(answer.body)
      if (!results.every((r) => r.status === 'applied')) tally.odd.push(answer.text)
      laptop.after = ops.at(-1)?.n ?? 0
      return
    }
    const isBusy = errorOf(answer).type === 'busy' && answer.headers.has('retry-after')
    if (isBusy) tally.busy++
    else tally.odd.push(`${answer.status} ${answer.text}`)
    await sleep(30 + Math.random() * 50)
  }
}

interface Field {
  readonly driver: SqlDriver
  readonly world: World
  readonly admin: Laptop
  /** All writers write until `until` has come, and then end what they began. */
  work(until: Promise<unknown>): Promise<Tally & { readonly ids: readonly string[] }>
  /** What was written is there once, and the sums are true. */
  check(ids: readonly string[]): Promise<void>
}

async function field(max = 8, over = (driver: SqlDriver): SqlDriver => driver): Promise<Field> {
  const driver = over(openPostgres({ connectionString: url, max, lockTimeoutMs: 300 }))
  await migrateHub(driver)
  const world = await createWorld(driver)
  const admin = await world.join('管理', 'admin')
  const laptops = await Promise.all(Array.from({ length: writers }, (_, i) => world.join(`代表 ${i}`)))
  return {
    driver,
    world,
    admin,
    work: async (until) => {
      const tally: Tally = { busy: 0, odd: [] }
      const ids: string[] = []
      let isOver = false
      const over = until.finally(() => {
        isOver = true
      })
      const writing = laptops.map(async (laptop) => {
        while (!isOver) {
          const ops = [laptop.insert('account', { name: '一' }), laptop.insert('account', { name: '二' })]
          ids.push(...ops.map((op) => op.id))
          await insist(laptop, ops, tally)
          await sleep(5)
        }
      })
      await over
      await Promise.all(writing)
      return { ...tally, ids }
    },
    check: async (ids) => {
      const replica = await admin.readAll()
      expect(replica.keys('account').toSorted()).toEqual(ids.toSorted())
      expect(replica.sums()).toEqual(replica.checkpoint)
      const [ops] = (await driver.read((tx) => tx.all('SELECT count(*) AS n FROM ops WHERE ws = ?', [world.ws]))) as [
        { n: number },
      ]
      expect(ops.n).toBe(ids.length)
      await driver.close()
    },
  }
}

async function outside(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

test('a server that restarts again and again', async () => {
  const f = await field()
  const restarts = async (): Promise<void> => {
    for (let i = 0; i < 4; i++) {
      await sleep(150)
      await server.restart()
    }
  }
  const { busy, odd, ids } = await f.work(restarts())
  expect(odd).toEqual([])
  expect(busy).toBeGreaterThan(4)
  await f.check(ids)
}, 60_000)

test('connections that are ended in the middle', async () => {
  const f = await field()
  const kills = outside(async (client) => {
    for (let i = 0; i < 30; i++) {
      await sleep(30)
      await client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      )
    }
  })
  const { busy, odd, ids } = await f.work(kills)
  expect(odd).toEqual([])
  expect(busy).toBeGreaterThan(0)
  await f.check(ids)
}, 60_000)

const keepLock = ({ world }: Field, ms: number): Promise<void> =>
  outside(async (client) => {
    await client.query('BEGIN')
    await client.query('UPDATE workspaces SET name = name WHERE ws = $1', [world.ws])
    await sleep(ms)
    await client.query('ROLLBACK')
  })

test('a lock that somebody keeps', async () => {
  const f = await field()
  const keeps = keepLock(f, 1_200)
  const { busy, odd, ids } = await f.work(keeps)
  expect(odd).toEqual([])
  expect(busy).toBeGreaterThan(0)
  await f.check(ids)
}, 60_000)

test('a database that only reads for a while, as after a failover', async () => {
  const f = await field()
  const readsOnly = outside(async (client) => {
    const name = client.escapeIdentifier(String(client.database))
    const end =
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'
    await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`)
    await client.query(end)
    await sleep(400)
    await client.query('SET default_transaction_read_only = off')
    await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = off`)
    await client.query(end)
  })
  const { busy, odd, ids } = await f.work(readsOnly)
  expect(odd).toEqual([])
  expect(busy).toBeGreaterThan(0)
  await f.check(ids)
}, 60_000)

test('no connection left', async () => {
  const f = await field(2)
  const taken = [1, 2].map(() => f.driver.read(() => sleep(6_500)))
  await sleep(50)
  const { busy, odd, ids } = await f.work(Promise.all(taken))
  expect(odd).toEqual([])
  expect(busy).toBeGreaterThan(0)
  await f.check(ids)
}, 60_000)

test('the mutant, a driver that does not say what may be tried again, is caught', async () => {
  const f = await field(8, (driver) => ({
    ...driver,
    write: (work) =>
      driver.write(work).catch((error: unknown) => {
        throw new Error('something with the database', { cause: error })
      }),
  }))
  const { odd, ids } = await f.work(keepLock(f, 600))
  expect(odd.join()).toContain('internal')
  await f.check(ids)
}, 60_000)
