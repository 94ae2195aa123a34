/** The handover brief on paper: what a colleague reads who takes over an account. For our own eyes. */
import { dateIn } from '../base/local-date.ts'
import type { PaperLanguage } from '../domain/comparison.ts'
import type { Company } from '../domain/company.ts'
import { framedPaper } from './frame.ts'
import type { Block, Line, Paper } from './paper.ts'
import { createWriter, type Writer } from './writer.ts'

/** The brief as `handover.brief` answers it. */
export interface BriefTexts {
  readonly accountName: string
  readonly stage: string | null
  readonly ownerName: string | null
  readonly description: string | null
  readonly currentSystem: string | null
  readonly contacts: readonly {
    readonly name: string
    readonly jobTitle: string | null
    readonly role: string | null
    readonly phone: string | null
  }[]
  readonly promises: readonly { readonly subject: string; readonly dueOn: string; readonly by: string | null }[]
  readonly planned: readonly { readonly subject: string; readonly startAt: number; readonly zone: string }[]
  readonly deals: readonly {
    readonly name: string
    readonly amountMinor: number | null
    readonly currency: string | null
  }[]
  readonly notes: readonly { readonly body: string; readonly notedAt: number; readonly by: string | null }[]
}

export interface BriefPaperInput {
  readonly brief: BriefTexts
  readonly company: Company | null
  readonly language: PaperLanguage
  readonly versionNo: number
  readonly today: string
  readonly zone: string
  readonly currency: string
}

const plain = (text: string): Line => ({ text })
const joined = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('，')

function listed(heading: Line, items: readonly string[]): readonly Block[] {
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: heading },
        { type: 'bullets', items: items.map(plain) },
      ]
}

function blocksOf(w: Writer, { brief: b, zone }: BriefPaperInput): readonly Block[] {
  const facts: readonly (readonly [Line, string | null])[] = [
    [w.say((words) => words.owner), b.ownerName],
    [w.say((words) => words.system), b.currentSystem],
  ]
  const people: Block = {
    type: 'table',
    columns: [
      { label: w.say((words) => words.name), width: 24, as: 'head' },
      { label: w.say((words) => words.jobTitle), as: 'text' },
      { label: w.say((words) => words.phone), width: 28, as: 'text' },
    ],
    rows: b.contacts.map(({ name, jobTitle, phone }) => [
      plain(name),
      plain(jobTitle ?? ''),
      plain(w.format.phone(phone ?? '')),
    ]),
  }
  return [
    { type: 'title', text: plain(b.accountName), lead: w.say((words) => words.brief) },
    {
      type: 'facts',
      items: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value: plain(value) }])),
    },
    ...(b.description === null ? [] : [{ type: 'prose' as const, text: plain(b.description) }]),
    ...listed(
      w.say((words) => words.owed),
      b.promises.map(({ subject, dueOn }) => joined([w.format.dateWithDay(dueOn), subject])),
    ),
    ...listed(
      w.say((words) => words.planned),
      b.planned.map((one) => joined([w.format.dateWithDay(dateIn(one.startAt, one.zone)), one.subject])),
    ),
    ...(b.contacts.length === 0 ? [] : [{ type: 'heading' as const, text: w.say((words) => words.people) }, people]),
    ...listed(
      w.say((words) => words.deals),
      b.deals.map(({ name, amountMinor, currency }) =>
        joined([name, amountMinor === null ? null : w.format.money(amountMinor, currency)]),
      ),
    ),
    ...listed(
      w.say((words) => words.notes),
      b.notes.map(({ body, notedAt, by }) => joined([w.format.date(dateIn(notedAt, zone)), by, body])),
    ),
  ]
}

export function briefPaper(input: BriefPaperInput): Paper {
  const { brief, company, language, versionNo, today, zone, currency } = input
  const w = createWriter({ language, zone, currency, today })
  return framedPaper(w, {
    kind: 'brief',
    name: `${brief.accountName} ${w.words.brief}`,
    company,
    accountName: null,
    versionNo,
    today,
    foot: w.words.internal,
    blocks: blocksOf(w, input),
  })
}
