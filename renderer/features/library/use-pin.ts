/** Keeps a material on this laptop, or lets go of it, and says so: it is no change of a record, and nothing to undo. */
import { useCallback } from 'react'
import type { Row } from '../../../shared/domain/record-types.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

export function usePin(): (material: Row<'material'>, isPinned: boolean) => void {
  const t = useWords()
  const run = useRun()
  return useCallback(
    ({ id, name }, isPinned) =>
      void run('pins.set', { of: { type: 'material', id }, isPinned }).then((done) =>
        done === null ? undefined : say(t(isPinned ? 'library:pinnedSaid' : 'library:unpinnedSaid', { name })),
      ),
    [run, t],
  )
}
