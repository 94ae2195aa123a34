/** Local changes on their way to the hub: from history to ops, and what became of them. */
import type { OpResult } from '../../../shared/sync/messages.ts'
import { maxOpsPerPush, maxPushBytes } from '../../../shared/sync/messages.ts'
import { setPatchOf, type Op } from '../../../shared/sync/op.ts'
import { isKnownType, mergeClassOf } from '../../../shared/sync/payload.ts'
import { recordTypeNames } from '../../../shared/domain/record-types.ts'
import { tableOf } from '../store/columns.ts'
import { all, first, prepared, run, sql, type ReadDb, type WriteDb } from '../store/sql.ts'

interface PendingChange {
  readonly op_no: number
  readonly base_version: number
  readonly type: string
  readonly row_id: string
  readonly op: Op['kind']
  readonly before: string | null
  readonly after: string | null
  readonly at: number
  readonly actor: string | null
}

interface RowMeta {
  readonly created_at: number
  readonly created_by: string | null
  readonly updated_at: number
  readonly updated_by: string | null
  readonly source_system: string | null
  readonly source_id: string | null
}

type Values = Readonly<Record<string, unknown>>
const valuesOf = (text: string | null): Values => (text === null ? {} : (JSON.parse(text) as Values))

const metaTexts = new Map<string, string>(
  recordTypeNames.map((type) => [
    type,
    `SELECT id, created_at, created_by, updated_at, updated_by, source_system, source_id FROM ${tableOf(type)}
     WHERE id IN (SELECT value FROM json_each(?))`,
  ]),
)

/** What the rows of a batch say of their making and last change, by `id type`: a question for each type, not for each row. */
function metasOf(db: ReadDb, changes: readonly PendingChange[]): ReadonlyMap<string, RowMeta> {
  const metas = new Map<string, RowMeta>()
  for (const [type, some] of Map.groupBy(changes, (c) => c.type)) {
    const text = metaTexts.get(type)
    if (text === undefined) continue
    const ids = JSON.stringify([...new Set(some.map((c) => c.row_id))])
    for (const row of prepared(db.connection, text).all(ids) as (RowMeta & { id: string })[])
      metas.set(`${row.id} ${type}`, row)
  }
  return metas
}

function insertPatch(after: Values, meta: RowMeta): Op['patch'] {
  const own = Object.entries(after).filter(([, v]) => v !== null)
  const of = (name: string, value: unknown): [string, unknown][] => (value === null ? [] : [[name, value]])
  return Object.fromEntries([
    ...own,
    ['createdAt', meta.created_at],
    ...of('createdBy', meta.created_by),
    ...of('sourceSystem', meta.source_system),
    ...of('sourceId', meta.source_id),
  ]) as Op['patch']
}

function updatePatch(type: string, before: Values, after: Values): Op['patch'] {
  return Object.fromEntries(
    Object.entries(after).map(([name, value]) => [
      name,
      mergeClassOf(type, name) === 'set' ? setPatchOf(before[name], value) : value,
    ]),
  ) as Op['patch']
}

/** Of a row that is not here any more: its words are still the person's, and the hub says what becomes of them. */
const metaOfAct = ({ at, actor }: PendingChange): RowMeta => ({
  created_at: at,
  created_by: actor,
  updated_at: at,
  updated_by: actor,
  source_system: null,
  source_id: null,
})

function opOf(c: PendingChange, metas: ReadonlyMap<string, RowMeta>): Op | null {
  if (!isKnownType(c.type)) return null
  const meta = metas.get(`${c.row_id} ${c.type}`) ?? metaOfAct(c)
  const after = valuesOf(c.after)
  return {
    n: c.op_no,
    type: c.type,
    id: c.row_id,
    kind: c.op,
    base: c.base_version,
    at: c.at,
    updatedAt: meta.updated_at,
    updatedBy: meta.updated_by,
    patch:
      c.op === 'insert'
        ? insertPatch(after, meta)
        : c.op === 'update'
          ? updatePatch(c.type, valuesOf(c.before), after)
          : {},
  }
}

/** An import that still runs may yet be taken back without a trace: nothing of it, and nothing after it, leaves. */
const heldFrom = (db: ReadDb): number | null =>
  first<{ op_no: number | null }>(
    db,
    sql`SELECT min(o.op_no) AS op_no FROM imports i JOIN txns t ON t.group_id = i.import_id
        JOIN changes c USING (txn_no) JOIN outbox o USING (change_id) WHERE i.state = 'running'`,
  )?.op_no ?? null

/**
 * The next ops to offer after the last decided one, in order, within the limits of one push. `share` of the limit is taken after the hub refused a
 * batch for its size.
 */
