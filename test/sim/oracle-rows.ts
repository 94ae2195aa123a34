/** What the oracle works with: ops as the hub logged them, rows as they must be, and who sees them. */
import { recordTypeNames, recordTypeOf } from '../../shared/domain/record-types.ts'
import type { People } from './sim-hub.ts'

export interface LoggedOp {
  readonly device_epoch: string
  readonly op_no: number
  readonly member_id: string
  readonly received_at: number
  readonly body: string
  readonly result: string
}

export interface OpBody {
  readonly n: number
  readonly type: string
  readonly id: string
  readonly kind: 'insert' | 'update' | 'delete' | 'restore'
  readonly base: number
  readonly at: number
  readonly updatedAt: number
  readonly updatedBy: string | null
  readonly patch: Readonly<Record<string, unknown>>
}

export interface Result {
  readonly status: 'applied' | 'merged' | 'rejected'
  readonly version?: number
  readonly lost?: number
  readonly code?: string
}

export interface Write {
  readonly version: number
  readonly device: string
}

export interface FieldState {
  value: unknown
  /** Who wrote it last; null of what the hub itself put there. */
  by: (Write & { readonly atMs: number; readonly member: string }) | null
}

/** A row as it must be. */
export interface OracleRow {
  readonly type: string
  readonly id: string
  version: number
  readonly fields: Map<string, FieldState>
  readonly meta: Record<string, unknown>
  readonly writes: Write[]
  /** Whose it is, of a row under no account. */
  ownerId: string | null
}

/** A record of a lost value as the hub has it. */
export interface HubConflict {
  readonly id: string
  readonly version: number
  readonly data: Readonly<Record<string, unknown>>
}

export interface LostValue {
  readonly record: string
  readonly field: string
  readonly kept: string
  readonly lost: string
  readonly opWon: boolean
  readonly opAtMs: number
  readonly otherAtMs: number
  /** Who wrote the value the op met. */
  readonly by: unknown
}

export const json = (value: unknown): string => JSON.stringify(value ?? null)
export const metaNames = ['createdAt', 'createdBy', 'sourceSystem', 'sourceId', 'updatedAt', 'updatedBy', 'deletedAt']
const known = new Set<string>(recordTypeNames)
const mergeOf = (type: string, field: string): string | undefined =>
  known.has(type) ? recordTypeOf(type as 'account').fields[field]?.merge : undefined
export const isSetField = (type: string, field: string): boolean => mergeOf(type, field) === 'set'
export const isGuarded = (type: string, field: string): boolean => mergeOf(type, field) === 'guarded'

interface SetChange {
  readonly add: readonly string[]
  readonly remove: readonly string[]
}

/** What is done to a set by its elements, also by a row that is made where there is one; null for any other value. */
export function setChange(op: OpBody, name: string, given: unknown): SetChange | null {
  if (typeof given !== 'object' || given === null) return null
  if (!Array.isArray(given)) return given as SetChange
  return op.kind === 'insert' && isSetField(op.type, name) ? { add: given as string[], remove: [] } : null
}

export function withElements(current: unknown, { add, remove }: SetChange): unknown {
  const before = Array.isArray(current) ? (current as string[]) : []
  const after = [...new Set([...before.filter((e) => !remove.includes(e)), ...add])].sort()
  return after.length === 0 ? null : after
}

/** Rows by `type id`. */
export type OracleRows = ReadonlyMap<string, OracleRow>

/** Whose a row is: everybody's, or a person's. */
export function placeOf(rows: OracleRows, row: OracleRow): string {
  if (
    [
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
    ].includes(row.type)
  )
    return 'all'
  const accountId = row.type === 'account' ? null : row.fields.get('accountId')?.value
  if (typeof accountId !== 'string') return row.ownerId ?? ''
  return rows.get(`account ${accountId}`)?.ownerId ?? ''
}

/** Whether a person sees what is somebody's, with the people as they are. */
export function sees(people: People, memberId: string, ownerId: string): boolean {
  const me = people.users.find((u) => u.memberId === memberId)
  if (!me?.isActive) return false
  if (ownerId === 'all' || ownerId === memberId || me.role === 'admin') return true
  if (people.covers.some((c) => c.memberId === memberId && c.coveredMemberId === ownerId)) return true
  const owner = people.users.find((u) => u.memberId === ownerId)
  if (!owner || owner.teamId === null || owner.teamId !== me.teamId) return false
  return me.role === 'manager' || people.teams.some((t) => t.id === me.teamId && t.shares)
}

/** The row as it travels. */
export function textOf(row: OracleRow): string {
  const all = Object.entries({
    ...row.meta,
    ...Object.fromEntries([...row.fields].map(([name, { value }]) => [name, value])),
  })
  const given = all.filter(([, value]) => value !== null && value !== undefined)
  return JSON.stringify(Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1))))
}
