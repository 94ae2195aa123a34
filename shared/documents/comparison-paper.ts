/** Makes the sheet of a comparison: for who decides, value and money on one page; for who works with it, their new day. */
import type { Company } from '../domain/company.ts'
import type { Comparison, ComparisonRow } from '../domain/comparison.ts'
import type { ClaimMark, Product } from '../domain/product.ts'
import type { PriceRow } from '../domain/price-package.ts'
import type { NextVisit, PaperPerson } from './person.ts'
import { priceTable } from './card-paper.ts'
import { framedPaper } from './frame.ts'
import type { Block, Cell, Drawn, Line, Paper } from './paper.ts'
import { whoBlock } from './who-block.ts'
import { createWriter, type Writer } from './writer.ts'

/** A row as it is shown: what is kept of it, without what every row carries. */
export type ComparisonTexts = Omit<
  Comparison,
  'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'deletedAt' | 'sourceSystem' | 'sourceId'
>

export interface ComparisonInput {
  readonly comparison: ComparisonTexts
  readonly rows: readonly ComparisonRow[]
  readonly product: Product | null
  readonly other: Product | null
  readonly prices: readonly PriceRow[]
  /** What was drawn on the photos of its remarks, by the id of the file. */
  readonly drawings: Readonly<Record<string, Drawn>>
  readonly company: Company | null
  readonly account: { readonly name: string; readonly shortName: string | null }
  readonly person: PaperPerson | null
  readonly next: NextVisit | null
  readonly versionNo: number
  /** The day it is printed on, `YYYY-MM-DD`. */
  readonly today: string
  readonly zone: string
  readonly currency: string
}

export interface Saving {
  readonly hours: number
  /** Null where an hour has no price. */
  readonly moneyMinor: number | null
}

/** Minutes a day x people x days a year, in whole hours and money; null until all three are known. */
export function savingOf(
  c: Pick<Comparison, 'minutesPerDay' | 'people' | 'workingDays' | 'hourlyMinor'>,
): Saving | null {
  if (!c.minutesPerDay || !c.people || !c.workingDays) return null
  const minutes = c.minutesPerDay * c.people * c.workingDays
  return {
    hours: Math.round(minutes / 60),
    moneyMinor: c.hourlyMinor === null ? null : Math.round((minutes * c.hourlyMinor) / 60),
  }
}

function resultOf(w: Writer, c: ComparisonTexts): readonly Block[] {
  const saving = savingOf(c)
  if (saving === null) return []
  const { minutesPerDay, people, workingDays, hourlyMinor } = c
  const how: Line[] = [
    w.say((words, f) =>
      words.arithmetic(f.number(minutesPerDay ?? 0), f.number(people ?? 0), f.number(workingDays ?? 0)),
    ),
  ]
  if (saving.moneyMinor !== null) {
    const money = saving.moneyMinor
    how.push(w.say((words, f) => words.worth(f.money(hourlyMinor ?? 0, c.currency), f.money(money, c.currency))))
  }
  return [{ type: 'result', figure: w.format.number(saving.hours), unit: w.say((words) => words.hoursAYear), how }]
}

function cell(w: Writer, base: string | null, english: string | null, mark: ClaimMark | null): Cell {
  return { ...w.told(base, english), ...(mark === null ? {} : { mark: { is: mark, word: w.words.mark[mark] } }) }
}

const sectionOf = (w: Writer, { section, sectionEn }: ComparisonRow): Line =>
  section === null ? w.say((words) => words.otherWork) : w.told(section, sectionEn)

function tableOf(w: Writer, input: ComparisonInput, rows: readonly ComparisonRow[]): readonly Block[] {
  if (rows.length === 0) return []
  const { comparison: c, product, other } = input
  const nowName = w.told(c.now ?? other?.name ?? null, c.nowEn ?? other?.nameEn ?? null)
  const now: Line =
    nowName.text === ''
      ? w.say((words) => words.today)
      : w.say((words) => words.now(words === w.words ? nowName.text : (nowName.second ?? nowName.text)))
  return [
    {
      type: 'table',
      columns: [
        { label: w.say((words) => words.work), width: 27, as: 'head' },
        { label: now, width: 36, as: 'text' },
        { label: w.told(product?.name ?? '', product?.nameEn ?? null), as: 'ours' },
      ],
      rows: rows.flatMap((row, i) => [
        ...(row.section === (rows[i - 1]?.section ?? null) ? [] : [[sectionOf(w, row)]]),
        [
          w.told(row.title, row.titleEn),
          cell(w, row.now, row.nowEn, row.nowMark),
          cell(w, row.ours, row.oursEn, row.oursMark),
        ],
      ]),
    },
  ]
}

