/**
 * A new log for a workspace, which every restore begins (docs/sync.md, E1-E3). What laptops read of the old log no longer
 * counts: they read all of it again and offer again what the hub lost. Numbers go on above all that were ever given out, also
 * by a log that began at the same backup before: no version of the new log may be one that somebody has seen mean something
 * else.
 */
import { randomUUID } from 'node:crypto'
import type { SqlDriver, SqlTx } from '../storage/sql-driver.ts'

/** More than a hub gives out between two backups. */
const jump = 2 ** 32

/**
 * Answers the name of the new log, in the transaction that put the backup there. `nowMs` (UTC) is above what a log begun
 * earlier has come to, at fewer than 1,000 changes a second.
 */
export async function newEpochIn(tx: SqlTx, ws: string, nowMs: number): Promise<string> {
  const logEpoch = randomUUID()
  const [row] = await tx.all<{ seq: number }>('UPDATE workspaces SET seq = seq + 0 WHERE ws = ? RETURNING seq', [ws])
  if (!row) throw new Error(`there is no workspace ${ws}`)
  const seq = Math.max(row.seq + jump, nowMs)
  await tx.run('UPDATE workspaces SET seq = ?, log_epoch = ? WHERE ws = ?', [seq, logEpoch, ws])
  return logEpoch
}

/** The same in a transaction of its own. */
export const beginNewEpoch = (driver: SqlDriver, ws: string, nowMs: number): Promise<string> =>
  driver.write((tx) => newEpochIn(tx, ws, nowMs))
