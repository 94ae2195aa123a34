import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerDriverTests } from '../../test/conformance/hub-driver.ts'
import { startPg, type TestPg } from '../../test/pg.ts'
import { openPostgres } from './pg-driver.ts'
import { HubBusy, type SqlDriver } from './sql-driver.ts'

let server: TestPg
beforeAll(async () => {
  server = await startPg()
})
afterAll(() => server.stop())

registerDriverTests('PostgreSQL', async () => {
  const connectionString = await server.databaseUrl('conformance')
  const driver = openPostgres({ connectionString, lockTimeoutMs: 300 })
  // enough writers of one row to have some wait for a connection
  const other = openPostgres({ connectionString, max: 4 })
  return {
    driver,
    other,
    holdLock: async () => {
      const foreign = new pg.Client({ connectionString })
      await foreign.connect()
      await foreign.query("BEGIN; UPDATE items SET n = n WHERE id = 'a'")
      return () => foreign.end()
    },
    close: async () => {
      await driver.close()
      await other.close()
    },
  }
})

describe('what PostgreSQL is told', () => {
  let driver: SqlDriver
  beforeAll(async () => {
    driver = openPostgres({ connectionString: await server.databaseUrl('settings') })
  })
  afterAll(() => driver.close())

  const settings = `SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement,
    current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('transaction_isolation') AS isolation,
    current_setting('transaction_read_only') AS readonly`

  test('holds in every transaction', async () => {
    const timeouts = { lock: '2s', statement: '15s', idle: '10s' }
    expect(await driver.write((tx) => tx.all(settings))).toEqual([
      { ...timeouts, isolation: 'read committed', readonly: 'off' },
    ])
    expect(await driver.read((tx) => tx.all(settings))).toEqual([
      { ...timeouts, isolation: 'repeatable read', readonly: 'on' },
    ])
  })
})

const standStill = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('a transaction PostgreSQL ended', () => {
  let driver: SqlDriver
  beforeAll(async () => {
    const connectionString = await server.databaseUrl('ended')
    driver = openPostgres({ connectionString, statementTimeoutMs: 200, idleTimeoutMs: 200, max: 3 })
    await driver.script('CREATE TABLE items (id TEXT PRIMARY KEY, n BIGINT NOT NULL)')
  })
  afterAll(() => driver.close())

  const add = (id: string): Promise<number> =>
    driver.write((tx) => tx.run('INSERT INTO items (id, n) VALUES (?, ?)', [id, 1]))
  const ids = async (): Promise<string[]> =>
    (await driver.read((tx) => tx.all<{ id: string }>('SELECT id FROM items ORDER BY id'))).map((row) => row.id)

  test('because a statement took too long may be tried again', async () => {
    await expect(driver.read((tx) => tx.all('SELECT pg_sleep(5)'))).rejects.toBeInstanceOf(HubBusy)
  })

  test('because it stood still may be tried again', async () => {
    const write = driver.write(async (tx) => {
      await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['still', 1])
      await standStill(600)
    })
    await expect(write).rejects.toBeInstanceOf(HubBusy)
    expect(await ids()).toEqual([])
  })

  test('because it stopped, before a statement, during one and before COMMIT', async () => {
    const before = driver.write(async (tx) => {
      await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['before', 1])
      await server.restart()
      await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['after', 1])
    })
    await expect(before).rejects.toBeInstanceOf(HubBusy)

    const during = driver.read((tx) => tx.all('SELECT pg_sleep(0.15)')).catch((error: unknown) => error)
    await standStill(50)
    await server.restart()
    expect(await during).toBeInstanceOf(HubBusy)

    const commit = driver.write(async (tx) => {
      await tx.run('INSERT INTO items (id, n) VALUES (?, ?)', ['commit', 1])
      await server.restart()
    })
    await expect(commit).rejects.toBeInstanceOf(HubBusy)
    expect(await ids()).toEqual([])
  })

  test('does not keep its connection: the next ones are taken', async () => {
    await Promise.all(['x', 'y', 'z'].map(add))
    await server.restart()
    // idle connections of before are gone, too
    expect(await ids()).toEqual(['x', 'y', 'z'])
    expect(await add('w')).toBe(1)
  })

  test('cannot begin while there is no server', async () => {
    const nowhere = openPostgres({ connectionString: 'postgresql:///none?host=/tmp/rapport-no-such-folder&user=x' })
    await expect(nowhere.read((tx) => tx.all('SELECT 1'))).rejects.toBeInstanceOf(HubBusy)
    await nowhere.close()
  })
})
