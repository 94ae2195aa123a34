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
    const isFed = mapping.fields[name] !== undefined || mapping.fields[`${name}.name`] !== undefined
    const from = derivable[`${mapping.type}.${name}`]
    const isDerived = from !== undefined && (from.length === 0 || from.some((source) => mapping.fields[source]))
    if (field.required && !isFed && !isDerived) return name
  }
  return null
}
