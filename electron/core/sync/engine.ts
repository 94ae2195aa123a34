/**
 * One round of syncing at a time: what was done here goes up, then what was done elsewhere comes down. It never throws: what
 * became of the round is its answer, and is what the person is told.
 */
import type { Hint } from '../../../shared/api/hint.ts'
import type { Store } from '../store/store.ts'
import { leaveGivenAway } from './given-away.ts'
import { createHubClient, HubUnavailable, type Fetch, type HubClient } from './hub-client.ts'
import { ManyRemoved } from './guard-removal.ts'
import { patchLink, readLink, type HubLink } from './hub-link.ts'
import { forgetOld, reoffer } from './outbox.ts'
import { pullStep } from './pull.ts'
import { pushAll } from './push.ts'
import { verifyReplica } from './verify-replica.ts'
import type { Progress, SyncContext } from './sync-context.ts'
import { run, sql } from '../store/sql.ts'

export type RoundResult =
  | { readonly type: 'done'; readonly sent: number; readonly received: number }
  | { readonly type: 'no_hub' }
  | { readonly type: 'offline' | 'portal' | 'busy' | 'stopped' }
  | { readonly type: 'refused'; readonly why: 'revoked' | 'unauthorised' | 'too_old' }
  | { readonly type: 'many_removed'; readonly count: number; readonly of: number }
  | { readonly type: 'failed'; readonly detail: string }

export interface SyncEngine {
  /** Runs a round, or waits for the one that runs and then runs another. */
  round(options?: { readonly mayRemoveMany?: boolean }): Promise<RoundResult>
  /** Whether a round is under way, and how far its pull has come. */
  readonly state: { readonly isRunning: boolean; readonly progress: Progress | null; readonly last: RoundResult | null }
  /** Compares all that is here with the hub and mends it; null when the hub is not there, or there is none. */
  verify(): Promise<Verified | null>
  /** Something is to be sent or asked for: whoever schedules rounds is told. */
  wanted(): void
  onWanted(listener: () => void): void
  /** The machine slept: lines made before may be dead, also the one that a round waits on. */
  woke(): void
  client(link: Pick<HubLink, 'url' | 'token'>): HubClient
  anonymous(url: string): HubClient
  /** Ends the round that runs at its next step; none begins after it. */
  stop(): Promise<void>
}

export interface Verified {
  readonly ok: boolean
  readonly rows: number
  readonly fetched: number
  readonly left: number
  readonly buckets: { readonly bucket: string; readonly rows: number; readonly ok: boolean }[]
}

export interface EngineDeps {
  readonly store: () => Store
  readonly dir: string
  readonly nowMs: () => number
  readonly fetch: Fetch
  readonly emit: (hint: Hint) => void
}

