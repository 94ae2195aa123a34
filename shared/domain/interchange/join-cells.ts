/** Several columns that make one value: address lines, province and city, first and last name, a date and a time. */
import { hasHan } from '../../base/text.ts'

/** The value of a target made of the cells of its columns, in the order of the mapping. */
export function joinCells(target: string, cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  switch (target) {
    case 'name':
      return filled.some(hasHan) ? chineseName(cells) : filled.join(' ')
    case 'address':
      return filled.some(hasHan) ? filled.toReversed().join('') : joinAddress(filled)
    case 'outcome':
      return outcomeOf(cells)
    case 'description':
    case 'remarks':
    case 'summary':
    case 'body':
    case 'result':
      return filled.join('\n')
    default:
      return filled.join(' ')
  }
}

/** Given name, then family name, as the columns come; Chinese puts the family name first. */
const chineseName = (cells: readonly string[]): string =>
  cells
    .map((cell) => cell.trim())
    .toReversed()
    .join('')

/** A line that a later one already holds, such as a city inside the street, is not said twice. */
const joinAddress = (lines: readonly string[]): string =>
  lines.map((line) => line.replace(/\s*\r?\n\s*/g, ', ')).join(', ')

/** From "is won" and "is closed". */
function outcomeOf([won = '', closed = '']: readonly string[]): string {
  const isTrue = (text: string): boolean => /^(true|1|yes|是)$/i.test(text.trim())
  if (isTrue(won)) return 'won'
  if (won.trim() === '' && closed.trim() === '') return ''
  return isTrue(closed) ? 'lost' : 'open'
}
