/** Sets the next date with an account: what, when. */
import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { followUpKinds, promisers } from '../../../shared/domain/follow-up.ts'
import type { AccountRef, DialogRequest } from '../../app/dialogs.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useRun } from '../../app/use-run.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormFoot } from '../../ui/form-foot.tsx'
import { submitOnModEnter } from '../../ui/form-keys.ts'
import formClasses from '../../ui/form.module.css'
import { OptionList } from '../../ui/option-list.tsx'
import { RepeatField, ruleFrom, type RepeatValue } from '../../ui/repeat-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { useDraftForm, type DraftForm } from '../../ui/use-draft-form.ts'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { nextDates } from '../visits/next-dates.ts'
import { remindChoices } from './remind-choices.ts'

type Props = Extract<DialogRequest, { type: 'followUp' }> & { readonly onClose: () => void }

interface Values {
  account: AccountRef | null
  kind: (typeof followUpKinds)[number]
  subject: string
  choice: string | null
  picked: string | null
  time: string | null
  promisedBy: (typeof promisers)[number] | null
  repeat: RepeatValue | null
  /** Minutes, as the menu has them; empty for the usual. */
  remind: string
}

const dateOf = (v: Values): string | null => (v.choice === 'pick' ? v.picked : v.choice)

/** Whether somebody gave their word for it, when to be reminded, and how often it comes back. */
function MoreFields({ form, on }: { readonly form: DraftForm<Values>; readonly on: string | null }) {
  const t = useWords()
  const words = useChoiceWords()
  const values = form.watch()
  return (
    <>
      <div className={formClasses.pair}>
        <Select
          label={t('followUps:promise')}
          data={[
            { value: '', label: t('followUps:promiseNone') },
            ...promisers.map((value) => ({ value, label: words('promisedBy', value) })),
          ]}
          value={values.promisedBy ?? ''}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(value) => form.setValue('promisedBy', (value || null) as Values['promisedBy'])}
        />
        <Select
          label={t('followUps:remind')}
          data={[
            { value: '', label: t('followUps:remindUsual') },
            ...remindChoices.map((value) => ({ value, label: t(`followUps:remindOf.${value}`) })),
          ]}
          value={values.remind}
          allowDeselect={false}
          comboboxProps={{ transitionProps: { duration: 0 } }}
          onChange={(value) => form.setValue('remind', value ?? '')}
        />
      </div>
      <RepeatField value={values.repeat} on={on} onChange={(repeat) => form.setValue('repeat', repeat)} />
    </>
  )
}

export default function NewFollowUp({ account, on, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const run = useRun()
  const today = useToday()
  const form = useDraftForm<Values>(`followUp:${account?.id ?? on ?? ''}`, {
    account: account ?? null,
    kind: 'visit',
    subject: '',
    choice: on === undefined ? null : 'pick',
    picked: on ?? null,
    time: null,
    promisedBy: null,
    repeat: null,
    remind: '',
  })
  const values = form.watch()
  const [isMore, setMore] = useState(values.promisedBy !== null || values.repeat !== null || values.remind !== '')
  const save = form.handleSubmit(async (v) => {
    const dueOn = dateOf(v)
    if (dueOn === null) return
    const when = format.dateWithDay(dueOn)
    const made = await run(
      'followUps.add',
      {
        accountId: v.account?.id ?? null,
        subject: v.subject.trim() || words('followUpKind', v.kind),
        kind: v.kind,
        dueOn,
        dueTime: v.time,
        zone: localZone(),
        promisedBy: v.promisedBy,
        repeat: ruleFrom(v.repeat, dueOn),
        remindMin: v.remind === '' ? null : Number(v.remind),
      },
      v.account === null
        ? t('followUps:newSaidAlone', { when })
        : t('followUps:newSaid', { name: v.account.name, when }),
    )
    if (made === null) return
    form.settle()
    onClose()
  })
  const dates = nextDates(today, localZone()).map((date) => ({
    value: date,
    label: <b>{format.dateWithDay(date)}</b>,
    hint: format.fromToday(date),
  }))
  const picker = (
    <DateField
      label={t('followUps:when')}
      autoFocus
      value={values.picked}
      onChange={(picked) => form.setValue('picked', picked)}
    />
  )
  const title = account
    ? t('common:titleFor', { title: t('followUps:newTitle'), name: account.name })
    : t('followUps:new')
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={formClasses.form} onSubmit={(e) => void save(e)} onKeyDown={submitOnModEnter}>
        {account ? null : (
          <Controller
            control={form.control}
            name="account"
            render={({ field }) => (
              <AccountPicker label={t('common:pickAccount')} autoFocus value={field.value} onChange={field.onChange} />
            )}
          />
        )}
        <OptionList
          name="due"
          label={t('followUps:when')}
          isLabelHidden
          autoFocus={account !== undefined}
          value={values.choice}
          onChange={(choice) => form.setValue('choice', choice)}
          options={[...dates, { value: 'pick', label: t('followUps:otherDate'), detail: picker }]}
        />
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <SegmentedControl
              {...field}
              aria-label={t('followUps:kind')}
              data={followUpKinds.map((kind) => ({ value: kind, label: words('followUpKind', kind) }))}
            />
          )}
        />
        <div className={formClasses.pair}>
          <Controller
            control={form.control}
            name="subject"
            render={({ field }) => (
              <TextInput
                {...field}
                label={t('followUps:subject')}
                maxLength={200}
                placeholder={words('followUpKind', values.kind)}
                autoComplete="off"
              />
            )}
          />
          <TimeField label={t('followUps:time')} value={values.time} onChange={(time) => form.setValue('time', time)} />
        </div>
        {isMore ? (
          <MoreFields form={form} on={dateOf(values)} />
        ) : (
          <button type="button" className={`rp-link ${formClasses.more}`} onClick={() => setMore(true)}>
            {t('followUps:more')}
          </button>
        )}
        <FormFoot
          act={t('followUps:newAct')}
          onCancel={onClose}
          isDisabled={dateOf(values) === null}
          note={dateOf(values) === null ? t('followUps:missing') : null}
        />
      </form>
    </Dialog>
  )
}
