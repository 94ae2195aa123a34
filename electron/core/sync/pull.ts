/**
 * Reads the hub's changes. Buckets read before are brought up to date together and whole or not at all: pages wait in the
 * inbox until count and checksum agree with what the hub says (docs/sync.md, R1). A bucket that is new here is taken a page
 * at a time, nearest first, so that a first sync is of use at once and goes on where it was torn off.
 */
import {
  maxRowsPerPage,
  protocolVersion,
  type BucketState,
  type PullAnswer,
  type PulledRow,
} from '../../../shared/sync/messages.ts'
import { userBucket, workspaceBucket } from '../../../shared/sync/buckets.ts'
import { all, run, sql } from '../store/sql.ts'
import type { HubClient } from './hub-client.ts'
import { patchLink, readLink, type HubLink } from './hub-link.ts'
import { pendingRows } from './outbox.ts'
import { NotAsTold, receive, type Receiver } from './receive.ts'
import { listBuckets, setCursor, takeScope, type ReplicaBucket } from './replica.ts'
import { checkScope, followScope, scopeTold } from './follow-scope.ts'
import { leaveBuckets } from './leave-buckets.ts'
import { fetchRows, repairBucket } from './repair.ts'
import { guardRemoval } from './guard-removal.ts'
import { leadsTo } from './foresee.ts'
import { inSlices, tell } from './slices.ts'
import type { SyncContext } from './sync-context.ts'

const nextBody = (link: HubLink, buckets: readonly string[], after: number) => ({
  protocol: protocolVersion,
  logEpoch: link.logEpoch,
  buckets,
  after,
  limit: maxRowsPerPage,
  deviceEpoch: link.deviceEpoch,
})

/**
 * Remembers the hub's log, and what of the person's scope is new; answers what is gone, which is left only once the rest
 * of the answer has proved sound.
 */
function takeAnswer(ctx: SyncContext, answer: Pick<PullAnswer, 'logEpoch' | 'scope'>): readonly string[] {
  checkScope(ctx, answer.scope)
  const { write } = ctx.store
  return write.connection
    .transaction(() => {
      patchLink(write, { logEpoch: answer.logEpoch })
      return takeScope(write, answer.scope)
    })
    .immediate()
}

/** Rows of pages in an order in which no reader sees half of an account: what belongs together comes together. */
function inOrder(rows: readonly PulledRow[]): readonly PulledRow[] {
  const placeOf = ({ t, i, d }: PulledRow): string => {
    const accountId = t === 'account' ? i : d?.['accountId']
    return typeof accountId === 'string' ? accountId : ''
  }
  const rank = (row: PulledRow): string => (row.t === 'teamMember' ? '0' : row.t === 'account' ? '1' : '2')
  const keys = new Map(rows.map((row) => [row, `${row.t === 'teamMember' ? '' : placeOf(row)} ${rank(row)}`]))
  return rows.toSorted((a, b) => ((keys.get(a) as string) < (keys.get(b) as string) ? -1 : 1))
}

const isAsTold = (receiver: Receiver, checkpoint: readonly BucketState[]): boolean =>
  checkpoint.every(({ b, count, sum }) => {
    const state = receiver.sums.stateOf(b)
    return state.count === count && state.sum === sum
  })

/** A page of a bucket that is new here. */
async function takeFirstPage(
  ctx: SyncContext,
  client: HubClient,
  bucket: ReplicaBucket,
  answer: PullAnswer,
): Promise<void> {
  const link = readLink(ctx.store.read)
  if (!link) return
  const pending = pendingRows(ctx.store.read, link.decided)
  await inSlices(ctx, { pending, withHistory: false }, inOrder(answer.rows), (receiver, row) => {
    receiver.take(row)
  })
  const told = answer.checkpoint
  const done = receive(ctx.store, { nowMs: ctx.nowMs(), pending, withHistory: false }, (receiver) => {
    const isSound = told === undefined || isAsTold(receiver, told)
    setCursor(receiver.db, [bucket.bucket], answer.next, told !== undefined && isSound)
    return isSound
  })
  if (done.value) return
  await repairBucket(ctx, client, bucket.bucket)
  // read again in this round it would be read without end
  const isWhole = listBuckets(ctx.store.read).some((b) => b.bucket === bucket.bucket && b.isComplete)
  if (!isWhole) throw new Error(`${bucket.bucket} did not become what the hub says`)
}

/** So many rows are applied in one transaction. */
const atOnce = 200

interface Inbox {
  readonly pages: readonly PullAnswer[]
  readonly next: number
}

const groupKey = (buckets: readonly string[], after: number): string => `${after} ${buckets.join(' ')}`

/** Pages of this very pull that were fetched before, e.g. before the program ended. */
function readInbox(ctx: SyncContext, key: string, after: number): Inbox {
  run(ctx.store.write, sql`DELETE FROM sync_inbox WHERE group_key <> ${key}`)
  const rows = all<{ body: string }>(ctx.store.read, sql`SELECT body FROM sync_inbox ORDER BY page_no`)
  const pages = rows.map((r) => JSON.parse(r.body) as PullAnswer)
  return { pages, next: pages.at(-1)?.next ?? after }
}

