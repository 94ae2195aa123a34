/** Keeps something on this laptop, or lets go of it, and says so: it is no change of a record, and nothing to undo. */
import { useCallback } from 'react'
import type { Pin } from '../../../shared/api/materials.ts'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

/** `name` is what the person knows it by. */
export function usePin(): (of: Pin, name: string, isPinned: boolean) => void {
  const t = useWords()
  const run = useRun()
  return useCallback(
    (of, name, isPinned) =>
      void run('pins.set', { of, isPinned }).then((done) =>
        done === null ? undefined : say(t(isPinned ? 'library:pinnedSaid' : 'library:unpinnedSaid', { name })),
      ),
    [run, t],
  )
}
