/**
 * What the hub must have, worked out again from its log of ops alone: slowly, plainly, and without a line of the program's
 * own merging. It also counts the values that were overwritten, and names every decision that is not the hub's.
 */
import {
  isGuarded,
  isSetField,
  json,
  metaNames,
  placeOf,
  sees,
  setChange,
  withElements,
  type HubConflict,
  type LoggedOp,
  type LostValue,
  type OpBody,
  type OracleRow,
  type Result,
} from './oracle-rows.ts'
import type { SimHub } from './sim-hub.ts'
import type { Seen } from './unseen.ts'

export class Oracle {
  readonly rows = new Map<string, OracleRow>()
  readonly lost: LostValue[] = []
  readonly problems: string[] = []
  readonly #hub: SimHub
  readonly #conflicts: HubConflict[]
  readonly #seen: Seen

  /** `conflicts` are the hub's records of lost values: only their ids and makings are taken from it. */
  constructor(hub: SimHub, conflicts: readonly HubConflict[], seen: Seen) {
    this.#hub = hub
    this.#seen = seen
    this.#conflicts = [...conflicts]
  }

  /** Records of lost values that no lost value was found for. */
  get unexplained(): readonly HubConflict[] {
    return this.#conflicts
  }

  find(type: string, id: string): OracleRow | null {
    return this.rows.get(`${type} ${id}`) ?? null
  }

  /** A row the hub made by itself: the record of a person. */
  seed(type: string, id: string, version: number, data: Readonly<Record<string, unknown>>): void {
    const row: OracleRow = {
      type,
      id,
      version,
      fields: new Map(),
      meta: {},
      writes: [{ version, device: 'hub' }],
      ownerId: null,
    }
    for (const [name, value] of Object.entries(data))
      if (metaNames.includes(name)) row.meta[name] = value
      else row.fields.set(name, { value, by: null })
    row.ownerId = typeof data['ownerId'] === 'string' ? data['ownerId'] : null
    this.rows.set(`${type} ${id}`, row)
  }

  /** Takes one op of the log. */
  replay(logged: LoggedOp): void {
    const op = JSON.parse(logged.body) as OpBody
    const result = JSON.parse(logged.result) as Result
    // whether the words fit, and who may do what, is tested elsewhere: here refused is refused
    if (result.status === 'rejected' && ['invalid', 'forbidden', 'failed'].includes(result.code ?? '')) return
    const expected = this.#decide(op, logged, result)
    const told =
      result.status === 'rejected'
        ? `rejected ${result.code}`
        : result.status === 'merged'
          ? `merged ${result.lost}`
          : 'applied'
    if (expected !== told)
      this.problems.push(`op ${op.n} (${op.kind} ${op.type} ${op.id}): the hub says ${told}, the oracle ${expected}`)
    if (!this.#mayPeopleSee(logged, op))
      this.problems.push(`op ${op.n} of ${logged.member_id} wrote what they do not see: ${op.type} ${op.id}`)
  }

  #decide(op: OpBody, logged: LoggedOp, result: Result): string {
    const row = this.find(op.type, op.id)
    const version = result.version ?? 0
    const device = logged.device_epoch
    if (!row) {
      if (op.kind !== 'insert') return 'rejected unknown_row'
      this.#insert(op, logged, version)
      return 'applied'
    }
    const isDeleted = row.meta['deletedAt'] !== undefined && row.meta['deletedAt'] !== null
    const isForeign = row.writes.some((w) => w.version > op.base && w.device !== device)
    if (op.kind === 'delete' || op.kind === 'restore') {
      if (isDeleted === (op.kind === 'delete')) return 'applied'
      if (op.kind === 'delete' && isForeign) return 'rejected stale_delete'
      this.#stamp(row, op, logged, version)
      row.meta['deletedAt'] = op.kind === 'delete' ? row.meta['updatedAt'] : null
      return 'applied'
    }
    if (isDeleted) return 'rejected gone'
    return this.#merge(row, op, logged, version)
  }

