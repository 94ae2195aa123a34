/** What the parts of the editor are given: the quote as it is being edited, and how to change it. */
import type { QuoteDetail } from '../../../shared/api/quotes.ts'
import type { Row } from '../../../shared/domain/record-types.ts'

export interface Editing {
  /** With every edit in it that is not saved yet. */
  readonly detail: QuoteDetail
  readonly set: (patch: Partial<Row<'quote'>>) => void
  readonly setLine: (id: string, patch: Partial<Row<'quoteLine'>>) => void
  /** What is chosen, not typed: saved at once. */
  readonly pick: (patch: Partial<Row<'quote'>>) => void
  readonly pickLine: (id: string, patch: Partial<Row<'quoteLine'>>) => void
  /** Shows a line as it cannot be kept, until another is typed or the field is left. */
  readonly showLine: (id: string, patch: Partial<Row<'quoteLine'>>) => void
  /** Saves what waits; false where something could not be saved. */
  readonly flush: () => Promise<boolean>
}
