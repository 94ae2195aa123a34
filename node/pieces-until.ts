/** The pieces of a body until a signal, or until nothing has come for too long: then it throws, and the body is let go. */

import { Readable } from 'node:stream'

interface Source {
  /** Null at the end. */
  next(): Promise<Uint8Array | null>
  end(why: unknown): void
}

function webSource(body: ReadableStream<Uint8Array>): Source {
  const reader = body.getReader()
  return {
    next: async () => (await reader.read()).value ?? null,
    end: (why) => void reader.cancel(why).catch(() => undefined),
  }
}

function nodeSource(body: Readable): Source {
  const pieces = (body as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  return {
    next: async () => {
      const { done, value } = await pieces.next()
      return done ? null : value
    },
    end: () => void body.destroy(),
  }
}

/** `silenceMs` is how long nothing may come; without it, for ever. */
export async function* piecesUntil(
  body: ReadableStream<Uint8Array> | Readable | null,
  signal: AbortSignal,
  silenceMs = 0,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!body) return
  const source = body instanceof Readable ? nodeSource(body) : webSource(body)
  const silence = new AbortController()
  const watching = silenceMs > 0 ? setTimeout(() => silence.abort(new Error('nothing came')), silenceMs) : null
  const either = AbortSignal.any([signal, silence.signal])
  const end = (): void => {
    source.end(either.reason)
  }
  either.addEventListener('abort', end)
  try {
    for (;;) {
      either.throwIfAborted()
      const piece = await source.next()
      // a source that was ended says that it is done
      either.throwIfAborted()
      if (piece === null) return
      watching?.refresh()
      yield piece
    }
  } finally {
    if (watching) clearTimeout(watching)
    either.removeEventListener('abort', end)
    source.end(null)
  }
}
