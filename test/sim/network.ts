/**
 * Between laptops and hub: every request of a round waits here until the seed says that it is its turn and what becomes of
 * it. Several laptops sync at once, people go on working meanwhile, and what was held back arrives later or never.
 */
import type { RoundResult } from '../../electron/core/sync/engine.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import { cutShort, faultOf, flipped, portalPage, redirected, unavailable, type FaultName } from './faults.ts'
import { Killed, type Laptop } from './laptop.ts'
import type { Rng } from './rng.ts'
import type { Answer, Delivery, SimHub } from './sim-hub.ts'
import type { Trace } from './trace.ts'

interface Waiting {
  readonly laptop: Laptop
  readonly delivery: Delivery
  readonly resolve: (response: Response) => void
  readonly reject: (error: Error) => void
}

/** A round that asks more often than this does not end. */
const mostRequests = 400

const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(status === 204 || status === 304 ? null : new Uint8Array(body), { status, headers })

export class Network {
  readonly failures: string[] = []
  /** Answers in the hub's place while it is set, without a fault. */
  stranger: ((delivery: Delivery) => Answer | null) | null = null
  /** Runs when an answer of a round without faults is on its way. */
  onAnswer: ((asker: Laptop, path: string) => Promise<void>) | null = null
  /** A person's act in the middle of a round. */
  meanwhile: ((rng: Rng) => Promise<void>) | null = null
  readonly #hub: SimHub
  readonly #trace: Trace
  readonly #waiting: Waiting[] = []
  readonly #managed = new Set<Laptop>()
  readonly #held: Delivery[] = []
  readonly #old = new Map<string, Answer[]>()
  readonly #asked = new Map<Laptop, number>()
  #acting = 0

  constructor(hub: SimHub, trace: Trace) {
    this.#hub = hub
    this.#trace = trace
  }

