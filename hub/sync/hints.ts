/**
 * Tells devices that listen that there is something after N. Only a hint: a device that hears nothing asks now and then.
 * Told in the process after the commit, never from inside the transaction.
 */
import { hubHeader } from '../../shared/sync/messages.ts'

export interface Hints {
  tell(ws: string, head: number): void
  tellAll(head: number): void
  /** A stream of server-sent events, beginning with the head as it stands. */
  stream(ws: string, head: number): Response
  readonly listeners: number
  stop(): void
}

interface Listener {
  readonly ws: string
  readonly send: (text: string) => void
  readonly end: () => void
}

const aliveMs = 25_000

export function createHints(): Hints {
  const listeners = new Set<Listener>()
  const alive = setInterval(() => {
    for (const listener of listeners) listener.send(': still here\n\n')
  }, aliveMs)
  alive.unref()
  const textOf = (head: number): string => `data: {"head":${head}}\n\n`
  return {
    tell: (ws, head) => {
      for (const listener of listeners) if (listener.ws === ws) listener.send(textOf(head))
    },
    tellAll: (head) => {
      for (const listener of listeners) listener.send(textOf(head))
    },
    stream: (ws, head) => {
      let listener: Listener | null = null
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          const encoder = new TextEncoder()
          listener = {
            ws,
            send: (text) => {
              try {
                controller.enqueue(encoder.encode(text))
              } catch {
                if (listener) listeners.delete(listener)
              }
            },
            end: () => {
              controller.close()
            },
          }
          listeners.add(listener)
          listener.send(textOf(head))
        },
        cancel: () => {
          if (listener) listeners.delete(listener)
        },
      })
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', [hubHeader]: '1' },
      })
    },
    get listeners() {
      return listeners.size
    },
    stop: () => {
      clearInterval(alive)
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
}
