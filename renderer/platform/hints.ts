/**
 * Change hints for all tabs over one stream: the tab that holds the lock reads, the others listen to it. Hints that come
 * in a burst (an import commits every few milliseconds) are folded into one, so that the page asks a few times a second.
 */
import type { QueryClient } from '@tanstack/react-query'
import type { Hint } from '../../shared/api/hint.ts'
import { followHints } from './hint-stream.ts'
import { invalidate } from './queries.ts'

const channelName = 'rapport-hints'
const foldMs = 300
/** A tab that does not lead by then listens to the one that does. */
const followsAfterMs = 100

const merge = (a: Hint | null, b: Hint): Hint =>
  a === null
    ? b
    : {
        seq: Math.max(a.seq, b.seq),
        types: [...new Set([...a.types, ...b.types])],
        local: a.local || b.local,
        ...(a.sync === true || b.sync === true ? { sync: true } : {}),
      }

/** Calls `apply` at once for the first hint and then at most every `everyMs`, with all that came in between as one. */
export function foldHints(apply: (hint: Hint) => void, everyMs: number): (hint: Hint) => void {
  let waiting: Hint | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    timer = null
    if (waiting === null) return
    const hint = waiting
    waiting = null
    apply(hint)
    timer = setTimeout(flush, everyMs)
  }
  return (hint) => {
    waiting = merge(waiting, hint)
    if (timer === null) flush()
  }
}

/** Keeps the cache current until the page closes. `follow` is the line to the shell. */
export function startHints(client: QueryClient, follow: typeof followHints = followHints): void {
  const channel = new BroadcastChannel(channelName)
  const apply = foldHints((hint) => void invalidate(client, hint), foldMs)
  const onGap = (): void => void invalidate(client, null)
  channel.addEventListener('message', ({ data }: MessageEvent<Hint | null>) => {
    if (data === null) onGap()
    else apply(data)
  })
  let isLeading = false
  // the leader's line begins with asking for everything again; who listens asks once for what came before it did
  setTimeout(() => (isLeading ? undefined : onGap()), followsAfterMs)
  const lead = (): Promise<void> => {
    isLeading = true
    return follow(
      {
        onHint: (hint) => {
          channel.postMessage(hint)
          apply(hint)
        },
        onGap: () => {
          channel.postMessage(null)
          onGap()
        },
      },
      new AbortController().signal,
    )
  }
  void navigator.locks.request(channelName, lead)
}
