/** What changed in some buckets after a place, a page at a time, on one snapshot of the database. */
import type { BucketState, PulledRow, PullAnswer, PullRequest } from '../../shared/sync/messages.ts'
import { zero64 } from '../../shared/sync/sum64.ts'
import { marks, type SqlDriver, type SqlTx } from '../storage/sql-driver.ts'
import type { SyncCaller } from './caller.ts'
import { creditOf, membersByDevice } from './credit.ts'
import type { Directory } from './directory.ts'
import { HubFault } from './fault.ts'

export interface PullDeps {
  readonly driver: SqlDriver
  readonly directory: () => Promise<Directory>
}

interface FeedRow {
  readonly seq: number
  readonly bucket: string
  readonly id: string
  readonly type: string
  readonly removed: number
}

interface Content {
  readonly id: string
  readonly type: string
  readonly version: number
  readonly data: string
  readonly digest: string
  readonly clean_for: string | null
  readonly marks: string
  readonly device: string
}

export interface Workspace {
  readonly head: number
  readonly logEpoch: string
  readonly name: string
}

/** Where a workspace stands. */
export async function workspaceOf(tx: SqlTx, ws: string): Promise<Workspace> {
  const [row] = await tx.all<{ seq: number; log_epoch: string; name: string }>(
    'SELECT seq, log_epoch, name FROM workspaces WHERE ws = ?',
    [ws],
  )
  if (!row) throw new Error(`there is no workspace ${ws}`)
  return { head: row.seq, logEpoch: row.log_epoch, name: row.name }
}

/** One more than the entries of one row at one place: a person's bucket and a team's that it left, and two it came into. */
const oneRowAndMore = 5

/** The next entries of several buckets, merged in order; a row that is in two of them stands there twice, side by side. */
async function feedOf(tx: SqlTx, ws: string, request: PullRequest, most: number): Promise<FeedRow[]> {
  // each bucket by its own index range: an IN would sort all that is new
  const each = request.buckets.map(
    () => `SELECT * FROM (SELECT seq, bucket, id, type, removed FROM bucket_rows
           WHERE ws = ? AND bucket = ? AND seq > ? ORDER BY seq LIMIT ?) AS one`,
  )
  const params = request.buckets.flatMap((b) => [ws, b, request.after, most])
  return tx.all<FeedRow>(`${each.join(' UNION ALL ')} ORDER BY seq LIMIT ${most}`, params)
}

/** Contents of rows by `id type`. */
export async function contentsOf(tx: SqlTx, ws: string, ids: readonly string[]): Promise<Map<string, Content>> {
  const found = new Map<string, Content>()
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    const rows = await tx.all<Content>(
      `SELECT id, type, version, data, digest, clean_for, marks, device FROM sync_rows WHERE ws = ? AND id IN (${marks(some.length)})`,
      [ws, ...some],
    )
    for (const row of rows) found.set(`${row.id} ${row.type}`, row)
  }
  return found
}

async function checkpointOf(tx: SqlTx, ws: string, buckets: readonly string[]): Promise<BucketState[]> {
  const rows = await tx.all<{ bucket: string; row_count: number; digest_sum: string }>(
    `SELECT bucket, row_count, digest_sum FROM buckets WHERE ws = ? AND bucket IN (${marks(buckets.length)})`,
    [ws, ...buckets],
  )
  const known = new Map(rows.map((r) => [r.bucket, r]))
  return buckets.map((b) => ({
    b,
    count: known.get(b)?.row_count ?? 0,
    sum: known.get(b)?.digest_sum ?? zero64,
  }))
}

/** Entries of one row at one place, as one. */
function grouped(feed: readonly FeedRow[]): (FeedRow & { in: string[]; out: string[] })[] {
  const rows: (FeedRow & { in: string[]; out: string[] })[] = []
  for (const entry of feed) {
    const last = rows.at(-1)
    const row =
      last && last.seq === entry.seq && last.id === entry.id && last.type === entry.type
        ? last
        : { ...entry, in: [], out: [] }
    if (row !== last) rows.push(row)
    ;(entry.removed === 1 ? row.out : row.in).push(entry.bucket)
  }
  return rows
}

/** The page as JSON: payloads are stored as they travel, and are not read and written again. */
export interface Page {
  readonly answer: Omit<PullAnswer, 'rows'>
  readonly rows: readonly string[]
}

function rowText(
  row: { seq: number; type: string; id: string; in: string[]; out: string[] },
  content: Content | undefined,
  asked: { readonly own: string | null; readonly after: number; readonly members: ReadonlyMap<string, string> | null },
): string {
  const head: PulledRow = {
    s: row.seq,
    t: row.type,
    i: row.id,
    ...(row.in.length > 0 ? { in: row.in } : {}),
    ...(row.out.length > 0 ? { out: row.out } : {}),
    ...(content && content.version !== row.seq ? { v: content.version } : {}),
  }
  if (row.in.length === 0 || !content) return JSON.stringify(head)
  const { own, after, members } = asked
  if (own !== null && content.clean_for === own) return JSON.stringify({ ...head, h: content.digest })
  const by = members === null ? undefined : creditOf(content, after, members)
  return `${JSON.stringify(by === undefined ? head : { ...head, by }).slice(0, -1)},"d":${content.data}}`
}

/** A page ends before it is longer (code units): a laptop takes 64 MiB and no more, and would ask for the same page for ever. */
const mostPageLength = 16_000_000

/** The first rows that fit a page; one always does. */
function fitting(texts: readonly string[]): readonly string[] {
  let length = 0
  const over = texts.findIndex((text) => (length += text.length) > mostPageLength)
  return over < 0 ? texts : texts.slice(0, Math.max(1, over))
}

/** Throws a `HubFault` when the cursor is of another log, or the buckets are not the person's. */
export async function pull(deps: PullDeps, caller: SyncCaller, request: PullRequest): Promise<Page> {
  const scope = (await deps.directory()).scope(caller.memberId)
  return deps.driver.read(async (tx) => {
    const { head, logEpoch } = await workspaceOf(tx, caller.ws)
    if ((request.logEpoch !== null && request.logEpoch !== logEpoch) || request.after > head)
      throw new HubFault({ type: 'resync', retry: 'resync', logEpoch })
    const mine = new Set(scope)
    if (!request.buckets.every((b) => mine.has(b)))
      throw new HubFault({ type: 'scope', retry: 'resync', scope: [...scope] })
    const most = Math.max(request.limit, oneRowAndMore)
    const raw = await feedOf(tx, caller.ws, request, most)
    const rows = grouped(raw)
    // a row cut in two by the limit would come again without its first half
    const uncut = raw.length < most ? rows : rows.slice(0, -1)
    const whole = uncut.slice(0, request.limit)
    const contents = await contentsOf(
      tx,
      caller.ws,
      whole.filter((r) => r.in.length > 0).map((r) => r.id),
    )
    const own = request.after === 0 ? null : (request.deviceEpoch ?? null)
    // a first reading is no history
    const members = request.after === 0 ? null : await membersByDevice(tx, caller.ws)
    const texts = fitting(
      whole.map((r) => rowText(r, contents.get(`${r.id} ${r.type}`), { own, after: request.after, members })),
    )
    const isLast = raw.length < most && texts.length === uncut.length
    const next = isLast ? head : (whole[texts.length - 1]?.seq ?? request.after)
    return {
      rows: texts,
      answer: {
        logEpoch,
        scope: [...scope],
        next,
        head,
        ...(isLast ? { checkpoint: await checkpointOf(tx, caller.ws, request.buckets) } : {}),
      },
    }
  })
}
