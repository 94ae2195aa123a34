/** The sheet one reads on the way: why, who, what to do and to bring, and what was before. */
import type { Output } from '../../../shared/api/contract.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { FieldValueInPlace, type EditableRow } from '../records/field-row.tsx'
import { LeftBefore } from '../leave/left-before.tsx'
import { LeftList } from '../leave/left-list.tsx'
import { VisitBackground } from './visit-background.tsx'
import { VisitItems } from './visit-items.tsx'
import sheet from '../../ui/sheet-page.module.css'
import classes from './visit-page.module.css'
import { VisitPart } from './visit-part.tsx'
import { VisitPeople } from './visit-people.tsx'

/** For a visit that came without a list, from an import or from before there were any. */
function TakeChecklist({ visitId, kind }: { readonly visitId: string; readonly kind: string }) {
  const t = useWords()
  const run = useRun()
  const take = (): void =>
    void run('visits.takeChecklist', { visitId }, { quietly: t('visits:checklistTaken', { kind }) })
  return (
    <button type="button" className={`rp-link ${sheet.onScreen}`} onClick={take}>
      {t('visits:takeChecklist', { kind })}
    </button>
  )
}

export function VisitPrep({ detail }: { readonly detail: Output<'visits.get'> }) {
  const t = useWords()
  const format = useFormat()
  const { visit, contacts, items, kindName } = detail
  const met = contacts.filter((c) => visit.contactIds?.includes(c.id))
  const todo = items.filter((i) => i.kind === 'do')
  const bring = items.filter((i) => i.kind === 'bring')
  return (
    <>
      <VisitPart title={t('visits:purpose')}>
        <div className={classes.prose} data-prose>
          <FieldValueInPlace type="visit" row={visit as unknown as EditableRow} field="purpose" />
        </div>
        {visit.travelMin === null ? null : (
          <p className="rp-2">
            {t('visits:leaveAt', {
              time: format.time(visit.startAt - visit.travelMin * 60_000),
              span: format.span(visit.travelMin),
            })}
          </p>
        )}
      </VisitPart>
      <VisitPart title={t('fields:visit.agenda')}>
        <div className={classes.prose} data-prose>
          <FieldValueInPlace type="visit" row={visit as unknown as EditableRow} field="agenda" />
        </div>
      </VisitPart>
      <VisitPart title={t('visits:peoplePlan')} isEmpty={met.length === 0}>
        <VisitPeople contacts={met} withStance />
      </VisitPart>
      <VisitPart title={t('visits:todo')} count={todo.length || undefined}>
        {items.length === 0 && kindName !== null ? <TakeChecklist visitId={visit.id} kind={kindName} /> : null}
        <VisitItems visitId={visit.id} kind="do" items={todo} />
      </VisitPart>
      <VisitPart title={t('visits:bring')} count={bring.length || undefined}>
        <VisitItems visitId={visit.id} kind="bring" items={bring} />
      </VisitPart>
      <LeftBefore visitId={visit.id}>
        {(rows) => (
          <VisitPart title={t('leave:before')}>
            <p className="rp-2">{t('leave:askThem')}</p>
            <LeftList rows={rows} />
          </VisitPart>
        )}
      </LeftBefore>
      <VisitBackground visitId={visit.id} />
    </>
  )
}
