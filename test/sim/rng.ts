/** The one source of chance of a simulation: the same seed gives the same run. */

/** mulberry32: 32 bits of state, enough for choices. */
export class Rng {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 32 random bits. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }

  /** A whole number from 0 to below `n`. */
  below(n: number): number {
    return this.next() % n
  }

  chance(probability: number): boolean {
    return this.next() < probability * 2 ** 32
  }

  /** One of these; the list must not be empty. */
  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined && from.length === 0) throw new Error('nothing to pick from')
    return found as T
  }

  /** One of these by weight. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries(weights) as [T, number][]
    let at = this.next() / 2 ** 32
    at *= entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [name, weight] of entries) {
      at -= weight
      if (at < 0) return name
    }
    return (entries.at(-1) as [T, number])[0]
  }
}
