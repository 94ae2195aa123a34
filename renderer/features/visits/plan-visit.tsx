/** Plans a visit: with whom, when, where. */
import { TextInput } from '@mantine/core'
import { Controller, type Control } from 'react-hook-form'
import type { DialogRequest } from '../../app/dialogs.ts'
import { currentDate, localZone } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { PeopleField } from './people-field.tsx'
import { missingIn, parseMinutes, VisitFields, type VisitValues } from './visit-fields.tsx'
import { nextDates } from './next-dates.ts'

type Props = Extract<DialogRequest, { type: 'planVisit' }> & { readonly onClose: () => void }

export default function PlanVisit({ account, on, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const run = useRun()
  const form = useDraftForm<VisitValues>(`plan:${account?.id ?? ''}`, {
    account: account ?? null,
    visitType: 'follow_up',
    subject: '',
    on: on ?? nextDates(currentDate())[0] ?? null,
    time: '10:00',
    durationMin: '60',
    place: '',
    contactIds: [],
  })
  const values = form.watch()
  const missing = missingIn(values)
  const save = form.handleSubmit(async (v) => {
    if (v.account === null || v.on === null || v.time === null) return
    const planned = await run(
      'visits.plan',
      {
        accountId: v.account.id,
        subject: v.subject.trim() || words('visitType', v.visitType),
        visitType: v.visitType,
        on: v.on,
        time: v.time,
        zone: localZone(),
        durationMin: parseMinutes(v.durationMin),
        place: v.place.trim() || null,
        contactIds: v.contactIds,
      },
      t('visits:plannedSaid', { name: v.account.name, when: `${format.dateWithDay(v.on)} ${v.time}` }),
    )
    if (planned === null) return
    form.settle()
    onClose()
  })
  return (
    <Dialog
      title={
        account ? t('common:titleFor', { title: t('visits:planTitle'), name: account.name }) : t('visits:planTitle')
      }
      onClose={onClose}
    >
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        <VisitFields
          control={form.control as unknown as Control<VisitValues>}
          isAccountFixed={account !== undefined}
          startsAtSubject
        />
        <Controller
          control={form.control}
          name="place"
          render={({ field }) => <TextInput {...field} label={t('visits:place')} maxLength={400} autoComplete="off" />}
        />
        <PeopleField
          label={t('visits:peoplePlan')}
          accountId={values.account?.id ?? null}
          value={values.contactIds}
          onChange={(ids) => form.setValue('contactIds', ids)}
        />
        <FormFoot
          act={t('visits:planAct')}
          onCancel={onClose}
          isDisabled={missing !== null}
          note={missing === null ? null : t(missing)}
        />
      </form>
    </Dialog>
  )
}
