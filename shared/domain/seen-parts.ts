/** What of a film or paper was seen, gathered while it is shown: exact ranges here, twentieths in the record. */
import { progressParts } from './course.ts'

/** From and up to, in the same unit as the length: milliseconds of a film, pages of a paper. */
export type SeenRange = readonly [from: number, to: number]

/** The ranges with one more, in order and without overlap. */
export function withRange(ranges: readonly SeenRange[], [from, to]: SeenRange): readonly SeenRange[] {
  if (!(to > from)) return ranges
  const apart = ranges.filter(([a, b]) => b < from || a > to)
  const met = ranges.filter(([a, b]) => b >= from && a <= to)
  const joined: SeenRange = [Math.min(from, ...met.map(([a]) => a)), Math.max(to, ...met.map(([, b]) => b))]
  return [...apart, joined].toSorted((a, b) => a[0] - b[0])
}

const covered = (ranges: readonly SeenRange[], from: number, to: number): number =>
  ranges.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, to) - Math.max(a, from)), 0)

/** A part counts when so much of it was seen. */
const enough = 0.7

/** The twentieths of a whole of this length that were seen, `0` to `19`. */
export function partsSeen(ranges: readonly SeenRange[], length: number): readonly string[] {
  if (!(length > 0)) return []
  const size = length / progressParts
  return Array.from({ length: progressParts }, (_, index) => index)
    .filter((index) => covered(ranges, index * size, (index + 1) * size) >= size * enough)
    .map(String)
}

export const allParts: readonly string[] = Array.from({ length: progressParts }, (_, index) => String(index))
