/**
 * One laptop of a simulation: the real core on a real store, with a clock of its own that is off by some time. It can be
 * killed in the middle of anything, started again and copied. Its ledger is what its person did, taken from the outbox in
 * the moment it was done.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { createWriterContext, type OpenContext } from '../../electron/core/create-context.ts'
import type { WriterContext } from '../../electron/core/context.ts'
import { dispatch } from '../../electron/core/dispatch.ts'
import { readLink } from '../../electron/core/sync/hub-link.ts'
import type { Fetch } from '../../electron/core/sync/hub-client.ts'
import { all, sql } from '../../electron/core/store/sql.ts'
import type { Input, Output, ProcedureName } from '../../shared/api/contract.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import type { RunningImport } from './imports.ts'
import type { Clock } from './sim-hub.ts'

/** A change a person made here, as it went into the outbox. */
export interface Done {
  readonly n: number
  readonly type: string
  readonly id: string
  readonly kind: string
  /** What its author saw in the fields they changed, and what they made of it; JSON. */
  readonly before: string | null
  readonly after: string | null
}

/** Thrown where the program is killed. */
export class Killed extends Error {}

export class Laptop {
  readonly name: string
  readonly dir: string
  /** How far its clock is off by now. */
  skewMs: number
  readonly ledger = new Map<number, Done>()
  /** All numbers it has gone by at the hub. */
  readonly epochs = new Set<string>()
  isRevoked = false
  /** It left its hub and joined anew: what was here then stays, whatever the person sees now. */
  hasRejoined = false
  /** Refused ops its person dealt with. */
  readonly settled = new Set<number>()
  /** Ops a hub decided once: when they are offered again, others may have gone on from there. */
  readonly decidedOnce = new Set<number>()
  /** Its profile was copied, or it joined anew: the hub may see an op of it under two numbers. */
  mayRepeat = false
  /** The import under way, if any; and rows of imports that were taken back, which no hub may ever have seen. */
  running: RunningImport | null = null
  readonly neverWere = new Set<string>()
  /** Is told after each transaction that wrote rows of the hub. */
  onWritten: (() => void) | null = null
  #last = 0
  readonly #clock: Clock
  readonly #fetch: Fetch
  #opened: OpenContext<WriterContext> | null

  constructor(o: {
    readonly name: string
    readonly dir: string
    readonly skewMs: number
    readonly clock: Clock
    readonly fetch: (laptop: Laptop) => Fetch
  }) {
    this.name = o.name
    this.dir = o.dir
    this.skewMs = o.skewMs
    this.#clock = o.clock
    this.#fetch = o.fetch(this)
    mkdirSync(o.dir, { recursive: true })
    this.#opened = this.#open()
  }

  #open(): OpenContext<WriterContext> {
    return createWriterContext(
      {
        dataDir: this.dir,
        shell: 'test',
        appVersion: '0.0.0',
        systemLanguage: 'zh-CN',
        nowMs: () => this.#clock.nowMs + this.skewMs,
        fetch: this.#fetch,
      },
      (hint) => {
        if (hint.types.length > 0 && !hint.local) this.onWritten?.()
      },
    )
  }

  get isOff(): boolean {
    return this.#opened === null
  }

  get context(): WriterContext {
    if (!this.#opened) throw new Killed('this laptop is off')
    return this.#opened.context
  }

  /** Calls a procedure as the page would; throws a `WireFault`. What it did is in the ledger. */
  async call<N extends ProcedureName>(name: N, input: Input<N>): Promise<Output<N>> {
    const answer = await dispatch(this.context, name, input)
    this.write()
    if (!answer.ok) throw new WireFault(answer.error)
    return answer.value as Output<N>
  }

  /** Takes what is new in the outbox into the ledger. */
  write(): void {
    const last = this.#last
    const fresh = all<Done>(
      this.context.read,
      sql`SELECT o.op_no AS n, c.type, c.row_id AS id, c.op AS kind, c.before, c.after
          FROM outbox o JOIN changes c USING (change_id) WHERE o.op_no > ${last}`,
    )
    for (const done of fresh) {
      this.ledger.set(done.n, done)
      this.#last = Math.max(this.#last, done.n)
    }
    for (const { n } of all<{ n: number }>(
      this.context.read,
      sql`SELECT op_no AS n FROM outbox WHERE state <> 'pending'`,
    ))
      this.decidedOnce.add(n)
    const link = readLink(this.context.read)
    if (link) this.epochs.add(link.deviceEpoch)
  }

  /** The process is gone; what it was waiting for never comes. */
  kill(): void {
    this.#opened?.close()
    this.#opened = null
  }

  start(): void {
    if (this.#opened) return
    this.#opened = this.#open()
    this.importGone()
  }

  /** The import that ran was taken back: it was never there. */
  importGone(): void {
    for (const n of this.running?.ops ?? []) this.ledger.delete(n)
    for (const id of this.running?.rows ?? []) this.neverWere.add(id)
    this.running = null
  }

  /** A copy of its folder, as somebody who moves to a new laptop makes it, running beside it. */
  copyTo(name: string, dir: string, fetch: (laptop: Laptop) => Fetch): Laptop {
    this.kill()
    cpSync(this.dir, dir, { recursive: true })
    this.start()
    const copy = new Laptop({ name, dir, skewMs: this.skewMs, clock: this.#clock, fetch })
    for (const [n, done] of this.ledger) copy.ledger.set(n, done)
    copy.#last = this.#last
    for (const epoch of this.epochs) copy.epochs.add(epoch)
    for (const n of this.settled) copy.settled.add(n)
    for (const id of this.neverWere) copy.neverWere.add(id)
    for (const n of this.decidedOnce) copy.decidedOnce.add(n)
    this.mayRepeat = true
    copy.mayRepeat = true
    copy.isRevoked = this.isRevoked
    copy.hasRejoined = this.hasRejoined
    return copy
  }
}
