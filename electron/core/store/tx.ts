/**
 * One transaction's work: every row it writes gets its history, its place in the outbox and its search document in the
 * same transaction, or none of them. Only `commit` makes one.
 */
import { newId } from '../../../shared/base/ids.ts'
import { conflict, notFound, WireFault } from '../../../shared/api/wire-error.ts'
import { normaliseValues } from '../../../shared/domain/normalise.ts'
import {
  recordTypeOf,
  type Create,
  type Patch,
  type RecordTypeName,
  type Row,
} from '../../../shared/domain/record-types.ts'
import { factTypes, refreshFacts, refreshOwnFacts } from './account-facts.ts'
import { mappingOf, type AnyRow, type FieldValue } from './columns.ts'
import { findRow, insertRow, purgeRow, replaceRow, updateRow } from './rows.ts'
import { receivedChange, same, type ChangeOp } from './received-change.ts'
import { dropSearch, refreshSearch } from './search-docs.ts'
import { prepared, type WriteDb } from './sql.ts'
import type { AccountChild } from '../../../shared/domain/account-children.ts'
import { tableOf } from './columns.ts'

/** Meta of a new row that an import or a restore knows better than the clock. */
export interface CreateMeta {
  readonly id?: string
  readonly createdAt?: number
  readonly createdBy?: string | null
  readonly updatedAt?: number
  readonly updatedBy?: string | null
  readonly sourceSystem?: string | null
  readonly sourceId?: string | null
}

/** When a change was made and by whom, where that is not now and not the actor. */
export interface Stamp {
  readonly updatedAt: number
  readonly updatedBy: string | null
}

// Texts of the statements every row goes through, put together once.
const insertOp = 'INSERT INTO outbox (change_id, base_version) VALUES (?, ?)'
const insertChange = `INSERT INTO changes (txn_no, type, row_id, op, before, after) VALUES (?, ?, ?, ?, ?, ?)`

const none: ReadonlySet<string> = new Set()

export class Tx {
  readonly db: WriteDb
  readonly txnId: string
  readonly nowMs: number
  readonly actor: string | null
  /** Types written so far: what a change hint names. */
  readonly types = new Set<RecordTypeName>()
  readonly #txnNo: number
  /** Accounts to derive anew, and whether anything under them changed. */
  readonly #accounts = new Map<string, boolean>()
  readonly #live = new Set<string>()
  /** Accounts made here under which nothing stands yet. */
  readonly #fresh = new Set<string>()
  #changes = 0

  constructor(db: WriteDb, txnNo: number, txnId: string, nowMs: number, actor: string | null) {
    this.db = db
    this.txnId = txnId
    this.#txnNo = txnNo
    this.nowMs = nowMs
    this.actor = actor
  }

  /** How many row changes the transaction has made. */
  get changeCount(): number {
    return this.#changes
  }

  /** The live row with this id, or a `not_found` fault. */
  get<N extends RecordTypeName>(type: N, id: string): Row<N> {
    const row = findRow(this.db, type, id)
    if (!row || row.deletedAt !== null) throw notFound(type)
    return row
  }

