/**
 * A row as it travels: its own fields and what every row carries, without nulls, keys in order. The text of it is the same
 * on every device and at the hub, so that equal rows have equal digests. Fields nobody here knows are kept (design 2).
 */
import { recordTypeNames, recordTypeOf, type RecordTypeName } from '../domain/record-types.ts'
import type { MergeClass } from '../domain/record-type.ts'

export type Payload = Readonly<Record<string, unknown>>

/** What every row carries beside its own fields; `id` and `version` travel beside the payload. */
export const metaNames = [
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
  'sourceSystem',
  'sourceId',
] as const
const metaSet: ReadonlySet<string> = new Set(metaNames)
export const isMeta = (name: string): boolean => metaSet.has(name)

/** The values with keys in order and nulls left out. */
export function toPayload(values: Payload): Payload {
  const out: Record<string, unknown> = {}
  // most fields of most rows are empty: what is left out need not be sorted
  const names = Object.keys(values).filter((name) => values[name] !== null && values[name] !== undefined)
  for (const name of names.sort()) out[name] = values[name]
  return out
}

/** What the digest of a row is made over; `text` is `JSON.stringify` of its payload. */
export const digestInput = (type: string, id: string, version: number, text: string): string =>
  `${type}\n${id}\n${version}\n${text}`

const known: ReadonlySet<string> = new Set(recordTypeNames)
/** Whether this program knows records of the type; a newer one may send others. */
export const isKnownType = (type: string): type is RecordTypeName => known.has(type)

/** How concurrent edits of a field meet; a field nobody here knows is a register. */
export function mergeClassOf(type: string, field: string): MergeClass {
  if (!isKnownType(type)) return 'register'
  return recordTypeOf(type).fields[field]?.merge ?? 'register'
}

/** Equal as stored values: null and absent are one. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
