/** "When is the next visit": a date in one press, another date, or none with its reason in place. */
import { Select, TextInput } from '@mantine/core'
import { followUpKinds } from '../../../shared/domain/follow-up.ts'
import type { NextStep } from '../../../shared/api/work.ts'
import { localZone, useToday } from '../../app/today.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { DateField } from '../../ui/date-field.tsx'
import formClasses from '../../ui/form.module.css'
import { OptionList, type PanelOption } from '../../ui/option-list.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { nextDates } from './next-dates.ts'

export interface NextValues {
  /** A date offered, `pick` for another one, `none`, or null while nothing is chosen. */
  readonly choice: string | null
  readonly picked: string | null
  readonly time: string | null
  readonly kind: (typeof followUpKinds)[number]
  readonly subject: string
  readonly because: string
}

export const noNext: NextValues = { choice: null, picked: null, time: null, kind: 'visit', subject: '', because: '' }

const dateOf = (next: NextValues): string | null => (next.choice === 'pick' ? next.picked : next.choice)

/** What the store takes, or null while something is missing. `subject` stands in for an empty one. */
export function toNextStep(next: NextValues, subject: string): NextStep | null {
  if (next.choice === null) return null
  if (next.choice === 'series') return { type: 'series' }
  if (next.choice === 'none') return next.because.trim() === '' ? null : { type: 'none', because: next.because }
  const on = dateOf(next)
  if (on === null) return null
  return { type: 'date', on, time: next.time, kind: next.kind, subject: next.subject.trim() || subject }
}

/** What is still missing of it, as a key of the words. */
export function missingNext(next: NextValues) {
  if (next.choice === 'none' && next.because.trim() === '') return 'visits:missingBecause' as const
  return next.choice === 'pick' && next.picked === null
    ? ('visits:missingDate' as const)
    : ('visits:missingNext' as const)
}

interface Props {
  readonly value: NextValues
  readonly onChange: (next: NextValues) => void
}

interface FieldProps extends Props {
  /** The date of the next one, where the visit repeats. */
  readonly seriesOn?: string | null
}

function DateDetail({ value, onChange }: Props) {
  const t = useWords()
  const words = useChoiceWords()
  const kinds = followUpKinds.map((kind) => ({ value: kind, label: words('followUpKind', kind) }))
  return (
    <>
      {value.choice === 'pick' ? (
        <DateField
          label={t('visits:date')}
          value={value.picked}
          onChange={(picked) => onChange({ ...value, picked })}
        />
      ) : null}
      <div className={formClasses.pair}>
        <Select
          label={t('visits:nextKind')}
          data={kinds}
          value={value.kind}
          allowDeselect={false}
          onChange={(kind) => onChange({ ...value, kind: (kind as NextValues['kind'] | null) ?? 'visit' })}
        />
        <TimeField label={t('visits:time')} value={value.time} onChange={(time) => onChange({ ...value, time })} />
      </div>
      <TextInput
        label={t('visits:nextSubject')}
        value={value.subject}
        maxLength={200}
        placeholder={words('followUpKind', value.kind)}
        onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })}
      />
    </>
  )
}

export function NextStepField({ value, onChange, seriesOn = null }: FieldProps) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const detail = <DateDetail value={value} onChange={onChange} />
  const dates: readonly PanelOption<string>[] = nextDates(today, localZone()).map((date) => ({
    value: date,
    label: <b>{format.dateWithDay(date)}</b>,
    hint: format.fromToday(date),
    detail,
  }))
  const series: readonly PanelOption<string>[] =
    seriesOn === null
      ? []
      : [{ value: 'series', label: <b>{format.dateWithDay(seriesOn)}</b>, hint: t('visits:inSeries') }]
  const because = (
    <TextInput
      label={t('visits:because')}
      value={value.because}
      maxLength={400}
      autoFocus
      onChange={(event) => onChange({ ...value, because: event.currentTarget.value })}
    />
  )
  return (
    <OptionList
      name="next"
      label={t('visits:next')}
      value={value.choice}
      onChange={(choice) => onChange({ ...value, choice })}
      options={[
        ...series,
        ...dates,
        { value: 'pick', label: t('visits:pickDate'), detail },
        { value: 'none', label: t('visits:noneBecause'), detail: because },
      ]}
    />
  )
}
