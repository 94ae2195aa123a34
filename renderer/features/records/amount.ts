/** Money between what is typed and minor units of a currency. */
import { currencyDigits } from '../../../shared/base/format.ts'

/** Those that are offered; a record may hold any. */
export const currencies = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'JPY', 'SGD', 'GBP']

/** `68,000.50`, `￥68000` or `6.8万` as minor units; null when it is no amount. */
export function parseAmount(typed: string, currency: string): number | null {
  const text = typed.normalize('NFKC').replaceAll(/[\s,¥$€£]/g, '')
  const found = /^(-?\d+(?:\.\d+)?)(万|k)?$/i.exec(text)
  if (!found) return null
  const times = found[2] === '万' ? 10_000 : found[2] ? 1_000 : 1
  const minor = Math.round(Number(found[1]) * times * 10 ** currencyDigits(currency))
  return Number.isSafeInteger(minor) ? minor : null
}

/** Minor units as they are edited: plain digits, decimals only where there are some. */
export const editableAmount = (minor: number | null, currency: string): string =>
  minor === null ? '' : String(minor / 10 ** currencyDigits(currency))
