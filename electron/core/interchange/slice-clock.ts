/**
 * Says when a slice of an import has used its time. What a person waits for is the work and the commit after it, so the
 * work gets what the last commits leave of the whole: cheap commits make large transactions, a slow disk small ones.
 */
const wholeMs = 20
const leastMs = 8
const mostMs = 15

export interface SliceClock {
  readonly start: () => void
  readonly isUsedUp: () => boolean
  readonly endWork: () => void
  readonly endCommit: () => void
  /** How many slices there were. */
  readonly slices: () => number
}

export function createSliceClock(now: () => number = () => performance.now()): SliceClock {
  let startedAt = 0
  let workedAt = 0
  let commitMs = 10
  let slices = 0
  let budgetMs = leastMs
  return {
    start: () => {
      startedAt = now()
    },
    isUsedUp: () => now() - startedAt >= budgetMs,
    endWork: () => {
      workedAt = now()
    },
    slices: () => slices,
    endCommit: () => {
      slices++
      commitMs = 0.8 * commitMs + 0.2 * (now() - workedAt)
      budgetMs = Math.min(mostMs, Math.max(leastMs, wholeMs - 1.5 * commitMs))
    },
  }
}
