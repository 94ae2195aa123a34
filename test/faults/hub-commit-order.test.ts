/**
 * A reader that has seen N has seen everything up to N (C1), with many writers, slow commits, aborts and one transaction that outlasts
 * everybody's patience. The mutant gives numbers from a sequence, as most would: it loses rows.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Replica } from '../conformance/hub-sync-replica.ts'
import { createWorld, type Laptop, type World } from '../conformance/hub-sync-world.ts'
import { startPg, type TestPg } from '../pg.ts'
import type { Op } from '../../shared/sync/op.ts'
import { openPostgres } from '../../hub/storage/pg-driver.ts'
import type { SqlDriver, SqlTx } from '../../hub/storage/sql-driver.ts'

let server: TestPg
beforeAll(async () => {
  server = await startPg()
})
afterAll(() => server.stop())

const writers = 16
const pushesEach = 12
const longMs = 3_000
const patience = { max: writers + 4, lockTimeoutMs: 800 }

/** Numbers from a sequence in blocks of 1000; the counter only remembers the highest. */
function fromSequence(driver: SqlDriver): SqlDriver {
  const rewritten = (text: string): string => {
    if (text.startsWith('UPDATE workspaces SET seq = seq + 0'))
      return `SELECT nextval('mutant') * 1000 AS seq, log_epoch FROM workspaces WHERE ws = ?`
    return text.replace('UPDATE workspaces SET seq = ? WHERE', 'UPDATE workspaces SET seq = greatest(seq, ?) WHERE')
  }
  const over = (tx: SqlTx): SqlTx => ({
    all: async (text, params) => {
      const rows = await tx.all<never>(rewritten(text), params)
      if (text.startsWith('UPDATE workspaces SET seq = seq + 0')) await sleep(Math.random() * 4)
      return rows
    },
    run: (text, params) => tx.run(rewritten(text), params),
  })
  return { ...driver, write: (work) => driver.write((tx) => work(over(tx))) }
}

/** Pushes until decided, as a laptop does; answers how often it was told to come again. */
async function insist(laptop: Laptop, ops: readonly Op[]): Promise<number> {
  for (let again = 0; ; again++) {
    const { status } = await laptop.offer(ops)
    if (status === 200) {
      laptop.after = ops.at(-1)?.n ?? 0
      return again
    }
    if (![500, 503].includes(status) || again > 50) throw new Error(`push answered ${status}`)
    await sleep(20 + Math.random() * 30)
  }
}

async function write(laptop: Laptop): Promise<readonly [ids: readonly string[], retries: number]> {
  const ids: string[] = []
  let retries = 0
  for (let i = 0; i < pushesEach; i++) {
    const ops = [0, 1].map((n) => laptop.insert('account', { name: `${laptop.name} ${i} ${n}` }))
    ids.push(...ops.map((op) => op.id))
    retries += await insist(laptop, ops)
    await sleep(Math.random() * 5)
  }
  return [ids, retries]
}

/** Reads on until told to stop, then once more. */
async function read(admin: Laptop, replica: Replica, until: Promise<unknown>): Promise<void> {
  let isOver = false
  const over = until.finally(() => {
    isOver = true
  })
  while (!isOver) {
    await replica.read(admin, 50)
    await sleep(1)
  }
  await over
  await replica.read(admin, 50)
}

interface Outcome {
  readonly written: readonly string[]
  readonly replica: Replica
  readonly retries: number
  readonly people: number
  readonly world: World
}

async function run(driver: SqlDriver): Promise<Outcome> {
  let commits = 0
  const world = await createWorld(driver, {
    beforeCommit: async () => {
      commits++
      if (commits === writers) return sleep(longMs).then(() => undefined)
      if (commits % 10 === 0) throw new Error('the commit was given up')
      return sleep(Math.random() * 6).then(() => undefined)
    },
  })
  const admin = await world.join('管理', 'admin')
  const laptops = await Promise.all(Array.from({ length: writers }, (_, i) => world.join(`代表 ${i}`)))
  const replica = new Replica(await admin.scope())
  const writing = Promise.all(laptops.map(write))
  await read(admin, replica, writing)
  const done = await writing
  const retries = done.reduce((sum, [, one]) => sum + one, 0)
  return { written: done.flatMap(([ids]) => ids), replica, retries, people: writers + 1, world }
}

test('sixteen writers and a reader: nothing is lost, nothing comes twice', async () => {
  const driver = openPostgres({ connectionString: await server.databaseUrl('order'), ...patience })
  const { written, replica, retries, people, world } = await run(driver)
  expect(replica.keys('account').toSorted()).toEqual(written.toSorted())
  expect(replica.given).toBe(written.length + people)
  expect(replica.sums()).toEqual(replica.checkpoint)
  // aborts, and writers that waited too long behind the long one, came again
  expect(retries).toBeGreaterThan(10)
  expect(world.log.every(({ facts }) => /given up|lock timeout/.test(JSON.stringify(facts)))).toBe(true)
  await driver.close()
})

test('the mutant, numbers from a sequence, loses rows', async () => {
  const driver = openPostgres({ connectionString: await server.databaseUrl('mutant'), ...patience })
  await driver.script('CREATE SEQUENCE mutant')
  const { written, replica } = await run(fromSequence(driver))
  const seen = new Set(replica.keys('account'))
  expect(written.filter((id) => !seen.has(id)).length).toBeGreaterThan(0)
  await driver.close()
})
