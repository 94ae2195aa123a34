/** What came of a visit, readable at once. Its words are corrected in place; what they were before stays in the history. */
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FieldValueInPlace, type EditableRow } from '../records/field-row.tsx'
import { ShownPart } from '../demos/shown-part.tsx'
import { AttendanceSheet } from '../training/attendance-sheet.tsx'
import { NoteLines } from './note-lines.tsx'
import { PromiseLines } from './promise-lines.tsx'
import { VisitHistory } from './visit-history.tsx'
import { VisitItems } from './visit-items.tsx'
import classes from './visit-page.module.css'
import { VisitPart } from './visit-part.tsx'
import { VisitPeople } from './visit-people.tsx'

function Told({ detail, field }: { readonly detail: Output<'visits.get'>; readonly field: string }) {
  return (
    <div className={classes.prose} data-prose>
      <FieldValueInPlace type="visit" row={detail.visit as unknown as EditableRow} field={field} />
    </div>
  )
}

export function VisitReport({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const format = useFormat()
  const { visit, contacts, items, notes, followUps } = detail
  const present = contacts.filter((c) => visit.contactIds?.includes(c.id))
  const promises = followUps.filter((f) => f.promisedBy !== null)
  const dates = followUps.filter((f) => f.promisedBy === null)
  const todo = items.filter((i) => i.kind === 'do')
  return (
    <>
      <VisitPart title={t('visits:nextDates')}>
        {dates.length > 0 ? <PromiseLines followUps={dates} /> : null}
        {visit.noNextBecause === null ? null : <p>{t('visits:noNext', { because: visit.noNextBecause })}</p>}
        {dates.length === 0 && visit.noNextBecause === null ? <p className="rp-2">{t('visits:noNextKnown')}</p> : null}
      </VisitPart>
      {visit.visitType === 'training' ? <AttendanceSheet detail={detail} /> : null}
      <ShownPart visitId={visit.id} />
      <VisitPart title={t('fields:visit.outcome')}>
        <Told detail={detail} field="outcome" />
      </VisitPart>
      <VisitPart title={t('fields:visit.summary')}>
        <Told detail={detail} field="summary" />
      </VisitPart>
      <VisitPart title={t('visits:promises')} isEmpty={promises.length === 0}>
        <PromiseLines followUps={promises} />
      </VisitPart>
      <VisitPart title={t('fields:visit.reactions')}>
        <Told detail={detail} field="reactions" />
      </VisitPart>
      <VisitPart title={t('fields:visit.minutes')}>
        <Told detail={detail} field="minutes" />
      </VisitPart>
      <VisitPart title={t('visits:people')} isEmpty={present.length === 0}>
        <VisitPeople contacts={present} />
      </VisitPart>
      <VisitPart
        title={t('visits:notes')}
        isEmpty={notes.length === 0}
        count={t('accounts:entries', { count: notes.length })}
      >
        <NoteLines notes={notes} day={format.dateOf(visit.startAt)} />
      </VisitPart>
      <VisitPart title={t('visits:todo')} isEmpty={todo.length === 0}>
        <VisitItems visitId={visit.id} kind="do" items={todo} />
      </VisitPart>
      <VisitHistory visitId={visit.id} />
    </>
  )
}
