/** The last millisecond of a date (`YYYY-MM-DD`) on this laptop's clock, so that the day itself still counts. */
export function endOfDayMs(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + 1).getTime() - 1
}
