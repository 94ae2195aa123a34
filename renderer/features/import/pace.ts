/** How fast a job goes and how long it will still take. Pure. */
export interface Pace {
  readonly perSecond: number
  /** Whole seconds, at least 1; null while the whole is not known. */
  readonly leftSeconds: number | null
}

/** Too early to say anything before this. */
const leastMs = 500

export function paceOf(done: number, total: number | null, elapsedMs: number): Pace | null {
  if (elapsedMs < leastMs || done <= 0) return null
  const perSecond = Math.max(1, Math.round((done * 1000) / elapsedMs))
  const leftSeconds = total === null ? null : Math.max(1, Math.ceil((total - done) / perSecond))
  return { perSecond, leftSeconds }
}
