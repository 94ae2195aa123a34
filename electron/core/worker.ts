/**
 * Entry of both core workers. The writer owns the only write connection and serves all commands and interactive reads;
 * the reader, with a read-only connection, serves what may take long. Never imports Electron.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { WriterContext } from './context.ts'
import { createContext } from './create-context.ts'
import { dispatch } from './dispatch.ts'
import { createReminderClock, type ReminderClock } from './reminders/reminder-clock.ts'
import { recoverRecordings } from './procedures/memos.ts'
import { watchSleep } from './sleep-watch.ts'
import { keepBallast } from './store/ballast.ts'
import { deriveKeys } from './store/derive-keys.ts'
import { createSyncLoop, type SyncLoop } from './sync/loop.ts'
import { takeProxyFromEnv } from './sync/proxy.ts'
import { sweepPartials } from './store/sweep-partials.ts'
import { warmUp, warmUpWrites } from './warm-up.ts'
import { StoreError } from './store/store-error.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

/** The first screen stands by then, and nobody has written anything yet. */
const writesAfterMs = 1_500
const carryAfterMs = 200
const deriveAfterMs = 3_000
const tidyAfterMs = 15_000

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread')
const send = (message: FromWorker): void => {
  port.postMessage(message)
}

function start(options: WorkerOptions): void {
  if (options.role === 'writer') takeProxyFromEnv()
  let reminders: ReminderClock | null = null
  let loop: SyncLoop | null = null
  const opened = createContext(options, (hint) => {
    send({ type: 'hint', hint })
    reminders?.onHint(hint)
    loop?.onHint(hint)
    // after every round, and when the person asks for a file
    if (hint.sync === true || hint.types.includes('attachment')) carryFiles()
  })
  // before any call: a recording begun in this run is none that a run before left
  const recovered = options.role === 'writer' ? recoverRecordings(opened.context as WriterContext) : null
  recovered?.catch((error: unknown) => {
    process.stderr.write(`recordings: ${String(error)}\n`)
  })
  let carrying: { cancel(): void } | null = null
  /** Soon, and once for a burst of hints; at work, as its own hints find it, it takes up what is new at once. */
  const carryFiles = (): void => {
    const { context } = opened
    if (!('carrier' in context) || carrying) return
    const run = (): void =>
      void context.carrier.run().catch((error: unknown) => process.stderr.write(`files: ${String(error)}\n`))
    if (context.carrier.isRunning) return run()
    const timer = setTimeout(() => {
      carrying = null
      run()
    }, carryAfterMs).unref()
    carrying = { cancel: () => clearTimeout(timer) }
  }
  const onWake = (): void => {
    if ('carrier' in opened.context) opened.context.carrier.again()
    reminders?.check()
    loop?.wake()
  }
  const watching = options.role === 'writer' ? watchSleep({ onWake }) : null
  const running = new Set<Promise<void>>()
  port?.on('message', (message: ToWorker) => {
    if (message.type === 'wake') {
      onWake()
      return
    }
    if (message.type === 'stop') {
      watching?.stop()
      reminders?.stop()
      loop?.stop()
      carrying?.cancel()
      const { context } = opened
      const syncing = 'sync' in context ? Promise.all([context.sync.stop(), context.carrier.stop()]) : undefined
      // what waits for the disk (a file being hashed), and a round with the hub, still need the store
      void Promise.all([...running, syncing]).then(() => {
        opened.close()
        send({ type: 'stopped' })
        port.close()
      })
      return
    }
    const call = dispatch(opened.context, message.name, message.input).then((answer) => {
      send({ type: 'answer', id: message.id, answer })
      running.delete(call)
    })
    running.add(call)
  })
  send({ type: 'ready' })
  if (options.role === 'writer') {
    setImmediate(() => void warmUp(opened.context))
    setTimeout(warmUpWrites, writesAfterMs).unref()
    setTimeout(() => {
      const writer = opened.context as WriterContext
      reminders = startReminders(writer)
      loop = createSyncLoop({
        engine: writer.sync,
        read: () => writer.read,
        fetch: (url, init) => fetch(url, init),
        random: Math.random,
      })
    }, writesAfterMs).unref()
    setTimeout(tidy, tidyAfterMs, options.dataDir).unref()
  }
  const { context } = opened
  if ('store' in context) {
    // a store that is closed meanwhile goes on with it when it is opened next
    setTimeout(() => void deriveKeys(() => context.store).catch(() => undefined), deriveAfterMs).unref()
  }
}

/** A fault here must not end the worker that holds the store; it is tried again with the next tick. */
function startReminders(context: WriterContext): ReminderClock {
  const clock = createReminderClock(context, (error) => {
    process.stderr.write(`reminders: ${error instanceof Error ? error.message : String(error)}\n`)
  })
  clock.check()
  return clock
}

/** What can wait until the person is at work. */
function tidy(dataDir: string): void {
  sweepPartials(dataDir)
  keepBallast(dataDir)
}

try {
  start(workerData as WorkerOptions)
} catch (error) {
  const code = error instanceof StoreError ? error.code : null
  send({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) })
}
