/** The moment the first screen stands and the page has nothing to do: what can wait begins then. */
import { useSyncExternalStore } from 'react'

let isSettled = false
const waiting = new Set<() => void>()

function settle(): void {
  isSettled = true
  for (const tell of waiting) tell()
  waiting.clear()
}

/** Calls back once, when the page has settled. */
export function whenSettled(tell: () => void): () => void {
  if (isSettled) tell()
  else waiting.add(tell)
  return () => void waiting.delete(tell)
}

/** Called when the first screen was rendered: settled is when it was painted and the page first idles. */
export const watchForRest = (): void =>
  void requestAnimationFrame(() => setTimeout(() => requestIdleCallback(settle, { timeout: 2_000 }), 300))

export const useIsSettled = (): boolean => useSyncExternalStore(whenSettled, () => isSettled)
