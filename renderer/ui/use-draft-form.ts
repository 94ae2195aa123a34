/** A form whose values survive being closed: they come back when it is opened again, until it is saved. */
import { useEffect } from 'react'
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form'
import { dropDraft, findDraft, keepDraft } from '../app/drafts.ts'

export interface DraftForm<T extends FieldValues> extends UseFormReturn<T> {
  /** Forget the draft, after saving. */
  readonly settle: () => void
}

export function useDraftForm<T extends FieldValues>(key: string, defaults: DefaultValues<T>): DraftForm<T> {
  const form = useForm<T>({
    // a draft of an older program lacks the fields that came since
    defaultValues: Object.assign({}, defaults, findDraft<DefaultValues<T>>(key)),
  })
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => keepDraft(key, values) }),
    [form, key],
  )
  return { ...form, settle: () => dropDraft(key) }
}
