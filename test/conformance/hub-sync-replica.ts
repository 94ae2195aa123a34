/** What somebody holds who does as the protocol says and nothing else: pages taken one after the other, and their sums. */
import { hash } from 'node:crypto'
import { pullAnswer, type PullAnswer } from '../../shared/sync/messages.ts'
import { must, type Answer } from './hub-sync-answer.ts'

/** Whoever can ask for a page. */
export interface Reader {
  pull(asked: object): Promise<Answer>
}

export interface HeldRow {
  readonly version: number
  readonly data: string | null
}

/** What somebody holds who does as the protocol says and nothing else; its sums are computed here, by other code than the hub's. */
export class Replica {
  readonly buckets: ReadonlyMap<string, Map<string, HeldRow>>
  logEpoch: string | null = null
  after = 0
  pages = 0
  /** Rows given, over all pages: also those given more than once. */
  given = 0
  checkpoint: PullAnswer['checkpoint'] = []

  constructor(scope: readonly string[]) {
    this.buckets = new Map(scope.map((b) => [b, new Map()]))
  }

  /** Reads on to the head. */
  async read(laptop: Reader, limit = 500, deviceEpoch?: string): Promise<void> {
    for (;;) {
      const epoch = deviceEpoch === undefined ? {} : { deviceEpoch }
      const { logEpoch, after } = this
      const asked = { buckets: [...this.buckets.keys()], logEpoch, after, limit, ...epoch }
      const page = pullAnswer.parse(must(await laptop.pull(asked)).body)
      this.pages++
      this.given += page.rows.length
      for (const row of page.rows) this.#take(row)
      const isStuck = page.next === this.after && page.checkpoint === undefined
      if (isStuck) throw new Error(`no way on from ${this.after}`)
      this.after = page.next
      this.logEpoch = page.logEpoch
      if (page.checkpoint) {
        this.checkpoint = page.checkpoint
        return
      }
    }
  }

  #take(row: PullAnswer['rows'][number]): void {
    const key = `${row.t} ${row.i}`
    for (const b of row.out ?? []) this.buckets.get(b)?.delete(key)
    for (const b of row.in ?? []) {
      const data = row.d === undefined ? null : JSON.stringify(row.d)
      this.buckets.get(b)?.set(key, { version: row.v ?? row.s, data })
    }
  }

  /** Count and sum of each bucket, as the hub must have told them. */
  sums(): PullAnswer['checkpoint'] {
    return [...this.buckets].map(([b, rows]) => {
      let sum = 0n
      for (const [key, { version, data }] of rows) {
        const [type, id] = key.split(' ')
        sum += BigInt(`0x${hash('sha256', `${type}\n${id}\n${version}\n${data}`).slice(0, 16)}`)
      }
      return { b, count: rows.size, sum: BigInt.asUintN(64, sum).toString(16).padStart(16, '0') }
    })
  }

  keys(type: string): readonly string[] {
    const found = [...this.buckets.values()].flatMap((rows) => [...rows.keys()])
    return [...new Set(found)].filter((key) => key.startsWith(`${type} `)).map((key) => key.split(' ')[1] ?? '')
  }
}