  readonly fetchOf = (laptop: Laptop): Fetch => {
    return async (url, init) => {
      const headers = new Headers(init.headers)
      const delivery: Delivery = {
        path: new URL(url).pathname,
        token: headers.get('authorization')?.replace('Bearer ', '') ?? null,
        body: typeof init.body === 'string' ? init.body : '',
      }
      const asked = (this.#asked.get(laptop) ?? 0) + 1
      this.#asked.set(laptop, asked)
      if (asked > mostRequests) {
        if (asked === mostRequests + 1) this.failures.push(`a round of ${laptop.name} does not end`)
        throw new Error('offline')
      }
      if (!this.#managed.has(laptop)) {
        const answer = this.stranger?.(delivery) ?? (await this.#hub.deliver(delivery))
        await this.onAnswer?.(laptop, delivery.path)
        return responseOf(answer)
      }
      return new Promise<Response>((resolve, reject) => {
        this.#waiting.push({ laptop, delivery, resolve, reject })
      })
    }
  }

  /** A round over a network without faults, alone. */
  async calm(laptop: Laptop, options: { readonly mayRemoveMany?: boolean } = {}): Promise<RoundResult> {
    this.#asked.set(laptop, 0)
    return laptop.context.sync.round(options)
  }

  /** What was held back arrives now. */
  async release(): Promise<void> {
    for (const delivery of this.#held.splice(0)) await this.#hub.deliver(delivery)
  }

  /** Rounds of these laptops at the same time, with faults. */
  async sync(laptops: readonly Laptop[], rng: Rng, faults: readonly FaultName[]): Promise<void> {
    const share = rng.pick([0, 0.1, 0.3])
    const active = new Set<Laptop>()
    for (const laptop of laptops) {
      this.#managed.add(laptop)
      this.#asked.set(laptop, 0)
      active.add(laptop)
      this.#watch(laptop, rng, faults)
      void laptop.context.sync
        .round()
        .catch((error: unknown): RoundResult => {
          if (!(error instanceof Killed) && !this.#isOff(laptop)) this.failures.push(`a round threw: ${String(error)}`)
          return { type: 'stopped' }
        })
        .then((result) => {
          this.#ended(laptop, result)
          active.delete(laptop)
        })
    }
    while (await this.#allWait(active)) {
      if (faults.includes('actsMeanwhile') && rng.chance(0.08)) await this.#act(rng)
      if (this.#held.length > 0 && rng.chance(0.25))
        await this.#hub.deliver(this.#held.splice(rng.below(this.#held.length), 1)[0] as Delivery)
      const [one] = this.#waiting.splice(rng.below(this.#waiting.length), 1)
      if (one) await this.#treat(one, rng, faults, share)
    }
    for (const laptop of laptops) {
      laptop.onWritten = null
      this.#managed.delete(laptop)
    }
    for (const laptop of laptops) laptop.start()
  }

  readonly #off = new Set<Laptop>()
  #isOff(laptop: Laptop): boolean {
    return this.#off.has(laptop)
  }

  #ended(laptop: Laptop, result: RoundResult): void {
    const text =
      result.type === 'failed' ? `failed ${this.#off.has(laptop) ? '' : result.detail}` : JSON.stringify(result)
    this.#trace.note(`${laptop.name} round: ${text}`)
    const isBug =
      result.type === 'failed' && /SQLITE|not open|TypeError|Cannot read|is not a|constraint/i.test(result.detail)
    if (isBug && !this.#off.has(laptop)) this.failures.push(`a round of ${laptop.name} failed: ${result.detail}`)
    if (this.#off.has(laptop)) {
      this.#off.delete(laptop)
      laptop.kill()
      laptop.start()
    }
    laptop.write()
  }

  /** Lets everybody run until each waits for an answer; false when nobody is left. */
  async #allWait(active: ReadonlySet<Laptop>): Promise<boolean> {
    for (let i = 0; i < 100_000; i += 1) {
      if (active.size === 0) return false
      if ([...active].every((laptop) => this.#waiting.some((w) => w.laptop === laptop))) return true
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
    }
    throw new Error('a round waits for nothing')
  }

  /** What happens between two transactions of a round. */
  #watch(laptop: Laptop, rng: Rng, faults: readonly FaultName[]): void {
    laptop.onWritten = () => {
      if (this.#acting > 0) return
      if (faults.includes('killInside') && rng.chance(0.01)) {
        this.#trace.note(`${laptop.name} is killed between two transactions`)
        this.#off.add(laptop)
        throw new Killed('killed')
      }
      if (!faults.includes('actsMeanwhile') || !rng.chance(0.1)) return
      void this.#act(rng)
    }
  }

  /** What a person writes meanwhile is told to the pages too: that is no moment of the round. */
  async #act(rng: Rng): Promise<void> {
    this.#acting += 1
    try {
      await this.meanwhile?.(rng)
    } finally {
      this.#acting -= 1
    }
  }

  #kill({ laptop, reject }: Waiting): void {
    this.#trace.note(`${laptop.name} is killed`)
    this.#off.add(laptop)
    laptop.kill()
    reject(new Killed('killed'))
  }

  async #deliver(laptop: Laptop, delivery: Delivery): Promise<Answer> {
    const answer = this.stranger?.(delivery) ?? (await this.#hub.deliver(delivery))
    if (delivery.path.endsWith('/pull') && answer.status === 200) {
      const key = this.#keyOf(laptop, delivery)
      const old = this.#old.get(key) ?? []
      this.#old.set(key, [...old, answer].slice(-5))
    }
    return answer
  }

  #keyOf(laptop: Laptop, delivery: Delivery): string {
    return `${laptop.name} ${String((JSON.parse(delivery.body) as { buckets?: unknown }).buckets)}`
  }

  async #treat(one: Waiting, rng: Rng, faults: readonly FaultName[], share: number): Promise<void> {
    const fault = faultOf(rng, faults, share)
    const delivery = faults.includes('smallPages') ? withSmallPages(one.delivery, rng) : one.delivery
    const answer = await this.#meet(fault, one, delivery, rng)
    this.#trace.note(`${one.laptop.name} ${delivery.path} ${fault ?? ''} ${answer?.status ?? 'lost'}`)
    if (this.#off.has(one.laptop)) return
    if (answer) one.resolve(responseOf(answer))
    else one.reject(new Error('offline'))
  }

  /** The answer the laptop gets, or null when none comes. */
  async #meet(fault: FaultName | null, one: Waiting, delivery: Delivery, rng: Rng): Promise<Answer | null> {
    const deliver = (): Promise<Answer> => this.#deliver(one.laptop, delivery)
    switch (fault) {
      case 'dropRequest':
        return null
      case 'dropAnswer':
        await deliver()
        return null
      case 'twice': {
        const first = await deliver()
        const second = await deliver()
        return rng.chance(0.5) ? first : second
      }
      case 'hold':
        this.#held.push(delivery)
        return null
      case 'oldAnswer': {
        const old = delivery.path.endsWith('/pull') ? this.#old.get(this.#keyOf(one.laptop, delivery)) : undefined
        return old ? rng.pick(old) : deliver()
      }
      case 'cut':
        return cutShort(rng, await deliver())
      case 'flip':
        return flipped(rng, await deliver())
      case 'portal':
        return portalPage
      case 'redirect':
        return redirected
      case 'busy':
        return unavailable
      case 'hubFails':
        return this.#failing(deliver)
      case 'hubRestarts':
        await this.#hub.restart()
        return null
      case 'killBefore':
        this.#kill(one)
        return null
      case 'killAfter':
        await deliver()
        this.#kill(one)
        return null
      default:
        return deliver()
    }
  }

  /** The hub fails at the last moment before it commits. */
  async #failing(deliver: () => Promise<Answer>): Promise<Answer> {
    this.#hub.beforeCommit = () => {
      throw new Error('on purpose')
    }
    try {
      return await deliver()
    } finally {
      this.#hub.beforeCommit = null
    }
  }
}

function withSmallPages(delivery: Delivery, rng: Rng): Delivery {
  if (!/\/(pull|manifest)$/.test(delivery.path)) return delivery
  const body = JSON.parse(delivery.body) as Record<string, unknown>
  return { ...delivery, body: JSON.stringify({ ...body, limit: 2 + rng.below(5) }) }
}
