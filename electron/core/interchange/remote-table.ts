/**
 * A table read in a worker of its own. The caller asks for one slice at a time, so at most one slice waits in memory; a
 * reader that runs out of time or memory is ended and the file refused with a reason.
 */
import { Worker } from 'node:worker_threads'
import { maxXlsxHeapMb, maxXlsxReadMs } from '../../../shared/domain/interchange/limits.ts'
import { FileRefused } from '../../../shared/domain/interchange/reasons.ts'
import type { OpenOptions } from './open-table.ts'
import type { FromReader, ReaderInput, ToReader } from './reader-messages.ts'
import type { SourceRow, TableFacts } from './table.ts'

export interface ReaderLimits {
  readonly heapMb: number
  /** For opening, and for each slice. */
  readonly waitMs: number
}

export interface RemoteTable extends TableFacts {
  readonly header: readonly string[]
  /** The data rows from the first one on, in slices of at most 200. Once only. */
  slices(): AsyncGenerator<readonly SourceRow[]>
  close(): Promise<void>
}

const ownWorker = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js', import.meta.url)

const usualLimits: ReaderLimits = { heapMb: maxXlsxHeapMb, waitMs: maxXlsxReadMs }

/** Rejects with `FileRefused`. */
export async function openRemoteTable(
  path: string,
  options: OpenOptions = {},
  limits: ReaderLimits = usualLimits,
): Promise<RemoteTable> {
  const line = startReader({ path, options }, limits)
  const opened = await line.receive()
  if (opened.type !== 'opened') throw new FileRefused('broken_xlsx')
  return {
    ...opened.facts,
    header: opened.header,
    slices: () => slices(line),
    close: line.end,
  }
}

async function* slices(line: ReaderLine): AsyncGenerator<readonly SourceRow[]> {
  line.send({ type: 'next' })
  for (;;) {
    const message = await line.receive()
    if (message.type !== 'rows' || message.rows === null) return
    // The reader prepares the next slice while the caller works on this one.
    line.send({ type: 'next' })
    yield message.rows
  }
}

interface ReaderLine {
  readonly send: (message: ToReader) => void
  /** The next message, or the reason why there will be none. */
  readonly receive: () => Promise<FromReader>
  readonly end: () => Promise<void>
}

function startReader(input: ReaderInput, limits: ReaderLimits): ReaderLine {
  const worker = new Worker(ownWorker(), {
    workerData: input,
    name: 'rapport-import-reader',
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  const end = async (): Promise<void> => {
    await worker.terminate()
  }
  const queue: FromReader[] = []
  let wake: (() => void) | null = null
  let failure: unknown = null
  worker.on('message', (message: FromReader) => {
    queue.push(message)
    wake?.()
  })
  worker.on('error', (error) => {
    failure = failure ?? asRefusal(error)
    wake?.()
  })
  const receive = async (): Promise<FromReader> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      failure = new FileRefused('took_too_long')
      resolve()
    }, limits.waitMs)
    wake = resolve
    if (queue.length === 0 && failure === null) await promise
    clearTimeout(timer)
    wake = null
    const message = queue.shift()
    if (message && message.type !== 'refused') return message
    await end()
    throw message ? new FileRefused(message.error.type, message.error.detail) : failure
  }
  return { send: (message) => worker.postMessage(message), receive, end }
}

function asRefusal(error: Error): Error {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isMemory ? new FileRefused('needs_too_much_memory', null, error) : error
}
