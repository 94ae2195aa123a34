/**
 * Chromium's DevTools protocol over a pipe: messages as JSON, each ended by a NUL. No port is opened, so nobody else on the
 * machine can speak to it (`--remote-debugging-port` would let every local program in).
 */
import type { Readable, Writable } from 'node:stream'

type Params = Readonly<Record<string, unknown>>

interface Answer {
  readonly id?: number
  readonly result?: Params
  readonly error?: { readonly message: string }
}

export interface DevTools {
  /** Calls a method; rejects with what the browser says, or when it ends. */
  send(method: string, params?: Params, sessionId?: string): Promise<Params>
  /** The browser has ended: everything that waits is refused. */
  end(error: Error): void
}

interface Waiting {
  readonly resolve: (result: Params) => void
  readonly reject: (error: Error) => void
}

/** Speaks over the pipes a browser was started with as file descriptors 3 (in) and 4 (out). */
export function devToolsOver(input: Writable, output: Readable): DevTools {
  const waiting = new Map<number, Waiting>()
  let next = 1
  let ended: Error | null = null
  let pieces: Buffer[] = []

  const receive = (text: string): void => {
    const { id, result, error } = JSON.parse(text) as Answer
    const call = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || call === undefined) return
    waiting.delete(id)
    if (error) call.reject(new Error(error.message))
    else call.resolve(result ?? {})
  }
  output.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let at = rest.indexOf(0); at !== -1; at = rest.indexOf(0)) {
      receive(Buffer.concat([...pieces, rest.subarray(0, at)]).toString('utf8'))
      pieces = []
      rest = rest.subarray(at + 1)
    }
    if (rest.length > 0) pieces.push(rest)
  })
  const end = (error: Error): void => {
    ended ??= error
    for (const call of waiting.values()) call.reject(ended)
    waiting.clear()
  }
  input.on('error', end)
  output.on('error', end)
  return {
    send: async (method, params = {}, sessionId) => {
      if (ended) throw ended
      const id = next++
      const { promise, resolve, reject } = Promise.withResolvers<Params>()
      waiting.set(id, { resolve, reject })
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) })}\0`)
      return promise
    },
    end,
  }
}
