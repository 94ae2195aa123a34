/** How fast a transfer is, over the last seconds: also a chunk that was quick is followed by a wait, which counts. */
const overMs = 10_000

export interface Speedometer {
  /** So many bytes are done at this moment (ms). */
  saw(doneBytes: number, atMs: number): void
  /** Bytes a second, as it looks at this moment (ms): it falls while nothing comes. */
  rateAt(atMs: number): number
}

export function speedometer(): Speedometer {
  const seen: { readonly bytes: number; readonly at: number }[] = []
  return {
    saw: (bytes, at) => {
      seen.push({ bytes, at })
      while (seen.length > 2 && at - (seen[0]?.at ?? at) > overMs) seen.shift()
    },
    rateAt: (at) => {
      const [first, last] = [seen[0], seen.at(-1)]
      const ms = first ? at - first.at : 0
      return first && last && ms > 0 ? ((last.bytes - first.bytes) / ms) * 1000 : 0
    },
  }
}
