/** Edits of a sheet's rows that are seen at once (`use-live-edit.ts`), saved to the records. */
import { useCallback } from 'react'
import type { Patch } from '../../../shared/domain/record-types.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useLiveEdit, type LiveEdit } from './use-live-edit.ts'

/** `name` is what was changed, as undo calls it. */
export function useRowEdit(name: string): LiveEdit {
  const t = useWords()
  const run = useRun()
  const save = useCallback(
    async (type: string, id: string, patch: object): Promise<boolean> =>
      (await run(
        'records.patch',
        { type: type as 'comparison', id, patch: patch as Patch<'comparison'> },
        { quietly: t('common:changedName', { name }) },
      )) !== null,
    [run, t, name],
  )
  return useLiveEdit(save)
}