  /** The ids of these that name live rows: somebody may have been merged or removed since they were written down. */
  live(type: RecordTypeName, ids: readonly string[] | null): string[] {
    return (ids ?? []).filter((id) => this.#isLive(type, id))
  }

  /** The same of one id: null when there is no such live row any more. */
  liveOne(type: RecordTypeName, id: string | null): string | null {
    return id !== null && this.#isLive(type, id) ? id : null
  }

  /** A new row; answers its id. References must point at live rows. */
  create<N extends RecordTypeName>(type: N, values: Create<N>, meta: CreateMeta = {}): string {
    const own = normaliseValues(type, values) as Record<string, FieldValue>
    this.#checkReferences(type, own)
    const row: Record<string, FieldValue> = {
      id: meta.id ?? newId(this.nowMs),
      version: 0,
      createdAt: meta.createdAt ?? this.nowMs,
      createdBy: meta.createdBy === undefined ? this.actor : meta.createdBy,
      updatedAt: meta.updatedAt ?? this.nowMs,
      updatedBy: meta.updatedBy === undefined ? this.actor : meta.updatedBy,
      deletedAt: null,
      sourceSystem: meta.sourceSystem ?? null,
      sourceId: meta.sourceId ?? null,
    }
    for (const [name] of mappingOf(type).own) row[name] = own[name] ?? null
    insertRow(this.db, type, row as AnyRow)
    this.#record(type, row as AnyRow, 'insert', null, own)
    return row['id'] as string
  }

  /** Sets fields of a live row; answers whether anything differed. */
  patch<N extends RecordTypeName>(type: N, id: string, patch: Patch<N>): boolean {
    if (recordTypeOf(type).appendOnly) throw conflict('append_only')
    return this.#change(type, id, patch)
  }

  /** Puts a row under another account, as a merge does; append-only rows too, for it changes none of their words. */
  move(type: AccountChild, id: string, accountId: string): void {
    this.#change(type, id, { accountId })
  }

  /** Sets fields to what history says they were: for undo alone, which may also touch append-only rows. */
  putBack(type: RecordTypeName, id: string, values: Readonly<Record<string, FieldValue>>): void {
    this.#change(type, id, values)
  }

  /**
   * Sets what an import read, with the time and author the source gave the change. Append-only rows only ever get links
   * this way, when the row they point to has come.
   */
  patchFromSource(
    type: RecordTypeName,
    id: string,
    patch: Readonly<Record<string, FieldValue>>,
    stamp: Stamp,
  ): boolean {
    return this.#change(type, id, patch, stamp)
  }

  #change(type: RecordTypeName, id: string, patch: Readonly<Record<string, unknown>>, stamp?: Stamp): boolean {
    const row = this.get(type, id) as unknown as AnyRow
    const own = normaliseValues(type, patch) as Record<string, FieldValue>
    const changed = Object.keys(own).filter((name) => !same(own[name], row[name]))
    if (changed.length === 0) return false
    for (const name of changed)
      if (recordTypeOf(type).fields[name]?.required && own[name] === null)
        throw new WireFault({ type: 'invalid', retry: 'never', issues: [{ path: name, code: 'required' }] })
    const after = Object.fromEntries(changed.map((name) => [name, own[name] ?? null]))
    this.#checkReferences(type, after)
    const before = Object.fromEntries(changed.map((name) => [name, row[name] ?? null]))
    const { updatedAt, updatedBy } = stamp ?? { updatedAt: this.nowMs, updatedBy: this.actor }
    updateRow(this.db, type, id, after, { updatedAt, updatedBy })
    const written = { ...row, ...after, updatedAt } as AnyRow
    this.#touch(type, row)
    this.#record(type, written, 'update', before, after)
    return true
  }

  /** Marks a live row deleted. Its children are the caller's to remove: nothing cascades by itself. */
  remove(type: RecordTypeName, id: string): void {
    const row = this.get(type, id) as unknown as AnyRow
    this.#setDeleted(type, row, this.nowMs, 'delete')
  }

  /** Brings a deleted row back. */
  restore(type: RecordTypeName, id: string): void {
    const row = findRow(this.db, type, id) as unknown as AnyRow | null
    if (!row) throw notFound(type)
    if (row.deletedAt !== null) this.#setDeleted(type, row, null, 'restore')
  }

  /**
   * Writes a row as the hub has it, whatever stood here: in history when `before` is given, never in the outbox. What it
   * names need not be here: a device holds a part of the whole. Fields of others are for `credit`.
   */
  receive(
    type: RecordTypeName,
    row: AnyRow,
    before: AnyRow | null,
    withHistory: boolean,
    ofOthers: ReadonlySet<string> = none,
  ): void {
    if (before === null) insertRow(this.db, type, row)
    else replaceRow(this.db, type, row, before)
    if (before !== null) this.#touch(type, before)
    if (withHistory) this.#remember(type, row, before, (name) => !ofOthers.has(name))
    // never as a fresh one: rows of one account come in several acts of one transaction
    this.#derive(type, row, false)
  }

