/**
 * The reference for a hub, as a process of its own: takes the same body over HTTP and commits its ops as rows of a log, in one
 * durable transaction. On SQLite in the folder given, or on PostgreSQL. Prints its address.
 */
import Database from 'better-sqlite3'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import type { Op } from '../../shared/sync/op.ts'

type Append = (ops: readonly Op[]) => Promise<void> | void

const [dir = '', databaseUrl] = process.argv.slice(2)

function onSqlite(): Append {
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE log (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO log (id, body) VALUES (?, ?)')
  return db.transaction((ops: readonly Op[]) => {
    for (const op of ops) insert.run(op.id, JSON.stringify(op))
  })
}

async function onPostgres(connectionString: string): Promise<Append> {
  const pool = new pg.Pool({ connectionString, max: 8 })
  await pool.query('CREATE TABLE bare_log (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL)')
  return async (ops) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('INSERT INTO bare_log (id, body) SELECT * FROM unnest($1::text[], $2::text[])', [
        ops.map((op) => op.id),
        ops.map((op) => JSON.stringify(op)),
      ])
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
}

const append = databaseUrl === undefined ? onSqlite() : await onPostgres(databaseUrl)
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { ops } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { ops: readonly Op[] }
    void Promise.resolve(append(ops)).then(() => response.end('{}'))
  })
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`)
})
