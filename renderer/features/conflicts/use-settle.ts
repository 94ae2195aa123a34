/** Settles a conflict in one way or another. It leaves the list at once, and comes back should that not have gone through. */
import { useCallback, useState } from 'react'
import type { ConflictRow } from '../../../shared/api/sync.ts'
import { useRun } from '../../app/use-run.ts'
import { useWords, type Words } from '../../i18n/use-words.ts'
import { useValueWords, type ReadValue } from '../records/value-words.ts'
import { sideInUse, whatDiffers, type Side } from './conflict-view.ts'
import { addSettled } from './settled.ts'

/** One of the two, a value written now, or what somebody wrote since. */
export type Choice = { readonly take: Side } | { readonly write: ConflictRow['now'] } | { readonly take: 'now' }

export const readOf = (row: ConflictRow, value: ConflictRow['now']): ReadValue => ({
  type: row.recordType,
  field: row.field,
  value,
  names: row.names,
  currency: row.currency,
})

type HowInput = { readonly how: 'kept' | 'restored' } | { readonly how: 'written'; readonly value: ConflictRow['now'] }

/** Keeping writes nothing, so it fits only what the record says now; the kept value over a third one is written. */
function howOf(row: ConflictRow, choice: Choice): HowInput {
  if ('write' in choice) return { how: 'written', value: choice.write }
  if (choice.take === 'now') return { how: 'kept' }
  if (choice.take === sideInUse(row)) return { how: 'kept' }
  return choice.take === 'lost' ? { how: 'restored' } : { how: 'written', value: row.kept.value }
}

function saidOf(t: Words, row: ConflictRow, choice: Choice, words: (value: ConflictRow['now']) => string): string {
  if ('write' in choice) return t('conflicts:saidWritten', { value: words(choice.write) })
  if (choice.take === 'now') return t('conflicts:saidLeft', { value: words(row.now) })
  const other = choice.take === 'kept' ? 'lost' : 'kept'
  return t('conflicts:saidKept', { value: words(row[choice.take].value), other: words(row[other].value) })
}

/** Long values are told by their beginning. */
const toldMost = 60
const short = (text: string): string => (text.length > toldMost ? `${text.slice(0, toldMost)}…` : text)

export function useSettle() {
  const t = useWords()
  const run = useRun()
  const wordsOf = useValueWords()
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set())
  const settle = useCallback(
    async (row: ConflictRow, choice: Choice): Promise<void> => {
      const words = (value: ConflictRow['now']): string => short(wordsOf(readOf(row, value))) || t('conflicts:empty')
      const what = whatDiffers(t, row)
      const said = saidOf(t, row, choice, words)
      setUnderWay((ids) => new Set([...ids, row.id]))
      const done = await run(
        'conflicts.settle',
        { id: row.id, ...howOf(row, choice) },
        { quietly: t('conflicts:settledSaid', { what, said }) },
      )
      if (done !== null) addSettled({ txnId: done.txnId, conflictId: row.id, what, said })
      setUnderWay((ids) => new Set([...ids].filter((id) => id !== row.id)))
    },
    [run, t, wordsOf],
  )
  return { settle, underWay }
}