function resultOf(store: Store, error: unknown): RoundResult {
  if (error instanceof ManyRemoved) return { type: 'many_removed', count: error.count, of: error.of }
  if (!(error instanceof HubUnavailable)) {
    if (error instanceof Error && error.name === 'AbortError') return { type: 'stopped' }
    return { type: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
  const { trouble } = error
  if (trouble.type === 'offline' || trouble.type === 'portal') return { type: trouble.type }
  if (trouble.type === 'garbled') return { type: 'failed', detail: trouble.detail }
  const { error: wire } = trouble
  if (wire.type === 'revoked' || wire.type === 'unauthorised' || wire.type === 'too_old') {
    patchLink(store.write, { refused: wire.type })
    return { type: 'refused', why: wire.type }
  }
  return wire.retry === 'backoff' ? { type: 'busy' } : { type: 'failed', detail: wire.type }
}

/** What a command line, or the next start, says of the last round. */
function keepResult(store: Store, result: RoundResult): void {
  const link = readLink(store.read)
  if (!link || result.type === 'stopped' || result.type === 'no_hub' || result.type === 'refused') return
  const next = {
    trouble: result.type === 'done' ? null : result.type,
    detail: result.type === 'failed' ? result.detail : null,
    removal: result.type === 'many_removed' ? { count: result.count, of: result.of } : null,
  }
  const { trouble, detail, removal } = link
  if (JSON.stringify(next) !== JSON.stringify({ trouble, detail, removal })) patchLink(store.write, next)
}

/**
 * A hub whose log is another one than the one read so far: everything is read again, what it lost is offered again, and
 * older states of it are taken, for they are all it has. What it still has it answers as before.
 */
function startOver(store: Store, logEpoch: string): void {
  const { write } = store
  write.connection
    .transaction(() => {
      run(write, sql`UPDATE replica_buckets SET cursor = 0, is_complete = 0`)
      run(write, sql`UPDATE replica_rows SET version = 0`)
      run(write, sql`DELETE FROM sync_inbox`)
      // its files may be those of another day: each is asked for again
      run(write, sql`DELETE FROM hub_files`)
      reoffer(write, 0)
      // named at once: a log that begins and is lost again before it was read must be noticed, too
      patchLink(write, { logEpoch, decided: 0, lookedFor: 0 })
    })
    .immediate()
}

const syncHint: Hint = { seq: 0, types: [], local: false, sync: true }

/** The log a hub says it has, in the place of the one asked for; null for any other error. */
const newLogOf = (error: unknown): string | null =>
  error instanceof HubUnavailable && error.trouble.type === 'hub' && error.trouble.error.type === 'resync'
    ? error.trouble.error.logEpoch
    : null

/** How long the hub's word on who this is, and what time it is, is good (ms). */
const greetMs = 5 * 60_000

/** Asks the hub who this is: now and then, and whenever the last round did not come to its end. */
async function greet(ctx: SyncContext, client: HubClient, link: HubLink): Promise<void> {
  const askedAt = ctx.nowMs()
  const sinceMs = askedAt - (link.greetedMs ?? 0)
  const isFresh = sinceMs >= 0 && sinceMs < greetMs
  if (isFresh && link.trouble === null && link.refused === null) return
  const hello = await client.ask('hello', {}, ctx.signal)
  patchLink(ctx.store.write, {
    skewMs: hello.nowMs - Math.round((askedAt + ctx.nowMs()) / 2),
    role: hello.role,
    name: hello.name,
    teamName: hello.teamName,
    hubName: hello.hubName,
    lastContactMs: ctx.nowMs(),
    greetedMs: askedAt,
    refused: null,
  })
  if (link.logEpoch === null) patchLink(ctx.store.write, { logEpoch: hello.logEpoch })
  else if (hello.logEpoch !== link.logEpoch) startOver(ctx.store, hello.logEpoch)
}

async function pushAndPull(ctx: SyncContext, client: HubClient): Promise<{ sent: number; received: number }> {
  const link = readLink(ctx.store.read)
  if (!link) return { sent: 0, received: 0 }
  await greet(ctx, client, link)
  let sent = await pushAll(ctx, client)
  let received = 0
  const counting: SyncContext = {
    ...ctx,
    progress: (p) => {
      received += p.rows
      ctx.progress(p)
    },
  }
  for (let isFirst = true; await pullStep(counting, client, isFirst); isFirst = false)
    // what the person does meanwhile does not wait for the rest of a long first read
    sent += await pushAll(ctx, client)
  await leaveGivenAway(ctx, client)
  patchLink(ctx.store.write, { lastContactMs: ctx.nowMs() })
  forgetOld(ctx.store.write, ctx.nowMs())
  return { sent, received }
}

/** The engine of a store; it opens no connection until a round is asked for. */
export function createSyncEngine(deps: EngineDeps): SyncEngine {
  let running: Promise<RoundResult> | null = null
  let progress: Progress | null = null
  let last: RoundResult | null = null
  let onWanted: (() => void) | null = null
  const stopping = new AbortController()
  let isLineDoubted = false
  let asked: HubClient | null = null
  const client = (link: Pick<HubLink, 'url' | 'token'>): HubClient => {
    asked = createHubClient({ ...link, fetch: deps.fetch, isLineDoubted })
    isLineDoubted = false
    return asked
  }
  const contextOf = (store: Store, mayRemoveMany: boolean): SyncContext => ({
    store,
    dir: deps.dir,
    nowMs: deps.nowMs,
    signal: stopping.signal,
    emit: deps.emit,
    mayRemoveMany,
    progress: (p) => {
      progress = p
      deps.emit(syncHint)
    },
  })
  const once = async (mayRemoveMany: boolean): Promise<RoundResult> => {
    const store = deps.store()
    const link = readLink(store.read)
    if (!link) return { type: 'no_hub' }
    const ctx = contextOf(store, mayRemoveMany)
    const hub = client(link)
    let newLog: string | null
    try {
      return { type: 'done', ...(await pushAndPull(ctx, hub)) }
    } catch (error) {
      newLog = newLogOf(error)
      if (newLog === null) return resultOf(store, error)
    }
    try {
      startOver(store, newLog)
      return { type: 'done', ...(await pushAndPull(ctx, hub)) }
    } catch (error) {
      return resultOf(store, error)
    }
  }
  const round = async (options: { readonly mayRemoveMany?: boolean } = {}): Promise<RoundResult> => {
    while (running) await running
    if (stopping.signal.aborted) return { type: 'stopped' }
    running = once(options.mayRemoveMany ?? false)
    deps.emit(syncHint)
    try {
      last = await running
      keepResult(deps.store(), last)
      return last
    } finally {
      running = null
      progress = null
      deps.emit(syncHint)
    }
  }
  const verify = async (): Promise<Verified | null> => {
    const result = await round()
    if (result.type !== 'done') return null
    while (running) await running
    const store = deps.store()
    const link = readLink(store.read)
    if (!link) return null
    try {
      return await verifyReplica(contextOf(store, false), client(link))
    } catch (error) {
      // a backup was put in the place of what was being compared
      if (error instanceof HubUnavailable || deps.store() !== store) return null
      throw error
    }
  }
  return {
    round,
    verify,
    wanted: () => onWanted?.(),
    onWanted: (listener) => {
      onWanted = listener
    },
    get state() {
      return { isRunning: running !== null, progress, last }
    },
    woke: () => {
      isLineDoubted = true
      asked?.again()
    },
    client,
    anonymous: (url) => createHubClient({ url, token: null, fetch: deps.fetch }),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
