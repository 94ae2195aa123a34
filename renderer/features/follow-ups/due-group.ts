/** How soon something is due: the groups of the follow-up list. */
import { daysBetween } from '../../../shared/base/local-date.ts'

export type DueGroup = 'overdue' | 'today' | 'week' | 'later'

const weekDays = 7

export function dueGroup(dueOn: string, today: string): DueGroup {
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  if (days === 0) return 'today'
  return days <= weekDays ? 'week' : 'later'
}
