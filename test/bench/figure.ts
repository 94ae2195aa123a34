/** What a benchmark says: our figure, a reference measured in the same run, their ratio, and the goal. */
export interface Figure {
  readonly part: string
  readonly what: string
  readonly ours: number
  /** Null where the goal is a plain limit and nothing bare does the same work. */
  readonly reference: number | null
  readonly unit: 'µs' | 'ms' | 'rows/s' | 'pushes/s' | 'MB/s' | 'MB' | 'KB' | 'B'
  /** In words, e.g. `ratio <= 2`; null for a figure that is only reported. */
  readonly goal: string | null
  /** Null for a figure that is only reported. */
  readonly isMet: boolean | null
}

/** A figure; what is left out is not there. */
export const figure = (given: Pick<Figure, 'part' | 'what' | 'unit' | 'ours'> & Partial<Figure>): Figure => ({
  reference: null,
  goal: null,
  isMet: null,
  ...given,
})

export const ratioOf = (f: Figure): number | null => (f.reference === null ? null : f.ours / f.reference)

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds one piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
