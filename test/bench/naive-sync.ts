/**
 * The reference for sync: the least that carries field edits from one laptop to another over HTTP and survives a power cut.
 * An outbox, a log at the hub, an UPDATE at the other end; no conflicts, no history, no search, no scopes, no checks.
 */
import Database from 'better-sqlite3'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface NaiveEdit {
  readonly id: string
  readonly field: 'phone' | 'region' | 'industry' | 'currentSystem'
  readonly value: string
}

function open(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  return db
}

const tables = `CREATE TABLE accounts (id TEXT PRIMARY KEY, phone TEXT, region TEXT, industry TEXT, current_system TEXT) STRICT;
CREATE TABLE outbox (n INTEGER PRIMARY KEY, id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL) STRICT;`
const perBatch = 200

/** A hub that appends what it is sent to a log and gives what comes after a place. */
async function startHub(dir: string) {
  const db = open(join(dir, 'naive-hub.db'))
  db.exec('CREATE TABLE log (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO log (body) VALUES (?)')
  const append = db.transaction((edits: readonly NaiveEdit[]) => {
    for (const edit of edits) insert.run(JSON.stringify(edit))
  })
  const after = db.prepare('SELECT seq, body FROM log WHERE seq > ? ORDER BY seq LIMIT 2000')
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const rows = after.all(Number(new URL(request.url ?? '', 'http://x').searchParams.get('after'))) as {
        seq: number
        body: string
      }[]
      response.end(`{"next":${rows.at(-1)?.seq ?? 0},"edits":[${rows.map((r) => r.body).join(',')}]}`)
      return
    }
    let text = ''
    request.setEncoding('utf8').on('data', (part: string) => (text += part))
    request.on('end', () => {
      append(JSON.parse(text) as NaiveEdit[])
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      await new Promise((resolve) => server.close(resolve).closeAllConnections())
      db.close()
    },
  }
}

async function pushAll(db: Database.Database, url: string): Promise<void> {
  const next = db.prepare('SELECT n, id, field, value FROM outbox ORDER BY n LIMIT ?')
  const settle = db.prepare('DELETE FROM outbox WHERE n <= ?')
  for (;;) {
    const rows = next.all(perBatch) as (NaiveEdit & { n: number })[]
    const last = rows.at(-1)
    if (!last) return
    await (await fetch(url, { method: 'POST', body: JSON.stringify(rows) })).text()
    settle.run(last.n)
  }
}

async function pullAll(db: Database.Database, url: string): Promise<void> {
  const update = {
    phone: db.prepare('UPDATE accounts SET phone = ? WHERE id = ?'),
    region: db.prepare('UPDATE accounts SET region = ? WHERE id = ?'),
    industry: db.prepare('UPDATE accounts SET industry = ? WHERE id = ?'),
    currentSystem: db.prepare('UPDATE accounts SET current_system = ? WHERE id = ?'),
  }
  const apply = db.transaction((edits: readonly NaiveEdit[]) => {
    for (const { id, field, value } of edits) update[field].run(value, id)
  })
  for (let after = 0; ;) {
    const page = (await (await fetch(`${url}?after=${after}`)).json()) as { next: number; edits: NaiveEdit[] }
    if (page.edits.length === 0) return
    apply(page.edits)
    after = page.next
  }
}

/** Carries the edits from A to B; answers how long it took (ms). */
export async function naiveSyncMs(dir: string, ids: readonly string[], edits: readonly NaiveEdit[]): Promise<number> {
  const [a, b] = [open(join(dir, 'naive-a.db')), open(join(dir, 'naive-b.db'))]
  const hub = await startHub(dir)
  for (const db of [a, b]) {
    db.exec(tables)
    const insert = db.prepare('INSERT INTO accounts (id) VALUES (?)')
    db.transaction(() => {
      for (const id of ids) insert.run(id)
    })()
  }
  const queue = a.prepare('INSERT INTO outbox (id, field, value) VALUES (?, ?, ?)')
  a.transaction(() => {
    for (const { id, field, value } of edits) queue.run(id, field, value)
  })()
  const from = performance.now()
  await pushAll(a, hub.url)
  await pullAll(b, hub.url)
  const took = performance.now() - from
  await hub.close()
  a.close()
  b.close()
  return took
}
