/**
 * Every date, time, number, amount and size that is shown or printed, over Intl. Dates are `YYYY-MM-DD`, instants milliseconds
 * (UTC), money minor units. `near` speaks of today, tomorrow and the seven days around; the words for that come in.
 */
import { addDays, daysBetween, wallClock } from './local-date.ts'

/** The languages Rapport speaks. */
export type Language = 'zh-CN' | 'en'

/** Sentences the formats need; a language file has them. */
export interface FormatWords {
  readonly today: string
  readonly tomorrow: string
  readonly yesterday: string
  readonly inDays: (days: number) => string
  readonly daysAgo: (days: number) => string
  readonly span: (hours: number, minutes: number) => string
  readonly titleDay: (date: string, weekday: string) => string
  readonly withDay: (date: string, weekday: string) => string
}

const nearDays = 7
const intlLocale: Record<Language, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' }

/** What stands between two sentences: Chinese full stops carry their own room. */
export const sentenceGap: Record<Language, string> = { 'zh-CN': '', en: ' ' }

/** A date as an instant at which any zone formats it as itself: formatted in UTC only. */
const asUtc = (date: string): number => Date.parse(`${date}T00:00:00Z`)

const sizeUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

function sizeParts(bytes: number): { readonly value: number; readonly unit: (typeof sizeUnits)[number] } {
  let value = bytes
  let step = 0
  while (value >= 1000 && step < sizeUnits.length - 1) {
    value /= 1000
    step += 1
  }
  return { value, unit: sizeUnits[step] ?? 'byte' }
}

/** Made when first needed: a formatter takes milliseconds to make, and the first screen uses few of them. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** What a function of a text answers, kept for the texts that were asked for; few of them are ever in use. */
function remembered<T>(make: (text: string) => T, most = 32): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}

/** How many decimals the currency has: 2 for CNY, 0 for JPY. */
export const currencyDigits = remembered((currency): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
})

function moneyFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
  const options = { style: 'currency', currencyDisplay: 'narrowSymbol', minimumFractionDigits: digits } as const
  try {
    return new Intl.NumberFormat(locale, { ...options, currency, maximumFractionDigits: digits })
  } catch {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
  }
}

/** Mobile numbers of mainland China in groups of 3 4 4; any other number as it was written. */
export function formatPhone(phone: string): string {
  const mobile = /^(?:\+?86)?(1[3-9]\d)(\d{4})(\d{4})$/.exec(phone.replaceAll(/[\s-]/g, ''))
  return mobile ? mobile.slice(1).join(' ') : phone
}

function createDates(language: Language, zone: string, today: () => string, words: FormatWords) {
  const locale = intlLocale[language]
  const utc = (options: Intl.DateTimeFormatOptions): ((date: string) => string) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))
    return (date) => format().format(asUtc(date))
  }
  const monthDay = utc(language === 'en' ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'long' })
  const full = utc(
    language === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { day: 'numeric', month: 'long', year: 'numeric' },
  )
  const fullTitle = utc({ day: 'numeric', month: 'long', year: 'numeric' })
  const longMonthDay = utc({ day: 'numeric', month: 'long' })
  const monthOnly = utc({ month: 'short' })
  const monthYear = utc({ month: 'short', year: 'numeric' })
  const longMonth = utc({ month: 'long', year: 'numeric' })
  const weekday = utc({ weekday: 'short' })
  const longWeekday = utc({ weekday: 'long' })
  const isThisYear = (date: string): boolean => date.slice(0, 4) === today().slice(0, 4)
  const date = (d: string): string => (isThisYear(d) ? monthDay(d) : full(d))

  const near = (d: string): string => {
    const days = daysBetween(today(), d)
    if (days === 0) return words.today
    if (days === 1) return words.tomorrow
    if (days === -1) return words.yesterday
    if (Math.abs(days) > nearDays) return date(d)
    return days > 0 ? words.inDays(days) : words.daysAgo(-days)
  }
  /** `明天` / `in 14 days`: beside a date, where the distance is what is asked for. */
  const fromToday = (d: string): string => {
    const days = daysBetween(today(), d)
    return days > nearDays ? words.inDays(days) : near(d)
  }
  return {
    date,
    near,
    fromToday,
    weekday,
    /** `2026年11月23日` / `23 November 2026`: on paper, which is read in another year. */
    fullDate: (d: string) => fullTitle(d),
    /** `11月23日 周一` / `Mon, 23 Nov` */
    dateWithDay: (d: string) => words.withDay(date(d), weekday(d)),
    /** `11月23日，星期一` / `Monday, 23 November` */
    dayTitle: (d: string) => words.titleDay(longMonthDay(d), longWeekday(d)),
    month: (d: string) => (isThisYear(d) ? monthOnly(d) : monthYear(d)),
    /** `2026年11月` / `November 2026` */
    monthTitle: longMonth,
    dayOfMonth: (d: string) => String(Number(d.slice(8))),
    /** The wall clock of an instant here, `14:00`. */
    time: (atMs: number) => wallClock(atMs, zone).time,
    dateOf: (atMs: number) => wallClock(atMs, zone).date,
    /** `11月23日 14:00` */
    moment: (atMs: number) => `${date(wallClock(atMs, zone).date)} ${wallClock(atMs, zone).time}`,
    daysFromToday: (d: string) => daysBetween(today(), d),
    inDaysFromToday: (days: number) => addDays(today(), days),
  }
}

function createNumbers(language: Language, currency: string, words: FormatWords) {
  const locale = intlLocale[language]
  const whole = lazily(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }))
  const short = lazily(() => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }))
  const percent = lazily(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }))
  const amounts = remembered((key) => moneyFormat(locale, key.slice(0, -1), Number(key.slice(-1))))
  return {
    number: (n: number) => whole().format(n),
    /** Minor units of a currency (the profile's unless given): `¥68,000`, with decimals only where there are some. */
    money: (minor: number, code: string | null = null) => {
      const used = code ?? currency
      const digits = currencyDigits(used)
      const unit = 10 ** digits
      return amounts(`${used}${minor % unit === 0 ? 0 : digits}`).format(minor / unit)
    },
    /** For prose and charts: `6.8万` / `68k`. */
    short: (n: number) => short().format(n),
    share: (ratio: number) => percent().format(ratio),
    size: (bytes: number) => {
      const { value, unit } = sizeParts(bytes)
      const decimals = value < 10 && unit !== 'byte' ? 1 : 0
      const unitDisplay = unit === 'byte' ? 'narrow' : 'short'
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        unitDisplay,
        maximumFractionDigits: decimals,
      }).format(value)
    },
    /** A span of minutes: `1 小时 20 分` / `1 h 20 min`. */
    span: (minutes: number) => words.span(Math.floor(minutes / 60), minutes % 60),
    milliseconds: (ms: number) => whole().format(Math.max(1, Math.round(ms))),
    phone: formatPhone,
  }
}

/** All formats of a language in a zone; `today` is asked each time, because a page may stay open past midnight. */
export const createFormat = (
  language: Language,
  zone: string,
  currency: string,
  today: () => string,
  words: FormatWords,
) => ({ language, zone, ...createDates(language, zone, today, words), ...createNumbers(language, currency, words) })

export type Format = ReturnType<typeof createFormat>
