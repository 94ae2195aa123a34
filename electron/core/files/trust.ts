/** Whether files may travel by themselves on the network there is, asked no oftener than needed. */
import type { AskNetwork, Network } from './network.ts'
import type { Steering } from './steering.ts'

/** What was seen holds for so long (ms); a laptop that moves to another Wi-Fi is soon noticed. */
const holdsMs = 30_000

/** A cable is trusted as it is: whoever plugged it in chose it. A Wi-Fi that has no name is one nobody chose. */
export const isTrusted = ({ onlyTrusted, trusted }: Steering, network: Network | null): boolean =>
  !onlyTrusted ||
  (network !== null && (!network.isWireless || (network.name !== null && trusted.includes(network.name))))

/** Files travelled by themselves on the network before, and may not on this one. */
export const isLost = (steering: Steering, before: Network | null, now: Network | null): boolean =>
  isTrusted(steering, before) && !isTrusted(steering, now)

export interface Watch {
  /** As last seen; null before it was looked at, and where it cannot be. */
  readonly network: Network | null
  /** Looks if what is known is not new enough. */
  look(steering: Steering): Promise<void>
  /** What was seen holds no longer: the laptop slept, or the person asks. */
  forget(): void
}

export function watchNetwork(ask: AskNetwork, nowMs: () => number = () => performance.now()): Watch {
  let network: Network | null = null
  let seenAt: number | null = null
  return {
    get network() {
      return network
    },
    look: async ({ onlyTrusted }) => {
      if (!onlyTrusted || (seenAt !== null && nowMs() - seenAt < holdsMs)) return
      network = await ask().catch(() => null)
      seenAt = nowMs()
    },
    forget: () => {
      seenAt = null
    },
  }
}
