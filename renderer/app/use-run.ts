/** Commands: run, say what was done with its Undo, and bring every screen up to date before the caller goes on. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { useWords } from '../i18n/use-words.ts'
import { api } from '../platform/api.ts'
import { faultFrom } from '../platform/api-fault.ts'
import { invalidate } from '../platform/queries.ts'
import { faultWords } from './fault-words.ts'
import { popUndo, pushUndo, restoreUndo, say, sayFault } from './undo/undo-store.ts'
import { useFormat } from './use-format.ts'

export type Run = <N extends ProcedureName>(name: N, input: Input<N>, said?: string) => Promise<Output<N> | null>

const txnOf = (result: unknown): string | null => {
  const txnId = (result as { txnId?: unknown } | null)?.txnId
  return typeof txnId === 'string' ? txnId : null
}

/** `run(name, input, said)` answers the result, or null after saying what went wrong. */
export function useRun(): Run {
  const client = useQueryClient()
  const t = useWords()
  const format = useFormat()
  return useCallback(
    async (name, input, said) => {
      try {
        const result = await api(name, input)
        const txnId = txnOf(result)
        if (said !== undefined && txnId !== null) pushUndo({ txnId, said })
        await invalidate(client, null)
        return result
      } catch (error) {
        sayFault(faultWords(t, faultFrom(error), format.size))
        return null
      }
    },
    [client, t, format],
  )
}

/** Takes back the newest act of this page, or the one named. */
export function useTakeBack(): (txnId?: string) => Promise<void> {
  const run = useRun()
  const t = useWords()
  return useCallback(
    async (txnId) => {
      const entry = popUndo(txnId)
      if (!entry) return
      const undone = entry.isImport
        ? await run('imports.undo', { importId: entry.txnId })
        : await run('history.undo', { txnId: entry.txnId })
      if (undone === null) restoreUndo(entry)
      else
        say(
          undone.skipped === 0
            ? t('frame:takenBack', { said: entry.said })
            : t('frame:takenBackPartly', { said: entry.said, count: undone.skipped }),
        )
    },
    [run, t],
  )
}
