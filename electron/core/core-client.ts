/**
 * The main thread's side of the core: starts the two workers, sends calls to the one that serves them, passes hints on.
 * The main thread of a shell never touches SQLite.
 */
import { Worker } from 'node:worker_threads'
import type { Settings } from '../../shared/api/app.ts'
import { findProcedure, type ProcedureName } from '../../shared/api/contract.ts'
import type { Hint } from '../../shared/api/hint.ts'
import { WireFault } from '../../shared/api/wire-error.ts'
import type { ShellKind } from './context.ts'
import type { Answer } from './dispatch.ts'
import { StoreError } from './store/store-error.ts'
import { toWireError } from './to-wire-error.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

export interface CoreOptions {
  readonly dataDir: string
  /** 64 hex digits; the store is encrypted when given. */
  readonly keyHex?: string
  /** Path of the sqlite `.node` file, where it is not found by itself (a packaged app). */
  readonly nativeBinding?: string
  readonly workerUrl?: URL
  readonly shell: ShellKind
  readonly appVersion: string
  readonly language: Settings['language']
}

export interface Core {
  /** Runs a procedure; rejects with a `WireFault`. */
  call(name: string, input: unknown): Promise<unknown>
  /** Listens to change hints; answers the function that stops listening. */
  onHint(listener: (hint: Hint) => void): () => void
  /** The machine woke or came online; timers are looked at anew. */
  wake(reason: string): void
  /** Finishes what runs and closes the store; after the deadline (ms) the workers are ended. */
  stop(deadlineMs: number): Promise<void>
}

class WorkerLine {
  readonly #worker: Worker
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  readonly #onHint: (hint: Hint) => void
  #next = 1
  #dead: WireFault | null = null
  readonly ready: Promise<void>
  readonly stopped: Promise<void>

  constructor(url: URL, options: WorkerOptions, onHint: (hint: Hint) => void) {
    this.#onHint = onHint
    this.#worker = new Worker(url, { workerData: options, name: `rapport-${options.role}` })
    const ready = Promise.withResolvers<void>()
    const stopped = Promise.withResolvers<void>()
    this.ready = ready.promise
    this.stopped = stopped.promise
    this.#worker.on('message', (m: FromWorker) => {
      if (m.type === 'ready') ready.resolve()
      else if (m.type === 'failed') ready.reject(m.code ? new StoreError(m.code, m.message) : new Error(m.message))
      else this.#receive(m)
    })
    this.#worker.on('error', (error) => {
      ready.reject(error)
      this.#fail()
    })
    this.#worker.on('exit', () => {
      stopped.resolve()
      this.#fail()
    })
  }

  #receive(m: FromWorker): void {
    if (m.type === 'hint') this.#onHint(m.hint)
    if (m.type !== 'answer') return
    this.#waiting.get(m.id)?.(m.answer)
    this.#waiting.delete(m.id)
  }

  #fail(): void {
    this.#dead ??= new WireFault({ type: 'internal', retry: 'never', reference: 'core-stopped' })
    for (const resolve of this.#waiting.values()) resolve({ ok: false, error: this.#dead.wire })
    this.#waiting.clear()
  }

  get isDead(): boolean {
    return this.#dead !== null
  }

  async call(name: string, input: unknown): Promise<unknown> {
    if (this.#dead) throw this.#dead
    const id = this.#next++
    const { promise, resolve } = Promise.withResolvers<Answer>()
    this.#waiting.set(id, resolve)
    this.#worker.postMessage({ type: 'call', id, name, input } satisfies ToWorker)
    const answer = await promise
    if (!answer.ok) throw new WireFault(answer.error)
    return answer.value
  }

  wake(): void {
    if (!this.#dead) this.#worker.postMessage({ type: 'wake' } satisfies ToWorker)
  }

  /** What is still asked is answered "busy": it was stopped on purpose, and asking again helps. */
  async stop(deadlineMs: number): Promise<void> {
    this.#dead = new WireFault({ type: 'busy', retry: 'backoff' })
    this.#worker.postMessage({ type: 'stop' } satisfies ToWorker)
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, deadlineMs)
    await Promise.race([this.stopped, promise])
    clearTimeout(timer)
    await this.#worker.terminate()
  }
}

/** Procedures that put another database in the place of the open one: the reader must not keep the old file open. */
const replacesFile: ReadonlySet<string> = new Set<ProcedureName>(['storage.restore'])

const ownWorker = (): URL => new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/** Starts the core of a data folder. Rejects with a `StoreError`, e.g. `STORE_IN_USE`. */
export async function startCore(options: CoreOptions): Promise<Core> {
  const listeners = new Set<(hint: Hint) => void>()
  const tell = (hint: Hint): void => {
    for (const listener of listeners) listener(hint)
  }
  const { workerUrl = ownWorker(), language, ...rest } = options
  const lineOf = async (role: WorkerOptions['role']): Promise<WorkerLine> => {
    const line = new WorkerLine(workerUrl, { ...rest, systemLanguage: language, role }, tell)
    await line.ready
    return line
  }
  const writer = await lineOf('writer')
  // The reader starts when first needed: the page is sooner there. One that died or could not open is started anew.
  let reader: Promise<WorkerLine | WireFault> | null = null
  const isUsable = (line: WorkerLine | WireFault): boolean => line instanceof WorkerLine && !line.isDead
  const readerLine = async (): Promise<WorkerLine> => {
    const running = reader
    // Another call may have started a new one meanwhile.
    if (running && !isUsable(await running) && reader === running) reader = null
    reader ??= lineOf('reader').catch((error: unknown) => new WireFault(toWireError(error)))
    const line = await reader
    if (line instanceof WireFault) throw line
    return line
  }
  const stopReader = async (deadlineMs = 5000): Promise<void> => {
    const running = await reader
    reader = null
    if (running instanceof WorkerLine) await running.stop(deadlineMs)
  }
  // While the file is replaced no reader is started: it would go on reading the file that was set aside.
  let replacing: Promise<unknown> = Promise.resolve()
  const replace = (name: string, input: unknown): Promise<unknown> => {
    const done = replacing.then(() => stopReader()).then(() => writer.call(name, input))
    replacing = done.catch(() => undefined)
    return done
  }
  return {
    call: async (name, input) => {
      if (replacesFile.has(name)) return replace(name, input)
      if (findProcedure(name)?.on !== 'reader') return writer.call(name, input)
      await replacing
      return (await readerLine()).call(name, input)
    },
    onHint: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => {
      writer.wake()
      tell({ seq: 0, types: [], local: true })
    },
    stop: async (deadlineMs) => {
      await stopReader(deadlineMs)
      await writer.stop(deadlineMs)
    },
  }
}
