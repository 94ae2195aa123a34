/** The strokes on a photo, shown at once and saved as they are drawn, one after the other. */
import { useCallback, useRef, useState } from 'react'
import { parseMarks, type Stroke } from '../../../shared/domain/media/marks.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { FileRow } from './file-words.ts'

export interface Marks {
  readonly strokes: readonly Stroke[]
  readonly add: (stroke: Stroke) => void
  readonly undo: () => void
  readonly clear: () => void
}

export function useMarks(file: FileRow): Marks {
  const t = useWords()
  const run = useRun()
  // what was drawn since; null while it is what is stored
  const [drawn, setDrawn] = useState<readonly Stroke[] | null>(null)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const latest = useRef<readonly Stroke[] | null>(null)
  const strokes = drawn ?? parseMarks(file.marks)
  const keep = useCallback(
    (next: readonly Stroke[], said?: string): void => {
      setDrawn(next)
      latest.current = next
      const input = { id: file.id, strokes: [...next] }
      saving.current = saving.current.then(async () => {
        await run('attachments.mark', input, said)
        // what is stored is shown again, which an undo may change; not saved, the sentence stands at the foot
        if (latest.current === next) setDrawn(null)
      })
    },
    [file.id, run],
  )
  return {
    strokes,
    add: (stroke) => keep([...strokes, stroke]),
    undo: () => keep(strokes.slice(0, -1)),
    clear: () => keep([], t('attachments:marksCleared')),
  }
}
