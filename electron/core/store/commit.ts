/**
 * The one way to write records: rows, history, outbox and derived tables in one transaction, or nothing. The caller is
 * told "saved" only after this returns, and then the commit is on the disk (synchronous=FULL).
 */
import type { Hint } from '../../../shared/api/hint.ts'
import { newId } from '../../../shared/base/ids.ts'
import type { Store } from './store.ts'
import { number, run, sql } from './sql.ts'
import { Tx } from './tx.ts'

export interface TxnMeta {
  /** Code of the act, e.g. `visit.log`; its words are in the language files. */
  readonly label: string
  readonly kind?: 'user' | 'import' | 'undo' | 'system'
  readonly nowMs: number
  readonly actor: string | null
  /** Transactions of one import carry its id, so that it can be taken back as one. */
  readonly groupId?: string
  /** The transaction or group this one takes back. */
  readonly undoes?: string
}

export interface Committed<T> {
  readonly value: T
  readonly txnId: string
  readonly hint: Hint | null
}

/** Runs `work` in one transaction. A throw inside leaves no trace. */
export function commit<T>(store: Store, meta: TxnMeta, work: (tx: Tx) => T): Committed<T> {
  const db = store.write
  const txnId = newId(meta.nowMs)
  return db.connection
    .transaction((): Committed<T> => {
      const txnNo = number(db, sql`SELECT coalesce(max(txn_no), 0) + 1 FROM txns`)
      const tx = new Tx(db, txnNo, txnId, meta.nowMs, meta.actor)
      const value = work(tx)
      tx.finish()
      if (tx.changeCount === 0) return { value, txnId, hint: null }
      run(
        db,
        sql`INSERT INTO txns (txn_no, txn_id, label, kind, at, actor, group_id, undoes)
            VALUES (${txnNo}, ${txnId}, ${meta.label}, ${meta.kind ?? 'user'}, ${meta.nowMs}, ${meta.actor},
              ${meta.groupId ?? null}, ${meta.undoes ?? null})`,
      )
      return { value, txnId, hint: { seq: txnNo, types: [...tx.types], local: false } }
    })
    .immediate()
}
