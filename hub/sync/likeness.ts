/**
 * Whether a colleague has an account like one that is about to be made. Answers only what keeps two people from calling on
 * one client unawares: a masked name, and whose it is. What the person sees anyway their own laptop finds.
 */
import type { z } from 'zod'
import { blockingKeys } from '../../shared/domain/duplicates/blocking-keys.ts'
import { maskName } from '../../shared/domain/duplicates/mask-name.ts'
import { duplicateFloor, scoreDuplicate, type DuplicateFields } from '../../shared/domain/duplicates/score-duplicate.ts'
import type { likenessAnswer, likenessRequest } from '../../shared/sync/messages.ts'
import type { Payload } from '../../shared/sync/payload.ts'
import { marks, type SqlDriver } from '../storage/sql-driver.ts'
import type { SyncCaller } from './caller.ts'
import type { Directory } from './directory.ts'

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What of an account says which client it is. */
export const fieldsOf = (data: Payload): DuplicateFields => ({
  name: textOf(data['name']) ?? '',
  phone: textOf(data['phone']),
  website: textOf(data['website']),
  region: textOf(data['region']),
})

/** The keys an account is found by; none once it is deleted. */
export const keysOf = (data: Payload): readonly string[] =>
  data['deletedAt'] === undefined ? blockingKeys(fieldsOf(data)) : []

/** Where a client is only counts once two are compared. */
const deciding = ['name', 'phone', 'website', 'deletedAt'] as const

/** Whether two states of an account are found by the same keys. */
export const isSameClient = (a: Payload, b: Payload): boolean => deciding.every((field) => a[field] === b[field])

interface Candidate {
  readonly id: string
  readonly data: string
  readonly owner_id: string | null
  readonly buckets: string
}

const mostCandidates = 200
const mostFound = 5

/** The likest accounts of others, at most five. */
export async function findLikeness(
  deps: { readonly driver: SqlDriver; readonly directory: () => Promise<Directory> },
  caller: SyncCaller,
  request: z.infer<typeof likenessRequest>,
): Promise<z.infer<typeof likenessAnswer>> {
  const directory = await deps.directory()
  const scope = new Set(directory.scope(caller.memberId))
  const keys = blockingKeys(request).slice(0, 100)
  if (keys.length === 0) return { found: [] }
  const candidates = await deps.driver.read((tx) =>
    tx.all<Candidate>(
      `SELECT DISTINCT r.id, r.data, r.owner_id, r.buckets FROM account_keys k
       JOIN sync_rows r ON r.ws = k.ws AND r.id = k.id AND r.type = 'account'
       WHERE k.ws = ? AND k.dup_key IN (${marks(keys.length)}) LIMIT ${mostCandidates}`,
      [caller.ws, ...keys],
    ),
  )
  const found = candidates
    .filter((c) => !(JSON.parse(c.buckets) as string[]).some((b) => scope.has(b)))
    .map((c) => {
      const fields = fieldsOf(JSON.parse(c.data) as Payload)
      return { fields, ownerId: c.owner_id, score: scoreDuplicate(request, fields).score }
    })
    .filter(({ score }) => score >= duplicateFloor)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFound)
  return {
    found: found.map(({ fields, ownerId }) => ({
      maskedName: maskName(fields.name),
      ownerName: ownerId === null ? null : (directory.find(ownerId)?.name ?? null),
    })),
  }
}
