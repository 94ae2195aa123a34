/**
 * A run as data: what is done, one step after the other. Every step carries the number its own choices come from, so that
 * dropping one leaves the others as they were, and a plan that fails can be made smaller and kept as a file.
 */
import { actNames, type ActName } from './acts.ts'
import { directoryActs, type DirectoryAct } from './directory-acts.ts'
import { faultNames, type FaultName } from './faults.ts'
import { Rng } from './rng.ts'

export type Step =
  /** A person does something on laptop `at`. */
  | { readonly do: 'act'; readonly at: number; readonly act: ActName; readonly r: number }
  /** These laptops sync at the same time, over a network of faults. */
  | { readonly do: 'sync'; readonly at: readonly number[]; readonly r: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'people'; readonly act: DirectoryAct; readonly r: number }
  | { readonly do: 'backup' | 'restore' | 'restart' | 'check' }
  | {
      readonly do: 'clone' | 'revoke' | 'rejoin' | 'reopen' | 'import' | 'stranger' | 'clock' | 'typing'
      readonly at: number
      readonly r: number
    }
  | { readonly do: 'newer' | 'poison'; readonly r: number }

export interface Plan {
  readonly seed: number
  /** Faults the network may make. */
  readonly faults: readonly FaultName[]
  /** Of each laptop: whose it is (by number), and how far its clock is off. */
  readonly laptops: readonly { readonly person: number; readonly skewMs: number }[]
  readonly people: number
  readonly steps: readonly Step[]
}

const hour = 3_600_000
const skews = [0, 0, 37, -1500, 3 * hour, -3 * hour, 26 * hour, -5 * 365 * 24 * hour] as const

function stepOf(rng: Rng, laptops: number): Step {
  const r = rng.next()
  const at = rng.below(laptops)
  const what = rng.weighted({
    act: 60,
    sync: 22,
    wait: 6,
    people: 4,
    clone: 0.4,
    revoke: 0.4,
    rejoin: 0.7,
    reopen: 2,
    import: 2,
    stranger: 0.5,
    clock: 3,
    typing: 1,
    newer: 1.5,
    poison: 0.5,
    backup: 1,
    restore: 0.6,
    restart: 1,
    check: 1,
  })
  switch (what) {
    case 'act':
      return { do: 'act', at, act: rng.weighted(actNames), r }
    case 'sync': {
      const count = rng.weighted({ one: 5, two: 3, all: 1 })
      const all = Array.from({ length: laptops }, (_, i) => i)
      const some = count === 'one' ? [at] : [...new Set([at, rng.below(laptops)])]
      return { do: 'sync', at: count === 'all' ? all : some, r }
    }
    case 'wait':
      return { do: 'wait', ms: rng.pick([1, 1000, 60_000, hour, 30 * hour]) }
    case 'people':
      return { do: 'people', act: rng.weighted(directoryActs), r }
    case 'newer':
    case 'poison':
      return { do: what, r }
    case 'clone':
    case 'revoke':
    case 'rejoin':
    case 'reopen':
    case 'import':
    case 'stranger':
    case 'clock':
    case 'typing':
      return { do: what, at, r }
    case 'backup':
    case 'restore':
    case 'restart':
    case 'check':
      return { do: what }
  }
}

/** The plan of a seed. */
export function planOf(seed: number, size = 90): Plan {
  const rng = new Rng(seed)
  const people = 2 + rng.below(3)
  const laptops = Array.from({ length: people + rng.below(2) }, (_, i) => ({
    person: i % people,
    skewMs: rng.chance(0.5) ? 0 : rng.pick(skews),
  }))
  const faults = rng.chance(0.15) ? [] : faultNames.filter(() => rng.chance(0.6))
  const steps = Array.from({ length: size }, () => stepOf(rng, laptops.length))
  return { seed, faults, laptops, people, steps }
}
