/**
 * Entry of both core workers. The writer owns the only write connection and serves all commands and interactive reads;
 * the reader, with a read-only connection, serves what may take long. Never imports Electron.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { createContext } from './create-context.ts'
import { dispatch } from './dispatch.ts'
import { keepBallast } from './store/ballast.ts'
import { sweepPartials } from './store/sweep-partials.ts'
import { warmUp, warmUpWrites } from './warm-up.ts'
import { StoreError } from './store/store-error.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

/** The first screen stands by then, and nobody has written anything yet. */
const writesAfterMs = 1_500
const tidyAfterMs = 15_000

const port = parentPort
if (!port) throw new Error('worker.ts runs in a worker thread')
const send = (message: FromWorker): void => {
  port.postMessage(message)
}

function start(options: WorkerOptions): void {
  const opened = createContext(options, (hint) => {
    send({ type: 'hint', hint })
  })
  port?.on('message', (message: ToWorker) => {
    if (message.type === 'stop') {
      opened.close()
      send({ type: 'stopped' })
      port.close()
      return
    }
    void dispatch(opened.context, message.name, message.input).then((answer) => {
      send({ type: 'answer', id: message.id, answer })
    })
  })
  send({ type: 'ready' })
  if (options.role === 'writer') {
    setImmediate(() => void warmUp(opened.context))
    setTimeout(warmUpWrites, writesAfterMs).unref()
  }
  if (options.role === 'writer') setTimeout(tidy, tidyAfterMs, options.dataDir).unref()
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
