/**
 * Speaks to a hub over HTTP. Every answer is checked before anything is made of it; a page of a captive portal or a proxy is
 * told from a hub by the header every hub sends, and is never taken for data.
 */
import type { z } from 'zod'
import {
  helloAnswer,
  hubErrorSchema,
  hubHeader,
  joinAnswer,
  likenessAnswer,
  manifestAnswer,
  pullAnswer,
  pushAnswer,
  rowsAnswer,
  type HubError,
} from '../../../shared/sync/messages.ts'
import { teamAnswer } from '../../../shared/sync/team-messages.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Why the hub was not reached or did not do as asked. */
export type HubTrouble =
  | { readonly type: 'offline' }
  /** Something else answered in the hub's place. */
  | { readonly type: 'portal' }
  /** It answered what no hub of this kind answers. */
  | { readonly type: 'garbled'; readonly detail: string }
  | { readonly type: 'hub'; readonly error: HubError; readonly retryAfterMs: number | null }

export class HubUnavailable extends Error {
  readonly trouble: HubTrouble
  constructor(trouble: HubTrouble, options?: ErrorOptions) {
    super(trouble.type === 'hub' ? trouble.error.type : trouble.type, options)
    this.name = 'HubUnavailable'
    this.trouble = trouble
  }
}

const answers = {
  join: joinAnswer,
  hello: helloAnswer,
  push: pushAnswer,
  pull: pullAnswer,
  manifest: manifestAnswer,
  rows: rowsAnswer,
  likeness: likenessAnswer,
  team: teamAnswer,
} as const
export type HubRoute = keyof typeof answers

const timeoutMs = 30_000
/** For the first answer on a line that may be dead: after a sleep nobody says that it is. */
const doubtMs = 3_000
/** More than any page a hub sends. */
const maxAnswerBytes = 64 * 1024 * 1024

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxAnswerBytes) throw new HubUnavailable({ type: 'garbled', detail: 'too large' })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HubUnavailable({ type: 'garbled', detail: 'not JSON' })
  }
}

const retryAfter = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1000 : null
}

/** One try: it ends with `line`, or after `limitMs`. */
type Try<T> = (line: AbortSignal, limitMs: number) => Promise<T>

/**
 * Tries on one line after the other. One that was idle may be closed by the other end just as it is used again, and one from
 * before a sleep may be dead: that is not being offline. Everything a laptop asks may be asked twice.
 */
function createLines(doubted: boolean): { again(): void; carry<T>(send: Try<T>): Promise<T> } {
  let line = new AbortController()
  let isDoubted = doubted
  return {
    again: () => {
      isDoubted = true
      line.abort()
      line = new AbortController()
    },
    carry: async (send) => {
      for (let tries = 1; ; tries += 1) {
        const { signal } = line
        const wasDoubted = isDoubted
        try {
          const sent = await send(signal, wasDoubted ? doubtMs : timeoutMs)
          isDoubted = false
          return sent
        } catch (error) {
          if (error instanceof HubUnavailable) throw error
          if (!signal.aborted) isDoubted = false
          const isReset = error instanceof Error && /ECONNRESET|EPIPE|UND_ERR_SOCKET/.test(codeOf(error))
          const isWorthIt = signal.aborted || wasDoubted || (isReset && tries === 1)
          if (tries > 2 || !isWorthIt) throw new HubUnavailable({ type: 'offline' }, { cause: error })
        }
      }
    },
  }
}

const codeOf = (error: Error): string =>
  error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''

export interface HubClient {
  /** Throws `HubUnavailable`. */
  ask<R extends HubRoute>(route: R, body: unknown, signal?: AbortSignal): Promise<z.infer<(typeof answers)[R]>>
  /** The machine slept: what is being asked is asked again on a new line. */
  again(): void
}

/** A client of the hub at this address; the token is sent to no other. */
export function createHubClient(o: {
  readonly url: string
  readonly token: string | null
  readonly fetch: Fetch
  /** The machine slept since the last answer. */
  readonly isLineDoubted?: boolean
}): HubClient {
  const lines = createLines(o.isLineDoubted ?? false)
  return {
    again: lines.again,
    ask: async (route, body, signal) => {
      const send: Try<{ response: Response; text: string }> = async (line, limitMs) => {
        const ends = [line, AbortSignal.timeout(limitMs), ...(signal ? [signal] : [])]
        const response = await o.fetch(new URL(`sync/${route}`, o.url).href, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(o.token === null ? {} : { authorization: `Bearer ${o.token}` }),
          },
          body: JSON.stringify(body),
          redirect: 'manual',
          signal: AbortSignal.any(ends),
        })
        return { response, text: await readText(response) }
      }
      const { response, text } = await lines.carry(send)
      if (response.headers.get(hubHeader) === null) throw new HubUnavailable({ type: 'portal' })
      const json = parsed(text)
      if (!response.ok) {
        const error = hubErrorSchema.safeParse(json)
        if (!error.success) throw new HubUnavailable({ type: 'garbled', detail: `status ${response.status}` })
        throw new HubUnavailable({ type: 'hub', error: error.data, retryAfterMs: retryAfter(response) })
      }
      const answer = answers[route].safeParse(json)
      if (!answer.success) throw new HubUnavailable({ type: 'garbled', detail: answer.error.issues[0]?.message ?? '' })
      return answer.data as z.infer<(typeof answers)[typeof route]>
    },
  }
}
