/** Writes up a visit. It cannot be closed without a next date or the reason why there is none. */
import { Textarea } from '@mantine/core'
import { Controller, type Control } from 'react-hook-form'
import { instantOf, wallClock } from '../../../shared/base/local-date.ts'
import type { Row } from '../../../shared/domain/record-types.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { localZone } from '../../app/today.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { missingNext, NextStepField, noNext, toNextStep, type NextValues } from './next-step-field.tsx'
import { PeopleField } from './people-field.tsx'
import { isNoMinutes, missingIn, parseMinutes, VisitFields, type VisitValues } from './visit-fields.tsx'

type Props = Extract<DialogRequest, { type: 'logVisit' }> & { readonly onClose: () => void }

interface Values extends VisitValues {
  summary: string
  next: NextValues
}

/** The start of the hour that is under way, as a first guess of when the visit was. */
function justNow(): { readonly date: string; readonly time: string } {
  const { date, time } = wallClock(Date.now(), localZone())
  return { date, time: `${time.slice(0, 2)}:00` }
}

function startValues(account: Props['account'], visit: Row<'visit'> | undefined): Values {
  const when = visit ? wallClock(visit.startAt, visit.zone) : justNow()
  return {
    account: account ?? null,
    visitType: visit?.visitType ?? 'follow_up',
    subject: visit?.subject ?? '',
    on: when.date,
    time: when.time,
    durationMin: visit?.durationMin === null || visit === undefined ? '60' : String(visit.durationMin),
    place: visit?.place ?? '',
    contactIds: [...(visit?.contactIds ?? [])],
    summary: visit?.summary ?? '',
    next: noNext,
  }
}

export default function LogVisit({ account, visit, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const run = useRun()
  const form = useDraftForm<Values>(`log:${visit?.id ?? account?.id ?? ''}`, startValues(account, visit))
  const values = form.watch()
  const seriesOn = useAsk('visits.get', { id: visit?.id ?? '' }, visit !== undefined).data?.seriesNextOn ?? null
  const nextOf = (v: Values) => toNextStep(v.next, words('followUpKind', v.next.kind))
  const missing = missingIn(values) ?? (nextOf(values) === null ? missingNext(values.next) : null)

  const save = form.handleSubmit(async (v) => {
    const next = nextOf(v)
    if (next === null || v.account === null || v.on === null || v.time === null) return
    if (isNoMinutes(v.durationMin)) return
    const zone = visit?.zone ?? localZone()
    const logged = await run(
      'visits.log',
      {
        ...(visit ? { visitId: visit.id } : {}),
        accountId: v.account.id,
        subject: v.subject.trim() || words('visitType', v.visitType),
        visitType: v.visitType,
        startAt: instantOf(v.on, v.time, zone),
        zone,
        durationMin: parseMinutes(v.durationMin),
        place: v.place.trim() || null,
        contactIds: v.contactIds,
        summary: v.summary.trim() || null,
        next,
      },
      t('visits:loggedSaid', { name: v.account.name }),
    )
    if (logged === null) return
    form.settle()
    onClose()
  })
  const title = t(visit ? 'visits:writeUpTitle' : 'visits:logTitle')
  return (
    <Dialog
      title={account ? t('common:titleFor', { title: title, name: account.name }) : title}
      size={880}
      onClose={onClose}
    >
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        <div className={formClasses.split}>
          <div className={formClasses.form}>
            <VisitFields
              control={form.control as unknown as Control<VisitValues>}
              isAccountFixed={account !== undefined}
            />
            <PeopleField
              label={t('visits:people')}
              accountId={values.account?.id ?? null}
              value={values.contactIds}
              onChange={(ids) => form.setValue('contactIds', ids)}
            />
            <Controller
              control={form.control}
              name="summary"
              render={({ field }) => (
                <Textarea
                  {...field}
                  label={t('visits:summary')}
                  autosize
                  minRows={5}
                  maxRows={12}
                  maxLength={20_000}
                  data-autofocus={account !== undefined || undefined}
                />
              )}
            />
          </div>
          <NextStepField value={values.next} seriesOn={seriesOn} onChange={(next) => form.setValue('next', next)} />
        </div>
        <FormFoot
          act={t('visits:logAct')}
          onCancel={onClose}
          isDisabled={missing !== null}
          note={missing === null ? null : t(missing)}
        />
      </form>
    </Dialog>
  )
}
