/** One change of one row, as a device offers it. Ops are numbered without a gap that matters: each push names the one before. */
import { z } from 'zod'
import { uuidPattern } from '../base/ids.ts'

export const opKinds = ['insert', 'update', 'delete', 'restore'] as const
export type OpKind = (typeof opKinds)[number]

const instantMs = z.int().min(-62_135_596_800_000).max(253_402_300_799_999)

/** A change of a set by its elements, so that two people adding to it both keep theirs. */
export const setPatchSchema = z.strictObject({
  add: z.array(z.string().max(400)).max(500),
  remove: z.array(z.string().max(400)).max(500),
})
export type SetPatch = z.infer<typeof setPatchSchema>

const fieldName = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/)
/** A longer text cannot travel: no field may hold one (code units). */
export const longestValue = 250_000

/** What a field can hold; checked again by its own schema where the type is known. */
export const fieldValueSchema = z.union([
  z.string().max(longestValue),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(400)).max(500),
])

export const opSchema = z.strictObject({
  /** Its number on the device; grows, and is never used twice in one epoch of the device. */
  n: z.int().min(1),
  type: fieldName,
  id: z.string().regex(uuidPattern),
  kind: z.enum(opKinds),
  /** The version of the row its author saw; 0 when the hub had none. */
  base: z.int().min(0),
  /** When it was done, by the device's clock (ms UTC). */
  at: instantMs,
  /** When and by whom the row was last changed, as the device shows it. */
  updatedAt: instantMs,
  updatedBy: z.string().regex(uuidPattern).nullable(),
  /** Fields by name; of an insert also `createdAt`, `createdBy`, `sourceSystem`, `sourceId`. */
  patch: z.record(fieldName, z.union([fieldValueSchema, setPatchSchema])),
})
export type Op = z.infer<typeof opSchema>

export const isSetPatch = (value: unknown): value is SetPatch =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'add' in value && 'remove' in value

/** A set with a change of it applied, in the order sets are stored in; null when nothing is left. */
export function applySetPatch(current: unknown, patch: SetPatch): readonly string[] | null {
  const set = new Set(Array.isArray(current) ? (current as readonly string[]) : [])
  for (const element of patch.remove) set.delete(element)
  for (const element of patch.add) set.add(element)
  return set.size === 0 ? null : [...set].sort((a, b) => (a < b ? -1 : 1))
}

/** The change from one set to another. */
export function setPatchOf(before: unknown, after: unknown): SetPatch {
  const old = new Set(Array.isArray(before) ? (before as readonly string[]) : [])
  const now = new Set(Array.isArray(after) ? (after as readonly string[]) : [])
  return { add: [...now].filter((e) => !old.has(e)), remove: [...old].filter((e) => !now.has(e)) }
}
