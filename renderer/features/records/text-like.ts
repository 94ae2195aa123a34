/** A field that is edited as text: how its value reads, what is typed for it, and what becomes of that. */
import { accountStages } from '../../../shared/domain/account.ts'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useSettings } from '../../app/settings.ts'
import { useFormat } from '../../app/use-format.ts'
import { useChoiceWords } from '../../i18n/choice-words.ts'
import { parseTimeText } from '../../i18n/parse-date.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { InlineTextProps } from '../../ui/inline-text.tsx'
import { editableAmount, parseAmount } from './amount.ts'
import type { FieldValue } from './use-patch.ts'

/** The values of one record's fields; of the record itself nothing else is needed. */
interface Props {
  readonly type: RecordTypeName
  readonly row: Readonly<Record<string, FieldValue>>
  readonly field: string
}

export type TextLike = Pick<InlineTextProps, 'value' | 'shown' | 'isLong' | 'inputMode' | 'check' | 'hint'> & {
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

export function useTextLike({ type, row, field }: Props): TextLike {
  const t = useWords()
  const format = useFormat()
  const settings = useSettings()
  const declared = recordTypeOf(type).fields[field]
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
