/** A row from the hub as this laptop holds it, with what is still to be decided of its own laid over it. */
import { applySetPatch, setPatchOf } from '../../../shared/sync/op.ts'
import { isMeta, mergeClassOf, toPayload, type Payload } from '../../../shared/sync/payload.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { mappingOf, type AnyRow, type FieldValue } from '../store/columns.ts'
import type { pendingOf } from './outbox.ts'

export type Parsed =
  | { readonly ok: true; readonly row: AnyRow; readonly extra: string | null }
  | { readonly ok: false; readonly reason: string }

const numberOr = (value: unknown, otherwise: number | null): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : otherwise
const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/**
 * Reads a payload of a known type. A value its field cannot hold makes the row one to keep aside; fields nobody here knows
 * go with it untouched, and so does a choice only a newer program has a word for.
 */
export function parsePayload(type: RecordTypeName, id: string, version: number, data: Payload): Parsed {
  const { fields } = recordTypeOf(type)
  const row: Record<string, FieldValue> = {
    id,
    version,
    createdAt: numberOr(data['createdAt'], null) ?? 0,
    createdBy: textOr(data['createdBy']),
    updatedAt: numberOr(data['updatedAt'], null) ?? 0,
    updatedBy: textOr(data['updatedBy']),
    deletedAt: numberOr(data['deletedAt'], null),
    sourceSystem: textOr(data['sourceSystem']),
    sourceId: textOr(data['sourceId']),
  }
  for (const [name, , field] of mappingOf(type).own) {
    const value = data[name] ?? null
    const isWord = field.kind === 'choice' && typeof value === 'string' && value.length <= 60
    if (value !== null && !isWord && !field.schema.safeParse(value).success) return { ok: false, reason: name }
    if (value === null && field.required) return { ok: false, reason: name }
    row[name] = value as FieldValue
  }
  const unknown = Object.entries(data).filter(([name]) => !Object.hasOwn(fields, name) && !isMeta(name))
  return {
    ok: true,
    row: row as AnyRow,
    extra: unknown.length === 0 ? null : JSON.stringify(Object.fromEntries(unknown)),
  }
}

/**
 * The row as this laptop should show it: the hub's, and over it the own changes the hub has not decided. Its version stays
 * the one its person last saw without them: a further edit of the same field overwrites what they have never seen.
 */
export function overlaid(
  type: RecordTypeName,
  row: AnyRow,
  pending: ReturnType<typeof pendingOf>,
  mine: AnyRow | null,
): AnyRow {
  if (pending.length === 0) return row
  const out: Record<string, FieldValue> = { ...row }
  for (const { op, before, after } of pending) {
    if (op === 'delete') out['deletedAt'] = mine?.deletedAt ?? row.updatedAt
    if (op === 'restore') out['deletedAt'] = null
    for (const [name, value] of Object.entries(after))
      out[name] =
        op === 'update' && mergeClassOf(type, name) === 'set'
          ? (applySetPatch(out[name], setPatchOf(before[name], value)) as FieldValue)
          : (value as FieldValue)
  }
  if (mine !== null) {
    out['updatedAt'] = mine.updatedAt
    out['updatedBy'] = mine.updatedBy
    out['version'] = mine.version
  }
  return out as AnyRow
}

/** A local row as it travels: what its digest is made over. */
export function payloadOf(row: AnyRow, extra: string | null): Payload {
  const { id: _id, version: _version, ...values } = row
  return toPayload(extra === null ? values : { ...values, ...(JSON.parse(extra) as Payload) })
}
