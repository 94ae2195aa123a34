/** The speeds a film is played at. */
export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

/** The next faster or slower speed; at either end it stays. */
export function nextSpeed(speed: number, by: 1 | -1): number {
  const found = by === 1 ? speeds.find((s) => s > speed) : speeds.findLast((s) => s < speed)
  return found ?? (by === 1 ? speeds[speeds.length - 1] : speeds[0]) ?? 1
}
