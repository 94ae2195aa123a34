/**
 * The two requests that carry bytes, by node:http: `fetch` copies a body that lies in memory several times, and gives an
 * answer in a stream whose pieces wait for the collector of garbage. The proxy of the environment counts here as it does there.
 */
import { request as plain, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as secure } from 'node:https'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { release } from '../../../node/release.ts'

interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

export interface Answered {
  readonly status: number
  readonly headers: Headers
}

export interface Carriage {
  /** Sends bytes that lie in memory, which may be used again once this has settled; answers what the hub said. */
  send(url: string, init: Asked & { readonly body: Uint8Array }): Promise<Answered & { readonly text: string }>
  /** Asks for bytes; `text` reads an answer that is words, and `body` is to be read or destroyed. */
  open(
    url: string,
    init: Asked,
  ): Promise<Answered & { readonly body: Readable | ReadableStream<Uint8Array>; text(): Promise<string> }>
}

/** More than any hub says about a chunk. */
const mostAnswerBytes = 100_000

/**
 * What a socket reads, node:http copies into the body before anybody after it hears of it: the piece itself is done with then.
 * Asked for anew with every request, for node:http listens anew, too, and must be first. Should another Node look into the
 * piece instead of copying it, bodies would come empty, and every test that fetches would say so.
 */
const tidy = (socket: Socket): void => void socket.off('data', release).on('data', release)

function ask(
  url: string,
  { method, headers, signal }: Asked,
  onAnswer: (answer: IncomingMessage) => void,
): ClientRequest {
  const request = url.startsWith('https:') ? secure : plain
  return request(url, { method, headers, signal }, onAnswer).on('socket', tidy)
}

function headersOf(answer: IncomingMessage): Headers {
  const known = Object.entries(answer.headers)
  return new Headers(known.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

async function textOf(answer: Readable): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > mostAnswerBytes) throw new Error('the answer is too long')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const statusOf = ({ statusCode = 0 }: IncomingMessage): number => statusCode

export const byHttp: Carriage = {
  send: (url, { body, ...asked }) =>
    new Promise((done, fail) => {
      const headers = { ...asked.headers, 'content-length': String(body.byteLength) }
      const out = ask(url, { ...asked, headers }, (answer) => {
        const whole = async (): Promise<Answered & { readonly text: string }> => {
          const text = await textOf(answer)
          // what was not sent by now must not be sent from a body that is another by then
          if (!out.writableFinished) out.destroy()
          return { status: statusOf(answer), headers: headersOf(answer), text }
        }
        done(whole())
      })
      out.on('error', fail)
      out.end(body)
    }),
  open: (url, asked) =>
    new Promise((done, fail) => {
      const out = ask(url, asked, (answer) => {
        done({ status: statusOf(answer), headers: headersOf(answer), body: answer, text: () => textOf(answer) })
      })
      out.on('error', fail)
      out.end()
    }),
}

/** The same by a `fetch`, for whoever stands between laptop and hub. */
export const byFetch = (fetch: (url: string, init: RequestInit) => Promise<Response>): Carriage => ({
  send: async (url, { body, ...asked }) => {
    const response = await fetch(url, { ...asked, body: body as Uint8Array<ArrayBuffer>, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: await response.text() }
  },
  open: async (url, asked) => {
    const response = await fetch(url, { ...asked, redirect: 'manual' })
    const body = response.body ?? new ReadableStream<Uint8Array>({ start: (c) => c.close() })
    return { status: response.status, headers: response.headers, body, text: () => response.text() }
  },
})
