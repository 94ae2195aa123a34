/** What a mapping must feed: the core refuses a run without it, and the page says so before. */
import { recordTypeOf } from '../record-types.ts'
import type { Mapping } from './mapping.ts'

/** Required fields that are filled from others, or by themselves, when no column feeds them. */
const derivable: Readonly<Record<string, readonly string[]>> = {
  'visit.status': [],
  'visit.zone': [],
  'visit.subject': ['summary'],
  'visitNote.notedAt': ['createdAt'],
  'followUp.status': [],
  'followUp.subject': ['result'],
}

/** The first required field that neither a column nor another field fills, or null when all are. */
export function missingRequiredField(mapping: Mapping): string | null {
  for (const [name, field] of Object.entries(recordTypeOf(mapping.type).fields)) {
    // money comes as an amount with its point, or in minor units
    const asAmount = name.endsWith('Minor') ? name.slice(0, -'Minor'.length) : name
    const isFed = [name, asAmount, `${name}.name`].some((target) => mapping.fields[target] !== undefined)
    const from = derivable[`${mapping.type}.${name}`]
    const isDerived = from !== undefined && (from.length === 0 || from.some((source) => mapping.fields[source]))
    if (field.required && !isFed && !isDerived) return name
  }
  return null
}
