/**
 * When rounds are run: soon after something was done here, when the hub hints that there is something, when the machine
 * wakes, and now and then anyway. After failures it waits longer and longer, with jitter, up to five minutes; whatever the
 * person does begins anew. Correctness never depends on a hint.
 */
import type { Hint } from '../../../shared/api/hint.ts'
import { hubHeader } from '../../../shared/sync/messages.ts'
import type { ReadDb } from '../store/sql.ts'
import type { RoundResult, SyncEngine } from './engine.ts'
import type { Fetch } from './hub-client.ts'
import { readLink } from './hub-link.ts'

export interface LoopDeps {
  readonly engine: SyncEngine
  readonly read: () => ReadDb
  readonly fetch: Fetch
  readonly random: () => number
  /** `setTimeout` unless a test has its own. */
  readonly later?: (work: () => void, ms: number) => { cancel(): void }
  /** A clock that goes with it. */
  readonly nowMs?: () => number
}

export interface SyncLoop {
  /** A record was written here. */
  onHint(hint: Hint): void
  /** The machine woke, came online, or the person asks. */
  wake(): void
  stop(): void
}

const afterWriteMs = 30
const pollMs = 60_000
/** Without hints the laptop asks more often. */
const pollWithoutLineMs = 15_000
const firstBackoffMs = 1_000
const longestBackoffMs = 300_000
const liveQuietMs = 60_000

const timer = (work: () => void, ms: number): { cancel(): void } => {
  const id = setTimeout(work, ms)
  id.unref()
  return {
    cancel: () => {
      clearTimeout(id)
    },
  }
}

const isGood = (result: RoundResult): boolean => result.type === 'done'
/** Waiting helps in none of these: the person has to do something first. */
const isFinal = (result: RoundResult): boolean =>
  result.type === 'refused' || result.type === 'many_removed' || result.type === 'no_hub' || result.type === 'stopped'

interface Heard {
  onHead(head: number): void
  /** Anything came: the line is alive. */
  onAlive(): void
}

/** Reads a stream of hints until it ends. */
async function listen(response: Response, heard: Heard, signal: AbortSignal): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    if (signal.aborted) return
    heard.onAlive()
    text += decoder.decode(chunk, { stream: true })
    const lines = text.split('\n')
    text = (lines.pop() ?? '').slice(-1000)
    for (const line of lines) {
      const head = /^data: \{"head":(\d{1,15})\}$/.exec(line)?.[1]
      if (head !== undefined) heard.onHead(Number(head))
    }
  }
}

/** Starts looking after rounds; does nothing while there is no hub. */
export function createSyncLoop(deps: LoopDeps): SyncLoop {
  const later = deps.later ?? timer
  const now = deps.nowMs ?? ((): number => performance.now())
  const stopping = new AbortController()
  let next: { cancel(): void; readonly at: number } | null = null
  let failures = 0
  let isLive = false
  let endLine = (): void => undefined
  let headSeen = -1
  const schedule = (ms: number): void => {
    if (stopping.signal.aborted) return
    const at = now() + ms
    // something sooner is planned already
    if (next && next.at <= at) return
    next?.cancel()
    next = { at, ...later(run, ms) }
  }
  const backoffMs = (): number => {
    const most = Math.min(longestBackoffMs, firstBackoffMs * 2 ** failures)
    return most * (0.5 + deps.random() / 2)
  }
  const run = (): void => {
    next = null
    if (stopping.signal.aborted) return
    void deps.engine.round().then((result) => {
      if (isFinal(result)) return
      if (isGood(result)) {
        failures = 0
        goLive()
        schedule(isLive ? pollMs : pollWithoutLineMs)
        return
      }
      failures += 1
      schedule(backoffMs())
    })
  }
  const goLive = (): void => {
    const link = readLink(deps.read())
    if (isLive || !link || stopping.signal.aborted) return
    isLive = true
    let wasAlive = false
    const quiet = new AbortController()
    let silence = later(() => {
      quiet.abort()
    }, liveQuietMs)
    const stillThere = (): void => {
      wasAlive = true
      silence.cancel()
      silence = later(() => {
        quiet.abort()
      }, liveQuietMs)
    }
    endLine = () => {
      quiet.abort()
    }
    const signal = AbortSignal.any([stopping.signal, quiet.signal])
    deps
      .fetch(new URL('sync/events', link.url).href, {
        headers: { authorization: `Bearer ${link.token}` },
        redirect: 'manual',
        signal,
      })
      .then(async (response) => {
        if (!response.ok || response.headers.get(hubHeader) === null) return
        const onHead = (head: number): void => {
          const isNews = headSeen !== -1 && head > headSeen
          headSeen = Math.max(headSeen, head)
          if (isNews) schedule(0)
        }
        await listen(response, { onHead, onAlive: stillThere }, signal)
      })
      .catch(() => undefined)
      .finally(() => {
        silence.cancel()
        isLive = false
        // the line is made again with the next good round; what it would have said meanwhile is asked for soon
        if (wasAlive) schedule(firstBackoffMs)
      })
  }
  const soon = (ms: number): void => {
    failures = 0
    schedule(ms)
  }
  deps.engine.onWanted(() => {
    soon(0)
  })
  schedule(0)
  return {
    onHint: (hint) => {
      if (hint.types.length > 0 && !deps.engine.state.isRunning) soon(afterWriteMs)
    },
    wake: () => {
      // after a sleep the line may be dead without a word, and so may the one a round waits on
      endLine()
      deps.engine.woke()
      soon(0)
    },
    stop: () => {
      stopping.abort()
      next?.cancel()
    },
  }
}
