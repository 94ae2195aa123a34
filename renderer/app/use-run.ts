/** Commands: run, say what was done with its Undo, and bring every screen up to date before the caller goes on. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { useWords, type Words } from '../i18n/use-words.ts'
import { api } from '../platform/api.ts'
import { faultFrom } from '../platform/api-fault.ts'
import { invalidate } from '../platform/queries.ts'
import { faultWords } from './fault-words.ts'
import { popUndo, pushUndo, rememberUndo, restoreUndo, say, sayFault, type UndoEntry } from './undo/undo-store.ts'
import { useFormat } from './use-format.ts'

/**
 * What was done, as a sentence, which may name what came of it; `quietly` for what is seen where it was done: it can be
 * undone and is not told.
 */
type Said<R> = string | ((result: R) => string) | { readonly quietly: string }

export type Run = <N extends ProcedureName>(
  name: N,
  input: Input<N>,
  said?: Said<Output<N>>,
) => Promise<Output<N> | null>

const txnOf = (result: unknown): string | null => {
  const txnId = (result as { txnId?: unknown } | null)?.txnId
  return typeof txnId === 'string' ? txnId : null
}

function remember<R>(result: R, said: Said<R>): void {
  const txnId = txnOf(result)
  if (txnId === null) return
  if (typeof said === 'object') rememberUndo({ txnId, said: said.quietly })
  else pushUndo({ txnId, said: typeof said === 'string' ? said : said(result) })
}

/** Acts that can be taken back, which the store may have taken and this page does not know of yet. */
const unheard = new Set<Promise<unknown>>()
/** An act that takes longer is not waited for; nor is an older one taken back in its place. */
const longestWaitMs = 10_000

/** False when something done before this moment is still under way. */
async function isAllHeard(): Promise<boolean> {
  if (unheard.size === 0) return true
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), longestWaitMs)
  })
  const all = Promise.allSettled(unheard).then(() => true)
  return Promise.race([all, late]).finally(() => clearTimeout(timer))
}

async function heard<T>(act: Promise<T>): Promise<T> {
  unheard.add(act)
  try {
    return await act
  } finally {
    unheard.delete(act)
  }
}

/** `run(name, input, said)` answers the result, or null after saying what went wrong. */
export function useRun(): Run {
  const client = useQueryClient()
  const t = useWords()
  const format = useFormat()
  return useCallback(
    async <N extends ProcedureName>(name: N, input: Input<N>, said?: Said<Output<N>>) => {
      const told = async (say: Said<Output<N>>): Promise<Output<N>> => {
        const result = await api(name, input)
        remember(result, say)
        return result
      }
      try {
        const result = await (said === undefined ? api(name, input) : heard(told(said)))
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

const didWhat = {
  insert: 'frame:didInsert',
  update: 'frame:didUpdate',
  delete: 'frame:didDelete',
  restore: 'frame:didRestore',
} as const

/** Acts that are more than a change of one record. */
const didAct: Readonly<Record<string, 'conflicts:didSettle' | 'handover:didAssign'>> = {
  'conflict.settle': 'conflicts:didSettle',
  'account.assign': 'handover:didAssign',
}

type Last = NonNullable<Output<'history.last'>>

/** What was done before this page was opened, in words as it would have been told then. */
const entryOf = (t: Words, { txnId, isImport, op, name, label }: Last): UndoEntry => ({
  txnId,
  said: op === null ? t('interchange:cameFrom', { name }) : t(didAct[label ?? ''] ?? didWhat[op], { name }),
  isImport,
})

/** One after the other: two quick presses take back two acts, not one twice. */
let underWay: Promise<unknown> = Promise.resolve()

/** Takes back the newest act of this page, else of this run of the app, or the one named. */
export function useTakeBack(): (txnId?: string) => Promise<void> {
  const run = useRun()
  const t = useWords()
  return useCallback(
    (txnId) => {
      const find = async (): Promise<UndoEntry | null> => {
        const entry = popUndo(txnId)
        if (entry || txnId !== undefined) return entry ?? null
        const last = await api('history.last', {})
        return last && entryOf(t, last)
      }
      const takeBack = async (): Promise<void> => {
        const entry = await find()
        if (!entry) return say(t('frame:nothingToUndo'))
        if (entry.takeBack) {
          if (!(await entry.takeBack())) return restoreUndo(entry)
          return say(t('frame:takenBack', { said: entry.said }))
        }
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
      }
      // what was done just before the press is what is meant
      const known = txnId === undefined ? isAllHeard() : true
      const done = underWay.then(() => known).then((isKnown) => (isKnown ? takeBack() : say(t('frame:undoTooEarly'))))
      underWay = done.catch(() => undefined)
      return done
    },
    [run, t],
  )
}
