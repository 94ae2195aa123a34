/** What the handover brief says, part by part and line by line: the page and its text are made from the same lines. */
import type { Output } from '../../../shared/api/contract.ts'
import { wallClock } from '../../../shared/base/local-date.ts'
import { choiceWordsOf } from '../../i18n/choice-words.ts'
import type { Format } from '../../../shared/base/format.ts'
import type { Words } from '../../i18n/use-words.ts'

export type Brief = Output<'handover.brief'>
type Deal = Brief['deals'][number]

export interface BriefLine {
  /** What stands first, e.g. a date or a name; may be empty. */
  readonly lead: string
  readonly text: string
}

export interface BriefPart {
  readonly title: string
  readonly lines: readonly BriefLine[]
}

export const isOpenDeal = ({ outcome }: Deal): boolean => outcome === null || outcome === 'open'

const facts = (t: Words, items: readonly (string | null)[]): string =>
  items.filter((item) => item !== null && item !== '').join(t('common:comma'))

/** Stage, owner, how often visited and when last, how many files. */
export function briefFacts(brief: Brief, t: Words, format: Format): readonly string[] {
  const { stage, ownerName, visits, lastVisitAt, files } = brief
  return [
    choiceWordsOf(t)('stage', stage),
    ownerName === null ? t('handover:nobodyOwns') : t('handover:oneLine', { owner: ownerName }),
    visits === 0 ? t('handover:noVisit') : t('handover:visitsSoFar', { count: visits }),
    lastVisitAt === null ? '' : t('handover:lastVisit', { date: format.date(format.dateOf(lastVisitAt)) }),
    files === 0 ? '' : t('handover:files', { count: files }),
  ].filter((words) => words !== '')
}

function peopleLines({ contacts }: Brief, t: Words, format: Format): readonly BriefLine[] {
  const words = choiceWordsOf(t)
  return contacts.map(({ name, jobTitle, role, stance, phone }) => ({
    lead: name,
    text: facts(t, [
      jobTitle,
      words('role', role),
      words('stance', stance),
      phone === null ? null : format.phone(phone),
    ]),
  }))
}

function dealLines({ deals }: Brief, t: Words, format: Format): readonly BriefLine[] {
  const words = choiceWordsOf(t)
  return deals.map((deal) => ({
    lead: deal.name,
    text: facts(t, [
      isOpenDeal(deal) ? words('stage', deal.stage) : words('outcome', deal.outcome),
      deal.amountMinor === null ? null : format.money(deal.amountMinor, deal.currency),
    ]),
  }))
}

function plannedLines({ planned }: Brief, format: Format): readonly BriefLine[] {
  return planned.map(({ subject, startAt, zone }) => {
    const { date, time } = wallClock(startAt, zone)
    return { lead: `${format.dateWithDay(date)} ${time}`, text: subject }
  })
}

const promiseLines = ({ promises }: Brief, t: Words, format: Format): readonly BriefLine[] =>
  promises.map(({ subject, dueOn, by }) => ({
    lead: format.dateWithDay(dueOn),
    text: facts(t, [subject, choiceWordsOf(t)('promisedBy', by)]),
  }))

const noteLines = ({ notes }: Brief, format: Format): readonly BriefLine[] =>
  notes.map(({ body, notedAt, by }) => ({
    lead: [format.date(format.dateOf(notedAt)), by].filter((word) => word !== null).join(' '),
    text: body,
  }))

function stageLines({ stages }: Brief, t: Words, format: Format): readonly BriefLine[] {
  const words = choiceWordsOf(t)
  return stages.map(({ from, to, at, by }) => {
    const move =
      from === null
        ? t('handover:stageSet', { to: words('stage', to) })
        : t('handover:stageMove', { from: words('stage', from), to: words('stage', to) })
    return { lead: format.date(format.dateOf(at)), text: facts(t, [move, by]) }
  })
}

const textLines = (text: string | null): readonly BriefLine[] => (text === null ? [] : [{ lead: '', text }])

/** The parts there are, in the order in which a colleague needs them; what is empty is left out. */
export function briefParts(brief: Brief, t: Words, format: Format): readonly BriefPart[] {
  return [
    { title: t('handover:promises'), lines: promiseLines(brief, t, format) },
    { title: t('handover:planned'), lines: plannedLines(brief, format) },
    { title: t('handover:people'), lines: peopleLines(brief, t, format) },
    { title: t('handover:deals'), lines: dealLines(brief, t, format) },
    { title: t('handover:system'), lines: textLines(brief.currentSystem) },
    { title: t('handover:about'), lines: textLines(brief.description) },
    { title: t('handover:notes'), lines: noteLines(brief, format) },
    { title: t('handover:stages'), lines: stageLines(brief, t, format) },
  ].filter((part) => part.lines.length > 0)
}

const lineText = (t: Words, { lead, text }: BriefLine): string => {
  if (lead === '') return text
  return text === '' ? `- ${lead}` : `- ${t('common:titleFor', { title: lead, name: text })}`
}

/** The whole brief as plain text, for a message or a mail. */
export function briefText(brief: Brief, t: Words, format: Format): string {
  const head = [
    t('common:titleFor', { title: t('handover:brief'), name: brief.accountName }),
    briefFacts(brief, t, format).join(t('common:comma')),
  ].join('\n')
  const parts = briefParts(brief, t, format).map(({ title, lines }) =>
    [title, ...lines.map((line) => lineText(t, line))].join('\n'),
  )
  return `${[head, ...parts].join('\n\n')}\n`
}
