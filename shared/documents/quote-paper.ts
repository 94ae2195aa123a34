/** The sheet of a quote: what is offered to whom at what price, until when, under which terms, with room to sign. */
import nzh from 'nzh/cn'
import type { Company } from '../domain/company.ts'
import type { Contact } from '../domain/contact.ts'
import { currencyDigits } from '../base/format.ts'
import { dateIn } from '../base/local-date.ts'
import type { Product } from '../domain/product.ts'
import type { Quote, QuoteLine } from '../domain/quote.ts'
import { isByMonth, isByTime, lineMinor, sumOf } from '../domain/quote-sum.ts'
import type { NextVisit, PaperPerson } from './person.ts'
import { framedPaper } from './frame.ts'
import type { Block, Line, Paper } from './paper.ts'
import { whoBlock } from './who-block.ts'
import { createWriter, type Writer } from './writer.ts'

export interface QuoteInput {
  readonly quote: Quote
  readonly lines: readonly QuoteLine[]
  readonly account: { readonly name: string }
  readonly product: Product | null
  readonly contacts: readonly Contact[]
  readonly company: Company | null
  readonly person: PaperPerson | null
  readonly next: NextVisit | null
  readonly versionNo: number
  /** The day it is printed on, `YYYY-MM-DD`. */
  readonly today: string
  readonly zone: string
}

/** A number both sides can name on the telephone: the day it was begun and the end of its id. */
export const quoteNumber = ({ id }: Pick<Quote, 'id'>, begunOn: string): string =>
  `${begunOn.replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`

/** An amount in the capital numerals of Chinese offers; null for another currency than the yuan. */
export function capitalAmount(minor: number, currency: string): string | null {
  if (currency !== 'CNY') return null
  return nzh.toMoney((minor / 10 ** currencyDigits(currency)).toFixed(2), { outSymbol: false, forceZheng: true })
}

function factsOf(w: Writer, { quote, account, contacts, zone }: QuoteInput): Block {
  const begunOn = dateIn(quote.createdAt, zone)
  const people = contacts.map(({ name, jobTitle }) => (jobTitle === null ? name : `${name} ${jobTitle}`))
  const all: readonly (readonly [Line, Line | null])[] = [
    [w.say((words) => words.client), { text: account.name }],
    [w.say((words) => words.attention), people.length === 0 ? null : { text: people.join('、') }],
    [w.say((words) => words.quoteNo), { text: quoteNumber(quote, begunOn) }],
    [
      w.say((words) => words.validUntil),
      quote.validUntil === null ? null : w.say((_, f) => f.fullDate(quote.validUntil ?? '')),
    ],
  ]
  return { type: 'facts', items: all.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])) }
}

const prose = (text: Line): Block => ({ type: 'prose', text })

/** The lines with what each comes to. */
function tableOf(
  w: Writer,
  quote: Quote,
  lines: readonly QuoteLine[],
  hasTerms: boolean,
): Extract<Block, { type: 'table' }> {
  const term = (line: QuoteLine): Line =>
    !isByTime(line.unit)
      ? { text: '' }
      : w.say((words, f) => words.term(f.number(line.terms ?? 1), line.terms ?? 1, isByMonth(line.unit)))
  return {
    type: 'table',
    columns: [
      { label: w.say((words) => words.item), as: 'head' },
      { label: w.say((words) => words.unitPrice), width: 25, as: 'number' },
      { label: w.say((words) => words.quantity), width: 11, as: 'number' },
      ...(hasTerms ? [{ label: w.say((words) => words.termHead), width: 12, as: 'number' as const }] : []),
      { label: w.say((words) => words.amount), width: 19, as: 'number' },
    ],
    rows: lines.map((line) => [
      w.told(line.title, line.titleEn),
      w.say((words, f) => `${f.money(line.priceMinor, quote.currency)} ${words.unit[line.unit]}`),
      { text: w.format.number(line.quantity) },
      ...(hasTerms ? [term(line)] : []),
      { text: w.format.money(lineMinor(line), quote.currency) },
    ]),
  }
}

/** What is offered and what it comes to; after it what may be taken besides. */
function offerOf(w: Writer, { quote, lines }: QuoteInput): readonly Block[] {
  const sum = sumOf(quote, lines)
  const money = (minor: number): string => w.format.money(minor, quote.currency)
  const percent = quote.discountPercent ?? 0
  const hasTerms = lines.some((line) => isByTime(line.unit))
  const options = lines.filter((line) => line.isOptional === true)
  const firm = lines.filter((line) => line.isOptional !== true)
  const sums = !sum
    ? []
    : [
        ...(sum.discountMinor === 0
          ? []
          : [
              { label: w.say((words) => words.sumOfLines), value: money(sum.linesMinor) },
              { label: w.say((words, f) => words.discount(f.number(percent))), value: `−${money(sum.discountMinor)}` },
            ]),
        { label: w.say((words) => words.total), value: money(sum.totalMinor) },
      ]
  const capital = sum === null || w.first === 'en' ? null : capitalAmount(sum.totalMinor, quote.currency)
  return [
    ...(lines.length === 0 ? [] : [{ ...tableOf(w, quote, firm, hasTerms), sums }]),
    ...(lines.length === 0 || capital === null ? [] : [prose({ text: w.words.inCapitals(capital) })]),
    ...(options.length === 0
      ? []
      : [
          { type: 'heading' as const, text: w.say((words) => words.options) },
          tableOf(w, quote, options, hasTerms),
          ...(percent === 0 ? [] : [prose(w.say((words, f) => words.optionsDiscount(f.number(percent))))]),
        ]),
  ]
}

/** The quote as it stands with these lines. Whether it may go out is for the caller to know. */
export function quotePaper(input: QuoteInput): Paper {
  const { quote, product, company, account, today, versionNo } = input
  const w = createWriter({ language: quote.language ?? 'zh-CN', zone: input.zone, currency: quote.currency, today })
  const terms = w.told(quote.terms, quote.termsEn)
  const lead = product === null ? null : w.told(product.name, product.nameEn)
  return framedPaper(w, {
    kind: 'quote',
    name: quote.name,
    company,
    accountName: account.name,
    versionNo,
    today,
    size: quote.paper,
    isLandscape: quote.isLandscape,
    blocks: [
      { type: 'title', text: w.say((words) => words.quoteTitle), ...(lead === null ? {} : { lead }) },
      factsOf(w, input),
      ...offerOf(w, input),
      ...(terms.text === '' ? [] : [{ type: 'heading' as const, text: w.say((words) => words.terms) }, prose(terms)]),
      { type: 'signs', items: [w.say((words) => words.signOurs), w.say((words) => words.signTheirs)] },
      ...whoBlock(w, input.person, input.next),
    ],
  })
}
