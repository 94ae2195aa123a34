/** Whether the store is sound: SQLite's own check, and that derived tables and outbox agree with the rows. */
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { tableOf } from './columns.ts'
import { all, first, number, sql, trusted, type ReadDb } from './sql.ts'
import { isDamage } from './store-error.ts'

export interface Verification {
  readonly ok: boolean
  /** Sentences in English for the report; codes of SQLite stay as they are. */
  readonly problems: readonly string[]
  readonly rowsChecked: number
}

export const tableExists = (db: ReadDb, name: string): boolean =>
  first(db, sql`SELECT 1 FROM sqlite_schema WHERE name = ${name}`) !== undefined

function problemsOf(db: ReadDb): string[] {
  const problems: string[] = []
  const expectNone = (what: string, count: number): void => {
    if (count > 0) problems.push(`${count} ${what}`)
  }
  // FTS5 keeps the shape of its index from the last query and checks that one: after writes by another connection a sound
  // store looked damaged. A query makes it look anew.
  // A backup from before there was a search has no such table.
  if (tableExists(db, 'search_index')) all(db, sql`SELECT rowid FROM search_index WHERE search_index MATCH 'a' LIMIT 1`)
  const sound = all<{ integrity_check: string }>(db, sql`PRAGMA integrity_check(20)`).map((r) => r.integrity_check)
  if (sound[0] !== 'ok') problems.push(...sound)
  expectNone(
    'accounts without derived facts',
    number(
      db,
      sql`SELECT count(*) FROM accounts a WHERE deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM account_facts f WHERE f.account_id = a.id)`,
    ),
  )
  expectNone(
    'outbox entries without a change',
    number(
      db,
      sql`SELECT count(*) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM changes c WHERE c.change_id = o.change_id)`,
    ),
  )
  expectNone(
    'changes without a transaction',
    number(db, sql`SELECT count(*) FROM changes c WHERE NOT EXISTS (SELECT 1 FROM txns t WHERE t.txn_no = c.txn_no)`),
  )
  for (const type of recordTypeNames)
    expectNone(
      `rows of ${tableOf(type)} without history`,
      number(
        db,
        // what a hub gave at the first reading has no history here, nor has the person until the hub's record of them comes;
        // and of such rows another hub is not told what was deleted, nor which values were lost
        sql`SELECT count(*) FROM ${trusted(tableOf(type))} r
            WHERE version = 0 AND deleted_at IS NULL AND ${type} <> 'conflict' AND NOT EXISTS (SELECT 1 FROM changes c WHERE c.row_id = r.id)
              AND NOT EXISTS (SELECT 1 FROM settings s WHERE s.key = 'hub' AND json_extract(s.value, '$.memberId') = r.id)`,
      ),
    )
  return problems
}

/** Checks the whole store; may take seconds. A damaged file is an answer, not a throw. */
export function verifyStore(db: ReadDb): Verification {
  try {
    // One snapshot for all of it, so that what is written meanwhile is neither half seen nor taken for a fault.
    return db.connection.transaction(() => {
      const problems = problemsOf(db)
      const rowsChecked = recordTypeNames.reduce(
        (n, t) => n + number(db, sql`SELECT count(*) FROM ${trusted(tableOf(t))}`),
        0,
      )
      return { ok: problems.length === 0, problems, rowsChecked }
    })()
  } catch (error) {
    if (!isDamage(error)) throw error
    return { ok: false, problems: [(error as Error).message], rowsChecked: 0 }
  }
}
