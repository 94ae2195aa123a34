/** An import on a laptop, in steps: it begins, and some steps later it is done or taken back; a restart takes it back too. */
import { insertImport, noCounts, setImportState } from '../../electron/core/interchange/import-tables.ts'
import { purgeImport } from '../../electron/core/interchange/purge-import.ts'
import { readMeId } from '../../electron/core/settings.ts'
import { commit } from '../../electron/core/store/commit.ts'
import { all, run, sql } from '../../electron/core/store/sql.ts'
import { newId } from '../../shared/base/ids.ts'
import type { Laptop } from './laptop.ts'
import type { Rng } from './rng.ts'

/** An import under way on a laptop. */
export interface RunningImport {
  readonly importId: string
  readonly importNo: number
  /** Numbers of its ops. */
  readonly ops: readonly number[]
  /** Rows it made. */
  readonly rows: readonly string[]
}

function begin(laptop: Laptop, rng: Rng, word: () => string): void {
  const { store } = laptop.context
  const nowMs = laptop.context.nowMs()
  const importId = newId(nowMs)
  const actor = readMeId(store.read)
  const record = {
    importId,
    type: 'account',
    system: 'crm',
    fileName: 'a.csv',
    format: 'csv',
    mapping: {},
    header: [],
    state: 'running',
    startedAt: nowMs,
    counts: noCounts,
  } as unknown as Parameters<typeof insertImport>[1]
  const importNo = insertImport(store.write, record, actor)
  const before = new Set(laptop.ledger.keys())
  const rows: string[] = []
  commit(store, { label: 'import', kind: 'import', nowMs, actor, groupId: importId }, (tx) => {
    for (let i = 0; i < 2; i += 1) {
      const source = {
        sourceSystem: 'crm',
        sourceId: `S${rng.below(50)}`,
        createdAt: nowMs - 5000,
        updatedAt: nowMs - 4000,
      }
      rows.push(tx.create('account', { name: word(), ownerId: actor }, source))
    }
    const known = all<{ id: string }>(tx.db, sql`SELECT id FROM contacts WHERE deleted_at IS NULL ORDER BY id LIMIT 3`)
    const stamp = { updatedAt: nowMs - 3000, updatedBy: actor }
    for (const { id } of known) {
      if (!rng.chance(0.5)) continue
      const { updatedAt, updatedBy, deletedAt } = tx.get('contact', id)
      run(
        tx.db,
        sql`INSERT OR IGNORE INTO import_before (import_no, type, row_id, updated_at, updated_by, deleted_at)
            VALUES (${importNo}, 'contact', ${id}, ${updatedAt}, ${updatedBy}, ${deletedAt})`,
      )
      tx.patchFromSource('contact', id, { department: word() }, stamp)
    }
  })
  laptop.write()
  laptop.running = { importId, importNo, ops: [...laptop.ledger.keys()].filter((n) => !before.has(n)), rows }
}

/** Begins an import, or ends the one that runs. */
export async function importStep(laptop: Laptop, rng: Rng, word: () => string): Promise<string> {
  const { running } = laptop
  if (!running) {
    begin(laptop, rng, word)
    return 'begins'
  }
  if (rng.chance(0.5)) {
    setImportState(laptop.context.store.write, running.importNo, 'done')
    laptop.running = null
    return 'is done'
  }
  await purgeImport(laptop.context.store, running.importId, running.importNo)
  laptop.importGone()
  return 'is taken back'
}

/** Ends all that still run: what waits behind them may go. */
export function finishImport(laptop: Laptop): void {
  if (!laptop.running) return
  setImportState(laptop.context.store.write, laptop.running.importNo, 'done')
  laptop.running = null
}