function pricesOf(w: Writer, { comparison: c, prices }: ComparisonInput): readonly Block[] {
  if (c.showsPrice !== true || prices.length === 0) return []
  return [{ type: 'heading', text: w.say((words) => words.prices) }, priceTable(w, prices, c.currency)]
}

const thing = (w: Writer, row: ComparisonRow): { title: Line; text?: Line } => {
  const text = w.told(row.now, row.nowEn)
  return { title: w.told(row.title, row.titleEn), ...(text.text === '' ? {} : { text }) }
}

/** A remark in one line: its heading before its words, unless they begin with it. */
function remark(w: Writer, { title, titleEn, now, nowEn }: ComparisonRow): Line {
  const joined = (head: string | null, words: string | null, colon: string): string | null => {
    if (head === null || words === null || words === '') return words || head
    return words.startsWith(head.replace(/(…|\.{3})$/, '')) ? words : `${head}${colon}${words}`
  }
  return w.told(joined(title, now, '：') ?? '', joined(titleEn, nowEn, ': '))
}

/** An empty list would keep its heading from what comes after. */
const bulletsOf = (items: readonly Line[]): readonly Block[] =>
  items.length === 0 ? [] : [{ type: 'bullets', items: [...items] }]

/** The sheet as it stands with these rows. */
export function comparisonPaper(input: ComparisonInput): Paper {
  const { comparison: c, product, company, account, versionNo, today } = input
  const language = c.language ?? 'zh-CN'
  const w = createWriter({ language, zone: input.zone, currency: c.currency ?? input.currency, today })
  const shown = input.rows.filter((row) => row.isOff !== true)
  const part = (name: ComparisonRow['part']): readonly ComparisonRow[] => shown.filter((row) => row.part === name)
  const isForUser = c.audience === 'user'
  const accountName = account.shortName ?? account.name
  const productName = (words: 'first' | 'en'): string =>
    words === 'en' ? (product?.nameEn ?? product?.name ?? '') : w.name(product?.name ?? null, product?.nameEn ?? null)
  const title =
    c.title === null && c.titleEn === null
      ? w.say((words) => words.comparisonTitle(accountName, productName(words === w.words ? 'first' : 'en')))
      : w.told(c.title, c.titleEn)
  const lead =
    c.lead === null && c.leadEn === null
      ? w.say((words, f) => words.comparisonLead(c.seenOn === null ? null : f.date(c.seenOn)))
      : w.told(c.lead, c.leadEn)
  const changes = part('change')
  const steps = part('step')
  const remarks = part('remark')
  const pictures = remarks.filter((row) => row.fileId !== null)
  const blocks: Block[] = [
    { type: 'title', text: title, lead },
    ...(isForUser ? [] : resultOf(w, c)),
    ...(isForUser && steps.length > 0
      ? [
          { type: 'heading' as const, text: w.say((words) => words.steps) },
          { type: 'steps' as const, items: steps.map((row) => thing(w, row)) },
        ]
      : []),
    ...tableOf(w, input, part('row')),
    ...(isForUser ? [] : pricesOf(w, input)),
    ...(changes.length === 0
      ? []
      : [
          { type: 'heading' as const, text: w.say((words) => words.changes(changes.length)) },
          { type: 'things' as const, items: changes.map((row) => thing(w, row)) },
        ]),
    ...(remarks.length === 0
      ? []
      : [
          { type: 'heading' as const, text: w.say((words) => words.seenThere) },
          ...bulletsOf(remarks.filter((row) => row.fileId === null).map((row) => remark(w, row))),
          {
            type: 'pictures' as const,
            items: pictures.map((row) => {
              const fileId = row.fileId ?? ''
              const drawn = input.drawings[fileId]
              return { fileId, caption: remark(w, row), ...(drawn === undefined ? {} : { drawn }) }
            }),
          },
        ]),
    ...whoBlock(w, input.person, input.next),
  ]
  return framedPaper(w, {
    kind: 'comparison',
    name: c.name,
    company,
    accountName: account.name,
    versionNo,
    today,
    // who works with it is told neither prices nor figures
    foot: isForUser ? '' : w.words.comparisonFoot(c.showsPrice === true && input.prices.length > 0, c.seenOn !== null),
    size: c.paper,
    isLandscape: c.isLandscape,
    blocks,
  })
}
