/**
 * What was done since the page opened, newest last, and the one line about it above the status bar. Each entry is a
 * transaction of the store; taking it back is another one, made from the history, so undo survives anything the page forgets.
 */
import { create } from 'zustand'

export interface UndoEntry {
  readonly txnId: string
  /** What was done, as a sentence. */
  readonly said: string
  /** A whole import, which is taken back by its own act. */
  readonly isImport?: boolean
  /** An act that is no transaction brings its own way back: false when that did not go through, which it says itself. */
  readonly takeBack?: () => Promise<boolean>
}

export type Notice =
  | { readonly kind: 'done'; readonly entry: UndoEntry; readonly at: number }
  | { readonly kind: 'said'; readonly said: string; readonly at: number }
  | { readonly kind: 'fault'; readonly said: string; readonly at: number }

interface UndoState {
  readonly stack: readonly UndoEntry[]
  readonly notice: Notice | null
}

/** Enough for a day's work; older entries stay in the history. */
const longest = 200

export const useUndo = create<UndoState>(() => ({ stack: [], notice: null }))

/** Remembers an act and shows it with its Undo. */
export function pushUndo(entry: UndoEntry, at: number = Date.now()): void {
  useUndo.setState((s) => ({ stack: [...s.stack, entry].slice(-longest), notice: { kind: 'done', entry, at } }))
}

/** Remembers an act whose screen says itself what was done; once, however often it is told. */
export const rememberUndo = (entry: UndoEntry): void =>
  useUndo.setState(({ stack }) =>
    stack.some((known) => known.txnId === entry.txnId) ? {} : { stack: [...stack, entry].slice(-longest) },
  )

/** Says something without an undo, e.g. what was taken back. */
export const say = (said: string, at: number = Date.now()): void =>
  useUndo.setState({ notice: { kind: 'said', said, at } })

/** Says that something did not work; stays until it is closed or replaced. */
export const sayFault = (said: string, at: number = Date.now()): void =>
  useUndo.setState({ notice: { kind: 'fault', said, at } })

export const dropNotice = (): void => useUndo.setState({ notice: null })

/** Takes the newest act off the stack (or the one named), for the caller to undo; undefined when there is none. */
export function popUndo(txnId?: string): UndoEntry | undefined {
  const { stack } = useUndo.getState()
  const entry = txnId === undefined ? stack.at(-1) : stack.find((e) => e.txnId === txnId)
  if (entry) useUndo.setState({ stack: stack.filter((e) => e !== entry) })
  return entry
}

/** Puts an act back whose undo did not go through. */
export const restoreUndo = (entry: UndoEntry): void => useUndo.setState((s) => ({ stack: [...s.stack, entry] }))
