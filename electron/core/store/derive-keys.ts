/**
 * Keys that are derived on write and that an older program derived otherwise, or left as the bare text: order of regions and
 * industries, and what duplicates are looked up by. Derived once more after such a store was opened, in slices while the
 * person works; a store remembers which rules its keys follow, so that nothing is looked through when nothing is to do.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { writeDuplicateKeys } from '../search/duplicates.ts'
import { all, first, run, sql, type ReadDb, type WriteDb } from './sql.ts'
import { sortKey } from './sort-key.ts'
import type { Store } from './store.ts'

/** Raised when a rule changes: 1 orders by sound, 2 knows branches without a legal form and common short forms. */
export const keyRules = 2
const sliceRows = 25
const pauseMs = 10

const setting = 'keyRules'

const rulesOf = (db: ReadDb): number =>
  Number(first<{ value: string }>(db, sql`SELECT value FROM settings WHERE key = ${setting}`)?.value ?? 0)

interface KeyedRow {
  readonly id: string
  readonly name: string
  readonly phone: string | null
  readonly website: string | null
  readonly region: string | null
  readonly industry: string | null
}

const keyOf = (text: string | null): string | null => (text === null ? null : sortKey(text))

function deriveOne(db: WriteDb, row: KeyedRow): void {
  const [industry, region] = [keyOf(row.industry), keyOf(row.region)]
  run(
    db,
    sql`UPDATE account_facts SET industry_key = ${industry}, region_key = ${region}
        WHERE account_id = ${row.id} AND (industry_key IS NOT ${industry} OR region_key IS NOT ${region})`,
  )
  writeDuplicateKeys(db.connection, row.id, row, { anew: true })
}

/** Derives the keys of the accounts next after one, in one transaction; answers the last of them, or null at the end. */
function deriveSlice(db: WriteDb, after: string): string | null {
  return db.connection
    .transaction(() => {
      const rows = all<KeyedRow>(
        db,
        sql`SELECT id, name, phone, website, region, industry FROM accounts
            WHERE id > ${after} AND deleted_at IS NULL ORDER BY id LIMIT ${sliceRows}`,
      )
      for (const row of rows) deriveOne(db, row)
      if (rows.length === sliceRows) return rows.at(-1)?.id ?? null
      run(db, sql`INSERT OR REPLACE INTO settings (key, value) VALUES (${setting}, ${String(keyRules)})`)
      return null
    })
    .immediate()
}

/**
 * Brings the keys of a store up to the rules of this program. `storeNow` is asked before each slice: a restore puts another
 * store in its place, whose keys are then begun with. Answers how many slices it took.
 */
export async function deriveKeys(storeNow: () => Store): Promise<number> {
  let store = storeNow()
  let after: string | null = ''
  let slices = 0
  while (after !== null && rulesOf(store.read) < keyRules) {
    after = deriveSlice(store.write, after)
    slices += 1
    await delay(pauseMs, undefined, { ref: false })
    const now = storeNow()
    if (now !== store) [store, after] = [now, '']
  }
  return slices
}
