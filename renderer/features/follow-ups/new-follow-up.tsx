/** Sets the next date with an account: what, when. */
import { SegmentedControl, TextInput } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { followUpKinds } from '../../../shared/domain/follow-up.ts'
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
import { TimeField } from '../../ui/time-field.tsx'
import { useDraftForm } from '../../ui/use-draft-form.ts'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { nextDates } from '../visits/next-dates.ts'

type Props = Extract<DialogRequest, { type: 'followUp' }> & { readonly onClose: () => void }

interface Values {
  account: AccountRef | null
  kind: (typeof followUpKinds)[number]
  subject: string
  choice: string | null
  picked: string | null
  time: string | null
}

const dateOf = (v: Values): string | null => (v.choice === 'pick' ? v.picked : v.choice)

export default function NewFollowUp({ account, onClose }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const format = useFormat()
  const run = useRun()
  const today = useToday()
  const form = useDraftForm<Values>(`followUp:${account?.id ?? ''}`, {
    account: account ?? null,
    kind: 'visit',
    subject: '',
    choice: null,
    picked: null,
    time: null,
  })
  const values = form.watch()
  const save = form.handleSubmit(async (v) => {
    const dueOn = dateOf(v)
    if (dueOn === null) return
    const when = format.dateWithDay(dueOn)
    const made = await run(
      'records.create',
      {
        type: 'followUp',
        values: {
          accountId: v.account?.id ?? null,
          subject: v.subject.trim() || words('followUpKind', v.kind),
          kind: v.kind,
          status: 'open',
          dueOn,
          dueTime: v.time,
          zone: localZone(),
        },
      },
      v.account === null
        ? t('followUps:newSaidAlone', { when })
        : t('followUps:newSaid', { name: v.account.name, when }),
    )
    if (made === null) return
    form.settle()
    onClose()
  })
  const dates = nextDates(today).map((date) => ({
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
