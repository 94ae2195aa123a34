/** Plans a visit: with whom, when, where, what for; its kind brings the checklist and what to take along. */
import { Select, Textarea, TextInput } from '@mantine/core'
import { Controller, type Control, type UseFormReturn } from 'react-hook-form'
import type { Input, Output } from '../../../shared/api/contract.ts'
import type { DialogRequest } from '../../app/dialogs.ts'
import { currentDate, localZone } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { ruleFrom, type RepeatValue } from '../../ui/repeat-field.tsx'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { nextDates } from './next-dates.ts'
import { PeopleField } from './people-field.tsx'
import { PlanMore } from './plan-more.tsx'
import { isNoMinutes, missingIn, parseMinutes, VisitFields, type VisitValues } from './visit-fields.tsx'

type Props = Extract<DialogRequest, { type: 'planVisit' }> & { readonly onClose: () => void }
type Kind = Output<'visitKinds.list'>[number]

export interface PlanValues extends VisitValues {
  kindId: string | null
  purpose: string
  travelMin: string
  checklist: string
  bring: string
  repeat: RepeatValue | null
}

/** What is sent; the words of `kind` stand in for a subject that was left empty. */
function toPlan(
  v: PlanValues,
  accountId: string,
  on: string,
  time: string,
  kind: Kind | undefined,
): Input<'visits.plan'> {
  return {
    accountId,
    subject: v.subject.trim() || (kind?.name ?? v.visitType),
    visitType: kind?.visitType ?? v.visitType,
    on,
    time,
    zone: localZone(),
    durationMin: parseMinutes(v.durationMin),
    place: v.place.trim() || null,
    contactIds: v.contactIds,
    purpose: v.purpose.trim() || null,
    travelMin: parseMinutes(v.travelMin),
    kindId: kind?.id ?? null,
    checklist: v.checklist,
    bring: v.bring,
    repeat: ruleFrom(v.repeat, on),
  }
}

interface KindProps {
  readonly form: UseFormReturn<PlanValues>
  readonly kinds: readonly Kind[]
}

/** Another kind brings its own checklist, minutes and what to take; what was typed over the old ones stays. */
function KindField({ form, kinds }: KindProps) {
  const t = useWords()
  const choose = (id: string | null): void => {
    const chosen = kinds.find((k) => k.id === id)
    const before = kinds.find((k) => k.id === form.getValues('kindId'))
    if (!chosen) return
    const take = (field: 'checklist' | 'bring' | 'durationMin', was: string, is: string): void => {
      if (form.getValues(field) === was) form.setValue(field, is)
    }
    take('checklist', before?.checklist ?? '', chosen.checklist ?? '')
    take('bring', before?.bring ?? '', chosen.bring ?? '')
    take('durationMin', String(before?.durationMin ?? ''), String(chosen.durationMin ?? ''))
    form.setValue('kindId', chosen.id)
    form.setValue('visitType', chosen.visitType)
  }
  return (
    <Select
      label={t('visits:kindOfVisit')}
      data={kinds.map((k) => ({ value: k.id, label: k.name }))}
      value={form.watch('kindId')}
      allowDeselect={false}
      onChange={choose}
    />
  )
}

function WhereAndWhy({ control }: { readonly control: Control<PlanValues> }) {
  const t = useWords()
  return (
    <>
      <div className={formClasses.wideFirst}>
        <Controller
          control={control}
          name="place"
          render={({ field }) => <TextInput {...field} label={t('visits:place')} maxLength={400} autoComplete="off" />}
        />
        <Controller
          control={control}
          name="travelMin"
          render={({ field }) => (
            <TextInput
              {...field}
              label={t('visits:travel')}
              inputMode="numeric"
              autoComplete="off"
              error={isNoMinutes(field.value) ? t('visits:minutesWrong') : null}
            />
          )}
        />
      </div>
      <Controller
        control={control}
        name="purpose"
        render={({ field }) => (
          <Textarea {...field} label={t('visits:purpose')} autosize minRows={1} maxRows={4} maxLength={2000} />
        )}
      />
    </>
  )
}

function startValues({ account, on }: Props, kind: Kind | undefined): PlanValues {
  return {
    account: account ?? null,
    visitType: kind?.visitType ?? 'follow_up',
    subject: '',
    on: on ?? nextDates(currentDate(), localZone())[0] ?? null,
    time: '10:00',
    durationMin: String(kind?.durationMin ?? 60),
    place: '',
    contactIds: [],
    kindId: kind?.id ?? null,
    purpose: '',
    travelMin: '',
    checklist: kind?.checklist ?? '',
    bring: kind?.bring ?? '',
    repeat: null,
  }
}

function PlanForm({ kinds, ...props }: Props & { readonly kinds: readonly Kind[] }) {
  const t = useWords()
  const format = useFormat()
  const run = useRun()
  const { account, onClose } = props
  const usual = kinds.find((k) => k.visitType === 'follow_up') ?? kinds[0]
  const form = useDraftForm<PlanValues>(`plan:${account?.id ?? ''}`, startValues(props, usual))
  const values = form.watch()
  const missingOf = (v: PlanValues) => missingIn(v) ?? (isNoMinutes(v.travelMin) ? 'visits:minutesWrong' : null)
  const missing = missingOf(values)
  const save = form.handleSubmit(async (v) => {
    if (v.account === null || v.on === null || v.time === null || missingOf(v) !== null) return
    const plan = toPlan(v, v.account.id, v.on, v.time, kinds.find((k) => k.id === v.kindId) ?? usual)
    const when = `${format.dateWithDay(v.on)} ${v.time}`
    if ((await run('visits.plan', plan, t('visits:plannedSaid', { name: v.account.name, when }))) === null) return
    form.settle()
    onClose()
  })
  return (
    <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
      <VisitFields
        control={form.control as unknown as Control<VisitValues>}
        isAccountFixed={account !== undefined}
        startsAtSubject
        kind={<KindField form={form} kinds={kinds} />}
      />
      <WhereAndWhy control={form.control} />
      <PeopleField
        label={t('visits:peoplePlan')}
        accountId={values.account?.id ?? null}
        value={values.contactIds}
        onChange={(ids) => form.setValue('contactIds', ids)}
      />
      <PlanMore control={form.control} on={values.on} />
      <FormFoot
        act={t('visits:planAct')}
        onCancel={onClose}
        isDisabled={missing !== null}
        note={missing === null ? null : t(missing)}
      />
    </form>
  )
}

export default function PlanVisit(props: Props) {
  const t = useWords()
  const { account, onClose } = props
  const kinds = useAsk('visitKinds.list', {}).data
  const title = t('visits:planTitle')
  if (!kinds) return null
  return (
    <Dialog title={account ? t('common:titleFor', { title, name: account.name }) : title} size={720} onClose={onClose}>
      <PlanForm {...props} kinds={kinds} />
    </Dialog>
  )
}
