/**
 * Takes a device's ops: all of a batch in one transaction, a result for each, the same results for a repeat.
 * Invariants (docs/sync.md, P1-P6): an op is decided once; what was decided is answered again word for word; ops of one device
 * are decided in their order; a refused op stops none after it; a lost value is a conflict record before anybody is told.
 */
import { newId } from '../../shared/base/ids.ts'
import { decide, type HubRow, type RejectCode, type Writing } from '../../shared/sync/merge.ts'
import type { OpResult, PushAnswer, PushRequest } from '../../shared/sync/messages.ts'
import type { Op } from '../../shared/sync/op.ts'
import { marks, places, type HubValue, type SqlDriver, type SqlTx } from '../storage/sql-driver.ts'
import { Batch } from './batch.ts'
import type { SyncCaller } from './caller.ts'
import type { Directory } from './directory.ts'
import { HubFault } from './fault.ts'
import { lossesOf, putLosses } from './keep-lost.ts'
import { mayWrite, type Writer } from './may-write.ts'
import { misfits, overfull } from './misfits.ts'
import { isSameOp } from './same-op.ts'

export interface PushDeps {
  readonly driver: SqlDriver
  readonly nowMs: () => number
  readonly newId?: (nowMs: number) => string
  readonly directory: () => Promise<Directory>
  /** How many acts on people there have been, and how the directory is read anew. */
  readonly people?: { readonly acts: (tx: SqlTx) => Promise<number>; readonly forget: () => void }
  /** For tests: runs between deciding and committing, and may throw. */
  readonly beforeCommit?: () => Promise<void> | void
}

/** A device whose clock runs ahead by more than this has its times set back to the time of receipt. */
const futureMs = 120_000

interface DeviceState {
  readonly device_id: string
  readonly last_op: number
}

async function deviceState(tx: SqlTx, caller: SyncCaller, epoch: string): Promise<DeviceState | null> {
  const rows = await tx.all<DeviceState>(
    'SELECT device_id, last_op FROM sync_devices WHERE ws = ? AND device_epoch = ?',
    [caller.ws, epoch],
  )
  return rows[0] ?? null
}

/** Answers of ops decided before; a number with other content is a copy of the profile at work. */
async function repeated(tx: SqlTx, ws: string, epoch: string, ops: readonly Op[]): Promise<OpResult[]> {
  if (ops.length === 0) return []
  const found = await tx.all<{ op_no: number; body: string; result: string }>(
    `SELECT op_no, body, result FROM ops WHERE ws = ? AND device_epoch = ? AND op_no IN (${marks(ops.length)})`,
    [ws, epoch, ...ops.map((op) => op.n)],
  )
  const byNumber = new Map(found.map((row) => [row.op_no, row]))
  return ops.map((op) => {
    const row = byNumber.get(op.n)
    if (!row || !isSameOp(row.body, op)) throw new HubFault({ type: 'forked', retry: 'resync' })
    return JSON.parse(row.result) as OpResult
  })
}

/** The ids an op needs loaded: its row, and the account it is or would be under. */
const idsOf = (op: Op): readonly string[] => {
  const accountId = op.patch['accountId']
  return typeof accountId === 'string' ? [op.id, accountId] : [op.id]
}

interface Session {
  readonly batch: Batch
  readonly writer: Writer
  readonly epoch: string
  readonly skewMs: number
  readonly nowMs: number
  readonly newId: (nowMs: number) => string
}

function writingOf(s: Session, op: Op, version: number): Writing {
  const isSane = op.updatedAt <= s.nowMs + futureMs
  const isOwn = op.updatedBy === null || op.updatedBy === s.writer.memberId
  // an import says who changed a row in the system it came from
  const isFromSource = op.kind === 'insert' && op.patch['sourceSystem'] !== undefined
  const updatedBy = isOwn || isFromSource ? op.updatedBy : s.writer.memberId
  return {
    device: s.epoch,
    version,
    // a clock that is off by ages must not give a time no record can hold
    atMs: Math.max(0, Math.min(op.at + s.skewMs, s.nowMs)),
    updatedAt: isSane ? op.updatedAt : s.nowMs,
    updatedBy,
    isAsTold: isSane && updatedBy === op.updatedBy,
  }
}

const rejected = (op: Op, code: RejectCode, detail?: string): OpResult => ({
  n: op.n,
  status: 'rejected',
  code,
  ...(detail === undefined ? {} : { detail: detail.slice(0, 400) }),
})

