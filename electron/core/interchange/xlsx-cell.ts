/**
 * A stored cell as the text its reader sees: dates as ISO, percentages as "50%", phone and postal formats with their
 * zeros, plain numbers with all their digits. Money keeps its digits and its sign.
 */
import { dateFromSerial, format as formatNumber, getFormatDateInfo, isDateFormat, isPercentFormat } from 'numfmt'

/** What a `<c>` holds: its type, style format, and the text of `<v>` or of its inline string. */
export interface StoredCell {
  readonly type: string
  readonly format: string
  readonly value: string
}

const builtinFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
}
/** Formats 27-36 and 50-58 are the East Asian dates; 32-35 and 55-56 among them are times. */
const isEastAsianDate = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const isEastAsianTime = (id: number): boolean => id >= 32 && id <= 35

/** The format code behind a built-in number format id. */
export function builtinFormat(id: number): string {
  if (isEastAsianTime(id)) return 'h:mm:ss'
  return isEastAsianDate(id) ? 'yyyy-mm-dd' : (builtinFormats[id] ?? 'General')
}

/** Text of a cell; '' for an empty one. */
export function cellText(cell: StoredCell, strings: readonly string[], is1904: boolean): string {
  switch (cell.type) {
    case 's':
      return strings[Number(cell.value)] ?? ''
    case 'str':
      return unescapeText(cell.value)
    case 'inlineStr':
    case 'e':
      return cell.value
    case 'b':
      return cell.value === '1' ? 'TRUE' : cell.value === '0' ? 'FALSE' : cell.value
    case 'd':
      return cell.value.trim()
    default:
      return numberText(cell.value.trim(), cell.format, is1904)
  }
}

const spec = { throws: false, dateErrorNumber: false } as const
/** Digits with literals between or leading zeros: 000-0000-0000, 00000, (###) ###-####. */
const shapedDigits = /^(?=.*(?:^0{2,}$|[-() ]))[0#\-() \\"]+$/
const moneySign = /\[\$([^-\]]+)|["\\]?([¥￥$€£₩₹])/

function numberText(stored: string, format: string, is1904: boolean): string {
  const value = Number(stored)
  if (stored === '' || !Number.isFinite(value)) return stored
  if (format === 'General' || format === '@') return plainNumber(value)
  if (isDateFormat(format)) return dateText(value, format, is1904)
  if (isPercentFormat(format) || shapedDigits.test(format)) return formatNumber(format, value, spec)
  const sign = moneySign.exec(format)
  const mark = (sign?.[1] ?? sign?.[2] ?? '').trim()
  return mark === '' ? plainNumber(value) : `${value < 0 ? '-' : ''}${mark}${plainNumber(Math.abs(value))}`
}

/** 15 digits are what the program that wrote the file showed; the rest is binary noise. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  if (!Number.isInteger(rounded) || Math.abs(rounded) < 1e15 || Math.abs(rounded) >= 1e21) return String(rounded)
  const [digits = '', exponent = ''] = rounded.toExponential(14).split('e')
  return (BigInt(digits.replace('.', '')) * 10n ** BigInt(Number(exponent) - 14)).toString()
}

const two = (n: number | undefined): string => String(n ?? 0).padStart(2, '0')

function dateText(serial: number, format: string, is1904: boolean): string {
  const shown = getFormatDateInfo(format)
  const hasDate = shown.year || shown.month || shown.day
  if (serial < 0 || serial > 2_958_465.999_999 || format.includes('[h')) return formatNumber(format, serial, spec)
  // Excel keeps times as binary fractions of a day: round to the millisecond before cutting into parts.
  const exact = Math.round((serial + (is1904 ? 1462 : 0)) * 86_400_000) / 86_400_000
  const [year, month, day, hours, minutes, seconds] = dateFromSerial(exact, { leap1900: true })
  const time = `${two(hours)}:${two(minutes)}${seconds ? `:${two(Math.floor(seconds))}` : ''}`
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (!hasDate) return time
  return shown.hours ? `${date} ${time}` : date
}

/** Undoes `_x000D_`, by which a workbook stores characters XML cannot hold. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text
