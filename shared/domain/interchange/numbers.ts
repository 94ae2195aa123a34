/** Numbers and money as people write them: 1,234.50, 1.234,50, 1 234,50, ¥12.5万, (300), 6.0E7, 50%. */

export interface WrittenNumber {
  readonly value: number
  readonly isPercent: boolean
  /** ISO code when a sign or code stood beside the number. */
  readonly currency: string | null
}

const currencyBySign: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  元: 'CNY',
  圆: 'CNY',
  人民币: 'CNY',
  RMB: 'CNY',
  $: 'USD',
  US$: 'USD',
  美元: 'USD',
  HK$: 'HKD',
  港元: 'HKD',
  港币: 'HKD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  日元: 'JPY',
}
const signs = /人民币|港元|港币|美元|欧元|日元|RMB|US\$|HK\$|[A-Z]{3}(?![a-z])|[¥元圆$€£₩₹]/i
const units: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百万: 1e6, 千万: 1e7 }

/** What a text says, or null when it is no number. */
export function parseNumber(text: string): WrittenNumber | null {
  let rest = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s'\u00a0\u202f]/g, '')
  if (rest === '' || rest.length > 60) return null
  const isNegative = /^\(.*\)$/.test(rest) || /^[-\u2212]|-$/.test(rest)
  rest = rest.replace(/[()]/g, '')
  const sign = signs.exec(rest)
  if (sign) rest = rest.replace(signs, '').replace(/元整?$/, '')
  const isPercent = rest.endsWith('%')
  const unit = /(百万|千万|万|亿|千)元?$/.exec(rest)
  const digits = rest
    .replace(/%$/, '')
    .replace(/(百万|千万|万|亿|千)元?$/, '')
    .replace(/^[-+\u2212]|-$/g, '')
  const plain = plainDigits(digits)
  if (plain === null) return null
  const scaled = Number(plain) * (unit ? (units[unit[1] ?? ''] ?? 1) : 1)
  return { value: isNegative ? -scaled : scaled, isPercent, currency: currencyOf(sign?.[0]) }
}

function currencyOf(sign: string | undefined): string | null {
  if (sign === undefined) return null
  return currencyBySign[sign.toUpperCase()] ?? (/^[A-Z]{3}$/i.test(sign) ? sign.toUpperCase() : null)
}

/** Digits with one dot, from whatever groups and decimals were written; null when they make no number. */
function plainDigits(text: string): string | null {
  if (/^\d+(\.\d*)?(e[+-]?\d{1,3})?$/i.test(text) || /^\.\d+$/.test(text)) return text
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3})+,\d*$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text))
    return text.replaceAll('.', '').replace(',', '.')
  // Chinese groups of four: 1,2345,6789
  if (/^\d{1,4}(,\d{4})+(\.\d*)?$/.test(text)) return text.replaceAll(',', '')
  return /^\d+,\d+$/.test(text) ? text.replace(',', '.') : null
}

/** Digits after the point of a currency: 2 for most, 0 for JPY. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** Whole minor units of an amount, rounded half away from zero. */
export function toMinor(value: number, currency: string | null): number {
  const scale = 10 ** minorDigits(currency ?? 'CNY')
  // toPrecision takes off the binary noise of e.g. 1.005 * 100.
  return Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(15)))
}

/** An amount in major units as text, e.g. `1234.50`. */
export function fromMinor(minor: number, currency: string | null): string {
  const digits = minorDigits(currency ?? 'CNY')
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return minor < 0 ? `-${whole}` : whole
}
