/**
 * One request at a time for each upload. A laptop whose line broke comes again while the hub still waits for the rest of what
 * it sent before: the newcomer ends that, and then it is its turn.
 */
export interface Turns {
  /** Ends what runs under this key, waits for that, and runs `work`. */
  take<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

interface Turn {
  readonly ending: AbortController
  readonly done: Promise<unknown>
}

/** Turns of one process. */
export function createTurns(): Turns {
  const running = new Map<string, Turn>()
  return {
    take: async (key, work) => {
      const before = running.get(key)
      const ending = new AbortController()
      before?.ending.abort()
      const mine = (before?.done ?? Promise.resolve()).catch(() => undefined).then(() => work(ending.signal))
      const turn = { ending, done: mine }
      running.set(key, turn)
      try {
        return await mine
      } finally {
        if (running.get(key) === turn) running.delete(key)
      }
    },
  }
}
