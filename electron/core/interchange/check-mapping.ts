/** Whether a mapping fits a file: its columns are there, and every required field can be filled. */
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { targetsOf } from '../../../shared/domain/interchange/targets.ts'

/** Required fields that are filled from others when no column feeds them. */
const derivable: Readonly<Record<string, readonly string[]>> = {
  'visit.status': [],
  'visit.zone': [],
  'visit.subject': ['summary'],
  'visitNote.notedAt': ['createdAt'],
  'followUp.status': [],
  'followUp.subject': ['result'],
}

/** Throws `FileRefused` naming the column or the field. */
export function checkMapping(mapping: Mapping, header: readonly string[]): void {
  const targets = targetsOf(mapping.type)
  for (const [target, columns] of Object.entries(mapping.fields)) {
    if (!targets.has(target)) throw new FileRefused('unknown_column', target)
    const missing = columns.find((column) => !header.includes(column))
    if (missing !== undefined) throw new FileRefused('unknown_column', missing)
  }
  for (const [name, field] of Object.entries(recordTypeOf(mapping.type).fields)) {
    const isFed = mapping.fields[name] !== undefined || mapping.fields[`${name}.name`] !== undefined
    const from = derivable[`${mapping.type}.${name}`]
    const isDerived = from !== undefined && (from.length === 0 || from.some((source) => mapping.fields[source]))
    if (field.required && !isFed && !isDerived) throw new FileRefused('no_column_for_required_field', name)
  }
}