  #atMs(op: OpBody, logged: LoggedOp): number {
    const skew = this.#hub.skewAt.get(logged.received_at)
    if (skew === undefined) throw new Error(`nothing was delivered at ${logged.received_at}`)
    return Math.max(0, Math.min(op.at + skew, logged.received_at))
  }

  #insert(op: OpBody, logged: LoggedOp, version: number): void {
    const row: OracleRow = { type: op.type, id: op.id, version, fields: new Map(), meta: {}, writes: [], ownerId: null }
    for (const [name, value] of Object.entries(op.patch)) {
      if (metaNames.includes(name)) row.meta[name] = value
      else
        row.fields.set(name, {
          value,
          by: { version, device: logged.device_epoch, atMs: this.#atMs(op, logged), member: logged.member_id },
        })
    }
    this.rows.set(`${op.type} ${op.id}`, row)
    this.#stamp(row, op, logged, version)
  }

  #stamp(row: OracleRow, op: OpBody, logged: LoggedOp, version: number): void {
    const isImported = op.kind === 'insert' && op.patch['sourceSystem'] !== undefined
    row.meta['updatedAt'] = op.updatedAt > logged.received_at + 120_000 ? logged.received_at : op.updatedAt
    row.meta['updatedBy'] =
      op.updatedBy === null || op.updatedBy === logged.member_id || isImported ? op.updatedBy : logged.member_id
    row.version = version
    row.writes.push({ version, device: logged.device_epoch })
    this.#settle(row, logged)
  }

  /** A row that nothing of an op was taken into comes to its author anew, as the last writer left it. */
  #renumber(row: OracleRow, version: number): void {
    row.version = version
    const last = row.writes.at(-1)
    if (last) row.writes.push({ version, device: last.device })
  }

  /** Whose a row is that stands under no account. */
  #settle(row: OracleRow, logged: LoggedOp): void {
    if (row.type !== 'account' && typeof row.fields.get('accountId')?.value === 'string') {
      row.ownerId = null
      return
    }
    const users = this.#hub.peopleAt(logged.received_at).users.map((u) => u.memberId)
    const wanted = [row.fields.get('ownerId')?.value, row.ownerId, row.meta['createdBy'], logged.member_id]
    row.ownerId = wanted.find((m): m is string => typeof m === 'string' && users.includes(m)) ?? logged.member_id
  }

  #merge(row: OracleRow, op: OpBody, logged: LoggedOp, version: number): string {
    const atMs = this.#atMs(op, logged)
    const mine = { version, device: logged.device_epoch, atMs, member: logged.member_id }
    const taken: [string, unknown][] = []
    const lost: LostValue[] = []
    for (const [name, given] of Object.entries(op.patch)) {
      if (metaNames.includes(name)) continue
      const field = row.fields.get(name)
      if (op.kind === 'update' && Array.isArray(given) && isSetField(op.type, name))
        this.problems.push(
          `op ${op.n} of ${logged.member_id} sends ${name} of ${op.type} ${op.id} whole, not its elements`,
        )
      const change = setChange(op, name, given)
      const value = change ? withElements(field?.value, change) : given
      if (json(value) === json(field?.value)) continue
      const other = field?.by
      const isConcurrent = !change && other && other.version > op.base && other.device !== mine.device
      if (isConcurrent && isGuarded(op.type, name)) return 'rejected stale'
      const wins = !isConcurrent || atMs >= other.atMs
      if (isConcurrent)
        lost.push({
          record: `${op.type} ${op.id}`,
          field: name,
          kept: json(wins ? value : field?.value),
          lost: json(wins ? field?.value : value),
          opWon: wins,
          opAtMs: atMs,
          otherAtMs: other.atMs,
          // who wrote a field is known by the device; who wrote the row last, by the row
          by: other.version === row.version || other.device === 'hub' ? row.meta['updatedBy'] : other.member,
        })
      if (wins) taken.push([name, value])
      if (wins && !isConcurrent && !change) this.#checkSeen(logged, op, name, field?.value)
    }
    if (taken.length === 0 && lost.length === 0) return 'applied'
    const accountId = row.type === 'account' ? row.id : row.fields.get('accountId')?.value
    for (const [name, value] of taken) row.fields.set(name, { value, by: mine })
    if (taken.length > 0) this.#stamp(row, op, logged, version)
    else this.#renumber(row, version)
    for (const one of lost) this.#keep(one, row, logged, accountId)
    return lost.length === 0 ? 'applied' : `merged ${lost.length}`
  }

  /** A backup brings back values whose successors were seen: then nothing is known. */
  #checkSeen(logged: LoggedOp, op: OpBody, field: string, overwritten: unknown): void {
    const seen = this.#hub.restores > 0 ? null : this.#seen(logged, field)
    if (seen && !seen.has(json(overwritten)))
      this.problems.push(
        `op ${op.n} of ${logged.member_id} overwrote ${json(overwritten)} in ${field} of ${op.type} ${op.id}, never having seen it`,
      )
  }

  /** A lost value must have its record, made in the same moment. */
  #keep(one: LostValue, row: OracleRow, logged: LoggedOp, accountId: unknown): void {
    this.lost.push(one)
    const at = this.#conflicts.findIndex(
      ({ data }) =>
        `${String(data['recordType'])} ${String(data['recordId'])}` === one.record &&
        data['field'] === one.field &&
        data['keptValue'] === one.kept &&
        data['lostValue'] === one.lost &&
        data['createdAt'] === logged.received_at,
    )
    const [found] = at === -1 ? [] : this.#conflicts.splice(at, 1)
    if (!found) {
      this.problems.push(`no record of the lost value ${one.lost} of ${one.field} of ${one.record}`)
      return
    }
    const lostBy = one.opWon ? one.by : logged.member_id
    this.seed('conflict', found.id, 0, {
      ...(typeof accountId === 'string' && this.find('account', accountId) ? { accountId } : {}),
      recordType: row.type,
      recordId: row.id,
      field: one.field,
      keptValue: one.kept,
      lostValue: one.lost,
      keptAt: one.opWon ? one.opAtMs : one.otherAtMs,
      lostAt: one.opWon ? one.otherAtMs : one.opAtMs,
      keptBy: one.opWon ? logged.member_id : one.by,
      lostBy,
      ownerId: lostBy ?? logged.member_id,
      createdAt: logged.received_at,
      createdBy: logged.member_id,
      updatedAt: logged.received_at,
      updatedBy: logged.member_id,
    })
    const made = this.find('conflict', found.id)
    if (made) this.#settle(made, logged)
  }

  /** Nobody writes where they do not see; asked of the row as it is after. */
  #mayPeopleSee(logged: LoggedOp, op: OpBody): boolean {
    const row = this.find(op.type, op.id)
    const people = this.#hub.peopleAt(logged.received_at)
    if (!row || placeOf(this.rows, row) === 'all') return true
    const accountId = row.fields.get('accountId')?.value
    // giving a row away is allowed: then it is no longer the writer's
    const isPlacedAnew = op.kind === 'insert' || 'ownerId' in op.patch || 'accountId' in op.patch
    const gaveAway = isPlacedAnew && typeof accountId !== 'string'
    return gaveAway || sees(people, logged.member_id, placeOf(this.rows, row))
  }
}
