/** A field for any one value, of the kind its declaration asks for. `undefined` stands for what is no value yet. */
import { Select, Textarea, TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { instantOf, wallClock } from '../../../shared/base/local-date.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { currentDate, localZone } from '../../app/today.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAsk } from '../../platform/queries.ts'
import formClasses from '../../ui/form.module.css'
import { TimeField } from '../../ui/time-field.tsx'
import { AccountPicker } from '../accounts/account-picker.tsx'
import { choiceSetOf } from '../records/choice-set.ts'
import { useContacts } from '../records/ref-field.tsx'
import { useTextLike } from '../records/text-like.ts'
import type { FieldValue } from '../records/use-patch.ts'
import { findRefName, type RefNames } from '../records/value-words.ts'

const DateField = lazy(async () => ({ default: (await import('../../ui/date-field.tsx')).DateField }))

export interface ValueEditorProps {
  readonly type: RecordTypeName
  readonly field: string
  readonly label: string
  readonly value: FieldValue
  readonly names: RefNames
  readonly currency: string | null
  readonly accountId: string | null
  readonly onChange: (value: FieldValue | undefined) => void
}

interface Option {
  readonly value: string
  readonly label: string
}

function OneOf({ label, value, onChange, options, isOptional }: PartProps & OptionsProps) {
  return (
    <Select
      label={label}
      data={[...options]}
      defaultValue={value as string | null}
      allowDeselect={isOptional}
      clearable={isOptional}
      searchable={options.length > 10}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      data-autofocus
      autoFocus
      onChange={onChange}
    />
  )
}

type PartProps = Pick<ValueEditorProps, 'label' | 'value' | 'onChange'>
interface OptionsProps {
  readonly options: readonly Option[]
  readonly isOptional: boolean
}

function Choice({ type, field, ...part }: ValueEditorProps) {
  const words = useChoiceWords()
  const declared = recordTypeOf(type).fields[field]
  const set = choiceSetOf(type, field)
  const options = (declared?.choices ?? []).map((value) => ({ value, label: words(set, value) }))
  return <OneOf {...part} options={options} isOptional={declared?.required === false} />
}

function YesNo({ value, onChange, ...part }: ValueEditorProps) {
  const t = useWords()
  const options = [
    { value: 'yes', label: t('common:yes') },
    { value: 'no', label: t('common:no') },
  ]
  return (
    <OneOf
      {...part}
      value={value === true ? 'yes' : 'no'}
      options={options}
      isOptional={false}
      onChange={(chosen) => onChange(chosen === 'yes')}
    />
  )
}

function Colleague(props: ValueEditorProps) {
  const team = useAsk('team.list', {}).data ?? []
  return <OneOf {...props} options={team.map((m) => ({ value: m.id, label: m.name }))} isOptional />
}

function Person(props: ValueEditorProps) {
  const people = useContacts(props.accountId)
  return <OneOf {...props} options={people.map((c) => ({ value: c.id, label: c.name }))} isOptional />
}

function Account({ label, value, names, onChange }: ValueEditorProps) {
  const id = value as string | null
  const [chosen, setChosen] = useState(id === null ? null : { id, name: findRefName(names, id) ?? '' })
  return (
    <AccountPicker
      label={label}
      autoFocus
      value={chosen}
      onChange={(account) => {
        setChosen(account)
        onChange(account?.id ?? null)
      }}
    />
  )
}

function Reference(props: ValueEditorProps) {
  const target = recordTypeOf(props.type).fields[props.field]?.target
  if (target === 'teamMember') return <Colleague {...props} />
  return target === 'account' ? <Account {...props} /> : <Person {...props} />
}

function Day({ type, field, label, value, onChange }: ValueEditorProps) {
  const [date, setDate] = useState(value as string | null)
  const isRequired = recordTypeOf(type).fields[field]?.required === true
  return (
    <Suspense fallback={null}>
      <DateField
        label={label}
        value={date}
        autoFocus
        clearable={!isRequired}
        onChange={(next) => {
          setDate(next)
          onChange(next === null && isRequired ? undefined : next)
        }}
      />
    </Suspense>
  )
}

/** An instant on the wall clock of this laptop. */
function Moment({ label, value, onChange }: ValueEditorProps) {
  const t = useWords()
  const zone = localZone()
  const [at, setAt] = useState(
    value === null ? { date: currentDate(), time: '09:00' } : wallClock(value as number, zone),
  )
  const move = (next: { readonly date: string; readonly time: string }): void => {
    setAt(next)
    onChange(instantOf(next.date, next.time, zone))
  }
  return (
    <div className={formClasses.pair}>
      <Suspense fallback={null}>
        <DateField
          label={label}
          value={at.date}
          autoFocus
          onChange={(date) => (date === null ? onChange(undefined) : move({ ...at, date }))}
        />
      </Suspense>
      <TimeField
        label={t('visits:time')}
        value={at.time}
        onChange={(time) => (time === null ? onChange(undefined) : move({ ...at, time }))}
      />
    </div>
  )
}

function Words({ type, field, label, value, currency, onChange }: ValueEditorProps) {
  const like = useTextLike({ type, field, row: { [field]: value, currency } })
  const [typed, setTyped] = useState(like.value)
  const error = like.check?.(typed) ?? null
  const shared = {
    label,
    value: typed,
    error,
    autoFocus: true,
    description: like.hint,
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.currentTarget.value
      setTyped(text)
      onChange(like.check?.(text) ? undefined : like.parse(text))
    },
  }
  if (like.isLong) return <Textarea {...shared} autosize minRows={3} maxRows={12} />
  return <TextInput {...shared} inputMode={like.inputMode ?? 'text'} autoComplete="off" />
}

export function ValueEditor(props: ValueEditorProps) {
  switch (recordTypeOf(props.type).fields[props.field]?.kind) {
    case 'choice':
      return <Choice {...props} />
    case 'bool':
      return <YesNo {...props} />
    case 'ref':
      return <Reference {...props} />
    case 'date':
      return <Day {...props} />
    case 'instant':
      return <Moment {...props} />
    default:
      return <Words {...props} />
  }
}
