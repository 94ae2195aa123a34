/**
 * One transaction's work on the synced data: rows are loaded once, decided in memory and written together, so that a push
 * of 200 ops is a handful of statements on either database. It holds the workspace's counter from the first moment to the
 * commit, so that the order of commits is the order of sequence numbers (docs/sync.md, C1).
 */
import { hash } from 'node:crypto'
import { uuidPattern } from '../../shared/base/ids.ts'
import { bucketsOfOwner, placingOf, workspaceBucket } from '../../shared/sync/buckets.ts'
import type { HubRow } from '../../shared/sync/merge.ts'
import { digestInput } from '../../shared/sync/payload.ts'
import { BucketLog } from './bucket-log.ts'
import type { Directory } from './directory.ts'
import { isSameClient, keysOf } from './likeness.ts'
import { findRows, isInPlace, keyOf, rowsById, slices, writeRows, type StoredRow } from './stored-row.ts'
import { marks, places, type HubValue, type SqlTx } from '../storage/sql-driver.ts'

export class Batch {
  readonly tx: SqlTx
  readonly ws: string
  readonly directory: Directory
  readonly logEpoch: string
  readonly #rows = new Map<string, StoredRow | null>()
  readonly #loaded = new Set<string>()
  readonly #dirty = new Set<string>()
  readonly #moved = new Set<string>()
  readonly #rekeyed = new Set<string>()
  readonly #log = new BucketLog()
  #seq: number

  private constructor(tx: SqlTx, ws: string, directory: Directory, seq: number, logEpoch: string) {
    this.tx = tx
    this.ws = ws
    this.directory = directory
    this.logEpoch = logEpoch
    this.#seq = seq
  }

  /** Takes the workspace's counter: whoever else writes waits until this transaction has ended. */
  static async begin(tx: SqlTx, ws: string, directory: Directory): Promise<Batch> {
    const [row] = await tx.all<{ seq: number; log_epoch: string }>(
      'UPDATE workspaces SET seq = seq + 0 WHERE ws = ? RETURNING seq, log_epoch',
      [ws],
    )
    if (!row) throw new Error(`there is no workspace ${ws}`)
    return new Batch(tx, ws, directory, row.seq, row.log_epoch)
  }

  /** The last number given out. */
  get head(): number {
    return this.#seq
  }

  nextSeq(): number {
    this.#seq += 1
    return this.#seq
  }

  /** Loads rows by their ids, and the accounts they stand under. */
  async load(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#loaded.has(id))
    for (const id of missing) this.#loaded.add(id)
    const accounts = new Set<string>()
    // what is no id is no row's, and a word with a NUL in it is nothing to ask PostgreSQL for
    for (const some of slices(missing.filter((id) => uuidPattern.test(id)))) {
      for (const row of await rowsById(this.tx, this.ws, some)) {
        this.#rows.set(keyOf(row.type, row.id), row)
        if (row.accountId !== null && row.type !== 'account') accounts.add(row.accountId)
      }
    }
    if (accounts.size > 0) await this.load(accounts)
  }

  /** A row that was loaded; null when the hub has none. */
  find(type: string, id: string): StoredRow | null {
    if (!this.#loaded.has(id)) throw new Error(`row ${id} was not loaded`)
    return this.#rows.get(keyOf(type, id)) ?? null
  }

  /** Where a row with this content belongs; null when it stands under an account the hub does not have. */
  place(
    type: string,
    id: string,
    data: HubRow['data'],
    byMember: string,
  ): { buckets: readonly string[]; accountId: string | null; ownerId: string | null } | null {
    const placing = placingOf(type, id, data)
    if (placing.by === 'workspace') return { buckets: [workspaceBucket], accountId: null, ownerId: null }
    if (placing.by === 'account' && type !== 'account') {
      const account = this.#rows.get(keyOf('account', placing.accountId))
      return account ? { buckets: account.buckets, accountId: account.id, ownerId: null } : null
    }
    const before = this.#rows.get(keyOf(type, id))
    const wanted = [data['ownerId'], before?.ownerId, data['createdBy'], byMember]
    const ownerId = wanted.find((m): m is string => typeof m === 'string' && this.directory.isUser(m)) ?? byMember
    const buckets = bucketsOfOwner(ownerId, this.directory.teamOf(ownerId))
    return { buckets, accountId: type === 'account' ? id : null, ownerId }
  }

  /** Puts a row as decided; an account that is somewhere else now takes all that is its along. */
  async put(type: string, id: string, row: HubRow, cleanFor: string | null, byMember: string): Promise<void> {
    const place = this.place(type, id, row.data, byMember)
    if (!place) throw new Error(`row ${id} has no place`)
    const before = this.find(type, id)
    const text = JSON.stringify(row.data)
    const digest = hash('sha256', digestInput(type, id, row.version, text)).slice(0, 16)
    this.#write({ ...row, type, id, text, digest, cleanFor, ...place }, row.version)
    if (type === 'account' && !isSameClient(before?.data ?? {}, row.data)) this.#rekeyed.add(id)
    const isMoved = before !== null && before.buckets.join() !== place.buckets.join()
    if (type === 'account' && isMoved) await this.#moveChildren(id, place.buckets)
  }

  async #moveChildren(accountId: string, buckets: readonly string[]): Promise<void> {
    for (const row of await this.loadTree(accountId))
      if (row.buckets.join() !== buckets.join()) this.#write({ ...row, buckets }, this.nextSeq())
  }

