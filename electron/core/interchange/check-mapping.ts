/** Whether a mapping fits a file: its columns are there, and every required field can be filled. */
import type { Mapping } from '../../../shared/domain/interchange/mapping.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import { missingRequiredField } from '../../../shared/domain/interchange/required-fields.ts'
import { targetsOf } from '../../../shared/domain/interchange/targets.ts'

/** Throws `FileRefused` naming the column or the field. */
export function checkMapping(mapping: Mapping, header: readonly string[]): void {
  const targets = targetsOf(mapping.type)
  for (const [target, columns] of Object.entries(mapping.fields)) {
    if (!targets.has(target)) throw new FileRefused('unknown_column', target)
    const missing = columns.find((column) => !header.includes(column))
    if (missing !== undefined) throw new FileRefused('unknown_column', missing)
  }
  const field = missingRequiredField(mapping)
  if (field !== null) throw new FileRefused('no_column_for_required_field', field)
}