  /** History of one field of a row that somebody else than its last writer changed. */
  credit(type: RecordTypeName, row: AnyRow, before: AnyRow, field: string): void {
    this.#remember(type, { ...row, deletedAt: before.deletedAt } as AnyRow, before, (name) => name === field)
  }

  /** Takes a row out without a trace: it is no longer this laptop's to hold. */
  drop(type: RecordTypeName, row: AnyRow): void {
    purgeRow(this.db, type, row.id)
    dropSearch(this.db, type, row.id)
    this.#live.delete(row.id)
    this.#touch(type, row)
    this.types.add(type)
    this.#changes += 1
  }

  #remember(type: RecordTypeName, row: AnyRow, before: AnyRow | null, isOf: (field: string) => boolean): void {
    const change = receivedChange(type, row, before, isOf)
    if (change === null) return
    const { op, was, is } = change
    prepared(this.db.connection, insertChange).run(this.#txnNo, type, row.id, op, was, is)
  }

  /** Derives what depends on the rows written; called once, at the end. */
  finish(): void {
    for (const [accountId, hasWork] of this.#accounts)
      if (hasWork || this.#fresh.has(accountId)) refreshFacts(this.db, accountId, this.#fresh.has(accountId))
      else refreshOwnFacts(this.db, accountId)
  }

  #setDeleted(type: RecordTypeName, row: AnyRow, deletedAt: number | null, op: ChangeOp): void {
    this.#live.delete(row.id)
    updateRow(this.db, type, row.id, {}, { deletedAt, updatedAt: this.nowMs, updatedBy: this.actor })
    this.#record(type, { ...row, deletedAt, updatedAt: this.nowMs } as AnyRow, op, null, null)
  }

  #checkReferences(type: RecordTypeName, values: Readonly<Record<string, FieldValue>>): void {
    for (const [name, , f] of mappingOf(type).own) {
      const value = values[name]
      if (f.target === undefined || value === null || value === undefined) continue
      for (const id of Array.isArray(value) ? (value as string[]) : [value as string])
        if (!this.#isLive(f.target as RecordTypeName, id)) throw notFound(f.target)
    }
  }

  /** Asked of the same account or author by row after row; nothing but this transaction can remove one meanwhile. */
  #isLive(type: RecordTypeName, id: string): boolean {
    if (this.#live.has(id)) return true
    const text = `SELECT 1 FROM ${tableOf(type)} WHERE id = ? AND deleted_at IS NULL`
    const isLive = prepared(this.db.connection, text).get(id) !== undefined
    if (isLive) this.#live.add(id)
    return isLive
  }

  #touch(type: RecordTypeName, row: AnyRow): void {
    if (!factTypes.has(type)) return
    const accountId = type === 'account' ? row.id : row['accountId']
    if (typeof accountId !== 'string') return
    const hasWork = type !== 'account' || this.#accounts.get(accountId) === true
    this.#accounts.set(accountId, hasWork)
    if (type !== 'account') this.#fresh.delete(accountId)
  }

  #record(
    type: RecordTypeName,
    row: AnyRow,
    op: ChangeOp,
    before: Readonly<Record<string, FieldValue>> | null,
    after: Readonly<Record<string, FieldValue>> | null,
  ): void {
    const json = (v: unknown): string | null => (v === null ? null : JSON.stringify(v))
    // Not RETURNING: it costs more than the insert, and every import pays it for every row.
    const change = prepared(this.db.connection, insertChange).run(
      this.#txnNo,
      type,
      row.id,
      op,
      json(before),
      json(after),
    )
    prepared(this.db.connection, insertOp).run(change.lastInsertRowid, row.version)
    this.#derive(type, row, op === 'insert')
  }

  #derive(type: RecordTypeName, row: AnyRow, isNew: boolean): void {
    refreshSearch(this.db, type, row)
    if (type === 'account' && isNew) this.#fresh.add(row.id)
    this.#touch(type, row)
    this.types.add(type)
    this.#changes += 1
  }
}
