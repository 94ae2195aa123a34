/** Times of a film as a player writes them. The second that has begun counts, so that the clock never runs ahead of the picture. */

/** `0:42`, `12:05` or `1:02:05`. */
export function clockTime(ms: number): string {
  const { hours, minutes, seconds } = timeParts(ms)
  const two = (n: number): string => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

export interface TimeParts {
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** A time in the units it is spoken in. What is no time is the beginning. */
export function timeParts(ms: number): TimeParts {
  const whole = Number.isFinite(ms) ? Math.max(0, Math.floor(ms / 1000)) : 0
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}
