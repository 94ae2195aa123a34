/**
 * Spreadsheets run a cell that begins with one of these as a formula. An export puts `'` before it; an import takes one
 * away again. A text that already begins with `'` before a trigger gets another, so that reading back gives the very text.
 */
const triggers = '=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫−'
const needsGuard = new RegExp(`^'*[${triggers}]`)
const isGuarded = new RegExp(`^'+[${triggers}]`)
const plainNumber = /^-?\d+(\.\d+)?$/

/** Text of an export cell, safe to open in a spreadsheet. Numbers of a numeric column stay as they are. */
export const guardFormula = (text: string, isNumericColumn = false): string =>
  needsGuard.test(text) && !(isNumericColumn && plainNumber.test(text)) ? `'${text}` : text

/** The text before the guard was put on; other text is returned as it is. */
export const unguardFormula = (text: string): string => (isGuarded.test(text) ? text.slice(1) : text)
