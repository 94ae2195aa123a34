/**
 * Values no row may hold, found before an op is decided, and after it where sets have met. What a newer program sends is let
 * through: types, fields and choices the hub has no word for. What a laptop could not show or would drop in silence is not.
 */
import { z } from 'zod'
import { uuidPattern } from '../../shared/base/ids.ts'
import { clean, instant, type Field } from '../../shared/domain/record-type.ts'
import { recordTypeOf } from '../../shared/domain/record-types.ts'
import { isSetPatch, type Op } from '../../shared/sync/op.ts'
import { isKnownType, type Payload } from '../../shared/sync/payload.ts'

const instantMs = instant().schema
const member = z.string().regex(uuidPattern).nullable()
const source = clean(2000).nullable()

/** What every row carries, of whatever type. */
const meta: Readonly<Record<string, z.ZodType>> = {
  createdAt: instantMs,
  createdBy: member,
  updatedAt: instantMs,
  updatedBy: member,
  deletedAt: instantMs,
  sourceSystem: source,
  sourceId: source,
}

const fieldsOf = (type: string): Readonly<Record<string, Field>> => (isKnownType(type) ? recordTypeOf(type).fields : {})
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** As laptops read it: a choice only a newer program knows is shown as the word it is. */
const isNewWord = (field: Field, value: unknown): boolean =>
  field.kind === 'choice' && typeof value === 'string' && value.length <= 60 && clean(60).safeParse(value).success

function fits(fields: Readonly<Record<string, Field>>, name: string, value: unknown): boolean {
  const always = own(meta, name)
  if (always) return always.safeParse(value).success
  const field = own(fields, name)
  if (!field) return true
  if (isSetPatch(value)) return field.merge === 'set' && field.schema.safeParse(value.add).success
  return isNewWord(field, value) || field.schema.safeParse(value).success
}

/** Names of fields whose values in the op are not what they can hold, and of those an insert lacks. */
export function misfits(op: Op): readonly string[] {
  const fields = fieldsOf(op.type)
  const wrong = Object.keys(op.patch).filter((name) => !fits(fields, name, op.patch[name]))
  const isMissing = (name: string): boolean => fields[name]?.required === true && !Object.hasOwn(op.patch, name)
  return op.kind === 'insert' ? [...wrong, ...Object.keys(fields).filter(isMissing)] : wrong
}

/** Names of sets that the op, together with what others added, makes larger than they may be. */
export function overfull(op: Op, after: Payload): readonly string[] {
  const fields = fieldsOf(op.type)
  return Object.keys(op.patch).filter(
    (name) => isSetPatch(op.patch[name]) && own(fields, name)?.schema.safeParse(after[name] ?? null).success === false,
  )
}
