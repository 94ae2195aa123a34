/** Sums modulo 2^64 of digests written as 16 hex digits: equal sets of rows have equal sums, in whatever order they came. */
export const zero64 = '0'.repeat(16)

const mask = (1n << 64n) - 1n
const valueOf = (hex: string): bigint => BigInt(`0x${hex}`)
const textOf = (value: bigint): string => (value & mask).toString(16).padStart(16, '0')

/** A running sum; digests are added and taken away in any order. */
export class Sum64 {
  #value: bigint
  constructor(hex: string = zero64) {
    this.#value = valueOf(hex)
  }
  add(hex: string): void {
    this.#value += valueOf(hex)
  }
  subtract(hex: string): void {
    this.#value -= valueOf(hex)
  }
  get hex(): string {
    return textOf(this.#value)
  }
}
