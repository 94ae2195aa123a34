/**
 * Slows down who tries codes and tokens, by address and in memory: each process of the hub counts for itself. Nobody is
 * locked out by the attempts of a stranger: the wait ends by itself, and a caller with a good token is let in whatever
 * its address did (a whole office shares one), so the order for tokens is: authenticate, and only if that fails count
 * and perhaps answer "too many". For codes the order is: ask `allowed`, then try.
 */
export interface Attempts {
  /** False while this address has to wait. */
  allowed(address: string): boolean
  /** Milliseconds this address has to wait, 0 if it need not. */
  waitMs(address: string): number
  /** Notes a wrong code or an unknown token. */
  failed(address: string): void
}

const free = 5
const firstWaitMs = 1_000
const longestWaitMs = 15 * 60_000
const forgottenAfterMs = 60 * 60_000
const mostAddresses = 10_000

/** One who has an IPv6 network has all its addresses: they count as one, as does IPv4 written as IPv6. */
export function networkOf(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (v4 !== undefined) return v4
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return (
    [...left, ...middle, ...right]
      .slice(0, 4)
      .map((part) => part.replace(/^0+(?=.)/, ''))
      .join(':') + '::/64'
  )
}

interface Count {
  readonly failures: number
  readonly lastMs: number
  readonly untilMs: number
}

/** Five wrong tries are free; then one second, two, four .. up to a quarter of an hour. Forgotten after a quiet hour. */
export function createAttempts(options: { readonly nowMs: () => number }): Attempts {
  // in the order of the last failure: the first is the one to forget
  const counts = new Map<string, Count>()
  const countOf = (network: string, nowMs: number): Count | undefined => {
    const count = counts.get(network)
    return count && nowMs - count.lastMs < forgottenAfterMs ? count : undefined
  }
  const waitMs = (address: string): number => {
    const nowMs = options.nowMs()
    const untilMs = countOf(networkOf(address), nowMs)?.untilMs ?? 0
    // a clock set back must not make the wait longer than the longest
    return Math.min(Math.max(0, untilMs - nowMs), longestWaitMs)
  }
  return {
    waitMs,
    allowed: (address) => waitMs(address) === 0,
    failed: (address) => {
      const network = networkOf(address)
      const nowMs = options.nowMs()
      const failures = (countOf(network, nowMs)?.failures ?? 0) + 1
      const wait = failures < free ? 0 : Math.min(firstWaitMs * 2 ** (failures - free), longestWaitMs)
      counts.delete(network)
      counts.set(network, { failures, lastMs: nowMs, untilMs: nowMs + wait })
      if (counts.size > mostAddresses) counts.delete(counts.keys().next().value!)
    },
  }
}
