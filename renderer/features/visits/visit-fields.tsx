/** The fields that planning and writing up a visit share. */
import { Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { Controller, type Control } from 'react-hook-form'
import { visitTypes } from '../../../shared/domain/visit.ts'
import type { AccountRef } from '../../app/dialogs.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import formClasses from '../../ui/form.module.css'
import { TimeField } from '../../ui/time-field.tsx'
import { AccountPicker } from '../accounts/account-picker.tsx'

export interface VisitValues {
  account: AccountRef | null
  visitType: (typeof visitTypes)[number]
  subject: string
  on: string | null
  time: string | null
  durationMin: string
  place: string
  contactIds: string[]
}

/** The minutes typed, or null when there are none. */
export function parseMinutes(typed: string): number | null {
  const minutes = Number(typed.normalize('NFKC').trim())
  return typed.trim() !== '' && Number.isInteger(minutes) && minutes >= 0 && minutes <= 44_640 ? minutes : null
}

/** Whether what is typed is no number of minutes. */
export const isNoMinutes = (typed: string): boolean => typed.trim() !== '' && parseMinutes(typed) === null

/** What is missing before the visit can be saved, as a key of the language files. */
export function missingIn(values: VisitValues) {
  if (values.account === null) return 'visits:missingAccount' as const
  if (values.on === null) return 'visits:missingDate' as const
  if (values.time === null) return 'visits:missingTime' as const
  return isNoMinutes(values.durationMin) ? ('visits:minutesWrong' as const) : null
}

interface Props {
  readonly control: Control<VisitValues>
  /** The account is given and cannot be changed. */
  readonly isAccountFixed: boolean
  /** With the account given, the subject is what is typed first. */
  readonly startsAtSubject?: boolean
  /** Stands where the kind of visit is chosen. */
  readonly kind?: ReactNode
}

function When({ control }: Pick<Props, 'control'>) {
  const t = useWords()
  return (
    <div className={formClasses.pair}>
      <Controller
        control={control}
        name="on"
        render={({ field }) => <DateField label={t('visits:date')} value={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="time"
        render={({ field }) => <TimeField label={t('visits:time')} value={field.value} onChange={field.onChange} />}
      />
      <Controller
        control={control}
        name="durationMin"
        render={({ field }) => (
          <TextInput
            {...field}
            label={t('visits:duration')}
            inputMode="numeric"
            autoComplete="off"
            error={isNoMinutes(field.value) ? t('visits:minutesWrong') : null}
          />
        )}
      />
    </div>
  )
}

/** The kind of a visit, as a choice of words. */
function TypeField({ control }: Pick<Props, 'control'>) {
  const t = useWords()
  const words = useChoiceWords()
  const types = visitTypes.map((value) => ({ value, label: words('visitType', value) }))
  return (
    <Controller
      control={control}
      name="visitType"
      render={({ field }) => <Select {...field} label={t('visits:kind')} data={types} allowDeselect={false} />}
    />
  )
}

export function VisitFields({ control, isAccountFixed, startsAtSubject = false, kind }: Props) {
  const t = useWords()
  return (
    <>
      {isAccountFixed ? null : (
        <Controller
          control={control}
          name="account"
          render={({ field }) => (
            <AccountPicker label={t('common:pickAccount')} autoFocus value={field.value} onChange={field.onChange} />
          )}
        />
      )}
      <div className={formClasses.pair}>
        {kind ?? <TypeField control={control} />}
        <Controller
          control={control}
          name="subject"
          render={({ field }) => (
            <TextInput
              {...field}
              label={t('visits:subject')}
              maxLength={200}
              placeholder={t('visits:subjectHint')}
              autoComplete="off"
              data-autofocus={(isAccountFixed && startsAtSubject) || undefined}
            />
          )}
        />
      </div>
      <When control={control} />
    </>
  )
}
