/** Keeps a transfer to a rate: whoever is ahead of it waits. */
import { setTimeout as sleep } from 'node:timers/promises'

export interface Pace {
  /** So many bytes have passed: resolves when the next may. */
  passed(bytes: number, signal: AbortSignal): Promise<void>
  /** How many bytes pass in so many milliseconds; infinite without a limit. */
  bytesIn(ms: number): number
}

const free: Pace = { passed: () => Promise.resolve(), bytesIn: () => Number.POSITIVE_INFINITY }

/** A pace that begins now. A pause is not caught up by a burst: what was not used is gone. */
export function createPace(mostBytesPerSecond: number | null, nowMs: () => number = () => performance.now()): Pace {
  if (mostBytesPerSecond === null) return free
  let freeAt = nowMs()
  return {
    passed: async (bytes, signal) => {
      const now = nowMs()
      freeAt = Math.max(freeAt, now) + (bytes / mostBytesPerSecond) * 1000
      const waitMs = freeAt - now
      // sleeps of a few milliseconds cost more than they keep
      if (waitMs >= 10) await sleep(waitMs, undefined, { signal })
    },
    bytesIn: (ms) => (mostBytesPerSecond * ms) / 1000,
  }
}
