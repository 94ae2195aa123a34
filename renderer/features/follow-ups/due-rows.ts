/**
 * The open follow-ups with a heading above each group: overdue, today, within a week, later. They come by due date, so
 * the counts of the groups say where each heading stands without any row being there.
 */
export type DueGroup = 'overdue' | 'today' | 'week' | 'later'

export interface DueCounts {
  readonly total: number
  readonly overdue: number
  readonly dueToday: number
  readonly dueWeek: number
}

export interface DueHeading {
  readonly heading: DueGroup
  readonly count: number
}

export interface DueRows {
  /** Rows and headings together. */
  readonly length: number
  /** What stands at a place of the list: a heading, or the follow-up of that number. */
  readonly at: (place: number) => DueHeading | number
}

interface Placed extends DueHeading {
  /** Where the heading stands, and the number of the first follow-up below it. */
  readonly place: number
  readonly first: number
}

function placed(counts: DueCounts): readonly Placed[] {
  const { total, overdue, dueToday, dueWeek } = counts
  const later = Math.max(0, total - overdue - dueToday - dueWeek)
  const sizes: readonly (readonly [DueGroup, number])[] = [
    ['overdue', overdue],
    ['today', dueToday],
    ['week', dueWeek],
    ['later', later],
  ]
  const headings: Placed[] = []
  let first = 0
  for (const [heading, count] of sizes) {
    if (count === 0) continue
    headings.push({ heading, count, first, place: first + headings.length })
    first += count
  }
  return headings
}

export function dueRows(counts: DueCounts): DueRows {
  const headings = placed(counts)
  return {
    length: counts.total + headings.length,
    at: (place) => {
      const above = headings.findLast((h) => h.place <= place)
      if (above === undefined) return place
      return above.place === place ? above : above.first + (place - above.place - 1)
    },
  }
}