  /** Loads an account and all that stands under it; answers what stands under it. */
  async loadTree(accountId: string): Promise<readonly StoredRow[]> {
    await this.load([accountId])
    await this.#take('account_id = ?', accountId)
    return [...this.#rows.values()].filter(
      (row) => row !== null && row.type !== 'account' && row.accountId === accountId,
    ) as StoredRow[]
  }

  /** Loads rows by a condition; what is loaded already stays as it is by now. */
  async #take(condition: string, value: string): Promise<readonly StoredRow[]> {
    const found = await findRows(this.tx, this.ws, condition, [value])
    return found.map((row) => {
      this.#loaded.add(row.id)
      const key = keyOf(row.type, row.id)
      const known = this.#rows.get(key)
      if (!known) this.#rows.set(key, row)
      return known ?? row
    })
  }

  /** Puts what is a person's, or names them as its owner, where it belongs now. */
  async replace(memberId: string): Promise<void> {
    const rows = [
      ...(await this.#take('owner_id = ?', memberId)),
      // somebody who only had a name until now: what names them was held by whoever brought it
      ...(await this.#take("type = 'account' AND data LIKE ?", `%"ownerId":"${memberId}"%`)),
    ]
    for (const row of new Set(rows)) {
      const place = this.place(row.type, row.id, row.data, row.ownerId ?? memberId)
      if (!place || place.buckets.join() === row.buckets.join()) continue
      this.#write({ ...row, ...place }, this.nextSeq())
      if (row.type === 'account') await this.#moveChildren(row.id, place.buckets)
    }
  }

  #write(row: StoredRow, seq: number): void {
    const key = keyOf(row.type, row.id)
    const before = this.#rows.get(key) ?? null
    this.#log.note(before, row, seq)
    if (!isInPlace(before, row)) this.#moved.add(key)
    this.#rows.set(key, row)
    this.#dirty.add(key)
  }

  /** Writes all of it; called once, last. */
  async flush(): Promise<void> {
    const rows = [...this.#dirty].map((key) => this.#rows.get(key))
    await writeRows(
      this.tx,
      this.ws,
      rows.filter((row) => row !== undefined && row !== null),
      this.#moved,
    )
    await this.#flushKeys()
    await this.#log.write(this.tx, this.ws)
    await this.tx.run('UPDATE workspaces SET seq = ? WHERE ws = ?', [this.#seq, this.ws])
  }

  /** What accounts are found by when somebody is about to make one like them. */
  async #flushKeys(): Promise<void> {
    for (const some of slices([...this.#rekeyed])) {
      await this.tx.run(`DELETE FROM account_keys WHERE ws = ? AND id IN (${marks(some.length)})`, [this.ws, ...some])
      const entries = some.flatMap((id) =>
        [...new Set(keysOf(this.find('account', id)?.data ?? {}))].map((key): HubValue[] => [this.ws, key, id]),
      )
      for (const few of slices(entries))
        await this.tx.run(`INSERT INTO account_keys (ws, dup_key, id) VALUES ${places(few.length, 3)}`, few.flat())
    }
  }
}
