/** Whether a row is new, changes a record that is here, or changes nothing; and what exactly it changes. */
import { newId } from '../../../shared/base/ids.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { BuiltRow } from '../../../shared/domain/interchange/build-row.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import type { RowProblem, RowReason } from '../../../shared/domain/interchange/reasons.ts'
import type { AnyRow, FieldValue } from '../store/columns.ts'
import { findRow } from '../store/rows.ts'
import type { CreateMeta } from '../store/tx.ts'
import { findReadValues } from './import-tables.ts'
import { findBySource, storedSourceId, type LinkScope } from './links.ts'
import { findByNaturalKey, naturalKeyOf } from './natural-key.ts'
import { findWaiting, isPending, isWaiting } from './pending-links.ts'
import type { People } from './people.ts'
import type { Linked } from './plan-links.ts'
import {
  failedPlan,
  type ImportMode,
  type PendingKey,
  type PlanBase,
  type RowPlan,
  type Source,
  type Values,
} from './row-plan.ts'

interface Options {
  readonly scope: LinkScope
  readonly mapping: Mapping
  readonly mode: ImportMode
  readonly nowMs: number
  /** Counts the ids made, so that they come in order. */
  readonly nextSeq: () => number
}

export interface Ready {
  readonly row: number
  readonly built: BuiltRow
  readonly values: Values
  readonly linked: Linked
  readonly source: Source | null
  readonly meta: CreateMeta
  readonly people: People
}

/** The decision for a row whose values and links could all be read. */
export function decide(options: Options, ready: Ready): RowPlan {
  const { scope, mapping } = options
  const { type } = mapping
  const whole = (reason: RowReason): RowPlan => failedPlan(ready.row, [{ reason, column: null, value: null }])
  const existing = findExisting(options, ready)
  if (existing.length > 1) return whole('duplicate_of_record')
  const [only] = existing
  if (only) return decideExisting(options, ready, only)
  const missing = missingRequired(type, ready)
  if (missing) return failedPlan(ready.row, [inFile(mapping, missing)])
  const id = ready.meta.id ?? newId(options.nowMs, options.nextSeq())
  const key = naturalKeyOf(type, withPendingKeys(ready))
  const waitingKey = ready.source ? `${ready.source.system}\u0000${ready.source.id}` : key.main
  const isOnHold = requiredPending(type, ready.linked.pending)
  const waiting = isOnHold ? findWaiting(scope.db, type, waitingKey) : null
  if (waiting) return { type: 'unchanged', ...baseOf(ready, null), pending: [], id: waiting }
  scope.overlay.addCreated(type, id, ready.source, key)
  scope.overlay.take(id)
  const plan = {
    ...baseOf(ready, readOf(ready)),
    id,
    values: ready.values,
    meta: { createdAt: options.nowMs, updatedAt: options.nowMs, ...ready.meta, id },
    waitingKey,
  }
  return isOnHold ? { type: 'wait', ...plan } : { type: 'create', ...plan }
}

const inFile = (mapping: Mapping, missing: Missing): RowProblem => ({
  ...missing,
  column: mapping.fields[missing.column]?.[0] ?? missing.column,
})

const baseOf = (ready: Ready, read: string | null): PlanBase => ({
  row: ready.row,
  members: read === null ? [] : ready.people.takePlanned(),
  pending: ready.linked.pending,
  source: ready.source,
  read: ready.source ? read : null,
})

const readOf = (ready: Ready): string => JSON.stringify({ ...ready.values, ...ready.linked.read })

/** Pending links stand in for ids, so that two notes of different accounts to come are told apart. */
function withPendingKeys(ready: Ready): Record<string, unknown> {
  const keys = ready.linked.pending.map((link) => [link.field, `?${link.key}`] as const)
  return { ...ready.values, ...Object.fromEntries(keys.filter(([field]) => (ready.values[field] ?? null) === null)) }
}

interface Missing {
  readonly reason: RowReason
  /** Name of the field. */
  readonly column: string
  readonly value: null
}

/** A required field that the newer row leaves empty; a link never is one, since an empty one changes nothing. */
const clearedRequired = (type: RecordTypeName, patch: Readonly<Record<string, FieldValue>>): Missing | null => {
  const name = Object.keys(patch).find((field) => recordTypeOf(type).fields[field]?.required && patch[field] === null)
  return name === undefined ? null : { reason: 'required_missing', column: name, value: null }
}

function missingRequired(type: RecordTypeName, ready: Ready): Missing | null {
  for (const [name, field] of Object.entries(recordTypeOf(type).fields)) {
    if (!field.required || (ready.values[name] ?? null) !== null) continue
    if (ready.linked.pending.some((link) => link.field === name)) continue
    return { reason: field.target === undefined ? 'required_missing' : 'link_missing', column: name, value: null }
  }
  return null
}

const requiredPending = (type: RecordTypeName, pending: readonly PendingKey[]): boolean =>
  pending.some((link) => recordTypeOf(type).fields[link.field]?.required)

interface Existing {
  readonly id: string
  /** Found by an id, which is sure; or by a natural key, which is a likeness. */
  readonly isSure: boolean
}

