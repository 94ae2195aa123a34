import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'

/** Takes a whole import back; what was worked on since stays and is counted. */
export function UndoImport({ importId }: { readonly importId: string }) {
  const t = useWords()
  const run = useRun()
  const [isUndone, setUndone] = useState(false)
  const undo = async (): Promise<void> => {
    const done = await run('imports.undo', { importId })
    if (done === null) return
    setUndone(true)
    say(done.skipped === 0 ? t('interchange:undone', { count: done.rows }) : t('interchange:undonePartly', done))
  }
  return (
    <Button variant="subtle" disabled={isUndone} onClick={() => void undo()}>
      {t('interchange:undoImport')}
    </Button>
  )
}
