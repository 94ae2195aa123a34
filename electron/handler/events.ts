/**
 * Change hints as one SSE-format stream, read by the page with fetch. A comment goes out every 15 s so that a dead line
 * is noticed; a reader that does not keep up is dropped and comes back by itself.
 */
import type { Hint } from '../../shared/api/hint.ts'
import { respond } from './respond.ts'

const heartbeatMs = 15_000
const longestQueue = 256

export interface EventStreams {
  open(): Response
  close(): void
}

/** Streams of hints from a source; `onHint` registers a listener and answers how to take it off. */
export function createEventStreams(onHint: (listener: (hint: Hint) => void) => () => void): EventStreams {
  const open = new Set<() => void>()
  const stream = (): ReadableStream<Uint8Array> => {
    const encoder = new TextEncoder()
    let end = (): void => undefined
    let stop = (): void => undefined
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const write = (text: string): void => {
            if ((controller.desiredSize ?? 0) < -longestQueue) end()
            else controller.enqueue(encoder.encode(text))
          }
          const off = onHint((hint) => {
            write(`event: hint\ndata: ${JSON.stringify(hint)}\n\n`)
          })
          const beat = setInterval(() => {
            write(': beat\n\n')
          }, heartbeatMs)
          stop = () => {
            off()
            clearInterval(beat)
            open.delete(end)
          }
          end = () => {
            stop()
            controller.close()
          }
          open.add(end)
          write('event: ready\ndata: {}\n\n')
        },
        cancel() {
          stop()
        },
      },
      { highWaterMark: longestQueue },
    )
  }
  return {
    open: () => respond(200, 'text/event-stream', stream()),
    close: () => {
      for (const end of open) end()
    },
  }
}
