/** The hub on PostgreSQL. Any number of hub processes share one database. */
import pg from 'pg'
import { HubBusy, watched, type HubValue, type SqlDriver, type SqlTx } from './sql-driver.ts'

// 64-bit integers as numbers: sequence numbers and times stay far below 2^53
const int8 = 20
// what sum() makes of them
const numeric = 1700
const types = new pg.TypeOverrides()
types.setTypeParser(int8, Number)
types.setTypeParser(numeric, Number)

const texts = new Map<string, string>()

/** `?` to `$1`, `$2`: no statement of the hub has a question mark in a literal. */
function numbered(text: string): string {
  let known = texts.get(text)
  if (known === undefined) {
    let n = 0
    known = text.replaceAll('?', () => `$${++n}`)
    if (texts.size > 1000) texts.clear()
    texts.set(text, known)
  }
  return known
}

const txOf = (client: pg.PoolClient): SqlTx => ({
  all: async <T>(text: string, params: readonly HubValue[] = []) =>
    (await client.query(numbered(text), params as HubValue[])).rows as T[],
  run: async (text, params = []) => (await client.query(numbered(text), params as HubValue[])).rowCount ?? 0,
})

/**
 * Serialization failure, deadlock, lock or statement time-out, a server that is stopping or starting, a connection ended for
 * standing still.
 */
const again = new Set(['40001', '40P01', '55P03', '57014', '57P01', '57P02', '57P03', '57P05', '25P03'])

function translated(error: unknown, isWriting = false): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  // a lost connection; no room, memory or connections left (53); a disk that fails (58)
  const isLost =
    /^5[38]|^E(CONN|PIPE|NOENT|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|^08/.test(code) ||
    /Connection terminated|timeout exceeded when trying|not queryable/i.test(error.message)
  // a server that only reads, after a failover; in a transaction that reads it is a statement that does not belong there
  const isStandby = isWriting && code === '25006'
  return again.has(code) || isLost || isStandby ? new HubBusy('the database did not take it', { cause: error }) : error
}

export interface PgOptions {
  readonly connectionString: string
  /** Connections of this process, 10 unless told. */
  readonly max?: number
  /** How long a statement waits for a lock, 2 s unless told. */
  readonly lockTimeoutMs?: number
  /** How long a statement runs, 15 s unless told. */
  readonly statementTimeoutMs?: number
  /** How long a transaction stands still, 10 s unless told: it holds its locks meanwhile. */
  readonly idleTimeoutMs?: number
}

/** Runs `work` between `begin` and COMMIT on that connection. A connection that broke is not used again. */
async function transact<T>(
  client: pg.PoolClient,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  let broken: Error | undefined
  const onError = (error: Error): void => {
    broken ??= error
  }
  client.on('error', onError)
  try {
    await client.query(begin)
    const value = await work(client)
    await client.query('COMMIT')
    return value
  } catch (error) {
    // a server that ends the connection says why in an event; the next statement only knows that it is gone
    const reason = broken ?? error
    if (!broken) await client.query('ROLLBACK').catch(onError)
    throw translated(reason, begin === 'BEGIN')
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

function createPool(options: PgOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 10,
    types,
    connectionTimeoutMillis: 5_000,
    lock_timeout: options.lockTimeoutMs ?? 2_000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    idle_in_transaction_session_timeout: options.idleTimeoutMs ?? 10_000,
  })
  // an idle connection the server ended: the next transaction takes another
  pool.on('error', () => undefined)
  // the pool lets go of a new connection before anybody else can listen: an end that comes with the greeting would end the hub.
  // What is asked of the connection next fails and says so
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
  })
  return pool
}

/** Connects lazily; the first transaction is what first needs the server. */
export function openPostgres(options: PgOptions): SqlDriver {
  const pool = createPool(options)
  const within = async <T>(begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw translated(error)
    })
    return transact(client, begin, work)
  }
  return {
    dialect: 'postgres',
    write: (work) => within('BEGIN', (client) => watched(txOf(client), work)),
    read: (work) => within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (client) => watched(txOf(client), work)),
    script: (text) =>
      within('BEGIN', async (client) => {
        await client.query(text)
      }),
    close: () => pool.end(),
  }
}
