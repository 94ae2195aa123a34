/**
 * Writes rows from the hub in one transaction: each act of a colleague becomes an act in history under their name, derived
 * tables follow, nothing enters the outbox. What a row's own pending changes say is laid over it.
 */
import { hash } from 'node:crypto'
import type { PulledRow } from '../../../shared/sync/messages.ts'
import { digestInput, isKnownType, type Payload } from '../../../shared/sync/payload.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { Hint } from '../../../shared/api/hint.ts'
import { newId } from '../../../shared/base/ids.ts'
import { tableOf, type AnyRow } from '../store/columns.ts'
import { findRow, findWhole } from '../store/rows.ts'
import { first, number, prepared, run, sql, type WriteDb } from '../store/sql.ts'
import type { Store } from '../store/store.ts'
import { Tx } from '../store/tx.ts'
import { contentDigest } from './content-digest.ts'
import { overlaid, parsePayload } from './incoming.ts'
import { pendingOf, want, withLater } from './outbox.ts'
import { BucketSums, dropReplica, findReplica, putReplica, type ReplicaRow } from './replica.ts'

export interface ReceiveOptions {
  readonly nowMs: number
  /** Rows with changes still to be decided, as `id type`. */
  readonly pending: ReadonlySet<string>
  /** False while a bucket is read for the first time: what was there before is no news. */
  readonly withHistory: boolean
  /** Rows are written also where this laptop believes to have them already. */
  readonly isRepair?: boolean
}

const digests = new WeakMap<PulledRow, string>()

/** The digest of a row as the hub sent it; made once. */
export function digestOf(row: PulledRow, version: number): string {
  if (row.d === undefined) return row.h ?? ''
  let digest = digests.get(row)
  if (digest === undefined) {
    digest = hash('sha256', digestInput(row.t, row.i, version, JSON.stringify(row.d))).slice(0, 16)
    digests.set(row, digest)
  }
  return digest
}

/**
 * What this laptop holds of a row once it has taken it: null when it is in none of its buckets any more; `overtaken` when
 * a later state is here already.
 */
export function outcomeOf(row: PulledRow, before: ReplicaRow | null): ReplicaRow | null | 'overtaken' {
  const version = row.v ?? row.s
  // what only leaves a bucket says nothing of the row, which may go on in another one here
  const isLeaving = (row.in ?? []).length === 0
  if (before !== null && version < before.version && !isLeaving) return 'overtaken'
  const gone = new Set(row.out)
  const kept = (before?.buckets ?? []).filter((b) => !gone.has(b))
  const buckets = [...new Set([...kept, ...(row.in ?? [])])]
  if (buckets.length === 0) return null
  if (isLeaving && before !== null) return { ...before, buckets }
  const digest = digestOf(row, version) || (before?.version === version ? before.digest : '')
  return { version, digest, buckets }
}

const insertAct = `INSERT INTO txns (txn_no, txn_id, label, kind, at, actor) VALUES (?, ?, 'sync', 'system', ?, ?)`

/** One transaction's receiving; made by `receive`. */
export class Receiver {
  readonly db: WriteDb
  readonly sums: BucketSums
  readonly #options: ReceiveOptions
  readonly #pending: ReadonlySet<string>
  readonly #acts = new Map<string, { readonly tx: Tx; readonly at: number; readonly txnNo: number }>()
  #nextNo: number
  #hasAside: boolean | null = null
  /** Files rows of which were taken out. */
  readonly droppedFiles = new Set<string>()

  constructor(db: WriteDb, options: ReceiveOptions) {
    this.db = db
    this.sums = new BucketSums(db)
    this.#options = options
    this.#pending = withLater(db, options.pending)
    this.#nextNo = number(db, sql`SELECT coalesce(max(txn_no), 0) + 1 FROM txns`)
  }

