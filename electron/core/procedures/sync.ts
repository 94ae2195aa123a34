/** The hub this laptop belongs to: joining and leaving, rounds, how far it is. What waits and what was refused: `unsent.ts`. */
import { hostname } from 'node:os'
import type { syncProcedures, syncTroubles } from '../../../shared/api/sync.ts'
import type { Output } from '../../../shared/api/contract.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { unsentFiles } from '../files/transfer-rows.ts'
import { first, number, sql, type ReadDb, type Sql } from '../store/sql.ts'
import { HubUnavailable } from '../sync/hub-client.ts'
import { readLink, type HubLink } from '../sync/hub-link.ts'
import { joinHub, leaveHub, parseInvitation } from '../sync/join.ts'
import { findReplica, listBuckets } from '../sync/replica.ts'
import type { SyncEngine } from '../sync/engine.ts'
import type { WriterContext } from '../context.ts'
import type { Handlers } from './handlers.ts'

type Trouble = (typeof syncTroubles)[number]

/** How long the hub's people are waited for (ms). */
const listMs = 10_000

/** Changes no hub has decided on. Counted as all but the others: the pending ones are all of a large store, or few. */
export const pendingOps = (db: ReadDb): number =>
  number(db, sql`SELECT (SELECT count(*) FROM outbox) - (SELECT count(*) FROM outbox WHERE state <> 'pending')`)

const rejectedOps = (db: ReadDb): number => number(db, sql`SELECT count(*) FROM outbox WHERE state = 'rejected'`)
const openConflicts = (db: ReadDb): number =>
  number(db, sql`SELECT count(*) FROM conflicts WHERE resolved_at IS NULL AND deleted_at IS NULL`)

const troubleOf = (link: HubLink): Trouble | null => link.refused ?? link.trouble

const movingUp = ({ carrier }: WriterContext): number =>
  [...(carrier?.moving.values() ?? [])].reduce((sum, m) => sum + (m.direction === 'up' ? m.doneBytes : 0), 0)

/** A command line that only reads runs beside the app and has no rounds of its own. */
const stateOf = (ctx: Partial<Pick<WriterContext, 'sync'>>): SyncEngine['state'] =>
  ctx.sync?.state ?? { isRunning: false, progress: null, last: null }

function firstSync(ctx: WriterContext): NonNullable<Output<'sync.status'>['hub']>['firstSync'] {
  const buckets = listBuckets(ctx.read)
  const done = buckets.filter((b) => b.isComplete).length
  if (buckets.length > 0 && done === buckets.length) return null
  const { progress } = stateOf(ctx)
  const share = progress?.at === undefined || progress.head === 0 ? 0 : progress.at / progress.head
  return { done, buckets: buckets.length, share: Math.min(1, share) }
}

function hubOf(ctx: WriterContext): Output<'sync.status'>['hub'] {
  const link = readLink(ctx.read)
  if (!link) return null
  return {
    name: link.hubName,
    url: link.url,
    memberName: link.name,
    role: link.role,
    teamName: link.teamName,
    joinedAtMs: link.joinedAtMs,
    lastContactMs: link.lastContactMs,
    isRunning: stateOf(ctx).isRunning,
    trouble: troubleOf(link),
    detail: link.detail,
    removal: link.removal,
    firstSync: firstSync(ctx),
    skewMs: link.skewMs,
  }
}

/** Why joining did not work, as a code with words in the language files. */
function joinRefusal(error: unknown): unknown {
  if (!(error instanceof HubUnavailable)) return error
  const { trouble } = error
  if (trouble.type === 'offline') return conflict('hub_offline')
  if (trouble.type === 'portal' || trouble.type === 'garbled') return conflict('hub_portal')
  const wire = trouble.error
  if (wire.type === 'code') return conflict(wire.why === 'inactive' ? 'hub_inactive' : `hub_code_${wire.why}`)
  return conflict(wire.retry === 'backoff' ? 'hub_busy' : 'hub_code_unknown')
}

/** Why an act on people was not done, as a code with words in the language files. */
function teamRefusal(error: unknown): unknown {
  if (!(error instanceof HubUnavailable)) return error
  const { trouble } = error
  if (trouble.type !== 'hub') return conflict(trouble.type === 'offline' ? 'hub_offline' : 'hub_portal')
  const wire = trouble.error
  if (wire.type === 'refused') return conflict(`team_${wire.why}`)
  if (wire.type === 'revoked' || wire.type === 'unauthorised') return conflict(`hub_${wire.type}`)
  if (wire.type === 'not_found') return conflict('hub_no_team')
  return conflict(wire.retry === 'backoff' ? 'hub_busy' : 'hub_forbidden')
}

