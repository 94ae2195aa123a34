/**
 * Notices that the machine slept, or the program was stopped, whatever the shell knows of it: a short timer that comes late by
 * the wall clock. Timers stand still while a machine sleeps, and connections made before it may be dead without a word.
 */
export interface SleepWatchDeps {
  readonly onWake: () => void
  readonly nowMs: () => number
  readonly every: (work: () => void, ms: number) => { cancel(): void }
}

const tickMs = 2_000
/** A busy machine is not one that slept. */
const lateMs = 5_000

const interval: SleepWatchDeps['every'] = (work, ms) => {
  const id = setInterval(work, ms)
  id.unref()
  return {
    cancel: () => {
      clearInterval(id)
    },
  }
}

/** Watches until stopped; a clock that is set forward counts as sleep, which only means a look too many. */
export function watchSleep(deps: Pick<SleepWatchDeps, 'onWake'> & Partial<SleepWatchDeps>): { stop(): void } {
  const { onWake, nowMs = Date.now, every = interval } = deps
  let before = nowMs()
  const ticking = every(() => {
    const now = nowMs()
    const lateBy = now - before - tickMs
    before = now
    if (lateBy >= lateMs) onWake()
  }, tickMs)
  return {
    stop: () => {
      ticking.cancel()
    },
  }
}
