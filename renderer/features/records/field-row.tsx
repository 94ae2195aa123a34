/** One field of a record, edited in place in the way its declared kind asks for. */
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineDate } from '../../ui/inline-date.tsx'
import { InlineText } from '../../ui/inline-text.tsx'
import { choiceSetOf } from './choice-set.ts'
import { RefField } from './ref-field.tsx'
import { useTextLike } from './text-like.ts'
import { useFieldName, usePatch, type EditableType, type FieldValue, type SaveField } from './use-patch.ts'

export type EditableRow = Readonly<Record<string, FieldValue>> & { readonly id: string }

interface Props {
  readonly type: EditableType
  readonly row: EditableRow
  readonly field: string
}

interface PartProps extends Props {
  readonly label: string
  readonly save: SaveField
}

function Choice({ type, row, field, label, save }: PartProps) {
  const words = useChoiceWords()
  const declared = recordTypeOf(type as RecordTypeName).fields[field]
  const set = choiceSetOf(type, field)
  const options = (declared?.choices ?? []).map((value) => ({ value, label: words(set, value) }))
  return (
    <InlineChoice
      label={label}
      value={(row[field] as string | null) ?? null}
      options={options}
      isOptional={!declared?.required}
      onSave={(value) => save(field, value)}
    />
  )
}

function YesNo({ row, field, label, save }: PartProps) {
  const t = useWords()
  const options = [
    { value: 'yes', label: t('common:yes') },
    { value: 'no', label: t('common:no') },
  ]
  const value = row[field] === true ? 'yes' : 'no'
  return (
    <InlineChoice
      label={label}
      value={value}
      options={options}
      isOptional={false}
      onSave={(next) => save(field, next === 'yes')}
    />
  )
}

function TextPart(props: PartProps) {
  const { parse, ...text } = useTextLike(props)
  return <InlineText {...text} label={props.label} onSave={(typed) => props.save(props.field, parse(typed))} />
}

/** The value of a field, with its editor. */
export function FieldValueInPlace(props: Props) {
  const { type, row, field } = props
  const label = useFieldName(type)(field)
  const save = usePatch(type, row.id)
  const part = { ...props, label, save }
  switch (recordTypeOf(type as RecordTypeName).fields[field]?.kind) {
    case 'choice':
      return <Choice {...part} />
    case 'bool':
      return <YesNo {...part} />
    case 'date':
      return (
        <InlineDate
          label={label}
          value={(row[field] as string | null) ?? null}
          isOptional={!recordTypeOf(type as RecordTypeName).fields[field]?.required}
          onSave={(date) => save(field, date)}
        />
      )
    case 'ref':
    case 'refs':
      return <RefField {...part} />
    default:
      return <TextPart {...part} />
  }
}

/** Label and value, as a pair of a definition list. */
export function FieldRow(props: Props) {
  const label = useFieldName(props.type)(props.field)
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <FieldValueInPlace {...props} />
      </dd>
    </>
  )
}