/** Lines that are written on the page of a record, and are of it: what is sent of them is sent of it. */
const linesOf: Readonly<Record<string, Sql>> = {
  comparison: sql`SELECT id FROM comparison_rows WHERE comparison_id =`,
  quote: sql`SELECT id FROM quote_lines WHERE quote_id =`,
}

function recordState(ctx: WriterContext, type: string, id: string): Output<'sync.record'> {
  const link = readLink(ctx.read)
  const lines = linesOf[type]
  const orLines = (column: Sql): Sql => (lines === undefined ? sql`` : sql`OR ${column} IN (${lines} ${id})`)
  const count = (state: string): number =>
    number(
      ctx.read,
      sql`SELECT count(*) FROM changes c JOIN outbox o USING (change_id)
          WHERE ((c.row_id = ${id} AND c.type = ${type}) ${orLines(sql`c.row_id`)}) AND o.state = ${state}`,
    )
  const unsent = count('pending')
  const replica = findReplica(ctx.read, type, id)
  const conflicts = number(
    ctx.read,
    sql`SELECT count(*) FROM conflicts WHERE (record_id = ${id} ${orLines(sql`record_id`)}) AND resolved_at IS NULL AND deleted_at IS NULL`,
  )
  const state =
    link === null
      ? 'no_hub'
      : count('rejected') > 0
        ? 'refused'
        : replica === null
          ? 'only_here'
          : unsent > 0
            ? 'sending'
            : 'on_hub'
  return { state, unsent, conflicts, version: replica?.version ?? 0, lastContactMs: link?.lastContactMs ?? null }
}

export const syncHandlers: Handlers<
  Extract<
    keyof typeof syncProcedures,
    | 'sync.status'
    | 'sync.now'
    | 'sync.join'
    | 'sync.leave'
    | 'sync.record'
    | 'sync.verify'
    | 'sync.likeness'
    | 'team.act'
  >
> = {
  'sync.status': (ctx) => ({
    unsent: pendingOps(ctx.read),
    rejected: rejectedOps(ctx.read),
    conflicts: openConflicts(ctx.read),
    keptAside: number(ctx.read, sql`SELECT count(*) FROM kept_aside`),
    files: { ...unsentFiles(ctx.read), doneBytes: movingUp(ctx) },
    hub: hubOf(ctx),
  }),

  'sync.now': async (ctx, { mayRemoveMany }) => {
    const result = await ctx.sync.round({ mayRemoveMany })
    // who waits for a later try need not, and listens again
    if (result.type === 'done') ctx.sync.wanted()
    const link = readLink(ctx.read)
    const done = result.type === 'done' ? result : { sent: 0, received: 0 }
    return { trouble: link ? troubleOf(link) : null, sent: done.sent, received: done.received }
  },

  'sync.join': async (ctx, { link, code, deviceName }) => {
    const target = parseInvitation(link, code)
    if (!target) throw conflict('hub_link')
    try {
      const joined = await joinHub(ctx, target, deviceName === '' ? hostname().slice(0, 80) || 'Rapport' : deviceName)
      ctx.emit({ seq: 0, types: [], local: true, sync: true })
      ctx.sync.wanted()
      return { hubName: joined.hubName, memberName: joined.name, role: joined.role }
    } catch (error) {
      throw joinRefusal(error)
    }
  },

  'sync.leave': (ctx) => {
    leaveHub(ctx)
    ctx.emit({ seq: 0, types: [], local: true, sync: true })
    return {}
  },

  'sync.record': (ctx, { type, id }) => recordState(ctx, type, id),

  'sync.verify': async (ctx) => {
    const found = await ctx.sync.verify()
    if (!found) throw conflict('hub_offline')
    return found
  },

  'team.act': async (ctx, request) => {
    const link = readLink(ctx.read)
    if (!link) throw conflict('hub_none')
    try {
      // who only looks is told soon that there is no network
      const signal = request.act === 'list' ? AbortSignal.timeout(listMs) : undefined
      return await ctx.sync.client(link).ask('team', request, signal)
    } catch (error) {
      throw teamRefusal(error)
    }
  },

  'sync.likeness': async (ctx, input) => {
    const link = readLink(ctx.read)
    if (!link) return { asked: false, found: [] }
    try {
      const { found } = await ctx.sync.client(link).ask('likeness', input, AbortSignal.timeout(4_000))
      return { asked: true, found }
    } catch (error) {
      if (error instanceof HubUnavailable) return { asked: false, found: [] }
      throw error
    }
  },
}

/** The name of a team member, or null. */
export const memberName = (db: ReadDb, id: string | null): string | null =>
  id === null ? null : (first<{ name: string }>(db, sql`SELECT name FROM team_members WHERE id = ${id}`)?.name ?? null)