function findExisting({ scope, mapping }: Options, ready: Ready): readonly Existing[] {
  const { type } = mapping
  const sure = (id: string): readonly Existing[] => [{ id, isSure: true }]
  const ownId = ready.meta.id
  if (ownId !== undefined && (scope.overlay.hasId(ownId) || findRow(scope.db, type, ownId))) return sure(ownId)
  if (ready.source) {
    const { system, id } = ready.source
    const planned = scope.overlay.findSource(type, system, id) ?? findBySource(scope.db, type, system, id)?.id
    return planned === undefined ? [] : sure(planned)
  }
  if (ownId !== undefined) return []
  const ids = new Set(scope.overlay.findNatural(type, naturalKeyOf(type, withPendingKeys(ready))))
  if (!requiredPending(type, ready.linked.pending))
    for (const id of findByNaturalKey(scope.db, type, ready.values))
      if (!scope.overlay.hasChanged(id) && waitsForSame(scope.db, id, ready)) ids.add(id)
  return [...ids].map((id) => ({ id, isSure: false }))
}

/** A person without an account is the same one only if both wait for the same account, or neither for any. */
function waitsForSame(db: LinkScope['db'], id: string, ready: Ready): boolean {
  const account = ready.linked.pending.find((link) => link.field === 'accountId')
  return account === undefined ? !isWaiting(db, id, 'accountId') : isPending(db, id, 'accountId', account.key)
}

function decideExisting(options: Options, ready: Ready, { id, isSure }: Existing): RowPlan {
  const { scope, mapping, mode } = options
  const whole = (reason: RowReason): RowPlan => failedPlan(ready.row, [{ reason, column: null, value: null }])
  if (!scope.overlay.take(id)) return whole('duplicate_in_file')
  const row = findRow(scope.db, mapping.type, id) as unknown as AnyRow | null
  if (!row) return whole('duplicate_in_file')
  const before = ready.source ? findReadValues(scope.db, mapping.type, ready.source.system, ready.source.id) : null
  const patch = patchOf(scope, ready, row, before)
  const pending = ready.linked.pending.filter(
    (link) => isNewLink(ready, before, link.field) && !isPending(scope.db, id, link.field, link.key),
  )
  const isDeleted = row.deletedAt !== null
  const isChange = Object.keys(patch).length > 0
  // What was deleted here after it was imported stays deleted; what an undo took away comes back.
  const isGone = isDeleted && before !== null
  const isUnchanged = isGone || (!isChange && !isDeleted && pending.length === 0)
  // Before the members are taken: a row that is given back leaves the people it names to the next one.
  if (!isUnchanged && !isSure && mode === 'create') return whole('duplicate_of_record')
  if (!isUnchanged && recordTypeOf(mapping.type).appendOnly && isChange) return whole('cannot_change')
  const cleared = isUnchanged ? null : clearedRequired(mapping.type, patch)
  if (cleared) return failedPlan(ready.row, [inFile(mapping, cleared)])
  const read = readOf(ready)
  const common = { ...baseOf(ready, before !== null && JSON.stringify(before) === read ? null : read), pending, id }
  if (isUnchanged) return { type: 'unchanged', ...common, pending: [] }
  scope.overlay.addChanged(mapping.type, id, naturalKeyOf(mapping.type, { ...row, ...patch }))
  const stamp = { updatedAt: ready.meta.updatedAt ?? null, updatedBy: ready.meta.updatedBy ?? null }
  return { type: 'update', ...common, patch, isDeleted, stamp }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

const isNewLink = (ready: Ready, before: Readonly<Record<string, unknown>> | null, field: string): boolean =>
  before === null || !same(before[`link:${field}`], ready.linked.read[`link:${field}`])

/** A link that waited for a record of this very file: in the run it was made when that one was written. */
function isAboutToLink(scope: LinkScope, ready: Ready, rowId: string, field: string, targetId: string): boolean {
  if (!scope.overlay.hasId(targetId)) return false
  const link = ready.built.links.find((each) => each.field === field)
  const key = link?.keys[0] ?? ''
  return isPending(scope.db, rowId, field, link?.by === 'id' ? storedSourceId(scope.system, key) : key)
}

/**
 * What a newer file changes: only what differs from what was read last time, so that work done here since stays; an empty
 * cell clears a field only if the source had filled it.
 */
function patchOf(
  scope: LinkScope,
  ready: Ready,
  row: AnyRow,
  before: Readonly<Record<string, unknown>> | null,
): Record<string, FieldValue> {
  const patch: Record<string, FieldValue> = {}
  for (const [name, value] of Object.entries(ready.values)) {
    const isLink = Object.hasOwn(ready.linked.values, name)
    if (before !== null && (isLink ? !isNewLink(ready, before, name) : same(before[name], value))) continue
    if (isLink && typeof value === 'string' && isAboutToLink(scope, ready, row.id, name, value)) continue
    if (same(row[name], value) || (value === null && (isLink || (before?.[name] ?? null) === null))) continue
    patch[name] = value
  }
  return patch
}