  /** Takes one row of a page. */
  take(row: PulledRow): void {
    const before = findReplica(this.db, row.t, row.i)
    const after = outcomeOf(row, before)
    if (after === 'overtaken') return
    if (after === null) {
      this.#leave(row.t, row.i, before)
      return
    }
    if (after.digest === '') {
      // the hub left the words out and this laptop has them not
      want(this.db, row.t, row.i)
      return
    }
    if (row.d === undefined) {
      if (row.h !== undefined && isKnownType(row.t)) this.#confirm(row.t, row.i, after)
    } else if (before?.digest !== after.digest || this.#options.isRepair) this.#content(row, after.version, row.d)
    this.sums.move(before, after)
    putReplica(this.db, row.t, row.i, after)
  }

  /** Takes a row that was asked for by name: it comes with all of this person's buckets it is in, and is in no others. */
  takeWhole(row: PulledRow): void {
    const here = findReplica(this.db, row.t, row.i)?.buckets ?? []
    this.take({ ...row, out: here.filter((bucket) => !row.in?.includes(bucket)) })
  }

  /**
   * A row that was asked for by name was answered; what the hub did not give is not this laptop's to see. What it never
   * took stays with its author.
   */
  settleWanted(type: string, id: string, isGiven: boolean): void {
    // changes made since are still to be decided: it is asked for once more then
    if (this.#pending.has(`${id} ${type}`)) return
    run(this.db, sql`DELETE FROM replica_wanted WHERE row_id = ${id} AND type = ${type}`)
    if (isGiven) return
    const before = findReplica(this.db, type, id)
    if (before !== null || this.#wasTaken(type, id)) this.#leave(type, id, before)
  }

  /** Whether the hub has, or had, the row: it came from there, or an op that made it was accepted. */
  #wasTaken(type: string, id: string): boolean {
    if (!isKnownType(type)) return false
    const row = findRow(this.db, type, id)
    if (row === null) return false
    if (row.version > 0) return true
    const accepted = sql`SELECT 1 FROM changes c JOIN outbox o USING (change_id) WHERE c.row_id = ${id}
      AND c.type = ${type} AND c.op = 'insert' AND o.state = 'acked'
      AND (o.result IS NULL OR json_extract(o.result, '$.status') <> 'rejected') LIMIT 1`
    return first(this.db, accepted) !== undefined
  }

  /**
   * The hub has what this laptop wrote, word for word. Believed only where it is so: a copy of this profile goes by the same
   * number, and what that one wrote is not here.
   */
  #confirm(type: RecordTypeName, id: string, { version, digest }: ReplicaRow): void {
    if (contentDigest(this.db, type, id, version) !== digest) {
      want(this.db, type, id)
      return
    }
    prepared(this.db.connection, `UPDATE ${tableOf(type)} SET version = ? WHERE id = ?`).run(version, id)
    this.#dropAside(type, id)
  }

  #content({ t: type, i: id, by = {} }: PulledRow, version: number, data: Payload): void {
    if (!isKnownType(type)) {
      this.#keepAside(type, id, 'type', data)
      return
    }
    const parsed = parsePayload(type, id, version, data)
    if (!parsed.ok) {
      this.#keepAside(type, id, parsed.reason, data)
      return
    }
    this.#dropAside(type, id)
    const here = findWhole(this.db, type, id)
    const mine = here?.row ?? null
    const isPending = this.#pending.has(`${id} ${type}`)
    const row = isPending ? overlaid(type, parsed.row, pendingOf(this.db, type, id), mine) : parsed.row
    // what the hub makes of the own changes may leave its row as it is: only then is it known what stands here
    if (isPending) want(this.db, type, id)
    const others = mine === null ? [] : Object.entries(by)
    const { withHistory } = this.#options
    if (withHistory && mine !== null)
      for (const [field, [author, at]] of others) this.#actOf(author, at).credit(type, row, mine, field)
    this.#actOf(row.updatedBy, row.updatedAt).receive(type, row, mine, withHistory, new Set(others.map(([f]) => f)))
    if (parsed.extra !== (here?.extra ?? null))
      prepared(this.db.connection, `UPDATE ${tableOf(type)} SET extra = ? WHERE id = ?`).run(parsed.extra, id)
  }

