/** A value that lost becomes a conflict record, in the transaction that decided (docs/sync.md, M2). */
import type { HubRow, Lost } from '../../shared/sync/merge.ts'
import type { Op } from '../../shared/sync/op.ts'
import { toPayload, type Payload } from '../../shared/sync/payload.ts'
import type { Batch } from './batch.ts'

export interface Keeping {
  readonly batch: Batch
  readonly memberId: string
  readonly nowMs: number
  readonly newId: (nowMs: number) => string
}

/** A record still to be put. */
export interface KeptLoss {
  readonly id: string
  readonly data: Payload
}

/** Who wrote the value the op met: the row only says who changed it last, perhaps another field of it. */
async function authorOf(k: Keeping, before: HubRow, lost: Lost): Promise<string | null> {
  const { updatedBy } = before.data
  const last = typeof updatedBy === 'string' ? updatedBy : null
  const [version, device] = lost.mark
  if (version === before.version) return last
  const [found] = await k.batch.tx.all<{ member_id: string }>(
    'SELECT member_id FROM sync_devices WHERE ws = ? AND device_epoch = ?',
    [k.batch.ws, device],
  )
  return found?.member_id ?? last
}

/** The account the record stands under, if the hub has it; what is everybody's may name one it has not. */
async function accountOf(k: Keeping, op: Op, before: HubRow): Promise<string | null> {
  if (op.type === 'account') return op.id
  const { accountId } = before.data
  if (typeof accountId !== 'string') return null
  await k.batch.load([accountId])
  return k.batch.find('account', accountId) === null ? null : accountId
}

/**
 * Makes the records of what an op overwrote or came too late for. Nothing is put yet: what can fail fails here, before anything of
 * the op has been done.
 */
export async function lossesOf(
  k: Keeping,
  op: Op,
  before: HubRow,
  lost: readonly Lost[],
): Promise<readonly KeptLoss[]> {
  const accountId = await accountOf(k, op, before)
  const losses: KeptLoss[] = []
  for (const one of lost) {
    const other = await authorOf(k, before, one)
    const lostBy = one.opWon ? other : k.memberId
    const data = toPayload({
      accountId,
      recordType: op.type,
      recordId: op.id,
      field: one.field,
      keptValue: JSON.stringify(one.kept ?? null),
      lostValue: JSON.stringify(one.lost ?? null),
      keptAt: one.keptAtMs,
      lostAt: one.lostAtMs,
      keptBy: one.opWon ? k.memberId : other,
      lostBy,
      ownerId: lostBy ?? k.memberId,
      createdAt: k.nowMs,
      createdBy: k.memberId,
      updatedAt: k.nowMs,
      updatedBy: k.memberId,
    })
    losses.push({ id: k.newId(k.nowMs), data })
  }
  await k.batch.load(losses.map(({ id }) => id))
  return losses
}

/** Puts the records, after the row they are about. */
export async function putLosses(k: Keeping, losses: readonly KeptLoss[]): Promise<void> {
  for (const { id, data } of losses) {
    const version = k.batch.nextSeq()
    await k.batch.put('conflict', id, { version, data, marks: {}, device: 'hub', otherVersion: 0 }, null, k.memberId)
  }
}
