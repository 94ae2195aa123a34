/**
 * Entry of the worker that reads one file for an import. Whatever the file does to a parser (a bomb, an endless line, a
 * pathological cell), it happens here, under a heap and a time limit, and never stalls the core.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { asFileError, openTable } from './open-table.ts'
import { rowsPerMessage, type FromReader, type ReaderInput } from './reader-messages.ts'
import type { SourceRow, SourceTable } from './table.ts'

const port = parentPort
if (!port) throw new Error('reader-worker.ts runs in a worker thread')
const send = (message: FromReader): void => {
  port.postMessage(message)
}

async function* slices(table: SourceTable): AsyncGenerator<readonly SourceRow[]> {
  let held: SourceRow[] = []
  for await (const batch of table.rows()) {
    held = held.length === 0 ? [...batch] : held.concat(batch)
    while (held.length >= rowsPerMessage) yield held.splice(0, rowsPerMessage)
  }
  if (held.length > 0) yield held
}

async function serve({ path, options }: ReaderInput): Promise<void> {
  const { table } = await openTable(path, options)
  const { rows: _, header, ...facts } = table
  const cursor = slices(table)
  const answer = async (): Promise<void> => {
    const next = await cursor.next()
    send({ type: 'rows', rows: next.done ? null : next.value })
  }
  let queue = Promise.resolve()
  port?.on('message', () => {
    queue = queue.then(answer).catch(refuse)
  })
  send({ type: 'opened', facts, header })
}

function refuse(error: unknown): void {
  send({ type: 'refused', error: asFileError(error) })
}

serve(workerData as ReaderInput).catch(refuse)