  /** The row fits now, or is gone. Rarely is anything kept aside at all, and every row that comes asks. */
  #dropAside(type: string, id: string): void {
    this.#hasAside ??= first(this.db, sql`SELECT 1 FROM kept_aside LIMIT 1`) !== undefined
    if (this.#hasAside) run(this.db, sql`DELETE FROM kept_aside WHERE row_id = ${id} AND type = ${type}`)
  }

  /** What cannot be shown is neither dropped nor allowed to stop the rest. */
  #keepAside(type: string, id: string, reason: string, data: Payload): void {
    this.#hasAside = true
    run(
      this.db,
      sql`INSERT OR REPLACE INTO kept_aside (row_id, type, reason, data)
          VALUES (${id}, ${type}, ${reason}, ${JSON.stringify(data)})`,
    )
  }

  /** The row is in no bucket of this laptop any more. */
  #leave(type: string, id: string, before: ReplicaRow | null): void {
    this.sums.move(before, null)
    if (this.#pending.has(`${id} ${type}`)) {
      // the hub still has to decide what was done here; until then it stays, and is in no bucket
      if (before) putReplica(this.db, type, id, { ...before, buckets: [] })
      // and is asked for then: a cancelled import takes its changes back undecided
      want(this.db, type, id)
      return
    }
    dropReplica(this.db, type, id)
    this.#dropAside(type, id)
    if (!isKnownType(type)) return
    const mine = findRow(this.db, type, id) as unknown as AnyRow | null
    if (mine === null) return
    if (type === 'attachment' && typeof mine['sha256'] === 'string') this.droppedFiles.add(mine['sha256'])
    this.#actOf(null, this.#options.nowMs).drop(type, mine)
    this.#forget(type, id)
  }

  /** History of a row that is not this laptop's any more; refused work keeps its own. */
  #forget(type: string, id: string): void {
    run(
      this.db,
      sql`DELETE FROM outbox WHERE state = 'acked' AND change_id IN
            (SELECT change_id FROM changes WHERE row_id = ${id} AND type = ${type})`,
    )
    run(
      this.db,
      sql`DELETE FROM changes WHERE row_id = ${id} AND type = ${type}
            AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.change_id = changes.change_id)`,
    )
  }

  #actOf(author: string | null, at: number): Tx {
    const key = `${author ?? ''} ${at}`
    let act = this.#acts.get(key)
    if (!act) {
      const txnNo = this.#nextNo++
      act = { tx: new Tx(this.db, txnNo, newId(this.#options.nowMs), this.#options.nowMs, author), at, txnNo }
      this.#acts.set(key, act)
    }
    return act.tx
  }

  /** Derives, and writes the acts and sums; answers what pages are told. */
  finish(): Hint | null {
    this.sums.write(this.db)
    const types = new Set<RecordTypeName>()
    for (const { tx, at, txnNo } of this.#acts.values()) {
      tx.finish()
      for (const type of tx.types) types.add(type)
      prepared(this.db.connection, insertAct).run(txnNo, tx.txnId, at, tx.actor)
    }
    return types.size === 0 ? null : { seq: this.#nextNo - 1, types: [...types], local: false }
  }
}

/** Thrown inside to leave no trace of a transaction that did not come out as it should. */
export class NotAsTold extends Error {}

/** Runs `work` in one transaction; answers its value and what pages are told. */
export function receive<T>(
  store: Store,
  options: ReceiveOptions,
  work: (receiver: Receiver) => T,
): { readonly value: T; readonly hint: Hint | null; readonly droppedFiles: ReadonlySet<string> } {
  return store.write.connection
    .transaction(() => {
      const receiver = new Receiver(store.write, options)
      const value = work(receiver)
      return { value, hint: receiver.finish(), droppedFiles: receiver.droppedFiles }
    })
    .immediate()
}
