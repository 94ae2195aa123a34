/** A value of any record's field as it is read, in the language in use. */
import { useMemo } from 'react'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { useFormat } from '../../app/use-format.ts'
import { choiceWordsOf } from '../../i18n/choice-words.ts'
import type { Format } from '../../../shared/base/format.ts'
import { repeatWords } from '../../i18n/repeat-words.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { choiceSetOf } from './choice-set.ts'
import type { FieldValue } from './use-patch.ts'

export type RefNames = readonly { readonly id: string; readonly name: string }[]

/** The name of the record with this id, or null. */
export const findRefName = (names: RefNames, id: string): string | null =>
  names.find((named) => named.id === id)?.name ?? null

export interface ReadValue {
  readonly type: RecordTypeName
  readonly field: string
  readonly value: FieldValue
  /** What the records are called that the value names. */
  readonly names?: RefNames
  readonly currency?: string | null
}

/** The name of a field beside its value; null for one that is not shown to a person. */
export function fieldNameOf(t: Words, type: RecordTypeName, field: string): string | null {
  const name: string = t(`fields:${type}.${field}` as 'fields:account.name', { defaultValue: '' })
  return name === '' ? null : name
}

const phones = new Set(['phone', 'mobile'])

function textWords(t: Words, format: Format, { type, field }: ReadValue, text: string): string {
  if (phones.has(field)) return format.phone(text)
  if (field === 'repeat') return repeatWords(text, t, format)
  if (type === 'opportunity' && field === 'stage') return choiceWordsOf(t)('stage', text)
  return text
}

function numberWords(format: Format, { field, currency }: ReadValue, value: number): string {
  if (field === 'amountMinor') return format.money(value, currency ?? null)
  return field === 'sizeBytes' ? format.size(value) : format.number(value)
}

const idsIn = (value: FieldValue): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : []

/** The value in words; empty where there is none. */
export function valueWords(t: Words, format: Format, read: ReadValue): string {
  const { type, field, value, names = [] } = read
  if (value === null) return ''
  switch (recordTypeOf(type).fields[field]?.kind) {
    case 'choice':
      return choiceWordsOf(t)(choiceSetOf(type, field), String(value))
    case 'bool':
      return t(value === true ? 'common:yes' : 'common:no')
    case 'date':
      return format.dateWithDay(String(value))
    case 'instant':
      return format.moment(Number(value))
    case 'int':
      return numberWords(format, read, Number(value))
    case 'ref':
    case 'refs':
      return idsIn(value)
        .map((id) => findRefName(names, id) ?? t('sync:untitled'))
        .join(t('common:listComma'))
    case 'tags':
      return idsIn(value).join(t('common:listComma'))
    default:
      return textWords(t, format, read, String(value))
  }
}

export function useValueWords(): (read: ReadValue) => string {
  const t = useWords()
  const format = useFormat()
  return useMemo(() => (read) => valueWords(t, format, read), [t, format])
}
