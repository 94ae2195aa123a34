/**
 * Sheets of a visit: the agenda one brings, the report one leaves, the attendance sheet of a training session, certificates.
 * They are for the client's eyes: no checklist, no purpose, no outcome, no reactions, no notes, no stance of anybody is ever
 * on them; what they say of the visit was written for the client (`agenda`, `minutes`).
 */
import { wallClock } from '../base/local-date.ts'
import type { PaperLanguage } from '../domain/comparison.ts'
import type { Company } from '../domain/company.ts'
import type { Account } from '../domain/account.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { Contact } from '../domain/contact.ts'
import type { FollowUp } from '../domain/follow-up.ts'
import type { VisitItem } from '../domain/visit-item.ts'
import type { Visit } from '../domain/visit.ts'
import type { NextVisit, PaperPerson } from './person.ts'
import { framedPaper } from './frame.ts'
import type { Block, Line, Paper } from './paper.ts'
import { whoBlock } from './who-block.ts'
import { createWriter, type Writer } from './writer.ts'

/** What a certificate says of one person. */
export interface Certified {
  readonly number: string
  readonly name: string
  readonly jobTitle: string | null
  readonly scorePercent: number | null
}

export interface VisitPaperInput {
  readonly visit: Visit
  readonly account: Account
  readonly company: Company | null
  readonly people: readonly Contact[]
  readonly items: readonly VisitItem[]
  /** Made from this visit or promised at it. */
  readonly followUps: readonly FollowUp[]
  readonly attendances: readonly Attendance[]
  readonly certificates: readonly Certified[]
  readonly ownerName: string | null
  readonly person: PaperPerson | null
  readonly next: NextVisit | null
  readonly language: PaperLanguage
  readonly versionNo: number
  readonly today: string
  readonly currency: string
}

type VisitPaperKind = 'agenda' | 'visitReport' | 'attendance' | 'certificate'

/** So many empty lines wait for who comes without being on the list. */
const emptyLines = 6

/** What people write before the lines of a list. */
const itemMark = /^(?:[-*•·]|\d{1,2}[.)、．]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*/u

const plain = (text: string): Line => ({ text })

function factsOf(w: Writer, { visit, account, ownerName, people }: VisitPaperInput): Block {
  const { date, time } = wallClock(visit.startedAt ?? visit.startAt, visit.zone)
  const names = people.map(({ name, jobTitle }) => (jobTitle === null ? name : `${name} ${jobTitle}`))
  const all: readonly (readonly [Line, string | null])[] = [
    [w.say((words) => words.client), account.name],
    [w.say((words) => words.when), `${w.format.dateWithDay(date)} ${time}`],
    [w.say((words) => words.where), visit.place],
    [w.say((words) => words.present), names.length === 0 ? null : names.join('、')],
    [w.say((words) => words.fromUs), ownerName],
  ]
  return {
    type: 'facts',
    items: all.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value: plain(value) }])),
  }
}

