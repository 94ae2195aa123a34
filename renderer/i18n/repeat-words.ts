/** A recurrence rule in words: `每周一，到 12月21日 为止` / `Every Mon until 21 Dec`. */
import { addDays, isDate } from '../../shared/base/local-date.ts'
import { readRepeat, ruleAnchor } from '../../shared/domain/repeat-rule.ts'
import type { Format } from '../../shared/base/format.ts'
import type { Words } from './use-words.ts'

const aMonday = '2026-11-23'
const pad = (n: number): string => String(n).padStart(2, '0')

/** That day of this year, which is read without a year; a day this year lacks is the one before. */
function dayOfThisYear(month: number, day: number, format: Format): string {
  const year = format.inDaysFromToday(0).slice(0, 4)
  const date = `${year}-${pad(month)}-${pad(day)}`
  return format.date(isDate(date) ? date : `${year}-${pad(month)}-28`)
}

function everyWords(rule: string, t: Words, format: Format): string {
  const { weekday, day, month } = ruleAnchor(rule)
  const every = readRepeat(rule)?.every ?? 'other'
  switch (every) {
    case 'week':
    case 'twoWeeks':
      return t(`repeat:${every}`, { weekday: format.weekday(addDays(aMonday, (weekday ?? 1) - 1)) })
    case 'month':
    case 'quarter':
      return day === 31 ? t(`repeat:${every}End`) : t(`repeat:${every}`, { day: day ?? 1 })
    case 'year':
      return t('repeat:year', { date: dayOfThisYear(month ?? 1, day ?? 1, format) })
    case 'day':
    case 'weekday':
    case 'other':
      return t(`repeat:${every}`)
  }
}

export function repeatWords(rule: string, t: Words, format: Format): string {
  const repeat = readRepeat(rule)
  if (repeat === null) return t('repeat:other')
  const every = everyWords(rule, t, format)
  if (repeat.until !== null) return t('repeat:until', { every, date: format.date(repeat.until) })
  return repeat.times === null ? every : t('repeat:times', { every, count: repeat.times })
}
