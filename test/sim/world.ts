/** What the steps of a run share. */
import type { Laptop } from './laptop.ts'
import type { Network } from './network.ts'
import type { Clock, SimHub } from './sim-hub.ts'
import type { Trace } from './trace.ts'

export const hubUrl = 'http://127.0.0.1:1/'

export interface World {
  readonly dir: string
  readonly clock: Clock
  readonly hub: SimHub
  readonly trace: Trace
  readonly network: Network
  readonly laptops: Laptop[]
  readonly counts: Record<string, number>
  /** A word nobody wrote before. */
  readonly word: () => string
  /** What went wrong by itself so far. */
  readonly problems: () => readonly string[]
}
