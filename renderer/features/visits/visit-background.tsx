/** What to know before going there: promises, what was said the last times, who stands where, dates and deals. */
import type { Output } from '../../../shared/api/contract.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Facts } from '../../ui/facts.tsx'
import { NoteLines } from './note-lines.tsx'
import { PromiseLines } from './promise-lines.tsx'
import classes from './visit-page.module.css'
import { VisitPart } from './visit-part.tsx'

type Prepared = Output<'visits.prepare'>

function Before({ before }: Pick<Prepared, 'before'>) {
  const format = useFormat()
  return before.map(({ visit, notes }) => {
    const day = format.dateOf(visit.startAt)
    return (
      <div key={visit.id} className={classes.before}>
        <h3>
          {format.dateWithDay(day)} <span className="rp-2">{visit.subject}</span>
        </h3>
        {visit.summary === null ? null : <p className={classes.prose}>{visit.summary}</p>}
        <NoteLines notes={notes} day={day} />
      </div>
    )
  })
}

function Deals({ deals }: { readonly deals: readonly Row<'opportunity'>[] }) {
  const words = useChoiceWords()
  const format = useFormat()
  return (
    <ul className={classes.lines}>
      {deals.map((o) => (
        <li key={o.id} className={classes.line}>
          <span className="rp-grow">{o.name}</span>
          <span className="rp-xs rp-3">
            <Facts
              items={[
                o.amountMinor === null ? null : format.money(o.amountMinor, o.currency),
                o.stage === null ? null : words('stage', o.stage),
                o.nextStep,
              ]}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function VisitBackground({ visitId }: { readonly visitId: string }) {
  const t = useWords()
  const data = useAsk('visits.prepare', { visitId }).data
  if (!data) return null
  const { account, before, promises, dates, deals } = data
  const isNew = before.length + promises.length + dates.length + deals.length === 0
  return (
    <>
      {isNew ? <p className="rp-2">{t('visits:backgroundNone')}</p> : null}
      <VisitPart title={t('visits:openPromises')} isEmpty={promises.length === 0}>
        <PromiseLines followUps={promises} />
      </VisitPart>
      <VisitPart title={t('visits:before')} isEmpty={before.length === 0}>
        <Before before={before} />
      </VisitPart>
      <VisitPart title={t('visits:nextDates')} isEmpty={dates.length === 0}>
        <PromiseLines followUps={dates} />
      </VisitPart>
      <VisitPart title={t('visits:deals')} isEmpty={deals.length === 0}>
        <Deals deals={deals} />
      </VisitPart>
      <VisitPart title={t('fields:account.currentSystem')} isEmpty={account.currentSystem === null}>
        <p>{account.currentSystem}</p>
      </VisitPart>
    </>
  )
}
