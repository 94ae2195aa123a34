/** One field of a record, edited in place in the way its declared kind asks for. */
import { accountStages } from '../../../shared/domain/account.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import { recordTypeOf } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords, type ChoiceSet } from '../../i18n/choice-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { InlineChoice } from '../../ui/inline-choice.tsx'
import { InlineDate } from '../../ui/inline-date.tsx'
import { InlineText, type InlineTextProps } from '../../ui/inline-text.tsx'
import { parseTimeText } from '../../i18n/parse-date.ts'
import { editableAmount, parseAmount } from './amount.ts'
import { RefField } from './ref-field.tsx'
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

/** Which set of words a choice field takes: the one of its own name unless listed. */
const choiceSets: Readonly<Record<string, ChoiceSet>> = {
  'visit.status': 'visitStatus',
  'followUp.status': 'followUpStatus',
  'followUp.kind': 'followUpKind',
}

function Choice({ type, row, field, label, save }: PartProps) {
  const words = useChoiceWords()
  const declared = recordTypeOf(type as RecordTypeName).fields[field]
  const set = choiceSets[`${type}.${field}`] ?? (field as ChoiceSet)
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

type TextLike = Pick<InlineTextProps, 'value' | 'shown' | 'isLong' | 'inputMode' | 'check' | 'hint'> & {
  readonly parse: (text: string) => FieldValue
}

const inputModes: Readonly<Record<string, NonNullable<InlineTextProps['inputMode']>>> = {
  phone: 'tel',
  mobile: 'tel',
  email: 'email',
  website: 'url',
}

/** A deal's stage is free text, though most are of the codes an account's stage has: those are read and typed as words. */
function useStageWords(value: string | null): TextLike {
  const words = useChoiceWords()
  const codeOf = (text: string): string | undefined =>
    accountStages.find((code) => words('stage', code) === text.trim())
  return { value: words('stage', value), isLong: false, parse: (text) => codeOf(text) ?? blankToNull(text) }
}

const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text)

function useTextLike({ type, row, field }: Props): TextLike {
  const t = useWords()
  const format = useFormat()
  const settings = useSettings()
  const declared = recordTypeOf(type as RecordTypeName).fields[field]
  const value = row[field] ?? null
  const stage = useStageWords(field === 'stage' ? (value as string | null) : null)
  if (type === 'opportunity' && field === 'stage') return stage
  if (field === 'amountMinor') {
    const currency = (row['currency'] as string | null) ?? settings.currency
    return {
      value: editableAmount(value as number | null, currency),
      shown: value === null ? '' : format.money(value as number, currency),
      inputMode: 'decimal',
      parse: (text) => (text.trim() === '' ? null : parseAmount(text, currency)),
      check: (text) => (text.trim() === '' || parseAmount(text, currency) !== null ? null : t('records:amountWrong')),
    }
  }
  if (declared?.kind === 'int')
    return {
      value: value === null ? '' : String(value),
      shown: value === null ? '' : format.number(value as number),
      inputMode: 'numeric',
      parse: (text) => (text.trim() === '' ? null : Number(text)),
      check: (text) => (/^\s*\d*\s*$/.test(text) ? null : t('records:numberWrong')),
    }
  if (declared?.kind === 'time')
    return {
      value: (value as string | null) ?? '',
      parse: (text) => (text.trim() === '' ? null : parseTimeText(text)),
      check: (text) => (text.trim() === '' || parseTimeText(text) !== null ? null : t('common:timeWrong')),
    }
  if (declared?.kind === 'tags')
    return {
      value: ((value as readonly string[] | null) ?? []).join(t('common:listComma')),
      hint: t('common:tagsHint'),
      parse: (text) =>
        text
          .split(/[,，、;；]/)
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
    }
  const isPhone = field === 'phone' || field === 'mobile'
  return {
    value: (value as string | null) ?? '',
    ...(isPhone && value !== null ? { shown: format.phone(value as string) } : {}),
    isLong: declared?.kind === 'longText',
    inputMode: inputModes[field] ?? 'text',
    parse: blankToNull,
    ...(declared?.required ? { check: (text: string) => (text.trim() === '' ? t('records:required') : null) } : {}),
  }
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
