/** Rows from the hub written a little at a time, so that no call of a person waits for more than a moment. */
import type { PulledRow } from '../../../shared/sync/messages.ts'
import { dropFiles } from './drop-files.ts'
import { receive, type Receiver, type ReceiveOptions } from './receive.ts'
import type { SyncContext } from './sync-context.ts'

/** A transaction takes no new row after this long (ms). */
const sliceMs = 20
const mostPerSlice = 200

export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** Takes rows in transactions of at most 200, giving way between them. */
export async function inSlices(
  ctx: SyncContext,
  options: Omit<ReceiveOptions, 'nowMs'>,
  rows: readonly PulledRow[],
  take: (receiver: Receiver, row: PulledRow) => void,
): Promise<void> {
  let at = 0
  while (at < rows.length) {
    ctx.signal.throwIfAborted()
    const until = performance.now() + sliceMs
    const done = receive(ctx.store, { ...options, nowMs: ctx.nowMs() }, (receiver) => {
      const end = Math.min(rows.length, at + mostPerSlice)
      while (at < end) {
        take(receiver, rows[at] as PulledRow)
        at += 1
        if (performance.now() > until) break
      }
    })
    tell(ctx, done)
    await breathe()
  }
}

/** What has to follow a transaction: pages are told, files nobody refers to any more go. */
export function tell(ctx: SyncContext, done: Omit<ReturnType<typeof receive>, 'value'>): void {
  if (done.droppedFiles.size > 0) dropFiles(ctx.store.write, ctx.dir, done.droppedFiles)
  if (done.hint) ctx.emit(done.hint)
}
