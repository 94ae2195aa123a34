/** The hub this laptop belongs to: joining, how far it is, what is not there yet, what was refused, what met in conflict. */
import { z } from 'zod'
import { conflictResolutions } from '../domain/conflict.ts'
import { teamRoles } from '../domain/team-member.ts'
import { rejectCodes } from '../sync/merge.ts'
import { teamAnswer, teamRequest } from '../sync/team-messages.ts'
import { command, query } from './procedure.ts'
import { recordId, recordTypeName } from './rows.ts'

/** A value as it stands in a record. */
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])
/** What the records are called that a value names. */
const names = z.array(z.object({ id: recordId, name: z.string() }))
const page = { limit: z.int().min(1).max(200).default(50), offset: z.int().min(0).default(0) }

/** What keeps the laptop from its hub at this moment; `portal`: something else answered in the hub's place. */
export const syncTroubles = [
  'offline',
  'portal',
  'busy',
  'failed',
  'revoked',
  'unauthorised',
  'too_old',
  'many_removed',
] as const

const hub = z.object({
  name: z.string(),
  url: z.string(),
  /** Who this laptop's person is there. */
  memberName: z.string(),
  role: z.enum(teamRoles),
  teamName: z.string().nullable(),
  joinedAtMs: z.int(),
  lastContactMs: z.int().nullable(),
  isRunning: z.boolean(),
  trouble: z.enum(syncTroubles).nullable(),
  detail: z.string().nullable(),
  /** So many records of so many would go: the person is asked. */
  removal: z.object({ count: z.int(), of: z.int() }).nullable(),
  /** While buckets are read for the first time: how far, 0 to 1. */
  firstSync: z.object({ done: z.int(), buckets: z.int(), share: z.number() }).nullable(),
  /** The hub's clock minus this laptop's. */
  skewMs: z.int(),
})

/** The words of a change that waits or was refused: what its author would have to write again. */
const change = z.object({
  opNo: z.int(),
  type: recordTypeName,
  id: recordId,
  title: z.string(),
  accountName: z.string().nullable(),
  kind: z.enum(['insert', 'update', 'delete', 'restore']),
  at: z.int(),
  fields: z.record(z.string(), value),
  names,
})
export type UnsentChange = z.infer<typeof change>

const rejected = change.extend({
  code: z.enum(rejectCodes),
  detail: z.string().nullable(),
  /** Whether the record is still here to take the words again. */
  isRecordHere: z.boolean(),
})
export type RejectedChange = z.infer<typeof rejected>

const side = z.object({ value, by: z.string().nullable(), isMine: z.boolean(), at: z.int().nullable() })
const conflictRow = z.object({
  id: recordId,
  recordType: recordTypeName,
  recordId,
  title: z.string(),
  accountId: z.string().nullable(),
  accountName: z.string().nullable(),
  field: z.string(),
  kept: side,
  lost: side,
  /** What the record says now: somebody may have written a third value since. */
  now: value,
  /** The currency an amount is in, where the record says so. */
  currency: z.string().nullable(),
  names,
})
export type ConflictRow = z.infer<typeof conflictRow>

