/**
 * What a device and a hub say to each other, over HTTP POST with JSON (docs/sync.md). `wire.test.ts` pins a hash of all of
 * it: a change of the protocol is a decision. Answers may carry more than is named here; it is ignored.
 */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'
import { opSchema } from './op.ts'
import { rejectCodes } from './merge.ts'
import { teamRefusals } from './team-messages.ts'

/** Raised when an older hub or device could not follow. */
export const protocolVersion = 1
export const maxOpsPerPush = 200
export const maxPushBytes = 1024 * 1024
export const maxRowsPerPage = 2000

/** What any database can hold: no NUL, no half of a surrogate pair. */
const isText = (s: string): boolean => !s.includes('\u0000') && s.isWellFormed()
const uuid = z.string().regex(uuidPattern)
const bucket = z.string().regex(/^(ws|(user|team):[0-9a-f-]{36})$/)
const typeName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/)
/** 64 bits as 16 hex digits. */
export const sum64 = z.string().regex(/^[0-9a-f]{16}$/)

export const joinRequest = z.strictObject({
  code: z.string().min(1).max(200),
  deviceName: z.string().trim().min(1).max(80).refine(isText),
  /** The team member this laptop already signs with, or null. */
  meId: uuid.nullable(),
  /** What the person calls themselves here: the first admin has no other name yet. */
  name: z.string().trim().max(200).refine(isText).nullable().optional(),
  protocol: z.int(),
})
export const joinAnswer = z.object({
  token: z.string().min(20).max(200),
  deviceId: uuid,
  memberId: uuid,
  name: z.string().max(200),
  role: z.enum(['admin', 'manager', 'rep', 'service', 'content']),
  /** The hub's own name of itself, shown to the person. */
  hubName: z.string().max(200),
})
export type JoinAnswer = z.infer<typeof joinAnswer>

/** Who the hub takes the caller for, and what it can do. Also measures the skew of the clock. */
export const helloAnswer = z.object({
  protocol: z.int(),
  /** Older than this is only let to push. */
  oldestProtocol: z.int(),
  nowMs: z.int(),
  logEpoch: uuid,
  deviceId: uuid,
  memberId: uuid,
  name: z.string().max(200),
  role: z.enum(['admin', 'manager', 'rep', 'service', 'content']),
  teamName: z.string().max(200).nullable(),
  hubName: z.string().max(200),
  head: z.int().min(0),
})
export type HelloAnswer = z.infer<typeof helloAnswer>

export const pushRequest = z.strictObject({
  protocol: z.int(),
  /** Told anew whenever the device finds that its numbers were used by a copy of itself. */
  deviceEpoch: uuid,
  /** The number of the last op the device knows decided; what comes next follows it. */
  after: z.int().min(0),
  /** The device's clock when it sent this (ms UTC), for the skew. */
  sentAtMs: z.int(),
  ops: z.array(opSchema).min(1).max(maxOpsPerPush),
})
export type PushRequest = z.infer<typeof pushRequest>

export const opResult = z.union([
  z.object({ n: z.int(), status: z.literal('applied'), version: z.int() }),
  /** Applied with others' edits beside it; `lost` values are kept as conflict records. */
  z.object({ n: z.int(), status: z.literal('merged'), version: z.int(), lost: z.int() }),
  z.object({
    n: z.int(),
    status: z.literal('rejected'),
    code: z.enum(rejectCodes),
    detail: z.string().max(400).optional(),
  }),
])
export type OpResult = z.infer<typeof opResult>
export const pushAnswer = z.object({ results: z.array(opResult).max(maxOpsPerPush), head: z.int().min(0) })
export type PushAnswer = z.infer<typeof pushAnswer>

export const pullRequest = z.strictObject({
  protocol: z.int(),
  /** The hub's log this cursor belongs to; null at the first. */
  logEpoch: uuid.nullable(),
  /** Buckets that stand at the same place. */
  buckets: z.array(bucket).min(1).max(100),
  after: z.int().min(0),
  limit: z.int().min(2).max(maxRowsPerPage),
  /** Whose own words need not be sent back. */
  deviceEpoch: uuid.optional(),
})
export type PullRequest = z.infer<typeof pullRequest>

