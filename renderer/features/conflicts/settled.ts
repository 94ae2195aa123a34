/** Conflicts settled since the page was opened, newest first, as the box shows them at its side. */
import { create } from 'zustand'
import { useUndo } from '../../app/undo/undo-store.ts'

export interface Settled {
  /** The act that settled it: what Undo takes back. */
  readonly txnId: string
  readonly conflictId: string
  readonly what: string
  readonly said: string
}

const useList = create<{ readonly list: readonly Settled[] }>(() => ({ list: [] }))

export const addSettled = (settled: Settled): void => useList.setState(({ list }) => ({ list: [settled, ...list] }))

/** Whether this conflict was settled here before: one that is there again was taken back. */
export const wasSettled = (conflictId: string): boolean =>
  useList.getState().list.some((settled) => settled.conflictId === conflictId)

/** Those that still stand: one that was taken back is open again. */
export function useSettled(): readonly Settled[] {
  const list = useList((s) => s.list)
  const stack = useUndo((s) => s.stack)
  return list.filter(({ txnId }) => stack.some((entry) => entry.txnId === txnId))
}
