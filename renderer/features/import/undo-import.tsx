/** Takes a whole import back; what was worked on since stays and is counted. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { popUndo, say } from '../../app/undo/undo-store.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords } from '../../i18n/use-words.ts'
import { setImport } from './import-store.ts'

/** Answers whether it was taken back; says how much. */
export function useUndoImport(): (importId: string) => Promise<boolean> {
  const t = useWords()
  const run = useRun()
  return async (importId) => {
    const done = await run('imports.undo', { importId })
    if (done === null) return false
    popUndo(importId)
    say(done.skipped === 0 ? t('interchange:undone', { count: done.rows }) : t('interchange:undonePartly', done))
    return true
  }
}

/** The button for the import just made; its row among the past ones has a link of its own. */
export function UndoImport({ importId }: { readonly importId: string }) {
  const t = useWords()
  const undo = useUndoImport()
  const [isBusy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    if (await undo(importId)) setImport({ isUndone: true })
    setBusy(false)
  }
  return (
    <Button disabled={isBusy} onClick={() => void act()}>
      {t('interchange:undoImport')}
    </Button>
  )
}
