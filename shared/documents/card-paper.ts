/** The value cards of a product on paper: what work it does for the client, why it can, what it costs; the prices after them. */
import type { PaperLanguage } from '../domain/comparison.ts'
import type { Company } from '../domain/company.ts'
import type { PriceRow, PricePackage } from '../domain/price-package.ts'
import type { Product, ValueCard } from '../domain/product.ts'
import type { PaperPerson } from './person.ts'
import { framedPaper } from './frame.ts'
import type { Block, Line, Paper } from './paper.ts'
import { whoBlock } from './who-block.ts'
import { createWriter, type Writer } from './writer.ts'

export interface CardPaperInput {
  readonly product: Product
  readonly cards: readonly ValueCard[]
  readonly packages: readonly { readonly package: PricePackage; readonly rows: readonly PriceRow[] }[]
  readonly company: Company | null
  readonly person: PaperPerson | null
  readonly language: PaperLanguage
  readonly versionNo: number
  readonly today: string
  readonly zone: string
  readonly currency: string
}

function cardBlocks(w: Writer, card: ValueCard): readonly Block[] {
  const values: readonly (readonly [Line, Line])[] = [
    [w.say((words) => words.doesForYou), w.told(card.work, card.workEn)],
    [w.say((words) => words.whyItCan), w.told(card.why, card.whyEn)],
    [w.say((words) => words.whatItCosts), w.told(card.cost, card.costEn)],
  ]
  return [
    { type: 'heading', text: w.told(card.title, card.titleEn) },
    { type: 'things', items: values.filter(([, text]) => text.text !== '').map(([title, text]) => ({ title, text })) },
  ]
}

/** The lines of one package with their prices. */
export function priceTable(w: Writer, rows: readonly PriceRow[], currency: string | null): Block {
  return {
    type: 'table',
    columns: [
      { label: w.say((words) => words.item), as: 'head' },
      { label: w.say((words) => words.price), width: 36, as: 'number' },
    ],
    rows: rows.map((row) => [
      w.told(row.title, row.titleEn),
      w.say((words, f) =>
        [
          `${f.money(row.priceMinor, row.currency ?? currency)} ${words.unit[row.unit]}`,
          ...(row.isOptional === true ? [words.optional] : []),
        ].join(' · '),
      ),
    ]),
  }
}

export function cardPaper(input: CardPaperInput): Paper {
  const { product, cards, packages, language, zone, currency, today } = input
  const w = createWriter({ language, zone, currency, today })
  return framedPaper(w, {
    kind: 'valueCard',
    name: w.name(product.name, product.nameEn),
    company: input.company,
    accountName: null,
    versionNo: input.versionNo,
    today,
    blocks: [
      { type: 'title', text: w.told(product.name, product.nameEn) },
      ...cards.flatMap((card) => cardBlocks(w, card)),
      ...packages
        .filter(({ rows }) => rows.length > 0)
        .flatMap(({ package: one, rows }): readonly Block[] => [
          { type: 'heading', text: w.told(one.name, one.nameEn) },
          priceTable(w, rows, one.currency),
        ]),
      ...whoBlock(w, input.person, null),
    ],
  })
}
