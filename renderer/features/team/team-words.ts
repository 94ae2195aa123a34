/** When somebody was last seen, and how somebody is called, in words. */
import type { TeamAnswer } from '../../../shared/sync/team-messages.ts'
import type { Format } from '../../../shared/base/format.ts'
import type { Words } from '../../i18n/use-words.ts'
import { liveDevicesOf, type User } from './team-rights.ts'

/** `今天 09:41`, `昨天 18:02`, `3 天前`, `11月2日`: the clock only where the day is near enough to matter. */
export function whenWords(t: Words, format: Format, atMs: number): string {
  const date = format.dateOf(atMs)
  const day = format.near(date)
  return Math.abs(format.daysFromToday(date)) > 1
    ? day
    : t('common:dateAndTime', { date: day, time: format.time(atMs) })
}

/** When any laptop of the person asked the hub last; `null` before the first time. */
export function lastSeenMs(team: TeamAnswer, userId: string): number | null {
  const seen = liveDevicesOf(team, userId).flatMap((d) => (d.lastSeenAtMs === null ? [] : [d.lastSeenAtMs]))
  return seen.length === 0 ? null : Math.max(...seen)
}

/** The name, and that it is one's own. */
export const nameWords = (t: Words, { me }: TeamAnswer, user: Pick<User, 'id' | 'name'>): string =>
  user.id === me.userId ? t('team:you', { name: user.name }) : user.name

/** How many laptops a person has. */
export function laptopWords(t: Words, team: TeamAnswer, userId: string): string {
  const { length } = liveDevicesOf(team, userId)
  return length === 0 ? t('team:noLaptop') : t('team:laptopCount', { count: length })
}
