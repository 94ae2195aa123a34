/**
 * What the hub makes of one op and the row it is about. A pure function: the driver around it reads and writes.
 * Invariants (docs/sync.md, M1-M7):
 *  M1 a field nobody else changed since the op's base is applied;
 *  M2 of two registers the later edit wins, by corrected device time, and the other value is named as lost, once;
 *  M3 a guarded field changed by somebody else since refuses the whole op;
 *  M4 sets merge by element and never conflict;
 *  M5 a delete of a row somebody else changed since is refused, an edit of a deleted row too: nothing comes back unasked;
 *  M6 equal values are no conflict;
 *  M7 a device's own later op never conflicts with its own earlier one.
 */
import { applySetPatch, isSetPatch, type Op, type SetPatch } from './op.ts'
import { isMeta, mergeClassOf, sameValue, toPayload, type Payload } from './payload.ts'

/** Who wrote a field last: version, device, time of the edit (corrected, ms UTC). */
export type FieldMark = readonly [version: number, device: string, atMs: number]

export interface HubRow {
  readonly version: number
  readonly data: Payload
  readonly marks: Readonly<Record<string, FieldMark>>
  /** The device of the last write, and the version of the last write by any other. */
  readonly device: string
  readonly otherVersion: number
}

/** A value that was overwritten, or that came too late. */
export interface Lost {
  readonly field: string
  readonly kept: unknown
  readonly lost: unknown
  /** Whether the op's value won and the stored one was overwritten. */
  readonly opWon: boolean
  /** Who had written the stored one. */
  readonly mark: FieldMark
  readonly keptAtMs: number
  readonly lostAtMs: number
}

export type Decision =
  | { readonly type: 'same'; readonly isClean: boolean }
  | { readonly type: 'applied'; readonly row: HubRow; readonly isClean: boolean; readonly lost: readonly Lost[] }
  | { readonly type: 'rejected'; readonly code: RejectCode }

export const rejectCodes = [
  /** The row is deleted at the hub. */
  'gone',
  /** A guarded field was decided by somebody else first. */
  'stale',
  /** A delete of a row that somebody else changed since. */
  'stale_delete',
  /** The row, or the account it stands under, is not (or no longer) this person's. */
  'forbidden',
  /** An update of a row the hub never had. */
  'unknown_row',
  /** The values do not fit their fields. */
  'invalid',
  /** The hub failed on this op; the program is at fault. */
  'failed',
] as const
export type RejectCode = (typeof rejectCodes)[number]

export interface Writing {
  readonly device: string
  /** The version the row gets. */
  readonly version: number
  /** When the op was done: device time corrected by its skew, never after receipt (ms UTC). */
  readonly atMs: number
  /** What the row says of its last change. */
  readonly updatedAt: number
  readonly updatedBy: string | null
  /** False when what the row says differs from what the device has. */
  readonly isAsTold: boolean
}

/** Whether somebody else wrote the row after the version this device saw. */
const isForeignSince = (row: HubRow, base: number, device: string): boolean =>
  row.version > base && !(row.device === device && row.otherVersion <= base)

const wasForeign = (mark: FieldMark, base: number, device: string): boolean => mark[0] > base && mark[1] !== device

function written(row: HubRow | null, data: Payload, marks: HubRow['marks'], w: Writing): HubRow {
  const otherVersion = row === null ? 0 : row.device === w.device ? row.otherVersion : row.version
  const values = { ...data, updatedAt: w.updatedAt, updatedBy: w.updatedBy }
  return { version: w.version, data: toPayload(values), marks, device: w.device, otherVersion }
}

function inserted(op: Op, w: Writing): Decision {
  const marks: Record<string, FieldMark> = {}
  const data: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(op.patch)) {
    data[name] = isSetPatch(value) ? applySetPatch(null, value) : value
    if (!isMeta(name)) marks[name] = [w.version, w.device, w.atMs]
  }
  const row = written(null, data, marks, w)
  return { type: 'applied', row, isClean: w.isAsTold, lost: [] }
}

/** What an op does to a set; a row that is inserted where there is one already brings its elements along. */
function setChangeOf(op: Op, name: string, given: unknown): SetPatch | null {
  if (isSetPatch(given)) return given
  if (op.kind !== 'insert' || !Array.isArray(given) || mergeClassOf(op.type, name) !== 'set') return null
  return { add: given as string[], remove: [] }
}

/** Values of an op over a stored row, field by field. */
function merged(row: HubRow, op: Op, w: Writing): Decision {
  const data: Record<string, unknown> = { ...row.data }
  const marks: Record<string, FieldMark> = { ...row.marks }
  const lost: Lost[] = []
  let isChanged = false
  let isExact = !isForeignSince(row, op.base, w.device)
  for (const [name, given] of Object.entries(op.patch)) {
    if (isMeta(name)) continue
    const current = (Object.hasOwn(data, name) ? data[name] : null) ?? null
    const mark = Object.hasOwn(marks, name) ? marks[name] : undefined
    const change = setChangeOf(op, name, given)
    const value = change ? applySetPatch(current, change) : given
    if (sameValue(current, value)) continue
    if (!change && mark !== undefined && wasForeign(mark, op.base, w.device)) {
      if (mergeClassOf(op.type, name) === 'guarded') return { type: 'rejected', code: 'stale' }
      const markAtMs = mark[2]
      const opWon = w.atMs >= markAtMs
      lost.push({
        field: name,
        kept: opWon ? value : current,
        lost: opWon ? current : value,
        opWon,
        mark,
        keptAtMs: opWon ? w.atMs : markAtMs,
        lostAtMs: opWon ? markAtMs : w.atMs,
      })
      isExact = false
      if (!opWon) continue
    }
    data[name] = value
    marks[name] = [w.version, w.device, w.atMs]
    isChanged = true
  }
  if (!isChanged && lost.length === 0) return { type: 'same', isClean: isExact }
  // what only came too late says nothing of who changed the row; the new version brings it to who tried
  const next = isChanged ? written(row, data, marks, w) : { ...row, version: w.version }
  return { type: 'applied', row: next, isClean: isExact && w.isAsTold, lost }
}

function deleted(row: HubRow, op: Op, w: Writing): Decision {
  if (isDeleted(row)) return { type: 'same', isClean: !isForeignSince(row, op.base, w.device) }
  if (isForeignSince(row, op.base, w.device)) return { type: 'rejected', code: 'stale_delete' }
  const data = { ...row.data, deletedAt: w.updatedAt }
  return { type: 'applied', row: written(row, data, row.marks, w), isClean: w.isAsTold, lost: [] }
}

function restored(row: HubRow, op: Op, w: Writing): Decision {
  const isExact = !isForeignSince(row, op.base, w.device)
  if (!isDeleted(row)) return { type: 'same', isClean: isExact }
  const data = { ...row.data, deletedAt: null }
  return { type: 'applied', row: written(row, data, row.marks, w), isClean: isExact && w.isAsTold, lost: [] }
}

export const isDeleted = (row: HubRow): boolean => typeof row.data['deletedAt'] === 'number'

/** Decides one op. `row` is null when the hub has none with this id. */
export function decide(row: HubRow | null, op: Op, w: Writing): Decision {
  if (row === null) return op.kind === 'insert' ? inserted(op, w) : { type: 'rejected', code: 'unknown_row' }
  switch (op.kind) {
    case 'delete':
      return deleted(row, op, w)
    case 'restore':
      return restored(row, op, w)
    case 'insert':
    case 'update':
      return isDeleted(row) ? { type: 'rejected', code: 'gone' } : merged(row, op, w)
  }
}
