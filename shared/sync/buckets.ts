/**
 * Who a row is for, computed when it is written (docs/sync.md, B1-B4). `ws` is everybody of the workspace, `user:M` the person whose team member record
 * is M, `team:T` a team. A row under an account is where its account is, so that an account moves with all that is its.
 */
import type { Payload } from './payload.ts'

export const workspaceBucket = 'ws'
export const userBucket = (memberId: string): string => `user:${memberId}`
export const teamBucket = (teamId: string): string => `team:${teamId}`

/** What decides a row's buckets: nothing, its account, or a person. */
export type Placing =
  | { readonly by: 'workspace' }
  | { readonly by: 'account'; readonly accountId: string }
  | { readonly by: 'owner'; readonly memberId: string | null }

const forAll: ReadonlySet<string> = new Set([
  'teamMember',
  'visitTemplate',
  'phrase',
  'material',
  'materialText',
  'demo',
  'demoStep',
  'quiz',
  'quizQuestion',
  'course',
  'courseStep',
  'company',
  'product',
  'feature',
  'claim',
  'valueCard',
  'pricePackage',
  'priceRow',
])
const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What decides the buckets of a row with this content; also of a type nobody here knows. */
export function placingOf(type: string, id: string, data: Payload): Placing {
  if (forAll.has(type)) return { by: 'workspace' }
  if (type === 'account') return { by: 'account', accountId: id }
  const accountId = idOf(data['accountId'])
  if (accountId !== null) return { by: 'account', accountId }
  // a value card is for no account: whoever follows where one was left must see what was
  if (type === 'documentVersion') return { by: 'workspace' }
  const isForAll = ['materialId', 'companyId', 'documentId'].some((name) => idOf(data[name]) !== null)
  if (type === 'attachment' && isForAll) return { by: 'workspace' }
  return { by: 'owner', memberId: idOf(data['ownerId']) ?? idOf(data['createdBy']) }
}

/** Buckets of what belongs to a person: theirs, and their team's. */
export const bucketsOfOwner = (memberId: string, teamId: string | null): readonly string[] =>
  teamId === null ? [userBucket(memberId)] : [teamBucket(teamId), userBucket(memberId)]

export interface ScopeOf {
  readonly memberId: string
  readonly role: 'admin' | 'manager' | 'rep' | 'service' | 'content'
  readonly teamId: string | null
  readonly teamShares: boolean
  /** People this one stands in for at present. */
  readonly covers: readonly string[]
}

/** All buckets of the workspace that hold somebody's accounts, for those who see everything. */
export interface Everyone {
  readonly memberIds: readonly string[]
  readonly teamIds: readonly string[]
}

/**
 * The buckets a person sees, the nearest first: what concerns all, their own, those they cover, their team's where the
 * team shares or they lead it, and for an admin everybody's.
 */
export function scopeOf(person: ScopeOf, everyone: Everyone): readonly string[] {
  const own = [workspaceBucket, userBucket(person.memberId), ...person.covers.map(userBucket)]
  const seesTeam = person.teamId !== null && (person.teamShares || person.role === 'manager')
  const team = seesTeam && person.teamId !== null ? [teamBucket(person.teamId)] : []
  const all =
    person.role === 'admin' ? [...everyone.memberIds.map(userBucket), ...everyone.teamIds.map(teamBucket)] : []
  return [...new Set([...own, ...team, ...all])]
}
