/** What history keeps of a row that came from the hub: what differs from what stood here. */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { mappingOf, type AnyRow, type FieldValue } from './columns.ts'

export type ChangeOp = 'insert' | 'update' | 'delete' | 'restore'

/** Equal as stored values: null and absent are one. */
export const same = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** `was` and `is` are JSON of the fields that differ and `isOf` lets through; null where nothing differs. */
export function receivedChange(
  type: RecordTypeName,
  row: AnyRow,
  before: AnyRow | null,
  isOf: (field: string) => boolean,
): { readonly op: ChangeOp; readonly was: string | null; readonly is: string | null } | null {
  const fields = mappingOf(type).own.flatMap(([name]) => (isOf(name) ? [name] : []))
  const changed =
    before === null ? fields.filter((n) => row[n] !== null) : fields.filter((n) => !same(row[n], before[n]))
  const pick = (from: AnyRow): string => JSON.stringify(Object.fromEntries(changed.map((n) => [n, from[n] ?? null])))
  if (before === null) return { op: 'insert', was: null, is: pick(row) }
  const isDeleted = row.deletedAt !== null
  if ((before.deletedAt !== null) !== isDeleted) return { op: isDeleted ? 'delete' : 'restore', was: null, is: null }
  return changed.length === 0 ? null : { op: 'update', was: pick(before), is: pick(row) }
}
