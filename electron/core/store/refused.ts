/** Refused changes a person dealt with: kept with what the hub said, and by which act, so that undoing it brings them back. */
import { run, sql, type WriteDb } from './sql.ts'

/** The words were put again, or let go of (`txnId` null). */
export const letGoOfRefused = (db: WriteDb, opNo: number, nowMs: number, txnId: string | null): number =>
  run(
    db,
    sql`UPDATE outbox SET state = 'acked', settled_at = ${nowMs}, result = json_set(result, '$.settledBy', ${txnId})
        WHERE op_no = ${opNo} AND state = 'rejected'`,
  )

/** The act that put them again is taken back: they stand in their box once more. */
export const takeBackRefused = (db: WriteDb, txnId: string): number =>
  run(
    db,
    sql`UPDATE outbox SET state = 'rejected' WHERE state = 'acked' AND result IS NOT NULL
          AND json_extract(result, '$.settledBy') = ${txnId}`,
  )