/** Applies a whole set of pages: at once when it is small, in slices after a dry count when it is not. */
async function applyWhole(
  ctx: SyncContext,
  buckets: readonly string[],
  pages: readonly PullAnswer[],
): Promise<boolean> {
  const link = readLink(ctx.store.read)
  const last = pages.at(-1)
  if (!link || !last?.checkpoint) return true
  const { checkpoint } = last
  const rows = pages.flatMap((page) => page.rows)
  const pending = pendingRows(ctx.store.read, link.decided)
  guardRemoval(ctx, rows, checkpoint)
  const options = { nowMs: ctx.nowMs(), pending, withHistory: true }
  if (rows.length > atOnce) {
    if (!(await leadsTo(ctx, rows, checkpoint))) return false
    await inSlices(ctx, options, inOrder(rows), (receiver, row) => {
      receiver.take(row)
    })
  }
  try {
    const done = receive(ctx.store, options, (receiver) => {
      if (rows.length <= atOnce) for (const row of inOrder(rows)) receiver.take(row)
      if (!isAsTold(receiver, checkpoint)) throw new NotAsTold()
      setCursor(receiver.db, buckets, last.next, true)
      run(receiver.db, sql`DELETE FROM sync_inbox`)
    })
    tell(ctx, done)
    return true
  } catch (error) {
    if (error instanceof NotAsTold) return false
    throw error
  }
}

/** Brings buckets read before up to date; what does not come out as the hub said is compared row by row. */
async function pullKnown(ctx: SyncContext, client: HubClient, known: readonly ReplicaBucket[]): Promise<void> {
  const buckets = known.map((b) => b.bucket)
  const after = Math.min(...known.map((b) => b.cursor))
  const key = groupKey(buckets, after)
  let { pages, next } = readInbox(ctx, key, after)
  let gone: readonly string[] = []
  for (;;) {
    const link = readLink(ctx.store.read)
    if (!link) return
    const answer = await client.ask('pull', nextBody(link, buckets, next), ctx.signal)
    gone = takeAnswer(ctx, answer)
    pages = [...pages, answer]
    if (answer.checkpoint) break
    // a page that leads nowhere would be asked for without end
    if (answer.next <= next) throw new Error('the hub sends pages without end')
    next = answer.next
    run(ctx.store.write, sql`INSERT INTO sync_inbox (group_key, body) VALUES (${key}, ${JSON.stringify(answer)})`)
    ctx.progress({ rows: pages.reduce((n, p) => n + p.rows.length, 0), head: answer.head })
  }
  const isSound = await applyWhole(ctx, buckets, pages)
  if (!isSound) {
    run(ctx.store.write, sql`DELETE FROM sync_inbox`)
    for (const bucket of buckets) if (!gone.includes(bucket)) await repairBucket(ctx, client, bucket)
  }
  await leaveBuckets(ctx, gone)
}

/** Rows of which this laptop knows that it has them not as the hub does. */
async function fetchWanted(ctx: SyncContext, client: HubClient): Promise<void> {
  const wanted = all<{ type: string; row_id: string }>(ctx.store.read, sql`SELECT type, row_id FROM replica_wanted`)
  if (wanted.length > 0)
    await fetchRows(
      ctx,
      client,
      wanted.map((row) => [row.type, row.row_id] as const),
    )
}

/**
 * The next step of reading: what is known, then one page of the nearest bucket that is new. False when all is read. A hub
 * that says that buckets asked for are no longer the person's is believed, and asked again for those that are.
 */
export async function pullStep(ctx: SyncContext, client: HubClient, isFirst: boolean): Promise<boolean> {
  try {
    return await step(ctx, client, isFirst)
  } catch (error) {
    const scope = scopeTold(error)
    if (!scope) throw error
    await followScope(ctx, scope)
  }
  return step(ctx, client, isFirst)
}

async function step(ctx: SyncContext, client: HubClient, isFirst: boolean): Promise<boolean> {
  const link = readLink(ctx.store.read)
  if (!link) return false
  let buckets = listBuckets(ctx.store.read)
  if (buckets.length === 0) {
    takeScope(ctx.store.write, [workspaceBucket, userBucket(link.memberId)])
    buckets = listBuckets(ctx.store.read)
  }
  if (isFirst) await fetchWanted(ctx, client)
  const known = buckets.filter((b) => b.isComplete)
  for (let i = 0; isFirst && i < known.length; i += 100) await pullKnown(ctx, client, known.slice(i, i + 100))
  const fresh = listBuckets(ctx.store.read).find((b) => !b.isComplete)
  if (!fresh) return false
  const answer = await client.ask('pull', nextBody(link, [fresh.bucket], fresh.cursor), ctx.signal)
  if (!answer.checkpoint && answer.next <= fresh.cursor) throw new Error('the hub sends pages without end')
  const gone = takeAnswer(ctx, answer)
  await takeFirstPage(ctx, client, fresh, answer)
  await leaveBuckets(ctx, gone)
  ctx.progress({ rows: answer.rows.length, head: answer.head, at: answer.next })
  return listBuckets(ctx.store.read).some((b) => !b.isComplete)
}