async function applyOp(s: Session, op: Op): Promise<OpResult> {
  const wrong = misfits(op)
  if (wrong.length > 0) return rejected(op, 'invalid', wrong.join(', '))
  const before = s.batch.find(op.type, op.id)
  const accountOf = (id: string) => s.batch.find('account', id)
  const version = s.batch.head + 1
  const decision = decide(before, op, writingOf(s, op, version))
  if (before === null && decision.type === 'rejected') return rejected(op, decision.code)
  const after = decision.type === 'applied' ? decision.row.data : (before?.data ?? {})
  // what one may not see is refused before anything is said about it
  if (!mayWrite(s.writer, op, before, after, accountOf)) return rejected(op, 'forbidden')
  if (decision.type === 'rejected') return rejected(op, decision.code)
  const full = overfull(op, after)
  if (full.length > 0) return rejected(op, 'invalid', full.join(', '))
  if (decision.type === 'same') return { n: op.n, status: 'applied', version: before?.version ?? 0 }
  const keeping = { batch: s.batch, memberId: s.writer.memberId, nowMs: s.nowMs, newId: s.newId }
  const losses = decision.lost.length > 0 ? await lossesOf(keeping, op, before as HubRow, decision.lost) : []
  s.batch.nextSeq()
  const cleanFor = decision.isClean ? s.epoch : null
  await s.batch.put(op.type, op.id, decision.row, cleanFor, s.writer.memberId)
  if (losses.length === 0) return { n: op.n, status: 'applied', version }
  await putLosses(keeping, losses)
  return { n: op.n, status: 'merged', version, lost: losses.length }
}

async function decideFresh(s: Session, ops: readonly Op[]): Promise<OpResult[]> {
  await s.batch.load(ops.flatMap(idsOf))
  const results: OpResult[] = []
  for (const op of ops) {
    try {
      results.push(await applyOp(s, op))
    } catch (error) {
      // decisions are made in memory: one that fails leaves nothing behind and stops none after it
      results.push(rejected(op, 'failed', error instanceof Error ? error.message : String(error)))
    }
  }
  return results
}

async function keepResults(
  s: Session,
  deviceId: string,
  ops: readonly Op[],
  results: readonly OpResult[],
): Promise<void> {
  const params = ops.flatMap((op, i): HubValue[] => [
    s.batch.ws,
    s.epoch,
    op.n,
    s.batch.head,
    s.writer.memberId,
    s.nowMs,
    JSON.stringify(op),
    JSON.stringify(results[i]),
  ])
  await s.batch.tx.run(
    `INSERT INTO ops (ws, device_epoch, op_no, seq, member_id, received_at, body, result) VALUES ${places(ops.length, 8)}`,
    params,
  )
  await s.batch.tx.run(
    `INSERT INTO sync_devices (ws, device_epoch, device_id, member_id, last_op, skew_ms, seen_at) VALUES ${places(1, 7)}
     ON CONFLICT (ws, device_epoch) DO UPDATE SET last_op = excluded.last_op, skew_ms = excluded.skew_ms,
       seen_at = excluded.seen_at`,
    [s.batch.ws, s.epoch, deviceId, s.writer.memberId, ops.at(-1)?.n ?? 0, s.skewMs, s.nowMs],
  )
}

/** The ops of a request by number; a batch that is not in order is no batch. */
function inOrder(request: PushRequest): readonly Op[] {
  const isRising = request.ops.every((op, i) => op.n > (request.ops[i - 1]?.n ?? 0))
  if (!isRising) throw new HubFault({ type: 'invalid', retry: 'never', detail: 'ops are not in order' })
  return request.ops
}

/** Somebody was given another team, or came, since the directory was read: what it says of places may be wrong. */
class StaleDirectory extends Error {}

/** Decides a batch of ops. Throws a `HubFault`, or `HubBusy` when the database did not take it. */
export async function push(deps: PushDeps, caller: SyncCaller, request: PushRequest): Promise<PushAnswer> {
  for (;;)
    try {
      return await decided(deps, caller, request)
    } catch (error) {
      if (!(error instanceof StaleDirectory)) throw error
      deps.people?.forget()
    }
}

async function decided(deps: PushDeps, caller: SyncCaller, request: PushRequest): Promise<PushAnswer> {
  const all = inOrder(request)
  const directory = await deps.directory()
  const nowMs = deps.nowMs()
  return deps.driver.write(async (tx) => {
    const batch = await Batch.begin(tx, caller.ws, directory)
    // asked while the counter is held: who moves after this finds these rows and moves them, too
    if (deps.people && (await deps.people.acts(tx)) !== directory.acts) throw new StaleDirectory()
    const state = await deviceState(tx, caller, request.deviceEpoch)
    if (state && state.device_id !== caller.deviceId) throw new HubFault({ type: 'forked', retry: 'resync' })
    const last = state?.last_op ?? 0
    if (request.after > last) throw new HubFault({ type: 'expected', retry: 'resync', after: last })
    const old = await repeated(
      tx,
      caller.ws,
      request.deviceEpoch,
      all.filter((op) => op.n <= last),
    )
    const ops = all.filter((op) => op.n > last)
    if (ops.length === 0) return { results: old, head: batch.head }
    const session: Session = {
      batch,
      writer: { memberId: caller.memberId, scope: new Set(directory.scope(caller.memberId)), directory },
      epoch: request.deviceEpoch,
      skewMs: nowMs - request.sentAtMs,
      nowMs,
      newId: deps.newId ?? newId,
    }
    const results = await decideFresh(session, ops)
    await batch.flush()
    await keepResults(session, caller.deviceId, ops, results)
    await deps.beforeCommit?.()
    return { results: [...old, ...results], head: batch.head }
  })
}
