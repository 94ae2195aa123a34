/**
 * When something is brought to mind, from the record and the settings alone. `basis` names the date it is for: once that
 * was brought to mind it is not again, whatever zone the laptop is in by then; a record that is moved has another basis.
 */
import type { ReminderSettings } from '../../../shared/api/app.ts'
import { addDays, instantOf, wallClock } from '../../../shared/base/local-date.ts'

export interface Due {
  readonly of: 'followUp' | 'visit'
  readonly id: string
  readonly basis: string
  readonly atMs: number
  /** The moment itself: what was made or moved within its lead rings then. */
  readonly momentMs: number
  /** When the record was last changed: who did that after the time had come needs no reminder of it. */
  readonly updatedAt: number
}

export interface FollowUpDue {
  readonly id: string
  readonly dueOn: string
  readonly dueTime: string | null
  readonly zone: string | null
  readonly remindMin: number | null
  readonly updatedAt: number
}

const minuteMs = 60_000
const dayMin = 1_440

/** Whole days are days of the calendar, the rest is minutes: a day ahead of 9:00 is 9:00, over a clock change too. */
function before(on: string, time: string, zone: string, minutes: number): number {
  const days = Math.floor(minutes / dayMin)
  return instantOf(addDays(on, -days), time, zone) - (minutes % dayMin) * minuteMs
}

/** One with a time is due at that moment wherever the laptop is; one without, in the morning of the place. */
export function followUpDue(row: FollowUpDue, zone: string, settings: ReminderSettings): Due {
  const { id, dueOn, dueTime, updatedAt } = row
  const basis = [dueOn, dueTime ?? '', row.remindMin ?? ''].join(' ')
  if (dueTime === null) {
    const atMs = before(dueOn, settings.dayTime, zone, row.remindMin ?? 0)
    return { of: 'followUp', id, basis, atMs, momentMs: atMs, updatedAt }
  }
  const own = row.zone ?? zone
  const atMs = before(dueOn, dueTime, own, row.remindMin ?? settings.followUpMin)
  return { of: 'followUp', id, basis, atMs, momentMs: instantOf(dueOn, dueTime, own), updatedAt }
}

export const visitDue = (
  { id, startAt, updatedAt }: { readonly id: string; readonly startAt: number; readonly updatedAt: number },
  settings: ReminderSettings,
): Due => ({
  of: 'visit',
  id,
  basis: String(startAt),
  atMs: startAt - settings.visitMin * minuteMs,
  momentMs: startAt,
  updatedAt,
})

/** The end of the quiet hours an instant lies in, or null when it does not. They may run over midnight. */
export function quietUntil(atMs: number, zone: string, quiet: ReminderSettings['quiet']): number | null {
  if (quiet === null || quiet.from === quiet.to) return null
  const { date, time } = wallClock(atMs, zone)
  const isOvernight = quiet.from > quiet.to
  const isQuiet = isOvernight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to
  if (!isQuiet) return null
  return instantOf(isOvernight && time >= quiet.from ? addDays(date, 1) : date, quiet.to, zone)
}
