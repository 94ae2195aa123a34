/**
 * Fires reminders at their time. The next time is computed from the records, and again whenever one changes, the laptop
 * wakes, its zone or the settings change, or the clock is set back. A laptop that slept or was off fires what came due
 * meanwhile once and together; what has fired is in the store before anyone hears of it, so nothing fires twice.
 *
 * Timers stand still while a machine sleeps, so none is trusted for longer than a few seconds.
 */
import type { Hint } from '../../../shared/api/hint.ts'
import type { WriterContext } from '../context.ts'
import { readMeId, readSettings, readZone } from '../settings.ts'
import { quietUntil, type Due } from './remind-at.ts'
import { duesNear, findKept, forgetOld, keptByKey, lateDays, markFired, type Kept } from './reminder-rows.ts'

const longestTickMs = 10_000
/** A burst of changes (an import, a sync) is looked at once. */
const settleMs = 250
const dayMs = 86_400_000
/** So far a clock is put right without anybody noticing. */
const clockStepMs = 60_000

export interface ReminderClock {
  /** Looks at everything anew; answers how many fired. */
  check(): number
  /** A change was committed. */
  onHint(hint: Hint): void
  /** The timer went: looks anew only when something may have come due, or the clock is not what it was. */
  tick(): void
  stop(): void
}

export interface Timers {
  readonly set: (work: () => void, ms: number) => unknown
  readonly clear: (timer: unknown) => void
}

const nodeTimers: Timers = {
  set: (work, ms) => setTimeout(work, ms).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

/** When this one fires, or null: it has, or its record was changed after its time, or it is too long ago. */
function firesAt(due: Due, kept: Kept | null, nowMs: number): number | null {
  if (kept !== null && kept.fired_at !== null) return null
  if (kept !== null && kept.again_at !== null) return kept.again_at
  if (due.momentMs < nowMs - lateDays * dayMs) return null
  // a change that lies ahead of now was made under a clock that was wrong, and says nothing
  const changedAt = due.updatedAt > nowMs + clockStepMs ? 0 : due.updatedAt
  return [due.atMs, due.momentMs].find((atMs) => atMs > changedAt) ?? null
}

interface Look {
  readonly due: readonly Due[]
  /** When to look again, or null for no known time. */
  readonly nextAtMs: number | null
}

function look(ctx: WriterContext, nowMs: number, zone: string): Look {
  const settings = readSettings(ctx.read, ctx.systemLanguage).reminders
  if (!settings.isOn) return { due: [], nextAtMs: null }
  const kept = keptByKey(ctx.read)
  const quietEndMs = quietUntil(nowMs, zone, settings.quiet)
  const due: Due[] = []
  let nextAtMs = Number.POSITIVE_INFINITY
  for (const one of duesNear(ctx.read, nowMs, zone, readMeId(ctx.read), settings)) {
    const atMs = firesAt(one, findKept(kept, one), nowMs)
    if (atMs === null) continue
    if (atMs > nowMs) nextAtMs = Math.min(nextAtMs, quietUntil(atMs, zone, settings.quiet) ?? atMs)
    else if (quietEndMs === null) due.push(one)
    else nextAtMs = Math.min(nextAtMs, quietEndMs)
  }
  return { due, nextAtMs: Number.isFinite(nextAtMs) ? nextAtMs : null }
}

function fire(ctx: WriterContext, due: readonly Due[], nowMs: number): void {
  const db = ctx.store.write
  db.connection
    .transaction(() => {
      for (const one of due) markFired(db, one, nowMs)
      forgetOld(db, nowMs)
    })
    .immediate()
  ctx.emit({ seq: 0, types: [], local: true })
}

/** Starts to watch; `stop` ends it. A fault while looking is told to `onFault` and tried again at the next tick. */
export function createReminderClock(
  ctx: WriterContext,
  onFault: (error: unknown) => void,
  timers: Timers = nodeTimers,
): ReminderClock {
  let timer: unknown = null
  let nextAtMs: number | null = null
  let lastMs = ctx.nowMs()
  let lastZone = ''
  let isStopped = false

  const arm = (ms: number): void => {
    if (timer !== null) timers.clear(timer)
    timer = isStopped ? null : timers.set(tick, ms)
  }
  const check = (): number => {
    const nowMs = ctx.nowMs()
    try {
      lastZone = readZone(ctx.read)
      lastMs = nowMs
      const found = look(ctx, nowMs, lastZone)
      nextAtMs = found.nextAtMs
      if (found.due.length > 0) fire(ctx, found.due, nowMs)
      return found.due.length
    } catch (error) {
      nextAtMs = nowMs
      onFault(error)
      return 0
    } finally {
      arm(Math.min(longestTickMs, Math.max(settleMs, (nextAtMs ?? Number.POSITIVE_INFINITY) - nowMs)))
    }
  }
  const isOtherPlace = (): boolean => {
    try {
      return readZone(ctx.read) !== lastZone
    } catch {
      return true // what is wrong with the store is found, and told, by looking
    }
  }
  function tick(): void {
    const nowMs = ctx.nowMs()
    const isDue = nextAtMs !== null && nowMs >= nextAtMs
    // a day later rows have come near that were too far off to be looked at
    const isOtherTime = nowMs < lastMs || nowMs - lastMs > dayMs / 2
    if (isDue || isOtherTime || isOtherPlace()) check()
    else arm(Math.min(longestTickMs, nextAtMs === null ? longestTickMs : nextAtMs - nowMs))
  }
  return {
    check,
    tick,
    onHint: ({ types, local }) => {
      if (!local && !types.includes('followUp') && !types.includes('visit')) return
      nextAtMs = ctx.nowMs()
      arm(settleMs)
    },
    stop: () => {
      isStopped = true
      if (timer !== null) timers.clear(timer)
      timer = null
    },
  }
}
