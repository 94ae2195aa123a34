/** Saves one field of a record at once; what was changed is said with its Undo. */
import { useCallback } from 'react'
import { recordTypeOf, type RecordTypeName } from '../../../shared/domain/record-types.ts'
import { sayFault } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { Input } from '../../../shared/api/contract.ts'

export type FieldValue = string | number | boolean | readonly string[] | null
export type EditableType = 'account' | 'contact' | 'visit' | 'followUp' | 'opportunity'

export type SaveField = (field: string, value: FieldValue) => Promise<boolean>

/** The name of a field beside its value. */
export function useFieldName(type: EditableType): (field: string) => string {
  const t = useWords()
  return useCallback((field) => t(`fields:${type}.${field}` as 'fields:account.name'), [t, type])
}

/** Whether the declaration of the type takes this value. */
export function isFieldValue(type: RecordTypeName, field: string, value: FieldValue): boolean {
  return recordTypeOf(type).fields[field]?.schema.safeParse(value).success ?? false
}

export function usePatch(type: EditableType, id: string): SaveField {
  const run = useRun()
  const t = useWords()
  const nameOf = useFieldName(type)
  return useCallback(
    async (field, value) => {
      const name = nameOf(field)
      if (!isFieldValue(type, field, value)) {
        sayFault(t('faults:invalid', { what: t('faults:invalidField', { field: name }) }))
        return false
      }
      const input = { type, id, patch: { [field]: value } } as unknown as Input<'records.patch'>
      return (await run('records.patch', input, t('records:changed', { field: name }))) !== null
    },
    [run, t, nameOf, type, id],
  )
}
