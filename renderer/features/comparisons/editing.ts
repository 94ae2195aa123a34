/** What the parts of the editor are given: the sheet as it is being edited, and how to change it. */
import type { ComparisonDetail } from '../../../shared/api/comparisons.ts'
import type { Row } from '../../../shared/domain/record-types.ts'

export interface Editing {
  /** With every edit in it that is not saved yet. */
  readonly detail: ComparisonDetail
  readonly set: (patch: Partial<Row<'comparison'>>) => void
  readonly setRow: (id: string, patch: Partial<Row<'comparisonRow'>>) => void
  /** What is chosen, not typed: saved at once. */
  readonly pick: (patch: Partial<Row<'comparison'>>) => void
  readonly pickRow: (id: string, patch: Partial<Row<'comparisonRow'>>) => void
  /** Shows a line without a title, which cannot be kept, until another is typed or the field is left. */
  readonly showRow: (id: string, patch: Partial<Row<'comparisonRow'>>) => void
  /** Saves what waits, before an act that reads the sheet; false where something could not be saved. */
  readonly flush: () => Promise<boolean>
}

interface Part {
  readonly editing: Editing
  readonly part?: Row<'comparisonRow'>['part']
}

/**
 * Whether a part of the editor has nothing new to show: a key in one line draws that line anew and not the whole board. How to
 * change the sheet stays the same whatever stands on it.
 */
export function isSamePart(before: Part, after: Part): boolean {
  const [was, is] = [before.editing.detail, after.editing.detail]
  if (was.comparison !== is.comparison || was.other !== is.other || before.part !== after.part) return false
  if (after.part === undefined) return true
  const [wereRows, rows] = [was.rows, is.rows].map((all) => all.filter((row) => row.part === after.part))
  return wereRows?.length === rows?.length && rows?.every((row, i) => row === wereRows?.[i]) === true
}
