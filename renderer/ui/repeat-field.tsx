/**
 * Whether something comes back and until when, for a dialog: one line, and a second one once it repeats. The value says how
 * often; the rule is made from it and the date when the dialog is saved (`ruleFrom`), so the date may be chosen after.
 */
import { Select, TextInput } from '@mantine/core'
import { mostTimes, repeatEveries, repeatRule, type Repeat, type RepeatEvery } from '../../shared/domain/repeat-rule.ts'
import { useToday } from '../app/today.ts'
import { useFormat } from '../app/use-format.ts'
import { repeatWords } from '../i18n/repeat-words.ts'
import { useWords } from '../i18n/use-words.ts'
import { DateField } from './date-field.tsx'
import formClasses from './form.module.css'

export interface RepeatValue extends Pick<Repeat, 'until' | 'times'> {
  readonly every: RepeatEvery
}

interface Props {
  readonly value: RepeatValue | null
  readonly onChange: (value: RepeatValue | null) => void
  /** The date of the first one, which the words name; null while none is chosen. */
  readonly on: string | null
}

/** The rule to keep for a first one on this date; null for what does not repeat. */
export const ruleFrom = (value: RepeatValue | null, on: string): string | null =>
  value === null ? null : repeatRule(value.every, on, value)

type End = 'never' | 'until' | 'times'

const endOf = (value: RepeatValue): End => (value.until !== null ? 'until' : value.times !== null ? 'times' : 'never')

export function RepeatField({ value, onChange, on }: Props) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const options = repeatEveries.map((every) => ({
    value: every,
    label: repeatWords(repeatRule(every, on ?? today), t, format),
  }))
  return (
    <div className={formClasses.pair}>
      <Select
        label={t('repeat:label')}
        data={[{ value: 'never', label: t('repeat:never') }, ...options]}
        value={value?.every ?? 'never'}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(every) =>
          onChange(
            every === null || every === 'never'
              ? null
              : { until: null, times: null, ...value, every: every as RepeatEvery },
          )
        }
      />
      {value === null ? <span /> : <EndField value={value} onChange={onChange} on={on ?? today} />}
    </div>
  )
}

/** The number typed, at least one and at most the most there can be. */
const timesIn = (typed: string): number => Math.min(mostTimes, Math.max(1, Number(typed.replaceAll(/\D/g, '')) || 1))

interface EndProps {
  readonly value: RepeatValue
  readonly onChange: (value: RepeatValue) => void
  readonly on: string
}

function EndField({ value, onChange, on }: EndProps) {
  const t = useWords()
  const format = useFormat()
  const end = endOf(value)
  const choose = (next: End): void =>
    onChange({
      every: value.every,
      until: next === 'until' ? format.inDaysFromToday(90) : null,
      times: next === 'times' ? 10 : null,
    })
  return (
    <div className={end === 'never' ? '' : formClasses.pair}>
      <Select
        label={t('repeat:end')}
        data={[
          { value: 'never', label: t('repeat:endNever') },
          { value: 'until', label: t('repeat:endUntil') },
          { value: 'times', label: t('repeat:endTimes') },
        ]}
        value={end}
        allowDeselect={false}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        onChange={(next) => choose((next ?? 'never') as End)}
      />
      {end === 'until' ? (
        <DateField
          label={t('repeat:endDate')}
          value={value.until}
          minDate={on}
          onChange={(until) => onChange({ ...value, until: until ?? value.until })}
        />
      ) : null}
      {end === 'times' ? (
        <TextInput
          label={t('repeat:endCount')}
          inputMode="numeric"
          maxLength={3}
          autoComplete="off"
          value={String(value.times ?? 1)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={({ currentTarget }) => onChange({ ...value, times: timesIn(currentTarget.value) })}
        />
      ) : null}
    </div>
  )
}
