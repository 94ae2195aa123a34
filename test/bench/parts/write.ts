/**
 * One committed note: a bare FULL transaction that inserts one row, the core in this thread (checked input, row, history,
 * outbox, search, facts, one commit), and the core behind its worker. Taken in turns, so that a busy moment hits all three.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { startCore } from '../../../electron/core/core-client.ts'
import { tempDir, testCore } from '../../support/temp-store.ts'
import { figure, median, type Figure } from '../figure.ts'

const rounds = 15
const writes = 60
const body = '对方说下个月换办公室'

type Write = (i: number) => unknown

async function microsEach(write: Write): Promise<number> {
  const from = performance.now()
  for (let i = 0; i < writes; i += 1) await write(i)
  return ((performance.now() - from) / writes) * 1000
}

function openBare(dir: string): { readonly write: Write; close(): void } {
  const db = new Database(join(dir, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE notes (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO notes VALUES (?, ?)')
  let n = 0
  const transaction = db.transaction(() => insert.run(`note-${(n += 1)}`, body))
  return { write: () => transaction.immediate(), close: () => db.close() }
}

interface Caller {
  call(name: 'records.create', input: { type: 'account' | 'visitNote'; values: Record<string, unknown> }): unknown
}

async function noteWriter(core: Caller): Promise<Write> {
  const made = (await core.call('records.create', { type: 'account', values: { name: '苏州恒润' } })) as { id: string }
  return (i) => core.call('records.create', { type: 'visitNote', values: { accountId: made.id, body, notedAt: i } })
}

export async function measureWrite(): Promise<readonly Figure[]> {
  const temps = [tempDir('rapport-bench-'), tempDir('rapport-bench-'), tempDir('rapport-bench-')]
  const [bareDir = '', inThreadDir = '', workerDir = ''] = temps.map((t) => t.dir)
  const bare = openBare(bareDir)
  const inThread = testCore({ dir: inThreadDir })
  const worker = await startCore({ dataDir: workerDir, shell: 'cli', appVersion: '0', language: 'en' })
  const writers = [bare.write, await noteWriter(inThread as Caller), await noteWriter(worker as Caller)]
  const micros: number[][] = [[], [], []]
  for (let round = 0; round <= rounds; round += 1)
    for (const [at, write] of writers.entries()) {
      const each = await microsEach(write)
      // the first round only warms up
      if (round > 0) micros[at]?.push(each)
    }
  bare.close()
  inThread.close()
  await worker.stop(5000)
  for (const temp of temps) temp.remove()
  const [reference = 0, ours = 0, behindWorker = 0] = micros.map(median)
  return [
    figure({
      part: 'write',
      what: 'one committed note through the core / a bare FULL transaction of one row',
      ours,
      reference,
      unit: 'µs',
      goal: 'ratio <= 2',
      isMet: ours / reference <= 2,
    }),
    figure({
      part: 'write',
      what: 'the same behind the worker / in this thread: the hop',
      ours: behindWorker,
      reference: ours,
      unit: 'µs',
    }),
  ]
}
