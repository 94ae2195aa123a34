/** A change that waits or was refused, in words: what it is about and what its author wrote, field by field. */
import type { RejectedChange, UnsentChange } from '../../../shared/api/sync.ts'
import type { RecordTypeName } from '../../../shared/domain/record-types.ts'
import type { Format } from '../../../shared/base/format.ts'
import type { Words } from '../../i18n/use-words.ts'
import { fieldNameOf, valueWords } from '../records/value-words.ts'

type Change = Pick<UnsentChange, 'type' | 'title' | 'kind' | 'fields' | 'names'>

export interface FieldWords {
  readonly field: string
  readonly name: string
  readonly value: string
}

export const kindWords = (t: Words, type: RecordTypeName): string => t(`sync:kind.${type}`)

/** What the record is called; a conflict by the field it is about. */
export function titleWords(t: Words, { type, title }: Pick<Change, 'type' | 'title'>): string {
  if (type === 'conflict') return kindWords(t, type)
  return title === '' ? t('sync:untitled') : title
}

/** The fields a person knows, with what was written in them; an emptied one says so, a new record's empty ones are left out. */
export function fieldWords(t: Words, format: Format, change: Change): readonly FieldWords[] {
  const { type, fields, names, kind } = change
  const currency = typeof fields['currency'] === 'string' ? fields['currency'] : null
  const told: FieldWords[] = []
  for (const [field, value] of Object.entries(fields)) {
    const name = fieldNameOf(t, type, field)
    if (name === null) continue
    const words = valueWords(t, format, { type, field, value, names, currency })
    if (words !== '' || kind === 'update')
      told.push({ field, name, value: words === '' ? t('conflicts:empty') : words })
  }
  return told
}

/** `改了客户：电话、阶段` / `account changed`, what a line of a list says. */
export function changeWords(t: Words, format: Format, change: Change): string {
  const what = kindWords(t, change.type)
  const fields = change.kind === 'update' ? fieldWords(t, format, change).map((f) => f.name) : []
  if (fields.length === 0) return t(`sync:changeOf.${change.kind}`, { what })
  return t('sync:changedWhat', { what, fields: fields.join(t('common:listComma')) })
}

/** All that was refused as plain text, for a person to keep or to send on. */
export function refusedText(t: Words, format: Format, rows: readonly RejectedChange[]): string {
  const parts = rows.map((row) => {
    const head = t(`sync:refusedOf.${row.kind}`, { what: kindWords(t, row.type), name: titleWords(t, row) })
    const words = fieldWords(t, format, row).map(({ name, value }) =>
      t('common:titleFor', { title: name, name: value }),
    )
    return [head, t(`sync:why.${row.code}`), row.accountName, format.moment(row.at), ...words]
      .filter((line) => line !== null)
      .join('\n')
  })
  return `${parts.join('\n\n')}\n`
}