/** A row's latest state: the buckets it is in, those it left, and its payload, or only its digest where the device has it. */
export const pulledRow = z.object({
  /** Its place in the feed. */
  s: z.int().min(1),
  /** Its version, where that is not its place: it only moved since. */
  v: z.int().min(1).optional(),
  t: typeName,
  i: uuid,
  in: z.array(bucket).max(10).optional(),
  out: z.array(bucket).max(10).optional(),
  d: z.record(z.string().max(60), z.unknown()).optional(),
  h: sum64.optional(),
  /** Fields others than the row's last writer wrote since: by whom, and when (ms UTC). */
  by: z.record(z.string().max(60), z.tuple([uuid, z.int()])).optional(),
})
export type PulledRow = z.infer<typeof pulledRow>

export const bucketState = z.object({ b: bucket, count: z.int().min(0), sum: sum64 })
export type BucketState = z.infer<typeof bucketState>

export const pullAnswer = z.object({
  logEpoch: uuid,
  /** All buckets of the person, nearest first. */
  scope: z.array(bucket).max(5000),
  rows: z.array(pulledRow).max(maxRowsPerPage),
  /** Where the next page begins. */
  next: z.int().min(0),
  head: z.int().min(0),
  /** Of the buckets asked for, on the last page: what the device must have once it has applied all pages. */
  checkpoint: z.array(bucketState).max(2000).optional(),
})
export type PullAnswer = z.infer<typeof pullAnswer>

/** Ids, versions and digests of a bucket in order of type and id: what repair compares. */
export const manifestRequest = z.strictObject({
  bucket,
  after: z.tuple([typeName, uuid]).nullable(),
  limit: z.int().min(1).max(5000),
})
export const manifestAnswer = z.object({
  logEpoch: uuid,
  rows: z.array(z.tuple([typeName, uuid, z.int(), sum64])).max(5000),
  isLast: z.boolean(),
})

/** Rows by their names: those of them the person may see. */
export const rowsRequest = z.strictObject({
  rows: z
    .array(z.tuple([typeName, uuid]))
    .min(1)
    .max(500),
})
export const rowsAnswer = z.object({ logEpoch: uuid, rows: z.array(pulledRow).max(500) })

/** Whether a colleague has an account like this, without saying more than that. */
export const likenessRequest = z.strictObject({
  name: z.string().min(1).max(200),
  phone: z.string().max(120).nullable(),
  website: z.string().max(400).nullable(),
  region: z.string().max(120).nullable(),
})
export const likenessAnswer = z.object({
  found: z.array(z.object({ maskedName: z.string().max(200), ownerName: z.string().max(200).nullable() })).max(5),
})

/** Why a hub did not do as asked; `retry` says what helps. */
export const hubErrorSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('invalid'), retry: z.literal('never'), detail: z.string().max(2000) }),
  z.object({ type: z.literal('unauthorised'), retry: z.literal('never') }),
  z.object({ type: z.literal('revoked'), retry: z.literal('never') }),
  z.object({ type: z.literal('forbidden'), retry: z.literal('never') }),
  z.object({ type: z.literal('not_found'), retry: z.literal('never') }),
  /** An act on people that cannot be done as things stand. */
  z.object({ type: z.literal('refused'), retry: z.literal('never'), why: z.enum(teamRefusals) }),
  z.object({
    type: z.literal('code'),
    retry: z.literal('never'),
    why: z.enum(['unknown', 'used', 'expired', 'inactive']),
  }),
  z.object({ type: z.literal('too_old'), retry: z.literal('never'), oldestProtocol: z.int() }),
  z.object({ type: z.literal('too_large'), retry: z.literal('split') }),
  /** The numbers do not follow: the last op of this device the hub has. */
  z.object({ type: z.literal('expected'), retry: z.literal('resync'), after: z.int() }),
  /** Numbers were used before for other ops: two copies of one profile. */
  z.object({ type: z.literal('forked'), retry: z.literal('resync') }),
  /** The hub's log is another one than the cursor's. */
  z.object({ type: z.literal('resync'), retry: z.literal('resync'), logEpoch: z.string() }),
  /** Buckets were asked for that are not the person's. */
  z.object({ type: z.literal('scope'), retry: z.literal('resync'), scope: z.array(bucket).max(5000) }),
  /** Bytes are not what they were said to be: a chunk by its sum, or a whole file by its hash. */
  z.object({ type: z.literal('checksum'), retry: z.literal('resync') }),
  z.object({ type: z.literal('busy'), retry: z.literal('backoff'), retryAfterMs: z.int().min(0) }),
  z.object({ type: z.literal('internal'), retry: z.literal('backoff'), reference: z.string().max(80) }),
])
export type HubError = z.infer<typeof hubErrorSchema>

/** The mark every answer of a hub carries, so that a captive portal's page is never taken for one. */
export const hubHeader = 'x-rapport-hub'