const headed = (heading: Line, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [{ type: 'heading', text: heading }, ...blocks]

function agendaBlocks(w: Writer, input: VisitPaperInput): readonly Block[] {
  const { visit } = input
  const bullets = (visit.agenda ?? '')
    .split('\n')
    .map((line) => line.trim().replace(itemMark, ''))
    .flatMap((line) => (line === '' ? [] : [plain(line)]))
  return [
    { type: 'title', text: plain(visit.subject), lead: w.say((words) => words.agenda) },
    factsOf(w, input),
    ...(bullets.length === 0
      ? []
      : headed(
          w.say((words) => words.program),
          [{ type: 'bullets', items: bullets }],
        )),
    ...whoBlock(w, input.person, null),
  ]
}

function promisesOf(w: Writer, followUps: readonly FollowUp[]): readonly Block[] {
  const promised = followUps.filter((one) => one.promisedBy !== null && one.status !== 'dropped')
  if (promised.length === 0) return []
  return headed(
    w.say((words) => words.promises),
    [
      {
        type: 'table',
        columns: [
          { label: w.say((words) => words.what), as: 'head' },
          { label: w.say((words) => words.who), width: 20, as: 'text' },
          { label: w.say((words) => words.until), width: 22, as: 'text' },
        ],
        rows: promised.map((one) => [
          plain(one.subject),
          w.say((words) => (one.promisedBy === 'us' ? words.us : words.them)),
          plain(w.format.dateWithDay(one.dueOn)),
        ]),
      },
    ],
  )
}

function reportBlocks(w: Writer, input: VisitPaperInput): readonly Block[] {
  const { visit } = input
  return [
    { type: 'title', text: plain(visit.subject), lead: w.say((words) => words.report) },
    factsOf(w, input),
    ...(visit.minutes === null
      ? []
      : headed(
          w.say((words) => words.talkedAbout),
          [{ type: 'prose', text: plain(visit.minutes) }],
        )),
    ...promisesOf(w, input.followUps),
    ...whoBlock(w, input.person, input.next),
  ]
}

function attendanceBlocks(w: Writer, input: VisitPaperInput): readonly Block[] {
  const { visit, attendances, people, items } = input
  const signed = attendances.map(({ name, jobTitle, signedAt }) => ({ name, jobTitle, signedAt }))
  const known = new Set(signed.map((one) => one.name))
  const expected = people
    .filter((one) => !known.has(one.name))
    .map(({ name, jobTitle }) => ({ name, jobTitle, signedAt: null }))
  const covered = items.filter((item) => item.refType === 'material').map((item) => plain(item.label))
  const lines = [...signed, ...expected]
  return [
    { type: 'title', text: plain(visit.subject), lead: w.say((words) => words.attendance) },
    factsOf(w, { ...input, people: [] }),
    ...(covered.length === 0
      ? []
      : headed(
          w.say((words) => words.covered),
          [{ type: 'bullets', items: covered }],
        )),
    {
      type: 'table',
      columns: [
        { label: plain('#'), width: 6, as: 'text' },
        { label: w.say((words) => words.name), width: 24, as: 'head' },
        { label: w.say((words) => words.jobTitle), width: 24, as: 'text' },
        { label: w.say((words) => words.signature), as: 'sign' },
      ],
      rows: [
        ...lines.map(({ name, jobTitle, signedAt }, i) => [
          plain(String(i + 1)),
          plain(name),
          plain(jobTitle ?? ''),
          signedAt === null ? plain('') : w.say((words) => words.signedAt(wallClock(signedAt, visit.zone).time)),
        ]),
        ...Array.from({ length: emptyLines }, (_, i) => [
          plain(String(lines.length + i + 1)),
          plain(''),
          plain(''),
          plain(''),
        ]),
      ],
    },
  ]
}

function certificateBlocks(w: Writer, input: VisitPaperInput): readonly Block[] {
  const { visit, account, items, certificates, company, ownerName } = input
  const { date } = wallClock(visit.startedAt ?? visit.startAt, visit.zone)
  const covered = items
    .filter((item) => item.refType === 'material' && item.doneAt !== null)
    .map((item) => plain(item.label))
  const from = w.name(company?.name ?? null, company?.nameEn ?? null)
  return certificates.flatMap(({ number, name, jobTitle, scorePercent }, i): readonly Block[] => [
    ...(i === 0 ? [] : [{ type: 'break' as const }]),
    { type: 'title', text: w.say((words) => words.certificate), lead: w.say((words) => words.certificateNo(number)) },
    { type: 'heading', text: plain(jobTitle === null ? name : `${name}，${jobTitle}`) },
    {
      type: 'prose',
      text: w.say((words, f) => words.certified(account.name, f.fullDate(date), visit.subject)),
    },
    ...(covered.length === 0
      ? []
      : headed(
          w.say((words) => words.covered),
          [{ type: 'bullets', items: covered }],
        )),
    {
      type: 'facts',
      items: [
        ...(scorePercent === null ? [] : [{ label: w.say((words) => words.score), value: plain(`${scorePercent}%`) }]),
        ...(ownerName === null ? [] : [{ label: w.say((words) => words.trainer), value: plain(ownerName) }]),
        ...(from === '' ? [] : [{ label: w.say((words) => words.issuedBy), value: plain(from) }]),
      ],
    },
  ])
}

const blocksOf: Readonly<Record<VisitPaperKind, (w: Writer, input: VisitPaperInput) => readonly Block[]>> = {
  agenda: agendaBlocks,
  visitReport: reportBlocks,
  attendance: attendanceBlocks,
  certificate: certificateBlocks,
}

/** One of the sheets of a visit. */
export function visitPaper(kind: VisitPaperKind, input: VisitPaperInput): Paper {
  const { visit, account, company, language, versionNo, today, currency } = input
  const w = createWriter({ language, zone: visit.zone, currency, today })
  return framedPaper(w, {
    kind,
    name: `${visit.subject} ${w.words.paperName[kind]}`,
    company,
    accountName: account.name,
    versionNo,
    today,
    blocks: blocksOf[kind](w, input),
  })
}
