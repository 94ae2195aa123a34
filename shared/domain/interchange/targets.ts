/**
 * What a column can be mapped to: a field of the type, the name behind a link (`accountId.name`), an amount in major units
 * (`amount` for `amountMinor`), or what every record carries (source id, original dates and authors).
 */
import type { Field, FieldKind } from '../record-type.ts'
import { recordTypeOf, type RecordTypeName } from '../record-types.ts'

export interface Target {
  readonly name: string
  /** The field it fills, or null for what every record carries. */
  readonly field: string | null
  readonly kind: FieldKind | 'amount' | 'linkName' | 'meta'
  /** The type a link points to. */
  readonly linksTo: RecordTypeName | null
}

const meta: readonly Target[] = [
  { name: 'id', field: null, kind: 'meta', linksTo: null },
  { name: 'sourceSystem', field: null, kind: 'meta', linksTo: null },
  { name: 'sourceId', field: null, kind: 'meta', linksTo: null },
  { name: 'createdAt', field: null, kind: 'meta', linksTo: null },
  { name: 'createdBy', field: null, kind: 'meta', linksTo: 'teamMember' },
  { name: 'createdBy.name', field: null, kind: 'meta', linksTo: 'teamMember' },
  { name: 'updatedAt', field: null, kind: 'meta', linksTo: null },
  { name: 'updatedBy', field: null, kind: 'meta', linksTo: 'teamMember' },
  { name: 'updatedBy.name', field: null, kind: 'meta', linksTo: 'teamMember' },
  { name: 'isDeleted', field: null, kind: 'meta', linksTo: null },
]

function ofField(name: string, field: Field): readonly Target[] {
  const linksTo = (field.target ?? null) as RecordTypeName | null
  const own: Target = { name, field: name, kind: field.kind, linksTo }
  if (linksTo !== null) return [own, { name: `${name}.name`, field: name, kind: 'linkName', linksTo }]
  if (name.endsWith('Minor')) return [own, { name: name.slice(0, -5), field: name, kind: 'amount', linksTo: null }]
  return [own]
}

const cache = new Map<RecordTypeName, ReadonlyMap<string, Target>>()

/** Every target of a type by its name. */
export function targetsOf(type: RecordTypeName): ReadonlyMap<string, Target> {
  let found = cache.get(type)
  if (!found) {
    const fields = Object.entries(recordTypeOf(type).fields).flatMap(([name, field]) => ofField(name, field))
    found = new Map([...fields, ...meta].map((target) => [target.name, target]))
    cache.set(type, found)
  }
  return found
}