export const syncProcedures = {
  /** How far this laptop is with the hub: counted each time it is asked, never kept beside the outbox. */
  'sync.status': query(
    z.strictObject({}),
    z.object({
      /** Ops no hub has decided; without a hub that is every change. */
      unsent: z.int(),
      rejected: z.int(),
      conflicts: z.int(),
      /** Rows of a newer program, or that do not fit: kept, not shown. */
      keptAside: z.int(),
      /** Files that are here and not on the hub; `doneBytes` of the one that moves. */
      files: z.object({ count: z.int(), bytes: z.int(), doneBytes: z.int() }),
      hub: hub.nullable(),
    }),
  ),
  /** A round now. `mayRemoveMany`: the person said that so many records may go. */
  'sync.now': command(
    z.strictObject({ mayRemoveMany: z.boolean().default(false) }),
    z.object({ trouble: z.enum(syncTroubles).nullable(), sent: z.int(), received: z.int() }),
  ),
  /**
   * Joins a hub by an invitation link, or by its address and a code. Refused as a conflict: `hub_link` (no such link),
   * `hub_code_unknown`, `hub_code_used`, `hub_code_expired`, `hub_inactive`, `hub_offline`, `hub_portal`, `hub_busy`,
   * `has_hub`.
   */
  'sync.join': command(
    z.strictObject({
      link: z.string().trim().min(1).max(2000),
      code: z.string().trim().max(200).nullable().default(null),
      deviceName: z.string().trim().max(80).default(''),
    }),
    z.object({ hubName: z.string(), memberName: z.string(), role: z.enum(teamRoles) }),
  ),
  /** What is here stays; nothing more is sent or read. */
  'sync.leave': command(z.strictObject({}), z.object({})),
  /** What is not on the hub yet, oldest first. */
  'sync.unsent': query(z.strictObject(page), z.object({ rows: z.array(change), total: z.int() })),
  /** What the hub refused, newest first: nothing of it is ever deleted by the program. */
  'sync.rejected': query(z.strictObject(page), z.object({ rows: z.array(rejected), total: z.int() })),
  /** `again`: the words go into the record as it is now; `as_new`: into a new record; `dismiss`: the person lets go of them. */
  'sync.settleRejected': command(
    z.strictObject({ opNo: z.int(), how: z.enum(['again', 'as_new', 'dismiss']) }),
    z.object({ id: recordId, txnId: z.string().nullable() }),
  ),
  /** Where one record is: `only_here`, `sending` (something of it waits), `refused`, or `on_hub`. */
  'sync.record': query(
    z.strictObject({ type: recordTypeName, id: recordId }),
    z.object({
      state: z.enum(['no_hub', 'only_here', 'sending', 'refused', 'on_hub']),
      unsent: z.int(),
      conflicts: z.int(),
      /** The hub's number of this state, and when this laptop last heard from the hub. */
      version: z.int(),
      lastContactMs: z.int().nullable(),
    }),
  ),
  /** Compares all that is here with the hub by counts and checksums, and mends what differs; own work is never lost. */
  'sync.verify': command(
    z.strictObject({}),
    z.object({
      ok: z.boolean(),
      rows: z.int(),
      /** Fetched because it differed, and left because the hub does not have it there. */
      fetched: z.int(),
      left: z.int(),
      buckets: z.array(z.object({ bucket: z.string(), rows: z.int(), ok: z.boolean() })),
    }),
  ),
  'conflicts.list': query(
    z.strictObject({ recordId: recordId.nullable().default(null), ...page }),
    z.object({ rows: z.array(conflictRow), total: z.int() }),
  ),
  /** `kept`: as it is; `restored`: the other value; `written`: a third one, given. */
  'conflicts.settle': command(
    z.strictObject({ id: recordId, how: z.enum(conflictResolutions), value: value.optional() }),
    z.object({ txnId: z.string() }),
  ),
  /** Whether a colleague has an account like this; `asked` is false when the hub could not be asked. */
  'sync.likeness': query(
    z.strictObject({
      name: z.string().trim().min(1).max(200),
      phone: z.string().max(120).nullable().default(null),
      website: z.string().max(400).nullable().default(null),
      region: z.string().max(120).nullable().default(null),
    }),
    z.object({
      asked: z.boolean(),
      found: z.array(z.object({ maskedName: z.string(), ownerName: z.string().nullable() })),
    }),
  ),
  /**
   * The hub's people, as far as this person may see and change them. Refused as a conflict: `hub_none`, `hub_offline`,
   * `hub_portal`, `hub_busy`, `hub_revoked`, `hub_unauthorised`, `hub_no_team`, `hub_forbidden`, and `team_*` for each reason of `teamRefusals`.
   */
  'team.act': command(teamRequest, teamAnswer),
  /** Gives an account to a colleague with all that is still to be done on it. One act, one undo. */
  'handover.assign': command(
    z.strictObject({ accountId: recordId, ownerId: recordId }),
    z.object({ txnId: z.string(), id: recordId, followUps: z.int(), visits: z.int(), opportunities: z.int() }),
  ),
  /** What the colleague should know, on one page. */
  'handover.brief': query(
    z.strictObject({ accountId: recordId }),
    z.object({
      accountName: z.string(),
      stage: z.string().nullable(),
      ownerName: z.string().nullable(),
      description: z.string().nullable(),
      currentSystem: z.string().nullable(),
      contacts: z.array(
        z.object({
          name: z.string(),
          jobTitle: z.string().nullable(),
          role: z.string().nullable(),
          stance: z.string().nullable(),
          phone: z.string().nullable(),
        }),
      ),
      promises: z.array(z.object({ subject: z.string(), dueOn: z.string(), by: z.string().nullable() })),
      planned: z.array(z.object({ subject: z.string(), startAt: z.int(), zone: z.string() })),
      deals: z.array(
        z.object({
          name: z.string(),
          stage: z.string().nullable(),
          outcome: z.string().nullable(),
          amountMinor: z.int().nullable(),
          currency: z.string().nullable(),
        }),
      ),
      notes: z.array(z.object({ body: z.string(), notedAt: z.int(), by: z.string().nullable() })),
      stages: z.array(
        z.object({ from: z.string().nullable(), to: z.string().nullable(), at: z.int(), by: z.string().nullable() }),
      ),
      files: z.int(),
      visits: z.int(),
      lastVisitAt: z.int().nullable(),
    }),
  ),
} as const
