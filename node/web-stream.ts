/** A Node stream as the body of an answer, made when the first of it is wanted and ended when its reader leaves. */
import type { Readable } from 'node:stream'

/** `open` is called once, at the first read: a body nobody reads holds nothing. */
export function webStream(open: () => Readable): ReadableStream<Uint8Array> {
  let source: Readable | null = null
  let pieces: AsyncIterator<Buffer> | null = null
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        source ??= open()
        pieces ??= source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
        const next = await pieces.next()
        if (next.done === true) controller.close()
        else controller.enqueue(new Uint8Array(next.value))
      },
      cancel: () => {
        source?.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