export function nextOps(db: ReadDb, decided: number, share = 1): readonly Op[] {
  const held = heldFrom(db)
  const most = Math.max(1, Math.floor(maxOpsPerPush * share))
  const changes = all<PendingChange>(
    db,
    sql`SELECT o.op_no, o.base_version, c.type, c.row_id, c.op, c.before, c.after, t.at, t.actor
        FROM outbox o JOIN changes c USING (change_id) JOIN txns t USING (txn_no)
        WHERE o.state = 'pending' AND o.op_no > ${decided} AND o.op_no < ${held ?? Number.MAX_SAFE_INTEGER} ORDER BY o.op_no LIMIT ${most}`,
  )
  const metas = metasOf(db, changes)
  const ops: Op[] = []
  let bytes = 0
  for (const change of changes) {
    const op = opOf(change, metas)
    if (!op) continue
    bytes += Buffer.byteLength(JSON.stringify(op)) + 1
    if (ops.length > 0 && bytes > maxPushBytes * share) break
    ops.push(op)
  }
  return ops
}

/**
 * Writes down what became of ops, in the transaction that also remembers up to where the hub decided. A row an op of which
 * was refused is asked for anew: what this laptop shows of it is not what the hub has.
 */
export function settle(db: WriteDb, ops: readonly Op[], results: readonly OpResult[], nowMs: number): void {
  const byNumber = new Map(ops.map((op) => [op.n, op]))
  const text = 'UPDATE outbox SET state = ?, settled_at = ?, result = ? WHERE op_no = ?'
  const plain = results.filter((result) => result.status === 'applied').map((result) => result.n)
  run(
    db,
    sql`UPDATE outbox SET state = 'acked', settled_at = ${nowMs}, result = NULL
        WHERE op_no IN (SELECT value FROM json_each(${JSON.stringify(plain)}))`,
  )
  for (const result of results) {
    const isRefused = result.status === 'rejected'
    if (result.status !== 'applied')
      prepared(db.connection, text).run(isRefused ? 'rejected' : 'acked', nowMs, JSON.stringify(result), result.n)
    const op = byNumber.get(result.n)
    if (op && isRefused) want(db, op.type, op.id)
  }
}

/** A row to ask the hub for by name, with the next pull. */
export function want(db: WriteDb, type: string, id: string): void {
  run(db, sql`INSERT OR IGNORE INTO replica_wanted (row_id, type) VALUES (${id}, ${type})`)
}

/** Offers again what the hub no longer has, but not what it had refused: it stands where it stood before these were decided. */
export function reoffer(db: WriteDb, after: number): number {
  return run(
    db,
    sql`UPDATE outbox SET state = 'pending', settled_at = NULL, result = NULL 
          WHERE state = 'acked' AND op_no > ${after} AND (result IS NULL OR json_extract(result, '$.status') <> 'rejected')`,
  )
}

/** How long decided ops are kept, in case the hub loses them (a restored backup). */
export const keepAckedMs = 30 * 24 * 60 * 60 * 1000

export function forgetOld(db: WriteDb, nowMs: number): number {
  return run(db, sql`DELETE FROM outbox WHERE state = 'acked' AND settled_at < ${nowMs - keepAckedMs}`)
}

/** Patches of one row that are still to be decided, in order. */
export function pendingOf(
  db: ReadDb,
  type: string,
  id: string,
): readonly { op: Op['kind']; before: Values; after: Values }[] {
  const rows = all<{ op: Op['kind']; before: string | null; after: string | null }>(
    db,
    sql`SELECT c.op, c.before, c.after FROM changes c JOIN outbox o USING (change_id)
        WHERE c.row_id = ${id} AND c.type = ${type} AND o.state = 'pending' ORDER BY o.op_no`,
  )
  return rows.map((r) => ({ op: r.op, before: valuesOf(r.before), after: valuesOf(r.after) }))
}

/** Rows some change of which is still to be decided, as `id type`. */
export function pendingRows(db: ReadDb, decided: number): ReadonlySet<string> {
  const rows = all<{ row_id: string; type: string }>(
    db,
    sql`SELECT DISTINCT c.row_id, c.type FROM outbox o JOIN changes c USING (change_id)
        WHERE o.op_no > ${decided} AND o.state = 'pending'`,
  )
  const found = new Set(rows.map((r) => `${r.row_id} ${r.type}`))
  lastOps.set(found, lastOp(db))
  return found
}

const lastOp = (db: ReadDb): number =>
  first<{ op_no: number | null }>(db, sql`SELECT max(op_no) AS op_no FROM outbox`)?.op_no ?? 0
const lastOps = new WeakMap<ReadonlySet<string>, number>()

/** The same and what a person changed since it was made: between two slices of a pull they go on working. */
export function withLater(db: ReadDb, pending: ReadonlySet<string>): ReadonlySet<string> {
  const upTo = lastOps.get(pending)
  if (upTo === undefined || lastOp(db) <= upTo) return pending
  return new Set([...pending, ...pendingRows(db, upTo)])
}
