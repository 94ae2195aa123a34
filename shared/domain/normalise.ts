/** What is made of values before they are stored: spaces trimmed, blanks become null, dependent fields filled. */
import { bandOf } from './account.ts'
import type { Field } from './record-type.ts'
import { recordTypeOf, type RecordTypeName } from './record-types.ts'

type Values = Readonly<Record<string, unknown>>

function normaliseValue(field: Field, value: unknown): unknown {
  if (Array.isArray(value))
    return value.length === 0 ? null : [...new Set(value as readonly string[])].sort((a, b) => (a < b ? -1 : 1))
  if (typeof value !== 'string') return value ?? null
  const trimmed = field.kind === 'longText' ? value.trimEnd() : value.trim()
  return trimmed === '' ? null : trimmed
}

/** Values as they are stored; keys that are no field of the type are left out. */
export function normaliseValues(type: RecordTypeName, values: Values): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(recordTypeOf(type).fields))
    if (Object.hasOwn(values, name) && values[name] !== undefined) out[name] = normaliseValue(field, values[name])
  if (type === 'account' && typeof out['headcount'] === 'number' && out['headcountBand'] === undefined)
    out['headcountBand'] = bandOf(out['headcount'])
  return out
}
