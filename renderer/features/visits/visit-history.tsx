/** What was corrected after the visit was closed: who, when, and what stood there before. */
import { useState } from 'react'
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import sheet from '../../ui/sheet-page.module.css'
import classes from './visit-page.module.css'
import { VisitPart } from './visit-part.tsx'

type Entry = Output<'records.history'>[number]

/** The words of a report: other fields change by moving and starting a visit. */
const corrected = [
  'summary',
  'reactions',
  'outcome',
  'noNextBecause',
  'subject',
  'purpose',
  'place',
  'minutes',
] as const
type Corrected = (typeof corrected)[number]

function changesOf(entries: readonly Entry[]) {
  return entries.flatMap((entry) =>
    corrected
      .filter(
        (field) => entry.op === 'update' && entry.fields[field] !== undefined && entry.fields[field].before !== null,
      )
      .map((field) => ({ entry, field, before: String(entry.fields[field]?.before) })),
  )
}

function Before({ field, before }: { readonly field: Corrected; readonly before: string }) {
  const t = useWords()
  const words = useChoiceWords()
  const shown = field === 'outcome' ? words('visitOutcome', before) : before
  return (
    <p className={classes.prose}>
      {t(`fields:visit.${field}`)}: <span className="rp-2">{shown}</span>
    </p>
  )
}

export function VisitHistory({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const entries = useAsk('records.history', { type: 'visit', id: visitId, limit: 100 }).data ?? []
  const changes = changesOf(entries)
  return (
    <VisitPart title={t('visits:history')} isEmpty={changes.length === 0} count={changes.length}>
      <button type="button" className={`rp-link rp-xs ${sheet.onScreen}`} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'visits:historyHide' : 'visits:historyShow')}
      </button>
      {isOpen ? (
        <ul className={classes.lines}>
          {changes.map(({ entry, field, before }) => (
            <li key={`${entry.txnId}${field}`}>
              <span className="rp-xs rp-3">
                <Facts items={[format.moment(entry.at), entry.actor]} />
              </span>
              <Before field={field} before={before} />
            </li>
          ))}
        </ul>
      ) : null}
    </VisitPart>
  )
}
