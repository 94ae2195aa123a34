// What the shell asks its page to open: a reminder that was pressed, a menu entry. The page fetches it with a call that
// waits, so the preload needs no way for messages to come in by themselves. What nobody fetched waits for the next page.
import type { Asked } from '../../shared/api/desktop-bridge.ts'

export interface AskedLine {
  /** Has the page open this; the newest wins. */
  readonly ask: (asked: Asked) => void
  /** Resolves with the next one; a later call takes the place of one that still waits, as a page that was loaded anew does. */
  readonly next: () => Promise<Asked | null>
}

export function createAskedLine(): AskedLine {
  let kept: Asked | null = null
  let waiting: ((asked: Asked | null) => void) | null = null
  return {
    ask: (asked) => {
      if (waiting === null) kept = asked
      else waiting(asked)
      waiting = null
    },
    next: () => {
      waiting?.(null)
      waiting = null
      if (kept !== null) {
        const asked = kept
        kept = null
        return Promise.resolve(asked)
      }
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
  }
}
