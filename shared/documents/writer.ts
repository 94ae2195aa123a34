/** Writes the lines of a sheet in its language: from the words of paper, and from texts that are kept in two languages. */
import { createFormat, type Format, type Language } from '../base/format.ts'
import type { PaperLanguage } from '../domain/comparison.ts'
import type { Line } from './paper.ts'
import type { PaperWords } from './paper-words.ts'
import { paperWords } from './words.ts'

export interface Writer {
  readonly language: PaperLanguage
  /** The language of the first lines, and of what stands only once: the running head, figures. */
  readonly first: Language
  readonly format: Format
  readonly words: PaperWords
  /** A line made of words. */
  say(make: (words: PaperWords, format: Format) => string): Line
  /** A line of a record, in its own language and perhaps in English. */
  told(base: string | null, english: string | null): Line
  /** The same as one text, in the first language. */
  name(base: string | null, english: string | null): string
}

interface Options {
  readonly language: PaperLanguage
  readonly zone: string
  readonly currency: string
  /** The day it is written on: years other than its own are named. */
  readonly today: string
}

const never = (): string => {
  throw new Error('paper does not speak of today and tomorrow')
}

/** Formatters are dear to make, and their memory is given back late: a sheet drawn at every key uses the same ones. */
const formats = new Map<string, Format>()
const mostFormats = 16

function formatFor(of: Language, zone: string, currency: string, today: string): Format {
  const key = [of, zone, currency, today].join(' ')
  const known = formats.get(key)
  if (known) return known
  if (formats.size >= mostFormats) formats.clear()
  const made = createFormat(of, zone, currency, () => today, {
    ...paperWords[of].format,
    today: '',
    tomorrow: '',
    yesterday: '',
    inDays: never,
    daysAgo: never,
  })
  formats.set(key, made)
  return made
}

/** The pens of a sheet. */
export function createWriter({ language, zone, currency, today }: Options): Writer {
  const first: Language = language === 'en' ? 'en' : 'zh-CN'
  const both = { 'zh-CN': formatFor('zh-CN', zone, currency, today), en: formatFor('en', zone, currency, today) }
  const filled = (text: string | null): string => (text ?? '').trim()
  const name = (base: string | null, english: string | null): string =>
    first === 'en' ? filled(english) || filled(base) : filled(base) || filled(english)
  return {
    language,
    first,
    format: both[first],
    words: paperWords[first],
    say: (make) => ({
      text: make(paperWords[first], both[first]),
      ...(language === 'both' ? { second: make(paperWords.en, both.en) } : {}),
    }),
    told: (base, english) => ({
      text: name(base, english),
      ...(language === 'both' && filled(english) !== '' && filled(base) !== '' ? { second: filled(english) } : {}),
    }),
    name,
  }
}
