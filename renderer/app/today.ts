/** The local date, which changes at midnight while the page stays open, and the zone of this laptop. */
import { create } from 'zustand'
import { dateIn } from '../../shared/base/local-date.ts'

export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Today's date here, `YYYY-MM-DD`. */
export const currentDate = (): string => dateIn(Date.now(), localZone())

const useClock = create<{ readonly today: string; readonly minuteMs: number }>(() => ({
  today: currentDate(),
  minuteMs: Date.now(),
}))

const tickMs = 20_000
setInterval(() => {
  const today = currentDate()
  const minuteMs = Math.floor(Date.now() / 60_000) * 60_000
  const now = useClock.getState()
  if (now.today !== today || now.minuteMs !== minuteMs) useClock.setState({ today, minuteMs })
}, tickMs)

export const useToday = (): string => useClock((s) => s.today)

/** The current instant to the minute. */
export const useNow = (): number => useClock((s) => s.minuteMs)
