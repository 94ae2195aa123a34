/**
 * Joining and leaving a hub. Everything made before joining goes up. The person keeps the team member they signed with so
 * far where the hub allows it; where the hub knows them under another, what is theirs is put under that one first.
 */
import { protocolVersion, type JoinAnswer } from '../../../shared/sync/messages.ts'
import { conflict } from '../../../shared/api/wire-error.ts'
import { recordTypeNames, recordTypeOf } from '../../../shared/domain/record-types.ts'
import type { WriterContext } from '../context.ts'
import { readMeId, writeSettings } from '../settings.ts'
import { commit } from '../store/commit.ts'
import { snake, tableOf } from '../store/columns.ts'
import { findRow, insertRow } from '../store/rows.ts'
import { all, run, sql, trusted } from '../store/sql.ts'
import type { Tx } from '../store/tx.ts'
import { dropLink, readLink, writeLink, type HubLink } from './hub-link.ts'
import { offerAll } from './offer-all.ts'
import { reoffer } from './outbox.ts'
import { newEpoch } from './push.ts'

export interface JoinTarget {
  /** The address of the hub, ending in a slash. */
  readonly url: string
  readonly code: string
}

/**
 * Reads what a person pastes: an invitation link with the code after `#`, or an address and a code apart. Null when it is
 * neither, or leads out of the web over an open line to anything but this very machine.
 */
export function parseInvitation(link: string, code: string | null): JoinTarget | null {
  let url: URL
  try {
    url = new URL(link.trim())
  } catch {
    return null
  }
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) return null
  const found = (code ?? '').trim() || decodeURIComponent(url.hash.slice(1))
  if (found === '' || found.length > 200) return null
  const path = url.pathname.replace(/join\/?$/, '')
  return { url: `${url.origin}${path.endsWith('/') ? path : `${path}/`}`, code: found }
}

/** Fields of a type that name a team member. */
const memberFields = recordTypeNames.map((type) => ({
  type,
  names: Object.entries(recordTypeOf(type).fields)
    .filter(([, f]) => f.target === 'teamMember' && f.kind === 'ref')
    .map(([name]) => name),
}))

/** Puts all that names one team member under another, and who made rows that no hub has seen. */
function becomeMember(tx: Tx, from: string, to: string): void {
  for (const { type, names } of memberFields) {
    const table = trusted(tableOf(type))
    for (const name of names) {
      const rows = all<{ id: string }>(tx.db, sql`SELECT id FROM ${table} WHERE ${trusted(snake(name))} = ${from}`)
      for (const { id } of rows) {
        const row = findRow(tx.db, type, id)
        if (row?.deletedAt === null) tx.putBack(type, id, { [name]: to })
      }
    }
    for (const column of ['created_by', 'updated_by'])
      run(tx.db, sql`UPDATE ${table} SET ${trusted(column)} = ${to} WHERE ${trusted(column)} = ${from} AND version = 0`)
  }
  if (findRow(tx.db, 'teamMember', from)?.deletedAt === null) tx.remove('teamMember', from)
}

/** The team member the hub knows this person by, until the pull brings the record itself. */
function ensureMember(ctx: WriterContext, answer: JoinAnswer): void {
  const { memberId, name, role } = answer
  if (findRow(ctx.read, 'teamMember', memberId) !== null) return
  const nowMs = ctx.nowMs()
  insertRow(ctx.store.write, 'teamMember', {
    id: memberId,
    version: 0,
    createdAt: nowMs,
    createdBy: null,
    updatedAt: nowMs,
    updatedBy: null,
    deletedAt: null,
    sourceSystem: null,
    sourceId: null,
    name,
    email: null,
    phone: null,
    role,
    isActive: true,
  })
}

/** Asks the hub in, and remembers it. Throws `HubUnavailable`, or a conflict when there is a hub already. */
export async function joinHub(ctx: WriterContext, target: JoinTarget, deviceName: string): Promise<HubLink> {
  if (readLink(ctx.read)) throw conflict('has_hub')
  const meId = readMeId(ctx.read)
  const me = meId === null ? null : findRow(ctx.read, 'teamMember', meId)
  const body = { code: target.code, deviceName, meId, name: me?.name ?? null, protocol: protocolVersion }
  const answer = await ctx.sync.anonymous(target.url).ask('join', body)
  const nowMs = ctx.nowMs()
  await offerAll(ctx.store, nowMs)
  const link: HubLink = {
    url: target.url,
    token: answer.token,
    deviceId: answer.deviceId,
    deviceEpoch: newEpoch(),
    memberId: answer.memberId,
    name: answer.name,
    role: answer.role,
    teamName: null,
    hubName: answer.hubName,
    joinedAtMs: nowMs,
    logEpoch: null,
    decided: 0,
    lookedFor: 0,
    lastContactMs: nowMs,
    greetedMs: null,
    skewMs: 0,
    refused: null,
    trouble: null,
    detail: null,
    removal: null,
  }
  const { write } = ctx.store
  write.connection
    .transaction(() => {
      // what another hub decided means nothing to this one
      reoffer(write, 0)
      ensureMember(ctx, answer)
      writeLink(write, link)
    })
    .immediate()
  if (meId !== null && meId !== answer.memberId) {
    const done = commit(ctx.store, { label: 'hub.join', kind: 'system', nowMs, actor: answer.memberId }, (tx) => {
      becomeMember(tx, meId, answer.memberId)
    })
    if (done.hint) ctx.emit(done.hint)
  }
  writeSettings(write, ctx.systemLanguage, { meId: answer.memberId, isSetUp: true })
  return link
}

/** Leaves the hub: what is here stays, nothing more is sent or read. */
export function leaveHub(ctx: WriterContext): void {
  const { write } = ctx.store
  write.connection
    .transaction(() => {
      dropLink(write)
      for (const table of ['replica_rows', 'replica_buckets', 'replica_wanted', 'sync_inbox', 'hub_files', 'transfers'])
        run(write, sql`DELETE FROM ${trusted(table)}`)
    })
    .immediate()
}
