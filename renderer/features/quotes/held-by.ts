import type { QuoteDetail } from '../../../shared/api/quotes.ts'
import { isEmpty, mayGoOut, standingOf, sumOf } from '../../../shared/domain/quote-sum.ts'

/** Why it may not be printed, or null; `standIn` is the title of a line that has none yet. */
export function heldBy(
  { quote, lines, limitPercent }: Pick<QuoteDetail, 'quote' | 'lines' | 'limitPercent'>,
  standIn: string,
): 'tooLarge' | 'heldEmpty' | 'heldUnnamed' | 'held' | null {
  const sum = sumOf(quote, lines)
  if (sum === null) return 'tooLarge'
  const standing = standingOf(quote, sum, limitPercent)
  if (isEmpty(sum, standing)) return 'heldEmpty'
  if (lines.some(({ title }) => title === standIn)) return 'heldUnnamed'
  return mayGoOut(standing) ? null : 'held'
}
